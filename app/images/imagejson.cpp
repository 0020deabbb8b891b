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

void appendText(const ImageStore &store, RecordId record, const TextMember &member, std::string &out)
{
    const TextPool::Id id = store.textId(record, member.field);
    if (id == TextPool::Absent)
        return;
    appendMemberName(member.name, out);
    appendJsonString(store.texts(member.field).text(id), out);
}

void appendCapabilities(const ImageStore &store, RecordId record, std::string &out)
{
    const CapabilityPool::SetId set = store.capabilitySet(record);
    if (set == CapabilityPool::Absent)
        return;
    appendMemberName("\"capabilities\":", out);
    out += '[';
    for (const TextPool::Id name : store.capabilities().members(set)) {
        if (out.back() != '[')
            out += ',';
        appendJsonString(store.capabilities().names().text(name), out);
    }
    out += ']';
}

//! Without any text in it the member was absent: images with an empty reference are not ordinary.
void appendReference(const ImageStore &store, RecordId record, std::string &out)
{
    const std::size_t before = out.size();
    appendMemberName("\"imageReference\":", out);
    out += '{';
    const std::size_t inside = out.size();
    for (const TextMember &member : referenceMembers())
        appendText(store, record, member, out);
    if (out.size() == inside)
        out.resize(before);
    else
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
    static const TextMember verification = memberOf(ImageField::VerificationType);
    static const TextMember nodeAgent = memberOf(ImageField::NodeAgentSkuId);
    static const TextMember endOfLife = memberOf(ImageField::BatchSupportEndOfLife);
    static const TextMember osType = memberOf(ImageField::OsType);
    out += '{';
    appendReference(store, record, out);
    appendText(store, record, verification, out);
    appendText(store, record, nodeAgent, out);
    appendCapabilities(store, record, out);
    appendText(store, record, endOfLife, out);
    appendText(store, record, osType, out);
    out += '}';
}

} // namespace imagebrowser
