// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <array>
#include <chrono>

namespace imagebrowser {

//! Trouble the sample service can be asked to make, so that people (and tests) see how each kind looks.
enum class SampleTrouble : quint8
{
    None,
    Throttle, //!< 429 with Retry-After
    ServerError, //!< 500 InternalError
    ServerBusy, //!< 503 ServerBusy
    RefuseKey, //!< 403: Shared Key is switched off for the account
    WrongClock, //!< the service's clock is 20 minutes ahead, so that every signature is too old
    CutOff, //!< the body ends in the middle and the connection closes
    HtmlPage, //!< 200 with a sign-in page, as a captive portal gives
    GatewayError, //!< 502 with an HTML page
    Slow, //!< a pause, then the body in drips
    Hang, //!< no answer at all
    Disconnect, //!< the connection closes before an answer
    Redirect, //!< 302 to another address
    ForeignLink, //!< odata.nextLink names another host
    RepeatedLink, //!< odata.nextLink leads to the same page again
    BadItem, //!< one item of the page is no object
};
inline constexpr int SampleTroubleCount = 16;

//! How, from which page on, and how often the service misbehaves.
struct SampleMisbehaviour
{
    SampleTrouble trouble = SampleTrouble::None;
    int firstPage = 1; //!< pages before it are served well, so that rows arrive first
    int requests = -1; //!< how many requests suffer; -1 means all until told otherwise
    std::chrono::seconds retryAfter{2}; //!< Throttle and ServerBusy
    std::chrono::milliseconds pause{1500}; //!< Slow: before the head, and over the whole body
    bool operator==(const SampleMisbehaviour &) const = default;
};

[[nodiscard]] std::array<SampleTrouble, SampleTroubleCount> allSampleTroubles();
//! What a menu says: "Throttle (429)".
[[nodiscard]] QString sampleTroubleLabel(SampleTrouble trouble);

} // namespace imagebrowser
