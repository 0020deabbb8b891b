// SPDX-License-Identifier: Apache-2.0
#include "app/service/imagepagereader.h"

#include "app/service/imagepagenames.h"
#include "app/service/imagepagevalues.h"
#include "app/service/replysample.h"

#include <QCoreApplication>

#include <simdjson.h>

#include <cstdint>
#include <utility>

namespace imagebrowser {

namespace {

using simdjson::ondemand::json_type;
using JsonValue = simdjson::ondemand::value;
using Object = simdjson::ondemand::object;
using Field = simdjson::ondemand::field;

static_assert(ImagePageReader::Padding >= static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));

struct PageReader
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::ImagePageReader)
};

//! A page of 1000 images is 0.4 MB. Parsers that had to grow for more are not kept.
constexpr std::size_t KeptCapacity = 4 * 1024 * 1024;

//! Of the service's indented items; a guess only, to reserve by.
constexpr std::size_t TypicalItemSize = 400;

constexpr int TopDepth = 1; //!< containers around a member of the page
constexpr int ItemDepth = 3; //!< around a member of an item: page, `value`, item
constexpr int ReferenceDepth = 4; //!< around a member of `imageReference` or an entry of `capabilities`

//! Only for \a field that is a known text: one bit each, so that a second one shows.
constexpr std::uint32_t ReferenceSeen = 1U << 30U;
constexpr std::uint32_t CapabilitiesSeen = 1U << 29U;

//! What an iterator gave, not copied: copying the few words just written costs more than all else done with them.
template <typename Element> Element &&inPlace(simdjson::simdjson_result<Element> &result)
{
    return std::move(result).value_unsafe();
}

} // namespace

//! One walk. Every function is false as soon as something is wrong.
class ImagePageReader::Walk
{
public:
    Walk(ImagePageReader &reader, std::string_view json)
        : m_page(reader.m_page)
        , m_redactor(reader.m_redactor)
        , m_values(reader.m_page, json.data() + json.size(), reader.m_hasEscapes)
        , m_shapeProblem(reader.m_shapeProblem)
    {
    }

    [[nodiscard]] bool page(Object object)
    {
        for (auto result : object) {
            if (result.error())
                return false;
            Field &&field = inPlace(result);
            const MemberName *const name = m_values.nameOf(field, PageNames, m_nextPageName, m_isRegular);
            if (!name || !pageMember(*name, field.value()))
                return false;
        }
        // The documentation calls `value` optional, but a reply without it and without more pages says nothing about
        // images: taking it for an empty list would pass a failure off as an answer.
        if (!m_hasItems && m_page.nextLink.isEmpty()) {
            m_shapeProblem = PageReader::tr("The reply has no member “value” with a list of images.");
            return false;
        }
        return true;
    }

private:
    [[nodiscard]] bool pageMember(const MemberName &name, JsonValue &value)
    {
        const char first = value.raw_json_token().front();
        if (name.member == Member::Value && first == '[')
            return items(value);
        if (name.member == Member::NextLink && first == '"')
            return nextLink(value);
        if (name.member != Member::Unknown && first != 'n') {
            m_shapeProblem = name.member == Member::Value
                ? PageReader::tr("The member “value” of the reply is not a list.")
                : PageReader::tr("The member “odata.nextLink” of the reply is not a text.");
            return false;
        }
        std::string_view text;
        return m_values.skip(value, TopDepth, text);
    }

    [[nodiscard]] bool nextLink(JsonValue &value)
    {
        std::string_view text;
        bool isPlain = true;
        if (!m_values.string(value, text, isPlain))
            return false;
        m_page.nextLink = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        return true;
    }

    [[nodiscard]] bool items(JsonValue &value)
    {
        simdjson::ondemand::array array;
        if (value.get_array().get(array))
            return false;
        m_hasItems = true;
        const auto size = static_cast<std::size_t>(m_page.body.size());
        m_page.images.reserve(size / TypicalItemSize);
        m_page.capabilities.reserve(size / TypicalItemSize);
        for (auto result : array) {
            if (result.error())
                return false;
            JsonValue &&item = inPlace(result);
            const bool isFine = item.raw_json_token().front() == '{' ? image(item) : badItem(item);
            if (!isFine)
                return false;
            ++m_index;
        }
        return true;
    }

    [[nodiscard]] bool badItem(JsonValue &value)
    {
        std::string_view text;
        if (!m_values.skip(value, ItemDepth - 1, text))
            return false;
        const QString reason = PageReader::tr("The item is not an object.");
        m_page.badItems.push_back({m_index, reason, replySample(text, m_redactor).text});
        return true;
    }

    [[nodiscard]] bool image(JsonValue &value)
    {
        const char *const begin = value.raw_json_token().data();
        Object object;
        if (value.get_object().get(object))
            return false;
        PageImage &image = m_page.images.emplace_back();
        m_nextItemName = 0;
        m_nextReferenceName = 0;
        m_isRegular = true;
        m_seen = 0;
        for (auto result : object) {
            if (result.error())
                return false;
            Field &&field = inPlace(result);
            const MemberName *const name = m_values.nameOf(field, ItemNames, m_nextItemName, m_isRegular);
            if (!name || !itemMember(*name, field.value(), image))
                return false;
        }
        // The position is now at the comma or bracket after the item; between lies only white space.
        const char *end = nullptr;
        if (value.current_location().get(end))
            return false;
        image.json = ImagePageValues::trimmed({begin, static_cast<std::size_t>(end - begin)});
        image.isRegular = m_isRegular;
        return true;
    }

    [[nodiscard]] bool itemMember(const MemberName &name, JsonValue &value, PageImage &image)
    {
        const char first = value.raw_json_token().front();
        switch (name.member) {
        case Member::Text:
            return textMember(name.field, value, ItemDepth, image);
        case Member::ImageReference:
            forgetReference(image);
            see(ReferenceSeen);
            if (first == '{')
                return reference(value, image);
            break;
        case Member::Capabilities:
            see(CapabilitiesSeen);
            image.hasCapabilities = false;
            image.capabilityCount = 0;
            if (first == '[')
                return capabilities(value, image);
            break;
        default:
            break;
        }
        m_isRegular = false;
        std::string_view text;
        return m_values.skip(value, ItemDepth, text);
    }

    [[nodiscard]] bool reference(JsonValue &value, PageImage &image)
    {
        Object object;
        if (value.get_object().get(object))
            return false;
        bool isEmpty = true;
        for (auto result : object) {
            if (result.error())
                return false;
            Field &&field = inPlace(result);
            const MemberName *const name = m_values.nameOf(field, ReferenceNames, m_nextReferenceName, m_isRegular);
            if (!name)
                return false;
            if (name->member == Member::Text) {
                if (!textMember(name->field, field.value(), ReferenceDepth, image))
                    return false;
            } else {
                m_isRegular = false;
                std::string_view text;
                if (!m_values.skip(field.value(), ReferenceDepth, text))
                    return false;
            }
            isEmpty = false;
        }
        if (isEmpty)
            m_isRegular = false;
        return true;
    }

    [[nodiscard]] bool capabilities(JsonValue &value, PageImage &image)
    {
        simdjson::ondemand::array array;
        if (value.get_array().get(array))
            return false;
        image.hasCapabilities = true;
        image.firstCapability = m_page.capabilities.size();
        for (auto result : array) {
            if (result.error())
                return false;
            JsonValue &&entry = inPlace(result);
            std::string_view text;
            if (entry.raw_json_token().front() != '"') {
                m_isRegular = false;
                if (!m_values.skip(entry, ReferenceDepth, text))
                    return false;
                continue;
            }
            if (!m_values.string(entry, text, m_isRegular))
                return false;
            m_page.capabilities.push_back(text);
            ++image.capabilityCount;
        }
        return true;
    }

    [[nodiscard]] bool textMember(ImageField field, JsonValue &value, int depth, PageImage &image)
    {
        see(1U << indexOf(field));
        std::string_view &text = image.text[indexOf(field)];
        if (value.raw_json_token().front() == '"')
            return m_values.string(value, text, m_isRegular);
        text = {};
        m_isRegular = false;
        std::string_view skipped;
        return m_values.skip(value, depth, skipped);
    }

    //! Of two references the last one counts, alone.
    void forgetReference(PageImage &image) const
    {
        if ((m_seen & ReferenceSeen) == 0)
            return;
        for (const MemberName &name : ReferenceNames)
            image.text[indexOf(name.field)] = {};
    }

    void see(std::uint32_t bit)
    {
        if ((m_seen & bit) != 0)
            m_isRegular = false;
        m_seen |= bit;
    }

    ImagePage &m_page;
    const Redactor &m_redactor;
    ImagePageValues m_values;
    QString &m_shapeProblem;
    int m_index = 0;
    bool m_hasItems = false;
    std::size_t m_nextPageName = 0;
    std::size_t m_nextItemName = 0;
    std::size_t m_nextReferenceName = 0;
    bool m_isRegular = true; //!< of the item being read
    std::uint32_t m_seen = 0; //!< its known members
};

bool ImagePageReader::read(std::string_view json)
{
    m_shapeProblem = PageReader::tr("The reply is not an object.");
    thread_local simdjson::ondemand::parser parser;
    const auto dropLargeParser = [] {
        if (parser.capacity() > KeptCapacity)
            parser = simdjson::ondemand::parser();
    };
    bool isRead = false;
    {
        simdjson::ondemand::document document;
        Object object;
        isRead = !parser.iterate(json.data(), json.size(), json.size() + simdjson::SIMDJSON_PADDING).get(document)
            && !document.get_object().get(object) && Walk(*this, json).page(object)
            && document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    }
    dropLargeParser();
    return isRead;
}

} // namespace imagebrowser
