// SPDX-License-Identifier: Apache-2.0
#include "app/service/jsontext.h"

#include <QCoreApplication>

#include <cstdint>
#include <cstring>

namespace imagebrowser {

namespace {

struct JsonText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::JsonText)
};

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
    case '"': return '"';
    case '\\': return '\\';
    case '/': return '/';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return '\0';
    }
}

//! Length of the well-formed UTF-8 sequence at the start of \a text; 0 when it is malformed, and \a isCut tells whether only its end is missing.
std::size_t utf8SequenceLength(std::string_view text, bool &isCut)
{
    const auto at = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = at(0);
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF ? 2 : (lead & 0xF0) == 0xE0 ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    isCut = false;
    if (length == 0)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (i == text.size()) {
            isCut = true;
            return 0;
        }
        // Table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF.
        const unsigned char low = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = i > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (at(i) < low || at(i) > high)
            return 0;
    }
    return length;
}

//! One walk over a text. Holds the open containers as bits, so depth costs no stack.
class Checker
{
public:
    Checker(std::string_view text, int outerDepth) : m_text(text), m_outerDepth(outerDepth) {}

    JsonFault run()
    {
        while (!m_fault && m_state != State::Done)
            step();
        if (!m_fault) {
            skipSpace();
            if (m_position < m_text.size())
                invalid(JsonText::tr("there is more after the end of the value"));
        }
        return std::move(m_fault);
    }

private:
    enum class State : quint8 { Value, FirstKey, Key, FirstItem, AfterValue, Done };

    void step()
    {
        skipSpace();
        if (m_position == m_text.size())
            return cutOff();
        switch (m_state) {
        case State::Value: return value();
        case State::FirstItem: return current() == ']' ? close() : value();
        case State::FirstKey: return current() == '}' ? close() : key();
        case State::Key: return key();
        case State::AfterValue: return afterValue();
        case State::Done: return;
        }
    }

    void value()
    {
        switch (current()) {
        case '{': return open(true);
        case '[': return open(false);
        case '"': string(); break;
        case 't': word("true"); break;
        case 'f': word("false"); break;
        case 'n': word("null"); break;
        default: number(); break;
        }
        endValue();
    }

    void open(bool isObject)
    {
        if (m_depth + m_outerDepth >= MaxJsonDepth) {
            m_fault = {JsonFault::Kind::TooDeep, m_position,
                       JsonText::tr("arrays and objects are nested more than %1 deep").arg(MaxJsonDepth)};
            return;
        }
        m_isObject = (m_isObject << 1) | (isObject ? 1U : 0U);
        ++m_depth;
        ++m_position;
        m_state = isObject ? State::FirstKey : State::FirstItem;
    }

    void close()
    {
        ++m_position;
        m_isObject >>= 1;
        --m_depth;
        endValue();
    }

    void endValue() { m_state = m_depth == 0 ? State::Done : State::AfterValue; }

    void key()
    {
        if (current() != '"')
            return invalid(JsonText::tr("a member name in quotes is expected"));
        string();
        if (m_fault)
            return;
        skipSpace();
        if (m_position == m_text.size())
            return cutOff();
        if (current() != ':')
            return invalid(JsonText::tr("a colon is expected"));
        ++m_position;
        m_state = State::Value;
    }

    void afterValue()
    {
        const bool isObject = (m_isObject & 1U) != 0;
        if (current() == (isObject ? '}' : ']'))
            return close();
        if (current() != ',')
            return invalid(isObject ? JsonText::tr("a comma or } is expected") : JsonText::tr("a comma or ] is expected"));
        ++m_position;
        m_state = isObject ? State::Key : State::Value;
    }

    void string()
    {
        for (++m_position; m_position < m_text.size();) {
            const auto byte = static_cast<unsigned char>(current());
            if (byte == '"') {
                ++m_position;
                return;
            }
            if (byte < 0x20)
                return invalid(JsonText::tr("a control character stands in a text"));
            if (byte == '\\')
                escape();
            else if (byte < 0x80)
                ++m_position;
            else
                multiByte();
            if (m_fault)
                return;
        }
        cutOff();
    }

    void escape()
    {
        if (m_position + 1 == m_text.size())
            return cutOff();
        const char letter = m_text[m_position + 1];
        if (letter != 'u') {
            if (simpleEscape(letter) == '\0')
                return invalid(JsonText::tr("an escape that JSON does not know"));
            m_position += 2;
            return;
        }
        for (std::size_t i = m_position + 2; i < m_position + 6; ++i) {
            if (i == m_text.size())
                return cutOff();
            if (hexValue(m_text[i]) == InvalidHex)
                return invalid(JsonText::tr("an escape that JSON does not know"));
        }
        m_position += 6;
    }

    void multiByte()
    {
        bool isCut = false;
        const std::size_t length = utf8SequenceLength(m_text.substr(m_position), isCut);
        if (isCut)
            return cutOff();
        if (length == 0)
            return invalid(JsonText::tr("the text is not UTF-8"));
        m_position += length;
    }

    void word(std::string_view expected)
    {
        for (const char letter : expected) {
            if (m_position == m_text.size())
                return cutOff();
            if (current() != letter)
                return invalid(JsonText::tr("a value is expected"));
            ++m_position;
        }
    }

    void number()
    {
        const bool isNegative = current() == '-';
        if (isNegative)
            ++m_position;
        if (m_position < m_text.size() && current() == '0')
            ++m_position;
        else if (!digits(isNegative))
            return;
        if (m_position < m_text.size() && current() == '.') {
            ++m_position;
            if (!digits(true))
                return;
        }
        if (m_position < m_text.size() && (current() == 'e' || current() == 'E')) {
            ++m_position;
            if (m_position < m_text.size() && (current() == '+' || current() == '-'))
                ++m_position;
            if (!digits(true))
                return;
        }
    }

    //! At least one digit.
    bool digits(bool isInsideNumber)
    {
        const std::size_t begin = m_position;
        while (m_position < m_text.size() && current() >= '0' && current() <= '9')
            ++m_position;
        if (m_position > begin)
            return true;
        if (m_position == m_text.size())
            cutOff();
        else
            invalid(isInsideNumber ? JsonText::tr("a digit is expected") : JsonText::tr("a value is expected"));
        return false;
    }

    [[nodiscard]] char current() const { return m_text[m_position]; }

    void skipSpace()
    {
        while (m_position < m_text.size()
               && (current() == ' ' || current() == '\t' || current() == '\n' || current() == '\r'))
            ++m_position;
    }

    void cutOff() { m_fault = {JsonFault::Kind::CutOff, m_text.size(), JsonText::tr("the text ends too early")}; }
    void invalid(QString reason) { m_fault = {JsonFault::Kind::Invalid, m_position, std::move(reason)}; }

    std::string_view m_text;
    int m_outerDepth;
    std::size_t m_position = 0;
    int m_depth = 0;
    std::uint64_t m_isObject = 0; //!< one bit for each open container, the innermost last
    State m_state = State::Value;
    JsonFault m_fault;
};

} // namespace

JsonFault checkJson(std::string_view text, int outerDepth)
{
    return Checker(text, outerDepth).run();
}

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
