// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagejson.h"

namespace imagebrowser {

namespace {

//! Writes `"name":` with a comma before it unless it is the object's first member.
void appendMemberName(std::string_view name, std::string &out)
{
    if (out.back() != '{')
        out += ',';
    out += '"';
    out += name;
    out += "\":";
}

void appendText(const ImageStore &store, RecordId record, ImageField field, std::string &out)
{
    const TextPool::Id id = store.textId(record, field);
    if (id == TextPool::Absent)
        return;
    appendMemberName(wireMember(field), out);
    appendJsonString(store.texts(field).text(id), out);
}

void appendCapabilities(const ImageStore &store, RecordId record, std::string &out)
{
    const CapabilityPool::SetId set = store.capabilitySet(record);
    if (set == CapabilityPool::Absent)
        return;
    appendMemberName("capabilities", out);
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
    appendMemberName("imageReference", out);
    out += '{';
    const std::size_t inside = out.size();
    for (const ImageField field : allImageFields()) {
        if (isInImageReference(field))
            appendText(store, record, field, out);
    }
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
    out += '{';
    appendReference(store, record, out);
    appendText(store, record, ImageField::VerificationType, out);
    appendText(store, record, ImageField::NodeAgentSkuId, out);
    appendCapabilities(store, record, out);
    appendText(store, record, ImageField::BatchSupportEndOfLife, out);
    appendText(store, record, ImageField::OsType, out);
    out += '}';
}

} // namespace imagebrowser
