// SPDX-License-Identifier: Apache-2.0
#include "app/service/jsoncheck.h"

#include <QCoreApplication>

#include <cstdint>
#include <utility>

namespace imagebrowser {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::JsonCheck)
};

bool isHexDigit(char digit)
{
    return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F');
}

bool isSimpleEscape(char letter)
{
    return letter != '\0' && std::string_view("\"\\/bfnrt").find(letter) != std::string_view::npos;
}

//! Length of the well-formed UTF-8 sequence at the start of \a text; 0 when it is malformed, and \a isCut tells whether
//! only its end is missing.
std::size_t utf8SequenceLength(std::string_view text, bool &isCut)
{
    const auto at = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = at(0);
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF ? 2
        : (lead & 0xF0) == 0xE0                             ? 3
        : lead >= 0xF0 && lead <= 0xF4                      ? 4
                                                            : 0;
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
    Checker(std::string_view text, int outerDepth)
        : m_text(text)
        , m_outerDepth(outerDepth)
    {
    }

    JsonFault run()
    {
        while (!m_fault && m_state != State::Done)
            step();
        if (!m_fault) {
            skipSpace();
            if (m_position < m_text.size())
                invalid(Text::tr("there is more after the end of the value"));
        }
        return std::move(m_fault);
    }

private:
    enum class State : quint8
    {
        Value,
        FirstKey,
        Key,
        FirstItem,
        AfterValue,
        Done
    };

    void step()
    {
        skipSpace();
        if (m_position == m_text.size())
            return cutOff();
        switch (m_state) {
        case State::Value:
            return value();
        case State::FirstItem:
            return current() == ']' ? close() : value();
        case State::FirstKey:
            return current() == '}' ? close() : key();
        case State::Key:
            return key();
        case State::AfterValue:
            return afterValue();
        case State::Done:
            return;
        }
    }

    void value()
    {
        switch (current()) {
        case '{':
            return open(true);
        case '[':
            return open(false);
        case '"':
            string();
            break;
        case 't':
            word("true");
            break;
        case 'f':
            word("false");
            break;
        case 'n':
            word("null");
            break;
        default:
            number();
            break;
        }
        endValue();
    }

    void open(bool isObject)
    {
        if (m_depth + m_outerDepth >= MaxJsonDepth) {
            m_fault = {JsonFault::Kind::TooDeep, m_position,
                       Text::tr("arrays and objects are nested more than %1 deep").arg(MaxJsonDepth)};
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
            return invalid(Text::tr("a member name in quotes is expected"));
        string();
        if (m_fault)
            return;
        skipSpace();
        if (m_position == m_text.size())
            return cutOff();
        if (current() != ':')
            return invalid(Text::tr("a colon is expected"));
        ++m_position;
        m_state = State::Value;
    }

    void afterValue()
    {
        const bool isObject = (m_isObject & 1U) != 0;
        if (current() == (isObject ? '}' : ']'))
            return close();
        if (current() != ',')
            return invalid(isObject ? Text::tr("a comma or } is expected") : Text::tr("a comma or ] is expected"));
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
                return invalid(Text::tr("a control character stands in a text"));
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
            if (!isSimpleEscape(letter))
                return invalid(Text::tr("an escape that JSON does not know"));
            m_position += 2;
            return;
        }
        for (std::size_t i = m_position + 2; i < m_position + 6; ++i) {
            if (i == m_text.size())
                return cutOff();
            if (!isHexDigit(m_text[i]))
                return invalid(Text::tr("an escape that JSON does not know"));
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
            return invalid(Text::tr("the text is not UTF-8"));
        m_position += length;
    }

    void word(std::string_view expected)
    {
        for (const char letter : expected) {
            if (m_position == m_text.size())
                return cutOff();
            if (current() != letter)
                return invalid(Text::tr("a value is expected"));
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
            invalid(isInsideNumber ? Text::tr("a digit is expected") : Text::tr("a value is expected"));
        return false;
    }

    [[nodiscard]] char current() const { return m_text[m_position]; }

    void skipSpace()
    {
        while (m_position < m_text.size()
               && (current() == ' ' || current() == '\t' || current() == '\n' || current() == '\r'))
            ++m_position;
    }

    void cutOff() { m_fault = {JsonFault::Kind::CutOff, m_text.size(), Text::tr("the text ends too early")}; }
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

} // namespace imagebrowser
