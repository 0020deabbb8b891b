// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/snippettext.h"

#include <algorithm>

namespace imagebrowser {

namespace {

//! Characters that some language reads as a line end or that cannot stand in source text.
bool isUnprintable(QChar character)
{
    const char16_t unit = character.unicode();
    return unit < 0x20 || (unit >= 0x7f && unit <= 0x9f) || unit == 0x2028 || unit == 0x2029 || unit == 0xfeff;
}

QString hexEscape(QChar character, QLatin1StringView before, QLatin1StringView after)
{
    return before + QStringLiteral("%1").arg(character.unicode(), 4, 16, QLatin1Char('0')) + after;
}

//! What literals in C's tradition share: backslash before the quote and the backslash, \n \r \t, and a numeric escape.
QString escaped(const QString &text, QChar quote, QLatin1StringView hexStart, QLatin1StringView hexEnd = {})
{
    QString result;
    for (const QChar character : text) {
        if (character == quote || character == u'\\')
            result += QLatin1String("\\") + character;
        else if (character == u'\n')
            result += QLatin1String("\\n");
        else if (character == u'\r')
            result += QLatin1String("\\r");
        else if (character == u'\t')
            result += QLatin1String("\\t");
        else if (isUnprintable(character))
            result += hexEscape(character, hexStart, hexEnd);
        else
            result += character;
    }
    return result;
}

QString doubleQuoted(const QString &text)
{
    return u'"' + escaped(text, u'"', QLatin1StringView("\\u")) + u'"';
}

} // namespace

QString jsonLiteral(const QString &text)
{
    return doubleQuoted(text);
}

QString bicepLiteral(const QString &text)
{
    QString body = escaped(text, u'\'', QLatin1StringView("\\u{"), QLatin1StringView("}"));
    return u'\'' + body.replace(QLatin1String("${"), QLatin1String("\\${")) + u'\'';
}

QString terraformLiteral(const QString &text)
{
    QString body = escaped(text, u'"', QLatin1StringView("\\u"));
    body.replace(QLatin1String("${"), QLatin1String("$${")).replace(QLatin1String("%{"), QLatin1String("%%{"));
    return u'"' + body + u'"';
}

QString shellLiteral(const QString &text)
{
    const auto isPlain = [](QChar character) {
        const char16_t unit = character.unicode();
        return unit < 0x80 && (character.isLetterOrNumber() || QStringView(u"-_./:=@+,").contains(character));
    };
    if (!text.isEmpty() && std::all_of(text.cbegin(), text.cend(), isPlain))
        return text;
    return u'\'' + QString(text).remove(QChar()).replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

QString pythonLiteral(const QString &text)
{
    return doubleQuoted(text);
}

QString csharpLiteral(const QString &text)
{
    return doubleQuoted(text);
}

QString commentText(const QString &text)
{
    QString result = text;
    std::replace_if(result.begin(), result.end(), isUnprintable, u' ');
    return result;
}

} // namespace imagebrowser
