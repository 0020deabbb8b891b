// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountjson.h"

#include "app/account/cloud.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace imagebrowser {

namespace {

struct AccountJsonText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::AccountJson)
};

constexpr qsizetype MaxImportSize = 4 * 1024 * 1024;
constexpr int ImportVersion = 1;
constexpr QLatin1StringView AccountsKey("batchAccounts");

struct MethodId
{
    SignInMethod method;
    QLatin1StringView id;
};

constexpr std::array MethodIds{
    MethodId{SignInMethod::SharedKey, QLatin1StringView("sharedKey")},
    MethodId{SignInMethod::EntraBrowser, QLatin1StringView("entraBrowser")},
    MethodId{SignInMethod::EntraDeviceCode, QLatin1StringView("entraDeviceCode")},
    MethodId{SignInMethod::ServicePrincipalSecret, QLatin1StringView("servicePrincipalSecret")},
    MethodId{SignInMethod::ServicePrincipalCertificate, QLatin1StringView("servicePrincipalCertificate")},
    MethodId{SignInMethod::AzureCli, QLatin1StringView("azureCli")},
    MethodId{SignInMethod::PastedToken, QLatin1StringView("pastedToken")},
};

struct ProxyModeId
{
    ProxyMode mode;
    QLatin1StringView id;
};

constexpr std::array ProxyModeIds{
    ProxyModeId{ProxyMode::System, QLatin1StringView("system")},
    ProxyModeId{ProxyMode::None, QLatin1StringView("none")},
    ProxyModeId{ProxyMode::Manual, QLatin1StringView("manual")},
};

//! Takes known members out of an object one by one; what is left over is unknown.
class MemberReader
{
public:
    MemberReader(const QJsonObject &object, QStringList &remarks)
        : m_rest(object)
        , m_remarks(remarks)
    {
    }

    QString text(QLatin1StringView key)
    {
        const QJsonValue value = m_rest.take(key);
        if (!value.isUndefined() && !value.isNull() && !value.isString())
            m_remarks.append(AccountJsonText::tr("“%1” is not text and was left out.").arg(key));
        return value.toString();
    }

    int number(QLatin1StringView key, int minimum, int maximum, int fallback)
    {
        const QJsonValue value = m_rest.take(key);
        if (value.isUndefined() || value.isNull())
            return fallback;
        const double number = value.toDouble(std::nan(""));
        if (number >= minimum && number <= maximum && number == std::floor(number))
            return static_cast<int>(number);
        m_remarks.append(AccountJsonText::tr("“%1” is not a whole number from %2 to %3; %4 is used.")
                             .arg(key)
                             .arg(minimum)
                             .arg(maximum)
                             .arg(fallback));
        return fallback;
    }

    bool flag(QLatin1StringView key) { return m_rest.take(key).toBool(false); }
    QJsonObject object(QLatin1StringView key) { return m_rest.take(key).toObject(); }

    template <typename T>
    T choice(QLatin1StringView key, T fallback, const std::function<std::optional<T>(const QString &)> &fromId)
    {
        const QString id = text(key);
        const std::optional<T> value = id.isEmpty() ? std::optional<T>(fallback) : fromId(id);
        if (!value)
            m_remarks.append(
                AccountJsonText::tr("“%1” has the unknown value “%2”; the default is used.").arg(key, id.left(80)));
        return value.value_or(fallback);
    }

    [[nodiscard]] QJsonObject rest() const { return m_rest; }

private:
    QJsonObject m_rest;
    QStringList &m_remarks;
};

QString proxyModeId(ProxyMode mode)
{
    return std::ranges::find(ProxyModeIds, mode, &ProxyModeId::mode)->id;
}

std::optional<ProxyMode> proxyModeFromId(const QString &id)
{
    const auto found = std::ranges::find_if(ProxyModeIds, [&id](const ProxyModeId &row) { return id == row.id; });
    return found != ProxyModeIds.end() ? std::optional(found->mode) : std::nullopt;
}

QJsonObject proxyToJson(const ProxySettings &proxy)
{
    return {{QStringLiteral("mode"), proxyModeId(proxy.mode)},
            {QStringLiteral("host"), proxy.host},
            {QStringLiteral("port"), proxy.port},
            {QStringLiteral("user"), proxy.user}};
}

ProxySettings proxyFromJson(const QJsonObject &object, QStringList &remarks)
{
    MemberReader reader(object, remarks);
    ProxySettings proxy;
    proxy.mode = reader.choice<ProxyMode>(QLatin1StringView("mode"), ProxyMode::System, proxyModeFromId);
    proxy.host = reader.text(QLatin1StringView("host"));
    proxy.port = static_cast<quint16>(reader.number(QLatin1StringView("port"), 1, 65535, proxy.port));
    proxy.user = reader.text(QLatin1StringView("user"));
    return proxy;
}

//! Only the origin counts, and never a user name or password that somebody put into the address by hand.
QUrl endpointFromText(const QString &text)
{
    QUrl url(text.trimmed());
    url.setUserInfo({});
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

bool looksLikeSecret(const QString &key)
{
    static const QStringList words{QStringLiteral("key"),   QStringLiteral("secret"),  QStringLiteral("password"),
                                   QStringLiteral("token"), QStringLiteral("primary"), QStringLiteral("secondary")};
    return std::ranges::any_of(words, [&key](const QString &word) { return key.contains(word, Qt::CaseInsensitive); });
}

//! Blanks where \a name has line breaks or other control characters: it is read, and asked for, on one line.
QString nameOnOneLine(QString name)
{
    const auto isControl = [](QChar character) {
        return character.category() == QChar::Other_Control || character == QChar::LineSeparator
            || character == QChar::ParagraphSeparator;
    };
    if (std::ranges::none_of(name, isControl))
        return name;
    std::ranges::replace_if(name, isControl, QChar(u' '));
    return name.simplified();
}

void importAccount(const QJsonValue &value, qsizetype index, AccountImport &result)
{
    if (!value.isObject()) {
        result.remarks.append(AccountJsonText::tr("Entry %1 is not an account and was left out.").arg(index + 1));
        return;
    }
    AccountReading reading = accountFromJson(value.toObject());
    Account &account = reading.account;
    const QString wanted = std::exchange(account.name, nameOnOneLine(account.name));
    const bool isChanged = account.name != wanted;
    if (account.name.trimmed().isEmpty())
        account.name = account.accountName.isEmpty() ? account.endpoint.host() : nameOnOneLine(account.accountName);
    if (account.name.trimmed().isEmpty()) {
        result.remarks.append(
            AccountJsonText::tr("Entry %1 has neither a name nor an endpoint and was left out.").arg(index + 1));
        return;
    }
    account.id = newAccountId();
    if (isChanged) {
        reading.remarks.append(AccountJsonText::tr("The name had a line break or another control character; a blank "
                                                   "stands there now."));
    }
    const QStringList unknown = reading.unknownMembers.keys();
    for (const QString &key : unknown) {
        reading.remarks.append(
            looksLikeSecret(key)
                ? AccountJsonText::tr(
                      "“%1” looks like a secret and was not imported; enter it in the account settings.")
                      .arg(key.left(80))
                : AccountJsonText::tr("“%1” is not known to this version and was left out.").arg(key.left(80)));
    }
    for (const QString &remark : std::as_const(reading.remarks))
        result.remarks.append(AccountJsonText::tr("%1: %2").arg(account.name, remark));
    result.accounts.append(account);
}

} // namespace

QString signInMethodId(SignInMethod method)
{
    return std::ranges::find(MethodIds, method, &MethodId::method)->id;
}

std::optional<SignInMethod> signInMethodFromId(const QString &id)
{
    const auto found = std::ranges::find_if(MethodIds, [&id](const MethodId &row) { return id == row.id; });
    return found != MethodIds.end() ? std::optional(found->method) : std::nullopt;
}

QString signInMethodName(SignInMethod method)
{
    switch (method) {
    case SignInMethod::SharedKey:
        return AccountJsonText::tr("Shared Key");
    case SignInMethod::EntraBrowser:
        return AccountJsonText::tr("Microsoft Entra in the browser");
    case SignInMethod::EntraDeviceCode:
        return AccountJsonText::tr("Microsoft Entra with a device code");
    case SignInMethod::ServicePrincipalSecret:
        return AccountJsonText::tr("Service principal with a secret");
    case SignInMethod::ServicePrincipalCertificate:
        return AccountJsonText::tr("Service principal with a certificate");
    case SignInMethod::AzureCli:
        return AccountJsonText::tr("Azure CLI");
    case SignInMethod::PastedToken:
        break;
    }
    return AccountJsonText::tr("Pasted token");
}

QString signInMethodShortName(SignInMethod method)
{
    switch (method) {
    case SignInMethod::EntraBrowser:
        return AccountJsonText::tr("Entra");
    case SignInMethod::EntraDeviceCode:
        return AccountJsonText::tr("Entra device code");
    case SignInMethod::ServicePrincipalSecret:
    case SignInMethod::ServicePrincipalCertificate:
        return AccountJsonText::tr("Service principal");
    case SignInMethod::SharedKey:
    case SignInMethod::AzureCli:
    case SignInMethod::PastedToken:
        break;
    }
    return signInMethodName(method);
}

QJsonObject accountToJson(const Account &account)
{
    return {{QStringLiteral("id"), account.id},
            {QStringLiteral("name"), account.name},
            {QStringLiteral("endpoint"), account.endpoint.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo)},
            {QStringLiteral("accountName"), account.accountName},
            {QStringLiteral("cloud"), QString(cloudInfo(account.cloud).id)},
            {QStringLiteral("signIn"), signInMethodId(account.signIn)},
            {QStringLiteral("apiVersion"), account.apiVersion},
            {QStringLiteral("pageSize"), account.pageSize},
            {QStringLiteral("timeoutSeconds"), account.timeoutSeconds},
            {QStringLiteral("proxy"), proxyToJson(account.proxy)},
            {QStringLiteral("caFile"), account.caFile},
            {QStringLiteral("favourite"), account.isFavourite},
            {QStringLiteral("tenantId"), account.tenantId},
            {QStringLiteral("clientId"), account.clientId},
            {QStringLiteral("certificateFile"), account.certificateFile},
            {QStringLiteral("customAuthority"), account.customAuthority},
            {QStringLiteral("customResource"), account.customResource}};
}

AccountReading accountFromJson(const QJsonObject &object)
{
    AccountReading reading;
    MemberReader reader(object, reading.remarks);
    Account &account = reading.account;
    account.id = reader.text(QLatin1StringView("id"));
    account.name = reader.text(QLatin1StringView("name"));
    account.endpoint = endpointFromText(reader.text(QLatin1StringView("endpoint")));
    account.accountName = reader.text(QLatin1StringView("accountName"));
    account.cloud = reader.choice<Cloud>(QLatin1StringView("cloud"),
                                         cloudFromHost(account.endpoint.host()).value_or(Cloud::Public), cloudFromId);
    account.signIn =
        reader.choice<SignInMethod>(QLatin1StringView("signIn"), SignInMethod::SharedKey, signInMethodFromId);
    if (const QString version = reader.text(QLatin1StringView("apiVersion")); !version.isEmpty())
        account.apiVersion = version;
    account.pageSize =
        reader.number(QLatin1StringView("pageSize"), Account::MinPageSize, Account::MaxPageSize, account.pageSize);
    account.timeoutSeconds = reader.number(QLatin1StringView("timeoutSeconds"), Account::MinTimeout,
                                           Account::MaxTimeout, account.timeoutSeconds);
    account.proxy = proxyFromJson(reader.object(QLatin1StringView("proxy")), reading.remarks);
    account.caFile = reader.text(QLatin1StringView("caFile"));
    account.isFavourite = reader.flag(QLatin1StringView("favourite"));
    account.tenantId = reader.text(QLatin1StringView("tenantId"));
    account.clientId = reader.text(QLatin1StringView("clientId"));
    account.certificateFile = reader.text(QLatin1StringView("certificateFile"));
    account.customAuthority = reader.text(QLatin1StringView("customAuthority"));
    account.customResource = reader.text(QLatin1StringView("customResource"));
    reading.unknownMembers = reader.rest();
    return reading;
}

QString newAccountId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QByteArray accountsToDocument(const QList<Account> &accounts)
{
    QJsonArray array;
    for (const Account &account : accounts) {
        if (account.isSample)
            continue;
        QJsonObject object = accountToJson(account);
        object.remove(QLatin1StringView("id"));
        array.append(object);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), ImportVersion}, {AccountsKey, array}}).toJson();
}

AccountImport accountsFromDocument(const QByteArray &bytes)
{
    AccountImport result;
    if (bytes.size() > MaxImportSize) {
        result.error = AccountJsonText::tr("The file is larger than %1 MiB; this is not a list of accounts.")
                           .arg(MaxImportSize / (1024 * 1024));
        return result;
    }
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parseError);
    if (parseError.error != QJsonParseError::NoError) {
        result.error = AccountJsonText::tr("The file is not JSON: %1 at byte %2.")
                           .arg(parseError.errorString())
                           .arg(parseError.offset);
        return result;
    }
    const QJsonValue list = document.object().value(AccountsKey);
    if (!list.isArray()) {
        result.error = AccountJsonText::tr("The file is not a list of accounts written by this program.");
        return result;
    }
    if (document.object().value(QLatin1StringView("version")).toDouble(ImportVersion) > ImportVersion)
        result.remarks.append(
            AccountJsonText::tr("The file was written by a newer version; it is used as far as it is understood."));
    const QJsonArray array = list.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        importAccount(array.at(i), i, result);
    return result;
}

} // namespace imagebrowser
