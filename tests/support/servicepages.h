// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace imagebrowser {

inline QByteArray image(const QByteArray &sku)
{
    return R"({"imageReference":{"publisher":"p","offer":"o","sku":")" + sku
        + R"(","version":"latest"},"verificationType":"verified","nodeAgentSKUId":"a","osType":"linux"})";
}

inline QByteArray pageOf(const QList<QByteArray> &items, const QByteArray &nextLink = {})
{
    QByteArray body = R"({"odata.metadata":"m","value":[)" + items.join(',') + ']';
    if (!nextLink.isEmpty())
        body += R"(,"odata.nextLink":")" + nextLink + '"';
    return body + '}';
}

inline QByteArray batchError(const QByteArray &code, const QByteArray &message, const QByteArray &values = "[]")
{
    return R"({"odata.metadata":"m","code":")" + code + R"(","message":{"lang":"en-US","value":")" + message
        + R"(\nRequestId:f5c1b1d6-6b43-4c0e-a1ee-0f6a3e0b7a11\nTime:2026-11-22T11:20:05.1234567Z"},"values":)" + values + '}';
}

//! `values` of an account on which Shared Key is switched off.
inline QByteArray keysNotAllowed()
{
    return R"([{"key":"AuthenticationErrorDetail","value":"The specified type of authentication SharedKey is not allowed for this account."}])";
}

inline QByteArray valueThatIsNoArray()
{
    return R"({"value":{}})";
}

//! Unknown members, unknown enum values, a date that is none and a number that no double holds.
inline QByteArray strangeImage()
{
    return R"({"imageReference":{"publisher":"p","offer":"o","sku":"s","tier":7},"osType":"plan9",)"
           R"("verificationType":"almost","capabilities":["Flying"],"batchSupportEndOfLife":"soon","new":1e400})";
}

//! `values` that quote what the server was sent, as the service does with signatures.
inline QByteArray echoedCredentials(const QByteArray &authorization, const QByteArray &key)
{
    return R"([{"key":"AuthenticationErrorDetail","value":"The MAC signature found in the HTTP request ')"
        + authorization.mid(authorization.indexOf(':') + 1) + "' is not right. Key " + key + R"("},{"key":"Header","value":")"
        + authorization + R"("}])";
}

} // namespace imagebrowser
