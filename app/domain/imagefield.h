// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace imagebrowser {

//! The members of an image that the program knows, as text. Capabilities and unknown members are kept beside them.
enum class ImageField : quint8
{
    Publisher,
    Offer,
    Sku,
    Version,
    NodeAgentSkuId,
    OsType,
    VerificationType,
    BatchSupportEndOfLife,
    ExactVersion,
    VirtualMachineImageId,
    SharedGalleryImageId,
    CommunityGalleryImageId,
};
inline constexpr std::size_t ImageFieldCount = 12;

constexpr std::size_t indexOf(ImageField field)
{
    return static_cast<std::size_t>(field);
}

//! Path of the member on the wire: "imageReference/publisher", "nodeAgentSKUId", …
[[nodiscard]] std::string_view wireName(ImageField field);
//! True for members inside `imageReference`.
[[nodiscard]] bool isInImageReference(ImageField field);
//! Last part of the wire name: "publisher".
[[nodiscard]] std::string_view wireMember(ImageField field);

//! All fields in declaration order.
[[nodiscard]] const std::array<ImageField, ImageFieldCount> &allImageFields();

} // namespace imagebrowser
