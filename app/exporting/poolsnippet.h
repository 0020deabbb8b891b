// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imageinformation.h"

#include <array>
#include <optional>
#include <span>

namespace imagebrowser {

//! The languages an image can be copied as.
enum class SnippetFormat : quint8
{
    RestJson, //!< Batch service REST API
    ArmTemplate,
    Bicep,
    Terraform, //!< azurerm_batch_pool
    AzureCli,
    Python, //!< azure-batch 15
    CSharp, //!< Azure.Compute.Batch
};

[[nodiscard]] const std::array<SnippetFormat, 7> &allSnippetFormats();
//! Stable, for settings: "restJson", "arm", "bicep", "terraform", "azureCli", "python", "csharp".
[[nodiscard]] QString snippetFormatId(SnippetFormat format);
[[nodiscard]] std::optional<SnippetFormat> snippetFormatFromId(QStringView id);
//! For menus: "REST JSON", "Azure CLI".
[[nodiscard]] QString snippetFormatLabel(SnippetFormat format);

//! What goes into a pool for these images: the image reference and, always, the node agent SKU that belongs to it. One
//! image gives the plain form, several a list in the order given. Formats with comments say when an image is
//! unverified, ended at \a now, or has an end date; JSON has no comments. Ends with a line break; empty without images.
[[nodiscard]] QString poolSnippet(SnippetFormat format, std::span<const ImageInformation> images, Instant now);

//! The sentences that poolSnippet() puts into comments for one image; for showing them beside JSON.
[[nodiscard]] QStringList imageCautions(const ImageInformation &image, Instant now);

} // namespace imagebrowser
