// SPDX-License-Identifier: Apache-2.0
#include "app/domain/imagefield.h"

namespace imagebrowser {

namespace {

constexpr std::array<std::string_view, ImageFieldCount> wireNames{
    "imageReference/publisher",
    "imageReference/offer",
    "imageReference/sku",
    "imageReference/version",
    "nodeAgentSKUId",
    "osType",
    "verificationType",
    "batchSupportEndOfLife",
    "imageReference/exactVersion",
    "imageReference/virtualMachineImageId",
    "imageReference/sharedGalleryImageId",
    "imageReference/communityGalleryImageId",
};

} // namespace

std::string_view wireName(ImageField field)
{
    return wireNames[indexOf(field)];
}

bool isInImageReference(ImageField field)
{
    return wireName(field).find('/') != std::string_view::npos;
}

std::string_view wireMember(ImageField field)
{
    const std::string_view name = wireName(field);
    const std::size_t slash = name.find('/');
    return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

const std::array<ImageField, ImageFieldCount> &allImageFields()
{
    static constexpr std::array<ImageField, ImageFieldCount> fields{
        ImageField::Publisher,
        ImageField::Offer,
        ImageField::Sku,
        ImageField::Version,
        ImageField::NodeAgentSkuId,
        ImageField::OsType,
        ImageField::VerificationType,
        ImageField::BatchSupportEndOfLife,
        ImageField::ExactVersion,
        ImageField::VirtualMachineImageId,
        ImageField::SharedGalleryImageId,
        ImageField::CommunityGalleryImageId,
    };
    return fields;
}

} // namespace imagebrowser
