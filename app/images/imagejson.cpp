// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagejson.h"

namespace imagebrowser {

namespace {

//! A field with its name as it is written before the text: `"name":`.
struct TextMember
{
    ImageField field;
    std::string name;
};

TextMember memberOf(ImageField field)
{
    return {field, '"' + std::string(wireMember(field)) + "\":"};
}

const std::vector<TextMember> &referenceMembers()
{
    static const std::vector<TextMember> members = [] {
        std::vector<TextMember> list;
        for (const ImageField field : allImageFields()) {
            if (isInImageReference(field))
                list.push_back(memberOf(field));
        }
        return list;
    }();
    return members;
}

//! With a comma before it unless it is the object's first member.
void appendMemberName(std::string_view name, std::string &out)
{
    if (out.back() != '{')
        out += ',';
    out += name;
}

//! Without a branch in the loop, which compilers then make vector code of.
bool needsEscapes(std::string_view utf8)
{
    unsigned char any = 0;
    for (const char letter : utf8) {
        const auto byte = static_cast<unsigned char>(letter);
        any = static_cast<unsigned char>(any | (byte < 0x20) | (byte == '"') | (byte == '\\'));
    }
    return any != 0;
}

//! Where the texts of an image come from: a record of a store.
struct RecordTexts
{
    const ImageStore &store;
    RecordId record;

    //! Null when there is none.
    [[nodiscard]] std::string_view text(ImageField field) const
    {
        return store.texts(field).text(store.textId(record, field));
    }
    [[nodiscard]] bool hasCapabilities() const { return store.capabilitySet(record) != CapabilityPool::Absent; }
    template <typename Use> void forEachCapability(Use use) const
    {
        for (const TextPool::Id name : store.capabilities().members(store.capabilitySet(record)))
            use(store.capabilities().names().text(name));
    }
};

//! Or an image of a page.
struct PageTexts
{
    const ImagePage &page;
    const PageImage &image;

    [[nodiscard]] std::string_view text(ImageField field) const { return image.text[indexOf(field)]; }
    [[nodiscard]] bool hasCapabilities() const { return image.hasCapabilities; }
    template <typename Use> void forEachCapability(Use use) const
    {
        for (std::size_t i = 0; i < image.capabilityCount; ++i)
            use(page.capabilities[image.firstCapability + i]);
    }
};

template <typename Texts> void appendText(const Texts &texts, const TextMember &member, std::string &out)
{
    const std::string_view text = texts.text(member.field);
    if (text.data() == nullptr)
        return;
    appendMemberName(member.name, out);
    appendJsonString(text, out);
}

template <typename Texts> void appendCapabilities(const Texts &texts, std::string &out)
{
    if (!texts.hasCapabilities())
        return;
    appendMemberName("\"capabilities\":", out);
    out += '[';
    texts.forEachCapability([&out](std::string_view name) {
        if (out.back() != '[')
            out += ',';
        appendJsonString(name, out);
    });
    out += ']';
}

//! Without any text in it the member was absent: images with an empty reference are not ordinary.
template <typename Texts> void appendReference(const Texts &texts, std::string &out)
{
    const std::size_t before = out.size();
    appendMemberName("\"imageReference\":", out);
    out += '{';
    const std::size_t inside = out.size();
    for (const TextMember &member : referenceMembers())
        appendText(texts, member, out);
    if (out.size() == inside)
        out.resize(before);
    else
        out += '}';
}

template <typename Texts> void appendObject(const Texts &texts, std::string &out)
{
    static const TextMember verification = memberOf(ImageField::VerificationType);
    static const TextMember nodeAgent = memberOf(ImageField::NodeAgentSkuId);
    static const TextMember endOfLife = memberOf(ImageField::BatchSupportEndOfLife);
    static const TextMember osType = memberOf(ImageField::OsType);
    out += '{';
    appendReference(texts, out);
    appendText(texts, verification, out);
    appendText(texts, nodeAgent, out);
    appendCapabilities(texts, out);
    appendText(texts, endOfLife, out);
    appendText(texts, osType, out);
    out += '}';
}

} // namespace

void appendJsonString(std::string_view utf8, std::string &out)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    if (!needsEscapes(utf8)) {
        out += utf8;
        out += '"';
        return;
    }
    std::size_t start = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        out += utf8.substr(start, i - start);
        start = i + 1;
        switch (byte) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += "\\u00";
            out += hex[byte >> 4U];
            out += hex[byte & 0xfU];
        }
    }
    out += utf8.substr(start);
    out += '"';
}

void appendImageJson(const ImageStore &store, RecordId record, std::string &out)
{
    appendObject(RecordTexts{store, record}, out);
}

void appendImageJson(const ImagePage &page, const PageImage &image, std::string &out)
{
    appendObject(PageTexts{page, image}, out);
}

} // namespace imagebrowser
