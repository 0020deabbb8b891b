// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagepage.h"
#include "app/service/imagepagenames.h"
#include "app/service/jsoncheck.h"
#include "app/service/jsontext.h"

#include <simdjson.h>

#include <algorithm>

namespace imagebrowser {

//! The parts of a page that need care: names, texts, and values that are only kept. What simdjson leaves unchecked
//! there is checked here. All in the header, so that the walk over a page stays one function to the compiler. Every
//! function that can fail is false, or null, as soon as something is wrong.
class ImagePageValues
{
public:
    using Value = simdjson::ondemand::value;

    //! \a end is that of the JSON; without \a hasEscapes it holds no backslash. Both arguments outlive this.
    ImagePageValues(ImagePage &page, const char *end, bool hasEscapes)
        : m_page(page)
        , m_end(end)
        , m_hasEscapes(hasEscapes)
    {
    }

    //! Without the white space at its end, of which a token has what stands before the next one.
    [[nodiscard]] static std::string_view trimmed(std::string_view token)
    {
        const auto isSpace = [](char letter) {
            return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
        };
        while (!token.empty() && isSpace(token.back()))
            token.remove_suffix(1);
        return token;
    }

    //! The text of a string value: a view into the body, or into the page's unescaped texts. \a isPlain becomes false
    //! where a control character was escaped, which the pools of the store should not be relied on to carry.
    [[nodiscard]] bool string(Value &value, std::string_view &text, bool &isPlain)
    {
        const std::string_view token = trimmed(value.raw_json_token());
        simdjson::ondemand::raw_json_string consumed;
        if (!isString(token) || value.get_raw_json_string().get(consumed))
            return false;
        text = token.substr(1, token.size() - 2);
        if (!m_hasEscapes || text.find('\\') == std::string_view::npos)
            return true;
        std::string &unescaped = m_page.unescaped.emplace_back();
        if (!unescapeJsonString(text, unescaped))
            return false;
        for (const char character : unescaped) {
            if (static_cast<unsigned char>(character) < 0x20)
                isPlain = false;
        }
        text = unescaped;
        return true;
    }

    //! Goes past a value that is kept only as text, and checks it.
    [[nodiscard]] bool skip(Value &value, int depth, std::string_view &text) const
    {
        text = trimmed(value.raw_json_token());
        simdjson::error_code error = simdjson::SUCCESS;
        simdjson::ondemand::raw_json_string consumed;
        switch (text.front()) {
        case '{':
            error = rawJson<simdjson::ondemand::object>(value, text);
            break;
        case '[':
            error = rawJson<simdjson::ondemand::array>(value, text);
            break;
        // Left alone, a text before a colon would be skipped as if it were a member's name.
        case '"':
            error = value.get_raw_json_string().get(consumed);
            break;
        default:
            break;
        }
        if (error)
            return false;
        text = trimmed(text);
        return !checkJson(text, depth);
    }

    //! Null for a name with a wrong escape. \a next is as in findName(). \a isPlain becomes false for a known name that
    //! is written in another way than the service's.
    template <std::size_t Count>
    [[nodiscard]] const MemberName *nameOf(simdjson::ondemand::field &field, const std::array<MemberName, Count> &names,
                                           std::size_t &next, bool &isPlain) const
    {
        const char *const raw = field.key().raw();
        if (const MemberName *name = findName(names, raw, next))
            return name;
        return m_hasEscapes ? escapedName(raw, names.data(), Count, isPlain) : &UnknownName;
    }

private:
    [[nodiscard]] static bool isString(std::string_view token)
    {
        return token.size() >= 2 && token.front() == '"' && token.back() == '"';
    }

    template <typename Container>
    [[nodiscard]] static simdjson::error_code rawJson(Value &value, std::string_view &text)
    {
        Container container;
        if (const simdjson::error_code error = value.get(container))
            return error;
        return container.raw_json().get(text);
    }

    //! A known name may be spelled with escapes, and a wrong escape makes the whole text wrong.
    [[nodiscard]] const MemberName *escapedName(const char *raw, const MemberName *names, std::size_t count,
                                                bool &isPlain) const
    {
        const std::string_view rest(raw, static_cast<std::size_t>(m_end - raw));
        const std::string_view key = rest.substr(0, jsonStringEnd(rest, 0));
        if (key.find('\\') == std::string_view::npos)
            return &UnknownName;
        isPlain = false;
        std::string unescaped;
        if (!unescapeJsonString(key, unescaped))
            return nullptr;
        const MemberName *const found =
            std::find_if(names, names + count, [&](const MemberName &name) { return name.text == unescaped; });
        return found == names + count ? &UnknownName : found;
    }

    ImagePage &m_page;
    const char *m_end;
    bool m_hasEscapes;
};

} // namespace imagebrowser
