// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/tlscertificate.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace imagebrowser {

//! Where on the way to a list of images something failed, in the order of the way.
enum class FailureStage : quint8
{
    Request, //!< before anything was sent: settings, key, URL
    NameLookup,
    Proxy,
    Connect,
    Tls,
    SignIn,
    Http,
    Reply,
    NextPage,
};

//! What failed. One error has one kind; the texts for people are made from it in batcherrortext.
enum class FailureKind : quint8
{
    InvalidRequest, //!< the account's settings cannot make a request (no endpoint, key that is not Base64, …)
    SecretMissing, //!< no key or token is known for the account
    HostNotFound,
    ProxyFailed,
    ProxyAuthenticationRequired,
    ConnectionRefused,
    ConnectionLost,
    NetworkFailed, //!< any other failure below HTTP
    TlsFailed,
    StallTimeout, //!< nothing arrived for the stall time
    DeadlineExceeded, //!< the total time for one request ran out
    Cancelled,
    SignInFailed, //!< a token could not be had
    ServiceError, //!< an HTTP error with a BatchError body
    HttpError, //!< an HTTP error with any other body
    Redirected, //!< 3xx: refused, credentials go to one origin only
    NotJson,
    CutOff,
    WrongShape,
    TooDeep,
    TooLarge,
    BadItem, //!< one item of a page could not be read; the others were kept
    ForeignLink, //!< odata.nextLink names another origin
    BadLink, //!< odata.nextLink is no address that a request could go to
    RepeatedLink,
    TooManyPages,
    OutOfMemory, //!< the store cannot hold more
};

//! What a request was signed in with.
enum class CredentialKind : quint8
{
    Unknown,
    Key,
    Token,
};

//! One pair of the service's `values`.
struct BatchErrorDetail
{
    QString key;
    QString value;
    bool operator==(const BatchErrorDetail &) const = default;
};

//! One failure, whole: what the service said, what the transport said, and where the request was going. A value; safe
//! to store, show and copy: secrets are taken out before it is made (Redactor). Texts from the server are plain text.
struct BatchError
{
    FailureKind kind = FailureKind::NetworkFailed;
    FailureStage stage = FailureStage::Request;

    int httpStatus = 0; //!< 0 when no status line came
    QString reasonPhrase; //!< as sent; the service repeats its message here

    QString code; //!< `code` of the BatchError
    QString message; //!< `message.value` without its trailing RequestId and Time lines
    QString messageLanguage; //!< `message.lang`
    QList<BatchErrorDetail> values; //!< every pair, in the order sent, AuthenticationErrorDetail first
    QString requestId; //!< header `request-id`, else the RequestId line of the message
    QString clientRequestId; //!< ours, as sent
    QString serverTime; //!< the Time line of the message, as sent
    bool isFromResourceManager = false; //!< the body had the form of Azure Resource Manager's errors, not of Batch's

    QList<TlsCertificate> certificates; //!< TlsFailed: what the server showed, its own first
    QString proxy; //!< "host:port" of the proxy that stood between; empty when none did
    QString proxyRealm; //!< what the proxy wants a user name and password for, in its own words

    QString detail; //!< what exactly was wrong, from the transport or the parser; plain text, may be empty
    QString contentType; //!< of a body that is not a BatchError
    QString bodySample; //!< its first kilobyte
    bool bodySampleIsCut = false;

    CredentialKind credential = CredentialKind::Unknown; //!< of the request that failed
    QString accountName; //!< display name of the account
    QString accountId; //!< Account::id, for "Edit account"
    QUrl url; //!< as requested; holds no secrets
    int page = 0; //!< 1-based page being fetched; 0 when not part of a listing
    int itemIndex = -1; //!< BadItem: 0-based index in the page's `value`
    int attempts = 0; //!< requests sent for this page
    int rowsKept = 0; //!< images already shown when it happened
    std::chrono::milliseconds duration{0}; //!< of the last attempt
    std::optional<std::chrono::seconds> retryAfter; //!< as the service asked
    std::optional<std::chrono::seconds> clockDifference; //!< server minus local; only when over a minute
    QDateTime occurredAt; //!< UTC

    //! The detail line that says most: AuthenticationErrorDetail, else empty.
    [[nodiscard]] QString authenticationDetail() const;
    //! True when the service says Shared Key is switched off for the account.
    [[nodiscard]] bool isKeySignInDisallowed() const;
    //! True when `odata.nextLink` itself was refused: asking again for that link cannot help.
    [[nodiscard]] bool isAboutNextLink() const;
    //! True when a token was made for another audience.
    [[nodiscard]] bool isWrongAudience() const;

    bool operator==(const BatchError &) const = default;
};

//! Machine-readable names, stable: "nameLookup", "tls", …
[[nodiscard]] QString failureStageId(FailureStage stage);
//! "serviceError", "cutOff", …
[[nodiscard]] QString failureKindId(FailureKind kind);

//! Everything in the error as a JSON object (members without content are left out); what `--error-format json` and
//! "Copy as JSON" write. Times in UTC, durations in milliseconds.
[[nodiscard]] QJsonObject batchErrorToJson(const BatchError &error);

} // namespace imagebrowser
