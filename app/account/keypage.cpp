// SPDX-License-Identifier: Apache-2.0
#include "app/account/keypage.h"

#include "app/account/cloud.h"
#include "app/account/pastedvalues.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace imagebrowser {

namespace {

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

    [[nodiscard]] const KeyPage &result() const { return m_page; }

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
            m_page.accountName = cleanedPaste(value);
        else if (label == Label::Endpoint)
            m_page.endpoint = pastedOrigin(cleanedPaste(value));
        else if (label == Label::PrimaryKey || m_page.key.isEmpty())
            m_page.key = cleanedPaste(value);
    }

    Label m_pending = Label::None;
    KeyPage m_page;
};

} // namespace

KeyPage readKeyPage(const QString &text)
{
    static const QRegularExpression lineEnds(QStringLiteral(R"([\r\n]+|;(?=\s*\w+\s*=))"));
    KeyPageReader reader;
    const QStringList lines = text.split(lineEnds, Qt::SkipEmptyParts);
    for (const QString &line : lines)
        reader.readLine(line.trimmed());
    return reader.result();
}

} // namespace imagebrowser
