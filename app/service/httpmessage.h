// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/secret.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>
#include <optional>
#include <utility>

namespace imagebrowser {

//! Header fields in the order sent. Names compare without case.
class HttpHeaders
{
public:
    using Field = std::pair<QByteArray, QByteArray>;

    HttpHeaders() = default;
    explicit HttpHeaders(QList<Field> fields)
        : m_fields(std::move(fields))
    {
    }

    //! Replaces a field of that name.
    void set(const QByteArray &name, const QByteArray &value);
    //! Of the first field of that name; empty when there is none.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] const QList<Field> &fields() const { return m_fields; }

private:
    QList<Field> m_fields;
};

enum class HttpMethod : quint8
{
    Get,
    Post,
};

//! One request. The headers every request has (User-Agent and so on) are added by HttpAccess.
struct HttpRequest
{
    QUrl url;
    HttpMethod method = HttpMethod::Get; //!< set by HttpAccess
    HttpHeaders headers;
    Secret body; //!< of a POST, whose headers name its Content-Type; what is secret in it belongs into the redactor too
    ProxySettings proxy;
    Secret proxyPassword;
    QString caFile; //!< PEM, trusted besides the system's authorities; empty for none
    //! Ends the request when nothing arrives for this long; never longer than the limits of HttpAccess.
    std::chrono::milliseconds stallTimeout = std::chrono::milliseconds::max();
    //! What must not reach a log or an error.
    Redactor redactor;
};

//! When each stage was reached, counted from the start of the call. A stage that was not reached, or was not needed
//! because a connection was still open, has none.
struct HttpTimings
{
    using Time = std::optional<std::chrono::milliseconds>;
    Time connecting; //!< the request left the queue; name lookup and connect begin
    Time encrypted; //!< TLS agreed
    Time sent; //!< the request was written
    Time headers; //!< the reply's head arrived
    std::chrono::milliseconds total{0};
};

//! A reply that came in whole, of any status.
struct HttpReply
{
    QUrl url;
    int status = 0;
    QString reasonPhrase;
    HttpHeaders headers;
    QByteArray body; //!< decompressed
    HttpTimings timings;
};

} // namespace imagebrowser
