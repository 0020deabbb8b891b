// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <utility>
#include <vector>

namespace imagebrowser {

//! Some bytes, and how long to wait before they go out.
struct SampleStep
{
    std::chrono::milliseconds pause{0};
    QByteArray bytes;
};

//! What goes out for one request, and what becomes of the connection then.
struct SampleDelivery
{
    std::vector<SampleStep> steps;
    bool closesAfterwards = false;
    bool isSilent = false; //!< nothing ever comes and the connection stays open
};

//! One HTTP reply before it is bytes.
struct SampleReply
{
    int status = 200;
    QByteArray reason = QByteArrayLiteral("OK");
    QList<std::pair<QByteArray, QByteArray>> headers; //!< Content-Length and its like not included
    QByteArray body;
    bool isChunked = false; //!< else Content-Length; the service sends lists chunked and errors with a length

    void addHeader(const QByteArray &name, const QByteArray &value) { headers.append({name, value}); }
    [[nodiscard]] QByteArray head(bool keepsAlive) const;
    //! \a part of the body as it goes over the wire.
    [[nodiscard]] QByteArray framed(const QByteArray &part) const;
    //! What ends the body; empty unless chunked.
    [[nodiscard]] QByteArray terminator() const;

    [[nodiscard]] SampleDelivery whole(bool keepsAlive) const;
    //! Half of the body, then the connection closes.
    [[nodiscard]] SampleDelivery cutOff() const;
    //! \a pause before the head and \a pause again, in eighths, over the body.
    [[nodiscard]] SampleDelivery dripped(bool keepsAlive, std::chrono::milliseconds pause) const;
};

} // namespace imagebrowser
