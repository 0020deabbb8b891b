// SPDX-License-Identifier: Apache-2.0
#include "app/service/jsontext.h"

#include <algorithm>
#include <cstring>

namespace imagebrowser {

namespace {

constexpr int InvalidHex = -1;

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return InvalidHex;
}

//! Value of the four digits at the start of \a digits, or InvalidHex.
int hexQuad(std::string_view digits)
{
    if (digits.size() < 4)
        return InvalidHex;
    int value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const int digit = hexValue(digits[i]);
        if (digit == InvalidHex)
            return InvalidHex;
        value = value * 16 + digit;
    }
    return value;
}

bool isHighSurrogate(int unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool isLowSurrogate(int unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

//! The code unit of a `\uXXXX` at \a position, or InvalidHex.
int unicodeEscapeAt(std::string_view text, std::size_t position)
{
    if (position + 6 > text.size() || text[position] != '\\' || text[position + 1] != 'u')
        return InvalidHex;
    return hexQuad(text.substr(position + 2));
}

void appendUtf8(std::string &out, int codePoint)
{
    const auto byte = [&out](int value) { out += static_cast<char>(value); };
    if (codePoint < 0x80) {
        byte(codePoint);
    } else if (codePoint < 0x800) {
        byte(0xC0 | (codePoint >> 6));
        byte(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        byte(0xE0 | (codePoint >> 12));
        byte(0x80 | ((codePoint >> 6) & 0x3F));
        byte(0x80 | (codePoint & 0x3F));
    } else {
        byte(0xF0 | (codePoint >> 18));
        byte(0x80 | ((codePoint >> 12) & 0x3F));
        byte(0x80 | ((codePoint >> 6) & 0x3F));
        byte(0x80 | (codePoint & 0x3F));
    }
}

char simpleEscape(char letter)
{
    switch (letter) {
    case '"':
        return '"';
    case '\\':
        return '\\';
    case '/':
        return '/';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return '\0';
    }
}

} // namespace

void replaceLoneSurrogates(char *text, std::size_t size)
{
    const std::string_view view(text, size);
    for (std::size_t i = view.find('\\'); i != std::string_view::npos; i = view.find('\\', i)) {
        const int unit = unicodeEscapeAt(view, i);
        if (isHighSurrogate(unit) && isLowSurrogate(unicodeEscapeAt(view, i + 6))) {
            i += 12;
        } else if (isHighSurrogate(unit) || isLowSurrogate(unit)) {
            std::memcpy(text + i + 2, "fffd", 4);
            i += 6;
        } else {
            i += 2;
        }
    }
}

bool unescapeJsonString(std::string_view raw, std::string &out)
{
    for (std::size_t i = 0; i < raw.size();) {
        if (raw[i] != '\\') {
            const std::size_t end = std::min(raw.find('\\', i), raw.size());
            out.append(raw.substr(i, end - i));
            i = end;
            continue;
        }
        if (i + 1 == raw.size())
            return false;
        if (raw[i + 1] != 'u') {
            const char plain = simpleEscape(raw[i + 1]);
            if (plain == '\0')
                return false;
            out += plain;
            i += 2;
            continue;
        }
        const int unit = unicodeEscapeAt(raw, i);
        if (unit == InvalidHex)
            return false;
        i += 6;
        const int next = isHighSurrogate(unit) ? unicodeEscapeAt(raw, i) : InvalidHex;
        if (isLowSurrogate(next)) {
            appendUtf8(out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
            i += 6;
        } else {
            appendUtf8(out, isHighSurrogate(unit) || isLowSurrogate(unit) ? 0xFFFD : unit);
        }
    }
    return true;
}

std::size_t jsonStringEnd(std::string_view text, std::size_t begin)
{
    for (std::size_t i = begin; i < text.size(); ++i) {
        if (text[i] == '"')
            return i;
        if (text[i] == '\\')
            ++i;
    }
    return text.size();
}

} // namespace imagebrowser
