// SPDX-License-Identifier: Apache-2.0
#include "app/sample/samplechecks.h"

#include "app/sample/samplefilter.h"
#include "app/sample/samplesignature.h"

#include <QLocale>
#include <QRegularExpression>

namespace imagebrowser {

namespace {

SampleError queryError(const QString &code, const QString &message, const QString &name, const QString &value,
                       const QString &reason)
{
    SampleError error{400, code, message, {{QStringLiteral("QueryParameterName"), name}}};
    if (!value.isNull())
        error.values.append({QStringLiteral("QueryParameterValue"), value});
    if (!reason.isEmpty())
        error.values.append({QStringLiteral("Reason"), reason});
    return error;
}

SampleError invalidQuery(const QString &name, const QString &value, const QString &reason)
{
    return queryError(QStringLiteral("InvalidQueryParameterValue"),
                      QStringLiteral("Value for one of the query parameters specified in the request URI is invalid."),
                      name, value, reason);
}

std::optional<SampleError> checkClock(const SampleRequest &request, const QDateTime &now)
{
    const bool hasOcpDate = !request.header("ocp-date").isNull();
    const QString text = QString::fromLatin1(hasOcpDate ? request.header("ocp-date") : request.header("date"));
    QDateTime sent = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    sent.setTimeSpec(Qt::UTC);
    if (!sent.isValid())
        return sampleSignInError(
            403, QStringLiteral("The ocp-date header is missing or is not an RFC 1123 date: '%1'.").arg(text));
    if (qAbs(sent.secsTo(now)) > 15 * 60) {
        return sampleSignInError(
            403,
            QStringLiteral("Request date header too far from the server's time. Request: '%1', server: '%2'.")
                .arg(text, sampleHttpDate(now)));
    }
    return {};
}

std::optional<SampleError> checkPaging(const SampleRequest &request, const SamplePaging &paging, SampleQuery &query)
{
    if (const SampleParameter *limit = request.parameter(u"maxresults")) {
        bool isNumber = false;
        query.maxResults = limit->value.toInt(&isNumber);
        if (!isNumber)
            return invalidQuery(limit->name, limit->value, QStringLiteral("not a number"));
        if (query.maxResults < 1 || query.maxResults > 1000) {
            SampleError error = queryError(
                QStringLiteral("OutOfRangeQueryParameterValue"),
                QStringLiteral(
                    "One of the query parameters specified in the request URI is outside the permissible range."),
                limit->name, limit->value, {});
            error.values.append({QStringLiteral("MinimumAllowed"), QStringLiteral("1")});
            error.values.append({QStringLiteral("MaximumAllowed"), QStringLiteral("1000")});
            return error;
        }
    }
    if (const SampleParameter *token = request.parameter(u"$skiptoken")) {
        const std::optional<quint32> offset = paging.offset(token->value, query.filter);
        if (!offset)
            return invalidQuery(token->name, token->value, QStringLiteral("the continuation token is not valid"));
        query.offset = *offset;
    }
    return {};
}

} // namespace

QString sampleHttpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
}

SampleError sampleSignInError(int status, const QString &detail)
{
    const QString message = status == 401
        ? QStringLiteral("Server failed to authenticate the request. Make sure the value of Authorization header is "
                         "formed correctly.")
        : QStringLiteral("Server failed to authenticate the request. Make sure the value of Authorization header is "
                         "formed correctly including the signature.");
    return {status,
            QStringLiteral("AuthenticationFailed"),
            message,
            {{QStringLiteral("AuthenticationErrorDetail"), detail}}};
}

std::optional<SampleError> checkSampleRoute(const SampleRequest &request)
{
    if (request.path.toLower() != "/supportedimages") {
        return SampleError{
            404, QStringLiteral("ResourceNotFound"), QStringLiteral("The specified resource does not exist."), {}};
    }
    if (request.method != "GET") {
        return SampleError{405,
                           QStringLiteral("UnsupportedHttpVerb"),
                           QStringLiteral("The resource doesn't support the specified HTTP verb."),
                           {}};
    }
    return {};
}

std::optional<SampleError> checkSampleSignIn(const SampleRequest &request, const QString &account, const Secret &key,
                                             const QDateTime &now)
{
    const QString given = QString::fromUtf8(request.header("authorization"));
    if (given.isEmpty())
        return sampleSignInError(401, QStringLiteral("The Authorization header is missing."));
    const QString scheme = QStringLiteral("SharedKey ");
    if (!given.startsWith(scheme))
        return sampleSignInError(401, QStringLiteral("The sample accounts accept the SharedKey scheme only."));
    const qsizetype colon = given.indexOf(u':');
    if (colon < 0 || given.mid(scheme.size(), colon - scheme.size()) != account)
        return sampleSignInError(
            403, QStringLiteral("The account name in the Authorization header is not the account of this endpoint."));
    if (auto error = checkClock(request, now))
        return error;
    const QString signature = given.mid(colon + 1);
    const QString text = sampleStringToSign(request, account, ParameterNames::LowerCase);
    for (const QString &candidate : {text, sampleStringToSign(request, account, ParameterNames::AsSent)}) {
        if (signature.toUtf8() == sampleSignature(candidate, key))
            return {};
    }
    return sampleSignInError(403,
                             QStringLiteral("The MAC signature found in the HTTP request '%1' is not the same as any "
                                            "computed signature. Server used following string to sign: '%2'.")
                                 .arg(signature, text));
}

std::optional<SampleError> checkSampleQuery(const SampleRequest &request, const SamplePaging &paging,
                                            SampleQuery &query)
{
    const SampleParameter *version = request.parameter(u"api-version");
    if (version == nullptr || version->value.isEmpty()) {
        return queryError(QStringLiteral("MissingRequiredQueryParameter"),
                          QStringLiteral("A query parameter that's mandatory for this request is not specified."),
                          QStringLiteral("api-version"), {}, {});
    }
    static const QRegularExpression versionShape(QStringLiteral(R"(\A\d{4}-\d\d-\d\d(?:\.\d+\.\d+)?\z)"));
    if (!versionShape.match(version->value).hasMatch())
        return invalidQuery(version->name, version->value, QStringLiteral("the version is not supported"));
    if (const SampleParameter *timeout = request.parameter(u"timeout")) {
        bool isNumber = false;
        if (timeout->value.toInt(&isNumber) < 0 || !isNumber)
            return invalidQuery(timeout->name, timeout->value, QStringLiteral("not a number of seconds"));
    }
    if (const SampleParameter *filter = request.parameter(u"$filter")) {
        query.filter = filter->value;
        if (const auto parsed = SampleFilter::parse(query.filter); !parsed)
            return invalidQuery(filter->name, filter->value, parsed.error());
    }
    return checkPaging(request, paging, query);
}

} // namespace imagebrowser
