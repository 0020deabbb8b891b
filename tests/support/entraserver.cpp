// SPDX-License-Identifier: Apache-2.0
#include "tests/support/entraserver.h"

#include "tests/support/assertioncheck.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>
#include <QUuid>

namespace imagebrowser {

namespace {

constexpr auto Base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

ScriptedReply json(const QJsonObject &object, int status = 200)
{
    ScriptedReply reply;
    reply.status = status;
    reply.reason = status == 200 ? "OK" : "Bad Request";
    reply.headers = {{"Content-Type", "application/json; charset=utf-8"},
                     {"x-ms-request-id", "11112222-0000-0000-0000-333344445555"}};
    reply.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return reply;
}

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(Base64Url);
}

} // namespace

struct EntraServer::Form
{
    QUrlQuery items;

    explicit Form(const QByteArray &encoded)
        : items(QString::fromUtf8(encoded))
    {
    }
    [[nodiscard]] QString text(const char *name) const
    {
        return items.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    }
    [[nodiscard]] QByteArray bytes(const char *name) const { return text(name).toUtf8(); }
};

ScriptedReply entraError(int status, const QByteArray &code, const QByteArray &description)
{
    ScriptedReply reply =
        json({{QStringLiteral("error"), QString::fromUtf8(code)},
              {QStringLiteral("error_description"),
               QString::fromUtf8(description
                                 + "\r\nTrace ID: aaaaaaaa-0000-0000-0000-000000000001\r\nCorrelation ID: "
                                   "bbbbbbbb-0000-0000-0000-000000000002\r\nTimestamp: 2026-11-22 11:20:05Z")},
              {QStringLiteral("error_codes"), QJsonArray{70000}},
              {QStringLiteral("timestamp"), QStringLiteral("2026-11-22 11:20:05Z")},
              {QStringLiteral("trace_id"), QStringLiteral("aaaaaaaa-0000-0000-0000-000000000001")},
              {QStringLiteral("correlation_id"), QStringLiteral("bbbbbbbb-0000-0000-0000-000000000002")}},
             status);
    return reply;
}

EntraServer::EntraServer(QObject *parent)
    : QObject(parent)
{
    m_server.setHandler([this](const ScriptedRequest &request) { return answer(request); });
}

void EntraServer::check(bool isRight, const QString &problem)
{
    if (!isRight)
        m_problems.append(problem);
}

void EntraServer::addTrouble(const QString &endpoint, const Trouble &trouble, const QString &tenant)
{
    m_troubles[tenant + QLatin1Char(' ') + endpoint].append(trouble);
}

bool EntraServer::accepts(const QByteArray &accessToken) const
{
    return m_accessTokens.contains(accessToken);
}

QByteArray EntraServer::newSecret(const QByteArray &kind)
{
    const QByteArray secret =
        kind + '-' + QByteArray::number(++m_count) + '-' + QUuid::createUuid().toByteArray(QUuid::Id128);
    m_secrets.append(secret);
    return secret;
}

ScriptedReply EntraServer::answer(const ScriptedRequest &request)
{
    const QUrl url = QUrl::fromEncoded(request.target);
    const QStringList path = url.path().split(QLatin1Char('/'));
    if (path.size() != 5 || path.at(2) != QStringLiteral("oauth2") || path.at(3) != QStringLiteral("v2.0"))
        return ScriptedReply::error(404, "Not Found");
    const bool isAuthorize = path.at(4) == QStringLiteral("authorize");
    check(request.method == (isAuthorize ? "GET" : "POST"), QStringLiteral("method"));
    check(request.header("Authorization").isEmpty(), QStringLiteral("an Authorization header at the authority"));
    check(isAuthorize || request.header("Content-Type") == "application/x-www-form-urlencoded",
          QStringLiteral("Content-Type"));
    check(isAuthorize || !url.hasQuery(), QStringLiteral("a query at ") + path.at(4));
    const Form form(isAuthorize ? url.query(QUrl::FullyEncoded).toUtf8() : request.body);
    for (const char *name :
         {"code", "code_verifier", "client_secret", "client_assertion", "refresh_token", "device_code"}) {
        if (!isAuthorize && !form.bytes(name).isEmpty())
            m_secrets.append(form.bytes(name));
    }
    const ScriptedReply reply = honest(path.at(1), path.at(4), form);
    for (const QString &tenant : {path.at(1), QString()}) {
        QList<Trouble> &troubles = m_troubles[tenant + QLatin1Char(' ') + path.at(4)];
        if (!troubles.isEmpty())
            return troubles.takeFirst()(reply);
    }
    return reply;
}

ScriptedReply EntraServer::honest(const QString &tenant, const QString &endpoint, const Form &form)
{
    if (form.text("client_id") != QLatin1StringView(ClientId))
        return entraError(400, "unauthorized_client", "AADSTS700016: Application was not found in the directory.");
    if (endpoint == QStringLiteral("authorize"))
        return authorize(tenant, form);
    if (endpoint == QStringLiteral("devicecode"))
        return deviceCode(tenant, form);
    if (endpoint == QStringLiteral("token"))
        return token(tenant, form);
    return ScriptedReply::error(404, "Not Found");
}

ScriptedReply EntraServer::authorize(const QString &tenant, const Form &form)
{
    check(form.text("response_type") == QStringLiteral("code"), QStringLiteral("response_type"));
    check(form.text("scope") == QLatin1StringView(Resource) + QStringLiteral("/.default offline_access openid profile"),
          QStringLiteral("scope ") + form.text("scope"));
    check(form.text("code_challenge_method") == QStringLiteral("S256"), QStringLiteral("code_challenge_method"));
    check(form.text("code_challenge").size() == 43, QStringLiteral("code_challenge"));
    check(form.text("state").size() >= 16, QStringLiteral("state"));
    static const QRegularExpression loopback(QStringLiteral(R"(\Ahttp://localhost:\d+\z)"));
    check(loopback.match(form.text("redirect_uri")).hasMatch(), QStringLiteral("redirect_uri"));

    QByteArray code = newSecret("code");
    m_codes.insert(code, {tenant, form.text("redirect_uri"), form.text("code_challenge")});
    if (m_consent == Consent::AnotherCode)
        code = newSecret("never-issued");
    QByteArray query = "code=" + code;
    if (m_consent == Consent::Denied)
        query = "error=access_denied&error_description=AADSTS65004%3a+The+user+declined.+Trace+ID%3a+"
                "aaaaaaaa-0000-0000-0000-000000000001+Timestamp%3a+2026-11-22+11%3a20%3a05Z";
    QByteArray state = form.bytes("state").toPercentEncoding();
    if (m_consent == Consent::AnotherState)
        state = "somebody-else";
    ScriptedReply reply = ScriptedReply::error(302, "Found");
    if (m_consent == Consent::Never)
        reply = ScriptedReply::error(200, "OK", "<html>Enter your password</html>");
    else
        reply.headers.append({"Location", form.bytes("redirect_uri") + "/?" + query + "&state=" + state});
    return reply;
}

ScriptedReply EntraServer::deviceCode(const QString &tenant, const Form &form)
{
    check(form.text("scope") == QLatin1StringView(Resource) + QStringLiteral("/.default offline_access openid profile"),
          QStringLiteral("scope ") + form.text("scope"));
    const QByteArray code = newSecret("device");
    m_deviceCodes.insert(code, tenant);
    return json({{QStringLiteral("user_code"), QLatin1StringView(UserCode)},
                 {QStringLiteral("device_code"), QString::fromUtf8(code)},
                 {QStringLiteral("verification_uri"), QStringLiteral("https://microsoft.com/devicelogin")},
                 {QStringLiteral("expires_in"), m_deviceLifetime},
                 {QStringLiteral("interval"), 1},
                 {QStringLiteral("message"), QStringLiteral("To sign in, enter the code.")}});
}

ScriptedReply EntraServer::token(const QString &tenant, const Form &form)
{
    const QString type = form.text("grant_type");
    m_grants.append(type);
    if (type == QStringLiteral("authorization_code"))
        return redeem(tenant, form);
    if (type == QStringLiteral("refresh_token"))
        return refresh(tenant, form);
    if (type == QStringLiteral("urn:ietf:params:oauth:grant-type:device_code"))
        return poll(tenant, form);
    if (type == QStringLiteral("client_credentials"))
        return application(tenant, form);
    return entraError(400, "unsupported_grant_type", "AADSTS70003: The grant type is not supported.");
}

ScriptedReply EntraServer::redeem(const QString &tenant, const Form &form)
{
    const auto found = m_codes.constFind(form.bytes("code"));
    const QByteArray hash = QCryptographicHash::hash(form.bytes("code_verifier"), QCryptographicHash::Sha256);
    const bool isRight = found != m_codes.cend() && found->tenant == tenant
        && found->redirectUri == form.text("redirect_uri")
        && found->challenge == QString::fromLatin1(hash.toBase64(Base64Url));
    m_codes.remove(form.bytes("code"));
    check(form.text("scope").contains(QLatin1StringView(Resource) + QStringLiteral("/.default")),
          QStringLiteral("scope"));
    return isRight ? grant(tenant, true)
                   : entraError(400, "invalid_grant", "AADSTS70008: The provided authorization code is not valid.");
}

ScriptedReply EntraServer::refresh(const QString &tenant, const Form &form)
{
    const QByteArray token = form.bytes("refresh_token");
    if (m_refreshTokens.value(token) != tenant)
        return entraError(400, "invalid_grant", "AADSTS700082: The refresh token has expired or was used before.");
    check(form.text("scope").contains(QLatin1StringView(Resource) + QStringLiteral("/.default")),
          QStringLiteral("scope"));
    if (m_isRotating)
        m_refreshTokens.remove(token);
    return grant(tenant, m_isRotating);
}

ScriptedReply EntraServer::poll(const QString &tenant, const Form &form)
{
    m_pollTimes.append(QDateTime::currentMSecsSinceEpoch());
    if (m_deviceCodes.value(form.bytes("device_code")) != tenant)
        return entraError(400, "bad_verification_code", "AADSTS70020: The device code is not known.");
    if (!m_deviceAnswers.isEmpty())
        return entraError(400, m_deviceAnswers.takeFirst().toUtf8(), "AADSTS70016: Not yet, or not any more.");
    m_deviceCodes.remove(form.bytes("device_code"));
    return grant(tenant, true);
}

ScriptedReply EntraServer::application(const QString &tenant, const Form &form)
{
    check(form.text("scope") == QLatin1StringView(Resource) + QStringLiteral("/.default"),
          QStringLiteral("scope ") + form.text("scope"));
    if (m_certificate.isEmpty()) {
        return form.bytes("client_secret") == m_clientSecret
            ? grant(tenant, false)
            : entraError(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
    }
    check(form.text("client_assertion_type")
              == QStringLiteral("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
          QStringLiteral("client_assertion_type"));
    QString id;
    const QString endpoint = authority() + QLatin1Char('/') + tenant + QStringLiteral("/oauth2/v2.0/token");
    const QString problem =
        assertionProblem(form.bytes("client_assertion"), m_certificate, QLatin1StringView(ClientId), endpoint, id);
    check(!m_assertionIds.contains(id), QStringLiteral("an assertion was used twice"));
    m_assertionIds.insert(id);
    return problem.isEmpty() ? grant(tenant, false)
                             : entraError(401, "invalid_client",
                                          "AADSTS700027: The certificate with identifier used to sign the client "
                                          "assertion is not registered: "
                                              + problem.toUtf8());
}

ScriptedReply EntraServer::grant(const QString &tenant, bool isPerson)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QByteArray header =
        part({{QStringLiteral("typ"), QStringLiteral("JWT")}, {QStringLiteral("alg"), QStringLiteral("RS256")}});
    const QJsonObject claims{{QStringLiteral("aud"), QLatin1StringView(Resource)},
                             {QStringLiteral("exp"), now + m_lifetime},
                             {QStringLiteral("nbf"), now},
                             {QStringLiteral("tid"), tenant}};
    const QByteArray access = header + '.' + part(claims) + '.' + newSecret("signature");
    m_accessTokens.insert(access);
    m_secrets.append(access);
    QJsonObject reply{{QStringLiteral("token_type"), QStringLiteral("Bearer")},
                      {QStringLiteral("expires_in"), m_lifetime},
                      {QStringLiteral("access_token"), QString::fromUtf8(access)}};
    if (isPerson) {
        const QByteArray refreshToken = newSecret("refresh");
        m_refreshTokens.insert(refreshToken, tenant);
        reply.insert(QStringLiteral("refresh_token"), QString::fromUtf8(refreshToken));
        const QByteArray identity = header + '.'
            + part({{QStringLiteral("preferred_username"), QLatin1StringView(UserName)},
                    {QStringLiteral("tid"), tenant}})
            + '.' + newSecret("identity");
        reply.insert(QStringLiteral("id_token"), QString::fromUtf8(identity));
    }
    return json(reply);
}

} // namespace imagebrowser
