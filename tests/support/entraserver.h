// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/scriptedserver.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <functional>

namespace imagebrowser {

//! A double of Microsoft Entra ID on loopback: the authorize, devicecode and token endpoints of any number of tenants.
//! It checks everything a real one does (client, redirect, PKCE, scope with its two slashes, assertion, one use of each
//! code and refresh token) and notes in problems() what a client must never do. Misbehaves on demand.
class EntraServer : public QObject
{
    Q_OBJECT

public:
    //! What becomes of the person in the browser.
    enum class Consent : quint8
    {
        Granted,
        Denied,
        AnotherState, //!< comes back with a state that was not asked for
        AnotherCode, //!< comes back with a code that was never issued
        Never, //!< does not come back
    };
    //! A misbehaving endpoint: given the honest reply, gives what is sent instead.
    using Trouble = std::function<ScriptedReply(const ScriptedReply &honest)>;

    static constexpr auto ClientId = "11111111-2222-3333-4444-555555555555";
    static constexpr auto Resource = "https://batch.core.windows.net/";
    static constexpr auto UserName = "ada@contoso.example";
    static constexpr auto UserCode = "ABCD-EFGH";

    explicit EntraServer(QObject *parent = nullptr);

    [[nodiscard]] QString authority() const { return m_server.endpoint().toString(); }
    [[nodiscard]] ScriptedServer &server() { return m_server; }

    void setConsent(Consent consent) { m_consent = consent; }
    void setClientSecret(const QByteArray &secret) { m_clientSecret = secret; }
    void setCertificate(const QByteArray &pem) { m_certificate = pem; }
    void setLifetime(int seconds) { m_lifetime = seconds; }
    void setRotating(bool isRotating) { m_isRotating = isRotating; }
    //! OAuth errors that the next questions for a device's token get, one each; then it is granted.
    void setDeviceAnswers(const QStringList &errors) { m_deviceAnswers = errors; }
    //! Of devicecode replies.
    void setDeviceLifetime(int seconds) { m_deviceLifetime = seconds; }
    //! For the next request of "authorize", "devicecode" or "token" at \a tenant ("" for any).
    void addTrouble(const QString &endpoint, const Trouble &trouble, const QString &tenant = {});
    //! No tokens, of either kind, are good any more.
    void revokeAccess() { m_accessTokens.clear(); }
    void revokeRefresh() { m_refreshTokens.clear(); }

    [[nodiscard]] bool accepts(const QByteArray &accessToken) const;
    [[nodiscard]] const QStringList &problems() const { return m_problems; }
    //! Grant types of the token requests so far, such as "authorization_code".
    [[nodiscard]] const QStringList &grants() const { return m_grants; }
    //! Every secret that went over the wire in either direction.
    [[nodiscard]] const QByteArrayList &secrets() const { return m_secrets; }
    [[nodiscard]] const QList<qint64> &pollTimes() const { return m_pollTimes; }

private:
    struct Form;
    struct Code
    {
        QString tenant;
        QString redirectUri;
        QString challenge;
    };

    [[nodiscard]] ScriptedReply answer(const ScriptedRequest &request);
    [[nodiscard]] ScriptedReply honest(const QString &tenant, const QString &endpoint, const Form &form);
    [[nodiscard]] ScriptedReply authorize(const QString &tenant, const Form &form);
    [[nodiscard]] ScriptedReply deviceCode(const QString &tenant, const Form &form);
    [[nodiscard]] ScriptedReply token(const QString &tenant, const Form &form);
    [[nodiscard]] ScriptedReply redeem(const QString &tenant, const Form &form);
    [[nodiscard]] ScriptedReply refresh(const QString &tenant, const Form &form);
    [[nodiscard]] ScriptedReply poll(const QString &tenant, const Form &form);
    [[nodiscard]] ScriptedReply application(const QString &tenant, const Form &form);
    [[nodiscard]] ScriptedReply grant(const QString &tenant, bool isPerson);
    void check(bool isRight, const QString &problem);
    [[nodiscard]] QByteArray newSecret(const QByteArray &kind);

    ScriptedServer m_server;
    Consent m_consent = Consent::Granted;
    QByteArray m_clientSecret = "client-secret-~of.the_app";
    QByteArray m_certificate;
    int m_lifetime = 3600;
    int m_deviceLifetime = 900;
    bool m_isRotating = true;
    QStringList m_deviceAnswers;
    QMap<QString, QList<Trouble>> m_troubles; //!< by "tenant endpoint"
    QHash<QByteArray, Code> m_codes;
    QHash<QByteArray, QString> m_deviceCodes; //!< tenant
    QHash<QByteArray, QString> m_refreshTokens; //!< tenant
    QSet<QByteArray> m_accessTokens;
    QSet<QString> m_assertionIds;
    QStringList m_problems;
    QStringList m_grants;
    QByteArrayList m_secrets;
    QList<qint64> m_pollTimes;
    int m_count = 0;
};

//! An error as Entra sends it, with its tail of ids.
[[nodiscard]] ScriptedReply entraError(int status, const QByteArray &code, const QByteArray &description);

} // namespace imagebrowser
