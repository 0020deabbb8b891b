// SPDX-License-Identifier: Apache-2.0
#include "app/account/account.h"

#include "app/account/certificatefile.h"
#include "app/account/cloud.h"
#include "app/account/signinmethods.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>
#include <QSslCertificate>

#include <algorithm>

namespace imagebrowser {

namespace {

using Field = AccountIssue::Field;

struct AccountText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::Account)
};

constexpr qsizetype MaxNameLength = 200;
constexpr qsizetype MaxApiVersionLength = 64;

bool hasControlCharacter(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    });
}

bool isHostName(const QString &host)
{
    if (!QHostAddress(host).isNull())
        return true;
    static const QRegularExpression form(QStringLiteral(
        R"(\A(?=.{1,253}\z)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\z)"));
    return form.match(QString::fromLatin1(QUrl::toAce(host, {}))).hasMatch();
}

QString nameIssue(const Account &account)
{
    if (account.name.trimmed().isEmpty())
        return AccountText::tr("Give the account a name.");
    if (account.name.size() > MaxNameLength)
        return AccountText::tr("The name is longer than %1 characters.").arg(MaxNameLength);
    if (hasControlCharacter(account.name))
        return AccountText::tr("The name contains a line break or another control character.");
    return {};
}

//! What is wrong with \a url as the address of a service; \a example is quoted where that helps.
QString addressIssue(const QUrl &url, const QString &example)
{
    if (url.isEmpty())
        return AccountText::tr("Enter an address, for example %1").arg(example);
    const QString scheme = url.scheme();
    if (!url.isValid() || (scheme != QLatin1StringView("https") && scheme != QLatin1StringView("http")))
        return AccountText::tr("This is not a web address. It should look like %1").arg(example);
    if (scheme == QLatin1StringView("http") && !isLoopback(url))
        return AccountText::tr("Plain http would send credentials unprotected. Use https.");
    if (url.host().isEmpty() || !isHostName(url.host()))
        return AccountText::tr("The host name is not valid. The address should look like %1").arg(example);
    if (!url.userInfo().isEmpty())
        return AccountText::tr("Leave out the user name and password in front of the host.");
    if (url.port() == 0)
        return AccountText::tr("Port 0 cannot be used.");
    return {};
}

QString endpointIssue(const Account &account)
{
    const QUrl &url = account.endpoint;
    QString address = addressIssue(url, QStringLiteral("https://contoso.westeurope.batch.azure.com"));
    if (!address.isEmpty())
        return address;
    if ((!url.path().isEmpty() && url.path() != QLatin1StringView("/")) || url.hasQuery() || url.hasFragment())
        return AccountText::tr("The endpoint ends after the host: leave out the path, the query and the fragment.");
    const std::optional<Cloud> cloud = cloudFromHost(url.host());
    if (cloud && asksEntraForTokens(account.signIn) && *cloud != account.cloud)
        return AccountText::tr("This host belongs to the cloud “%1”, but “%2” is chosen.")
            .arg(cloudName(*cloud), cloudName(account.cloud));
    return {};
}

QString accountNameIssue(const Account &account)
{
    if (account.signIn != SignInMethod::SharedKey)
        return {};
    if (account.accountName.isEmpty())
        return AccountText::tr("Enter the Batch account's name. It is part of every signature.");
    static const QRegularExpression azureName(QStringLiteral(R"(\A[a-z0-9]{3,24}\z)"));
    if (cloudFromHost(account.endpoint.host()) && !azureName.match(account.accountName).hasMatch())
        return AccountText::tr("A Batch account's name has 3 to 24 lower-case letters and digits.");
    // Elsewhere any name goes that can stand in an HTTP header and before the colon of "name:signature".
    static const QRegularExpression headerSafe(QStringLiteral(R"(\A[A-Za-z0-9._~-]{1,200}\z)"));
    if (!headerSafe.match(account.accountName).hasMatch())
        return AccountText::tr("The account name may have letters, digits, dots, hyphens and underscores only.");
    return {};
}

QString apiVersionIssue(const Account &account)
{
    const QString &version = account.apiVersion;
    if (version.isEmpty())
        return AccountText::tr("Choose an API version, for example %1").arg(Account::defaultApiVersion());
    if (version.size() > MaxApiVersionLength)
        return AccountText::tr("The API version is longer than %1 characters.").arg(MaxApiVersionLength);
    const bool hasBadCharacter = std::ranges::any_of(version, [](QChar c) {
        return c.isSpace() || c.unicode() < 0x21 || c.unicode() > 0x7e || QStringView(u"&#?=%+/").contains(c);
    });
    if (hasBadCharacter)
        return AccountText::tr("The API version may not contain blanks or any of & # ? = % + /");
    return {};
}

QString proxyIssue(const Account &account)
{
    const ProxySettings &proxy = account.proxy;
    if (proxy.mode != ProxyMode::Manual)
        return {};
    if (proxy.host.isEmpty())
        return AccountText::tr("Enter the proxy's host name, or choose the system's proxy or none.");
    if (!isHostName(proxy.host))
        return AccountText::tr("The proxy's host name is not valid. Enter the host alone, without a scheme or a port.");
    if (proxy.port == 0)
        return AccountText::tr("The proxy's port is a number from 1 to 65535.");
    return {};
}

QString fileIssue(const QString &path)
{
    const QFileInfo file(path);
    if (!file.isFile())
        return AccountText::tr("There is no file of this name.");
    if (!file.isReadable())
        return AccountText::tr("This file cannot be read. Check its permissions.");
    return {};
}

bool isGuid(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(R"(\A[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\z)"));
    return form.match(text).hasMatch();
}

QString tenantIssue(const Account &account)
{
    const QString tenant = account.tenantId.toLower();
    if (tenant.isEmpty())
        // The Azure CLI has a tenant of its own.
        return account.signIn == SignInMethod::AzureCli ? QString()
                                                        : AccountText::tr("Enter the tenant's id or domain name.");
    const bool isShared = tenant == QLatin1StringView("common") || tenant == QLatin1StringView("organizations")
        || tenant == QLatin1StringView("consumers");
    if (isShared && !isInteractiveSignIn(account.signIn))
        return AccountText::tr("This sign-in is for one tenant: enter its id or domain name.");
    static const QRegularExpression domain(
        QStringLiteral(R"(\A(?=.{4,253}\z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]\z)"));
    if (!isShared && !isGuid(tenant) && !domain.match(tenant).hasMatch())
        return AccountText::tr("A tenant is an id like 72f988bf-86f1-41af-91ab-2d7cd011db47, or a domain name like "
                               "contoso.com.");
    return {};
}

QString clientIdIssue(const Account &account)
{
    if (account.clientId.isEmpty())
        return AccountText::tr("Enter the application (client) id of your own app registration.");
    if (!isGuid(account.clientId))
        return AccountText::tr("An application (client) id looks like 00001111-aaaa-2222-bbbb-3333cccc4444.");
    return {};
}

QString certificateIssue(const Account &account)
{
    if (account.certificateFile.isEmpty())
        return AccountText::tr("Choose the PEM file with certificate and private key.");
    const QString issue = fileIssue(account.certificateFile);
    return issue.isEmpty() ? CertificateFile::read(account.certificateFile).problem : issue;
}

QString caFileIssue(const Account &account)
{
    QString issue = fileIssue(account.caFile);
    if (!issue.isEmpty())
        return issue;
    const bool isEmpty =
        QSslCertificate::fromPath(account.caFile, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString).isEmpty();
    return isEmpty ? AccountText::tr("This file holds no certificate in PEM form.") : QString();
}

QString customAuthorityIssue(const Account &account)
{
    const QUrl url(account.customAuthority);
    QString address = addressIssue(url, QStringLiteral("https://login.example.com"));
    if (address.isEmpty() && (url.hasQuery() || url.hasFragment()))
        return AccountText::tr("Leave out the query and the fragment of the authority.");
    return address;
}

QString customResourceIssue(const Account &account)
{
    QString address = addressIssue(QUrl(account.customResource), QStringLiteral("https://batch.core.windows.net/"));
    if (address.isEmpty() && !account.customResource.endsWith(QLatin1Char('/')))
        return AccountText::tr("The token resource ends with a slash; the service compares it literally.");
    return address;
}

} // namespace

QString Account::defaultApiVersion()
{
    return QStringLiteral("2024-07-01.20.0");
}

QStringList Account::knownApiVersions()
{
    return {QStringLiteral("2025-06-01"),      QStringLiteral("2024-07-01.20.0"), QStringLiteral("2024-02-01.19.0"),
            QStringLiteral("2023-11-01.18.0"), QStringLiteral("2023-05-01.17.0"), QStringLiteral("2022-10-01.16.0"),
            QStringLiteral("2022-01-01.15.0"), QStringLiteral("2021-06-01.14.0"), QStringLiteral("2020-09-01.12.0"),
            QStringLiteral("2020-03-01.11.0"), QStringLiteral("2019-08-01.10.0"), QStringLiteral("2019-06-01.9.0")};
}

bool Account::isRetiringApiVersion(const QString &version)
{
    static const QRegularExpression dated(QStringLiteral(R"(\A\d{4}-\d{2}-\d{2}(?:\z|\D))"));
    // ISO dates compare as text. A version of another form is not judged.
    return dated.match(version).hasMatch() && version.left(10) < QLatin1StringView("2025-06-01");
}

QString Account::region() const
{
    const QString host = endpoint.host();
    const std::optional<Cloud> known = cloudFromHost(host);
    if (!known)
        return {};
    const QString labels = host.chopped(cloudInfo(*known).hostSuffix.size() + 1);
    return labels.count(QLatin1Char('.')) == 1 ? labels.section(QLatin1Char('.'), 1) : QString();
}

QList<AccountIssue> accountIssues(const Account &account)
{
    QList<AccountIssue> issues;
    const auto add = [&issues](Field field, const QString &text) {
        if (!text.isEmpty())
            issues.append({field, text});
    };
    add(Field::Name, nameIssue(account));
    add(Field::Endpoint, endpointIssue(account));
    add(Field::AccountName, accountNameIssue(account));
    add(Field::ApiVersion, apiVersionIssue(account));
    if (account.pageSize < Account::MinPageSize || account.pageSize > Account::MaxPageSize)
        add(Field::PageSize,
            AccountText::tr("Images per page is a number from %1 to %2.")
                .arg(Account::MinPageSize)
                .arg(Account::MaxPageSize));
    if (account.timeoutSeconds < Account::MinTimeout || account.timeoutSeconds > Account::MaxTimeout)
        add(Field::Timeout,
            AccountText::tr("The timeout is %1 to %2 seconds.").arg(Account::MinTimeout).arg(Account::MaxTimeout));
    add(Field::Proxy, proxyIssue(account));
    if (!account.caFile.isEmpty())
        add(Field::CaFile, caFileIssue(account));
    if (asksEntraForTokens(account.signIn))
        add(Field::TenantId, tenantIssue(account));
    if (usesAppRegistration(account.signIn))
        add(Field::ClientId, clientIdIssue(account));
    if (account.signIn == SignInMethod::ServicePrincipalCertificate)
        add(Field::CertificateFile, certificateIssue(account));
    if (account.cloud == Cloud::Custom) {
        if (usesAppRegistration(account.signIn))
            add(Field::CustomAuthority, customAuthorityIssue(account));
        if (asksEntraForTokens(account.signIn))
            add(Field::CustomResource, customResourceIssue(account));
    }
    return issues;
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    if (host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    const QHostAddress address(host);
    return !address.isNull()
        && (address.isInSubnet(QHostAddress(0x7f000000U), 8) || address == QHostAddress(QHostAddress::LocalHostIPv6));
}

} // namespace imagebrowser
