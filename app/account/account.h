// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace imagebrowser {

enum class Cloud : quint8
{
    Public,
    UsGovernment,
    China,
    Custom,
};

enum class SignInMethod : quint8
{
    SharedKey,
    EntraBrowser, //!< authorization code with PKCE, loopback redirect
    EntraDeviceCode,
    ServicePrincipalSecret,
    ServicePrincipalCertificate,
    AzureCli,
    PastedToken,
};

enum class ProxyMode : quint8
{
    System,
    None,
    Manual,
};

//! The password is a secret and lives in the SecretStore.
struct ProxySettings
{
    ProxyMode mode = ProxyMode::System;
    QString host;
    quint16 port = 8080;
    QString user;
    bool operator==(const ProxySettings &) const = default;
};

//! One Batch account as the user set it up. A value, with no secret inside: keys, tokens and passwords are looked up in
//! the SecretStore by id.
struct Account
{
    static constexpr int MinPageSize = 1;
    static constexpr int MaxPageSize = 1000;
    static constexpr int MinTimeout = 1;
    static constexpr int MaxTimeout = 30;

    QString id; //!< UUID without braces, made once; names the account's secrets
    QString name; //!< what the user calls it; unique among saved accounts
    QUrl endpoint; //!< scheme and authority only: https://contoso.westeurope.batch.azure.com
    QString accountName; //!< signs Shared Key requests; normally the host's first label
    Cloud cloud = Cloud::Public;
    SignInMethod signIn = SignInMethod::SharedKey;
    QString apiVersion = defaultApiVersion();
    int pageSize = MaxPageSize; //!< `maxresults`
    int timeoutSeconds = MaxTimeout; //!< `timeout`: the server's time for one request
    ProxySettings proxy;
    QString caFile; //!< extra certificate authorities, PEM; empty for none
    bool isFavourite = false;

    QString tenantId; //!< Microsoft Entra sign-ins
    QString clientId; //!< the user's own app registration
    QString certificateFile; //!< PEM with certificate and private key, ServicePrincipalCertificate
    QString customAuthority; //!< Cloud::Custom: sign-in authority, e.g. https://login.example.com
    QString customResource; //!< Cloud::Custom: token resource with its final slash

    //! True for the sample accounts, which are never saved.
    bool isSample = false;

    [[nodiscard]] static QString defaultApiVersion();
    //! Offered in the settings, newest first; any other text is accepted too.
    [[nodiscard]] static QStringList knownApiVersions();
    //! True for versions before 2025-06-01, whose retirement is announced (Azure/Batch issue 140, no date known).
    [[nodiscard]] static bool isRetiringApiVersion(const QString &version);
    //! "westeurope" of contoso.westeurope.batch.azure.com; empty when the host has another form.
    [[nodiscard]] QString region() const;

    bool operator==(const Account &) const = default;
};

//! What is wrong with one field of an account, for the text beside that field.
struct AccountIssue
{
    enum class Field : quint8
    {
        Name,
        Endpoint,
        AccountName,
        Key,
        Token,
        ApiVersion,
        PageSize,
        Timeout,
        Proxy,
        CaFile,
        TenantId,
        ClientId,
        CertificateFile,
        CustomAuthority,
        CustomResource
    };
    Field field = Field::Name;
    QString text; //!< one sentence, translated
    bool operator==(const AccountIssue &) const = default;
};

//! Everything that would keep \a account from making a request, in field order. Secrets are not looked at.
//! Plain http is refused except to loopback.
[[nodiscard]] QList<AccountIssue> accountIssues(const Account &account);

//! True for localhost, 127.0.0.0/8 and [::1].
[[nodiscard]] bool isLoopback(const QUrl &url);

} // namespace imagebrowser
