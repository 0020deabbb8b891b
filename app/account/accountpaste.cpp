// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountpaste.h"

#include "app/account/cloud.h"
#include "app/account/pastedvalues.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <array>

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
        if (const QString text = object.value(key).toString(); !text.isEmpty())
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
    if (paste.endpoint.isEmpty() && paste.key.isEmpty())
        return {};
    // The place of a key alone says nothing.
    if (paste.endpoint.isEmpty() && paste.accountName.isEmpty())
        paste.region.clear();
    paste.form = Form::Json;
    return paste;
}

AccountPaste readJson(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    const QJsonArray array = document.array();
    AccountPaste paste = readJsonObject(document.isArray() ? array.first().toObject() : document.object());
    if (!paste.isUnderstood())
        paste.note = PasteText::tr("This JSON has no Batch account in it. “az batch account show” prints one.");
    else if (array.size() > 1)
        paste.note =
            PasteText::tr("The list has %n accounts; the first was used.", nullptr, static_cast<int>(array.size()));
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

enum class Label : quint8
{
    None,
    Name,
    Endpoint,
    PrimaryKey,
    SecondaryKey
};

struct LabelText
{
    QLatin1StringView text;
    Label label;
};

//! Lower-case, without blanks, hyphens and underscores. Longer ones first: a label is a prefix of its line.
constexpr std::array LabelTexts{
    LabelText{QLatin1StringView("exportazurebatchaccesskey"), Label::PrimaryKey},
    LabelText{QLatin1StringView("azurebatchaccesskey"), Label::PrimaryKey},
    LabelText{QLatin1StringView("exportazurebatchendpoint"), Label::Endpoint},
    LabelText{QLatin1StringView("azurebatchendpoint"), Label::Endpoint},
    LabelText{QLatin1StringView("exportazurebatchaccount"), Label::Name},
    LabelText{QLatin1StringView("azurebatchaccount"), Label::Name},
    LabelText{QLatin1StringView("batchaccountname"), Label::Name},
    LabelText{QLatin1StringView("batchaccount"), Label::Name},
    LabelText{QLatin1StringView("accountname"), Label::Name},
    LabelText{QLatin1StringView("account"), Label::Name},
    LabelText{QLatin1StringView("batchaccounturl"), Label::Endpoint},
    LabelText{QLatin1StringView("accountendpoint"), Label::Endpoint},
    LabelText{QLatin1StringView("accounturl"), Label::Endpoint},
    LabelText{QLatin1StringView("endpoint"), Label::Endpoint},
    LabelText{QLatin1StringView("url"), Label::Endpoint},
    LabelText{QLatin1StringView("primaryaccesskey"), Label::PrimaryKey},
    LabelText{QLatin1StringView("primarykey"), Label::PrimaryKey},
    LabelText{QLatin1StringView("accountkey"), Label::PrimaryKey},
    LabelText{QLatin1StringView("key1"), Label::PrimaryKey},
    LabelText{QLatin1StringView("key"), Label::PrimaryKey},
    LabelText{QLatin1StringView("secondaryaccesskey"), Label::SecondaryKey},
    LabelText{QLatin1StringView("secondarykey"), Label::SecondaryKey},
    LabelText{QLatin1StringView("key2"), Label::SecondaryKey},
};

Label labelOf(QString text)
{
    static const QRegularExpression separators(QStringLiteral(R"([\s_-]+)"));
    text = text.toLower().remove(separators);
    const auto found = std::ranges::find_if(LabelTexts, [&text](const LabelText &row) { return text == row.text; });
    return found != LabelTexts.end() ? found->label : Label::None;
}

//! Collects labelled values. A value stands on its label's line, after a colon, an equals sign, a tab or blanks, or on
//! the next line.
class KeyPageReader
{
public:
    void readLine(const QString &line)
    {
        if (line.isEmpty())
            return;
        if (const Label label = labelOf(line); label != Label::None) {
            m_pending = label;
            return;
        }
        if (readLabelledLine(line))
            return;
        take(std::exchange(m_pending, Label::None), line);
    }

    [[nodiscard]] AccountPaste result() const
    {
        AccountPaste paste;
        paste.accountName = m_name;
        setEndpoint(paste, m_endpoint);
        if (!m_key.isEmpty())
            paste.key = Secret(m_key.toLatin1());
        if (!paste.endpoint.isEmpty() || !m_key.isEmpty() || !m_name.isEmpty())
            paste.form = Form::KeyPage;
        return paste;
    }

private:
    bool readLabelledLine(const QString &line)
    {
        static const QRegularExpression separator(QStringLiteral(R"(\s*[:=]\s*|\t+|\s+)"));
        // The label may have blanks itself, so each separator is a place where it could end; the last one wins.
        for (auto match = separator.globalMatch(line); match.hasNext();) {
            const QRegularExpressionMatch place = match.next();
            const Label label = labelOf(line.left(place.capturedStart()));
            const QString value = cleanedPaste(line.mid(place.capturedEnd()));
            if (label != Label::None && isValueOf(label, value)) {
                take(label, value);
                m_pending = Label::None;
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] static bool isValueOf(Label label, const QString &value)
    {
        switch (label) {
        case Label::Name:
            return isAccountName(value);
        case Label::Endpoint:
            return value.contains(QLatin1Char('.')) && !pastedOrigin(value).isEmpty()
                && !cloudFromPortalHost(pastedOrigin(value).host());
        case Label::PrimaryKey:
        case Label::SecondaryKey:
            return isAccountKey(value);
        case Label::None:
            break;
        }
        return false;
    }

    void take(Label label, const QString &value)
    {
        if (!isValueOf(label, cleanedPaste(value)))
            return;
        if (label == Label::Name)
            m_name = cleanedPaste(value);
        else if (label == Label::Endpoint)
            m_endpoint = pastedOrigin(cleanedPaste(value));
        else if (label == Label::PrimaryKey || m_key.isEmpty())
            m_key = cleanedPaste(value);
    }

    Label m_pending = Label::None;
    QString m_name;
    QUrl m_endpoint;
    QString m_key;
};

AccountPaste readKeyPage(const QString &text)
{
    static const QRegularExpression lineEnds(QStringLiteral(R"([\r\n]+|;(?=\s*\w+\s*=))"));
    KeyPageReader reader;
    const QStringList lines = text.split(lineEnds, Qt::SkipEmptyParts);
    for (const QString &line : lines)
        reader.readLine(line.trimmed());
    return reader.result();
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
            paste = readKeyPage(input);
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
        for (const QJsonValue &value : array) {
            if (const AccountPaste paste = readJsonObject(value.toObject()); !paste.endpoint.isEmpty())
                pastes.append(paste);
        }
    }
    return pastes.size() > 1 ? pastes : QList<AccountPaste>{readAccountPaste(text)};
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
}

} // namespace imagebrowser
