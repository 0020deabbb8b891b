// SPDX-License-Identifier: Apache-2.0
#include "app/domain/secretsearch.h"

#include <algorithm>
#include <array>
#include <optional>

namespace imagebrowser {

namespace {

//! Letters and digits of a secret from which on finding them in a row is no accident.
constexpr qsizetype SureLength = 20;
//! Escapes on top of each other: an HTML entity in a JSON string in a log line.
constexpr int Layers = 3;

struct Escape
{
    QChar character;
    qsizetype length = 0; //!< of what stands for it
};

std::optional<Escape> hexEscape(QStringView digits, qsizetype prefix, qsizetype suffix)
{
    bool isNumber = false;
    const uint code = digits.toUInt(&isNumber, 16);
    if (!isNumber || code > 0xFFFF)
        return {};
    return Escape{QChar(static_cast<char16_t>(code)), prefix + digits.size() + suffix};
}

//! `\u002B`, `\/`, and the same with more backslashes.
std::optional<Escape> jsonEscape(QStringView text)
{
    qsizetype slashes = 0;
    while (slashes < text.size() && text[slashes] == u'\\')
        ++slashes;
    const QStringView rest = text.sliced(slashes);
    if (rest.startsWith(u'/'))
        return Escape{u'/', slashes + 1};
    if (rest.size() >= 5 && rest.startsWith(u'u'))
        return hexEscape(rest.sliced(1, 4), slashes + 1, 0);
    return {};
}

//! `&#43;`, `&#x2B;` and the names of what a credential consists of.
std::optional<Escape> htmlEscape(QStringView text)
{
    constexpr qsizetype longest = 12;
    const qsizetype end = text.left(longest).indexOf(u';');
    if (end < 0)
        return {};
    const QStringView name = text.sliced(1, end - 1);
    if (name.startsWith(QLatin1StringView("#x"), Qt::CaseInsensitive))
        return hexEscape(name.sliced(2), 3, 1);
    if (name.startsWith(u'#')) {
        bool isNumber = false;
        const uint code = name.sliced(1).toUInt(&isNumber);
        if (isNumber && code <= 0xFFFF)
            return Escape{QChar(static_cast<char16_t>(code)), end + 1};
        return {};
    }
    struct Named
    {
        QLatin1StringView name;
        char16_t character;
    };
    static constexpr std::array<Named, 10> known{{{QLatin1StringView("plus"), u'+'},
                                                  {QLatin1StringView("sol"), u'/'},
                                                  {QLatin1StringView("equals"), u'='},
                                                  {QLatin1StringView("amp"), u'&'},
                                                  {QLatin1StringView("bsol"), u'\\'},
                                                  {QLatin1StringView("percnt"), u'%'},
                                                  {QLatin1StringView("quot"), u'"'},
                                                  {QLatin1StringView("apos"), u'\''},
                                                  {QLatin1StringView("lt"), u'<'},
                                                  {QLatin1StringView("gt"), u'>'}}};
    const auto found =
        std::find_if(known.begin(), known.end(), [name](const Named &entry) { return name == entry.name; });
    return found == known.end() ? std::nullopt : std::optional(Escape{QChar(found->character), end + 1});
}

std::optional<Escape> escapeAt(QStringView text)
{
    if (text.front() == u'\\')
        return jsonEscape(text);
    if (text.front() == u'&')
        return htmlEscape(text);
    if (text.front() == u'%' && text.size() >= 3)
        return hexEscape(text.sliced(1, 2), 1, 0);
    return {};
}

//! `<wbr>` and its like, which break a long word without being seen.
qsizetype tagLength(QStringView text)
{
    constexpr qsizetype longest = 16;
    const qsizetype end = text.front() == u'<' ? text.left(longest).indexOf(u'>') : -1;
    return end + 1;
}

QString lettersOf(const QString &text)
{
    QString letters;
    for (const QChar character : text) {
        if (character.isLetterOrNumber())
            letters += character.toLower();
    }
    return letters;
}

} // namespace

UnescapedText::UnescapedText(const QString &text)
    : m_text(text)
    , m_origins(static_cast<std::size_t>(text.size()))
{
    for (std::size_t i = 0; i < m_origins.size(); ++i)
        m_origins[i] = {static_cast<qsizetype>(i), static_cast<qsizetype>(i) + 1};
    for (int layer = 0; layer < Layers; ++layer)
        unescape();
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        const QChar character = m_text.at(i);
        if (const qsizetype tag = tagLength(QStringView(m_text).sliced(i)); tag > 0) {
            i += tag - 1;
        } else if (character.isLetterOrNumber()) {
            m_letters += character.toLower();
            m_letterOrigins.push_back(m_origins[static_cast<std::size_t>(i)]);
        }
    }
}

void UnescapedText::unescape()
{
    QString result;
    std::vector<Range> origins;
    result.reserve(m_text.size());
    origins.reserve(m_origins.size());
    for (qsizetype i = 0; i < m_text.size();) {
        const auto escape = escapeAt(QStringView(m_text).sliced(i));
        const qsizetype length = escape ? escape->length : 1;
        result += escape ? escape->character : m_text.at(i);
        origins.push_back(
            {m_origins[static_cast<std::size_t>(i)].begin, m_origins[static_cast<std::size_t>(i + length - 1)].end});
        i += length;
    }
    m_text = std::move(result);
    m_origins = std::move(origins);
}

QList<UnescapedText::Range> UnescapedText::find(const Secret &secret) const
{
    QList<Range> ranges;
    const QString plain = QString::fromUtf8(secret.reveal());
    findExact(plain, ranges);
    findLetters(plain, ranges);
    std::sort(ranges.begin(), ranges.end(), [](const Range &a, const Range &b) { return a.begin < b.begin; });
    QList<Range> apart;
    for (const Range &range : std::as_const(ranges)) {
        if (!apart.isEmpty() && range.begin < apart.constLast().end)
            apart.last().end = std::max(apart.constLast().end, range.end);
        else
            apart.append(range);
    }
    return apart;
}

void UnescapedText::findExact(const QString &plain, QList<Range> &ranges) const
{
    if (plain.isEmpty())
        return;
    for (qsizetype at = m_text.indexOf(plain); at >= 0; at = m_text.indexOf(plain, at + plain.size()))
        ranges.append({m_origins[static_cast<std::size_t>(at)].begin,
                       m_origins[static_cast<std::size_t>(at + plain.size() - 1)].end});
}

void UnescapedText::findLetters(const QString &plain, QList<Range> &ranges) const
{
    const QString letters = lettersOf(plain);
    if (letters.size() < SureLength)
        return;
    const QStringView beginning = QStringView(letters).left(SureLength);
    for (qsizetype at = m_letters.indexOf(beginning); at >= 0;) {
        qsizetype length = SureLength;
        while (length < letters.size() && at + length < m_letters.size()
               && m_letters.at(at + length) == letters.at(length))
            ++length;
        ranges.append({m_letterOrigins[static_cast<std::size_t>(at)].begin,
                       m_letterOrigins[static_cast<std::size_t>(at + length - 1)].end});
        at = m_letters.indexOf(beginning, at + length);
    }
}

} // namespace imagebrowser
