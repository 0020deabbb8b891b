// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountpaste.h"

#include "app/account/cloud.h"
#include "app/account/keypage.h"
#include "app/account/pastedvalues.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace imagebrowser {

namespace {

using Form = AccountPaste::Form;

struct PasteText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::AccountPaste)
};

constexpr qsizetype MaxTextLength = 64 * 1024;
//! A company's accounts as JSON are long, and read without looking for patterns.
constexpr qsizetype MaxJsonLength = 8 * 1024 * 1024;

//! Takes over an endpoint and what its host says.
void setEndpoint(AccountPaste &paste, const QUrl &origin)
{
    // The address of a portal page is no endpoint, wherever it stands.
    if (origin.isEmpty() || cloudFromPortalHost(origin.host()))
        return;
    paste.endpoint = origin;
    const std::optional<Cloud> cloud = cloudFromHost(origin.host());
    if (!cloud)
        return;
    paste.cloud = cloud;
    Account account;
    account.endpoint = origin;
    if (const QString region = account.region(); !region.isEmpty())
        paste.region = region;
    if (paste.accountName.isEmpty())
        paste.accountName = origin.host().section(QLatin1Char('.'), 0, 0);
}

//! The account's name out of an Azure resource id anywhere in \a text, percent-encoded up to twice as the portal does.
QString nameInResourceId(const QString &text)
{
    static const QRegularExpression id(QStringLiteral(R"(/providers/Microsoft\.Batch/batchAccounts/([^/?#\s"'&]+))"),
                                       QRegularExpression::CaseInsensitiveOption);
    QString decoded = text;
    for (int round = 0; round < 3; ++round) {
        const QRegularExpressionMatch match = id.match(decoded);
        if (match.hasMatch())
            return match.captured(1).toLower();
        decoded = QUrl::fromPercentEncoding(decoded.toUtf8());
    }
    return {};
}

bool looksLikeResourceId(const QString &text)
{
    return text.startsWith(QLatin1StringView("/subscriptions/"), Qt::CaseInsensitive)
        || text.startsWith(QLatin1StringView("subscriptions/"), Qt::CaseInsensitive);
}

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (QString text = object.value(key).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

void readJsonKey(const QJsonObject &object, AccountPaste &paste)
{
    const QString key = firstText(object, {QLatin1StringView("primary"), QLatin1StringView("secondary")});
    if (isAccountKey(key))
        paste.key = Secret(key.toLatin1());
}

//! A list that names no way at all says nothing.
bool refusesKeys(const QJsonValue &allowedModes)
{
    const QJsonArray modes = allowedModes.toArray();
    return !modes.isEmpty() && std::none_of(modes.begin(), modes.end(), [](const QJsonValue &mode) {
        return mode.toString().compare(QLatin1StringView("SharedKey"), Qt::CaseInsensitive) == 0;
    });
}

AccountPaste readJsonObject(const QJsonObject &object)
{
    AccountPaste paste;
    // The management API keeps the endpoint one level down, the command line does not.
    const QJsonObject properties = object.value(QLatin1StringView("properties")).toObject();
    QString endpoint = object.value(QLatin1StringView("accountEndpoint")).toString();
    if (endpoint.isEmpty())
        endpoint = properties.value(QLatin1StringView("accountEndpoint")).toString();
    paste.accountName = firstText(object, {QLatin1StringView("accountName"), QLatin1StringView("name")});
    if (paste.accountName.isEmpty())
        paste.accountName = nameInResourceId(object.value(QLatin1StringView("id")).toString());
    paste.region = object.value(QLatin1StringView("location")).toString().toLower().remove(QLatin1Char(' '));
    if (!endpoint.isEmpty())
        setEndpoint(paste, pastedOrigin(endpoint));
    readJsonKey(object, paste);
    const QLatin1StringView modes("allowedAuthenticationModes");
    paste.refusesKeys = refusesKeys(object.value(modes)) || refusesKeys(properties.value(modes));
    if (paste.endpoint.isEmpty() && paste.key.isEmpty())
        return {};
    // The place of a key alone says nothing.
    if (paste.endpoint.isEmpty() && paste.accountName.isEmpty())
        paste.region.clear();
    paste.form = Form::Json;
    return paste;
}

//! The first entry that names an endpoint, else the first.
AccountPaste readJsonList(const QJsonArray &array)
{
    for (const QJsonValue value : array) {
        if (AccountPaste paste = readJsonObject(value.toObject()); !paste.endpoint.isEmpty())
            return paste;
    }
    return readJsonObject(array.first().toObject());
}

AccountPaste readJson(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    const QJsonArray array = document.array();
    AccountPaste paste = document.isArray() ? readJsonList(array) : readJsonObject(document.object());
    if (!paste.isUnderstood())
        paste.note = PasteText::tr("This JSON has no Batch account in it. “az batch account show” prints one.");
    else if (array.size() > 1)
        paste.note = PasteText::tr("The list has %n entries; the first that is an account was used.", nullptr,
                                   static_cast<int>(array.size()));
    else if (paste.refusesKeys && !paste.endpoint.isEmpty() && !paste.accountName.isEmpty())
        paste.note = PasteText::tr("This account accepts Microsoft Entra only; the Azure CLI signs in, unless you "
                                   "choose another way.");
    return paste;
}

bool looksLikeJson(const QString &text)
{
    return text.startsWith(QLatin1Char('{')) || text.startsWith(QLatin1Char('['));
}

//! Empty when the text is longer than what anyone means.
QString pasteInput(const QString &text)
{
    if (text.size() > MaxJsonLength)
        return {};
    const QString input = cleanedPaste(text);
    return input.size() <= MaxTextLength || looksLikeJson(input) ? input : QString();
}

AccountPaste fromKeyPage(const KeyPage &page)
{
    AccountPaste paste;
    paste.accountName = page.accountName;
    setEndpoint(paste, page.endpoint);
    if (!page.key.isEmpty())
        paste.key = Secret(page.key.toLatin1());
    if (!paste.endpoint.isEmpty() || !page.key.isEmpty() || !page.accountName.isEmpty())
        paste.form = Form::KeyPage;
    return paste;
}

AccountPaste readResource(const QString &text)
{
    AccountPaste paste;
    paste.accountName = nameInResourceId(text);
    const QUrl origin = text.contains(QLatin1StringView("://")) ? pastedOrigin(text) : QUrl();
    const std::optional<Cloud> portal = cloudFromPortalHost(origin.host());
    if (!paste.accountName.isEmpty()) {
        paste.form = portal ? Form::PortalUrl : Form::ResourceId;
        paste.cloud = portal;
        paste.note = PasteText::tr(
            "The account's name was found, but not its region. Complete the endpoint: it is shown as URL on "
            "the account's Keys page.");
    } else if (portal) {
        paste.note = PasteText::tr(
            "This portal page does not name a Batch account. Open the account's own page and copy its address.");
    } else if (looksLikeResourceId(text)) {
        paste.note = PasteText::tr("This resource id does not name a Batch account.");
    }
    return paste;
}

AccountPaste readAddress(const QString &text)
{
    AccountPaste paste;
    static const QRegularExpression blank(QStringLiteral(R"(\s)"));
    if (text.contains(blank))
        return paste;
    const bool hasScheme = text.contains(QLatin1StringView("://"));
    if (!hasScheme && isAccountName(text)) {
        paste.form = Form::AccountName;
        paste.accountName = text;
        return paste;
    }
    const QUrl origin = pastedOrigin(text);
    const bool isHost =
        origin.host().contains(QLatin1Char('.')) || !QHostAddress(origin.host()).isNull() || isLoopback(origin);
    if (origin.isEmpty() || (!hasScheme && !isHost))
        return paste;
    setEndpoint(paste, origin);
    const QUrl url(hasScheme ? text : QStringLiteral("https://") + text);
    paste.apiVersion = QUrlQuery(url).queryItemValue(QStringLiteral("api-version"), QUrl::FullyDecoded);
    paste.form = hasScheme || url.path().size() > 1 || url.hasQuery() ? Form::Url : Form::Host;
    return paste;
}

QString missingNote(const AccountPaste &paste)
{
    if (paste.endpoint.isEmpty() && paste.accountName.isEmpty())
        return PasteText::tr("The endpoint is missing.");
    if (paste.endpoint.isEmpty())
        return PasteText::tr("The endpoint is missing: it is shown as URL on the account's Keys page.");
    if (paste.accountName.isEmpty())
        return PasteText::tr("The account's name is not part of this address. Enter it below.");
    return {};
}

} // namespace

AccountPaste readAccountPaste(const QString &text)
{
    AccountPaste paste;
    const QString input = pasteInput(text);
    if (looksLikeJson(input)) {
        paste = readJson(input);
    } else if (!input.isEmpty()) {
        paste = readResource(input);
        if (!paste.isUnderstood() && paste.note.isEmpty())
            paste = readAddress(input);
        if (!paste.isUnderstood() && paste.note.isEmpty())
            paste = fromKeyPage(readKeyPage(input));
    }
    if (paste.note.isEmpty()) {
        paste.note = paste.isUnderstood()
            ? missingNote(paste)
            : PasteText::tr(
                "Not understood. Paste the account's URL, its host, its resource id or the text of its Keys page.");
    }
    return paste;
}

QList<AccountPaste> readAccountPastes(const QString &text)
{
    QList<AccountPaste> pastes;
    if (const QString input = pasteInput(text); looksLikeJson(input)) {
        const QJsonArray array = QJsonDocument::fromJson(input.toUtf8()).array();
        for (const QJsonValue value : array) {
            if (const AccountPaste paste = readJsonObject(value.toObject()); !paste.endpoint.isEmpty())
                pastes.append(paste);
        }
    }
    return pastes.size() > 1 ? pastes : QList<AccountPaste>{readAccountPaste(text)};
}

QStringList accountPasteRemarks(const QString &text)
{
    const QString input = pasteInput(text);
    const QJsonArray array = looksLikeJson(input) ? QJsonDocument::fromJson(input.toUtf8()).array() : QJsonArray();
    QStringList remarks;
    int withoutKeys = 0;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject object = array.at(i).toObject();
        const AccountPaste paste = readJsonObject(object);
        const QString name = firstText(object, {QLatin1StringView("accountName"), QLatin1StringView("name")});
        if (!paste.endpoint.isEmpty())
            withoutKeys += paste.refusesKeys ? 1 : 0;
        else if (isAccountName(name))
            remarks.append(PasteText::tr("Entry %1, “%2”, names no endpoint and was left out.").arg(i + 1).arg(name));
        else
            remarks.append(PasteText::tr("Entry %1 names no endpoint and was left out.").arg(i + 1));
    }
    if (withoutKeys > 0)
        remarks.append(PasteText::tr("Accounts that accept Microsoft Entra only: %1. The Azure CLI signs in to them, "
                                     "unless you choose another way afterwards.")
                           .arg(withoutKeys));
    return remarks;
}

void applyPaste(const AccountPaste &paste, Account &account)
{
    if (!paste.endpoint.isEmpty())
        account.endpoint = paste.endpoint;
    if (!paste.accountName.isEmpty())
        account.accountName = paste.accountName;
    if (account.name.trimmed().isEmpty())
        account.name = paste.accountName.isEmpty() ? paste.endpoint.host() : paste.accountName;
    if (paste.cloud || !paste.endpoint.isEmpty())
        account.cloud = paste.cloud.value_or(Cloud::Custom);
    if (!paste.apiVersion.isEmpty())
        account.apiVersion = paste.apiVersion;
    if (!paste.key.isEmpty())
        account.signIn = SignInMethod::SharedKey;
    if (paste.refusesKeys && account.signIn == SignInMethod::SharedKey)
        account.signIn = SignInMethod::AzureCli;
}

} // namespace imagebrowser
