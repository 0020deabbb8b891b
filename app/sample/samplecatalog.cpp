// SPDX-License-Identifier: Apache-2.0
#include "app/sample/samplecatalog.h"

#include <simdjson.h>

#include <string_view>

namespace imagebrowser {

namespace {

namespace ondemand = simdjson::ondemand;

QString memberText(ondemand::object &image, std::string_view name)
{
    std::string_view text;
    if (image.find_field_unordered(name).get_string().get(text) != simdjson::SUCCESS)
        return {};
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

std::optional<std::vector<SampleImage>> readSampleCatalog(const QByteArray &reply)
{
    ondemand::parser parser;
    const simdjson::padded_string text(reply.constData(), static_cast<std::size_t>(reply.size()));
    ondemand::document document;
    ondemand::array items;
    if (parser.iterate(text).get(document) != simdjson::SUCCESS
        || document["value"].get_array().get(items) != simdjson::SUCCESS) {
        return {};
    }
    std::vector<SampleImage> images;
    for (auto item : items) {
        ondemand::object object;
        std::string_view json;
        if (item.get_object().get(object) != simdjson::SUCCESS)
            return {};
        SampleImage image;
        image.osType = memberText(object, "osType");
        image.verificationType = memberText(object, "verificationType");
        image.nodeAgentSkuId = memberText(object, "nodeAgentSKUId");
        if (object.reset().error() != simdjson::SUCCESS || object.raw_json().get(json) != simdjson::SUCCESS)
            return {};
        image.json = QByteArray(json.data(), static_cast<qsizetype>(json.size()));
        images.push_back(std::move(image));
    }
    return images;
}

} // namespace imagebrowser
