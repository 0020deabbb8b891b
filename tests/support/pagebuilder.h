// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagepage.h"

#include <string>
#include <vector>

namespace imagebrowser {

//! Members of an image a test wants to differ from the ordinary.
struct PageBuilderImage
{
    const char *end = nullptr;
    std::vector<std::string> capabilities{};
    bool hasCapabilities = false; //!< for an empty array; implied by capabilities
    const char *json = nullptr; //!< makes the image irregular
    const char *os = "linux";
    const char *agent = "batch.node.ubuntu 24.04";
    const char *verification = "verified";
    const char *version = "latest";
    const char *exactVersion = nullptr;
    const char *galleryId = nullptr; //!< a shared gallery's
};

//! Makes an ImagePage without JSON, for tests of everything behind the parser.
class PageBuilder
{
public:
    void add(const std::string &publisher, const std::string &offer, const std::string &sku,
             const PageBuilderImage &more = {})
    {
        PageImage image;
        set(image, ImageField::Publisher, publisher);
        set(image, ImageField::Offer, offer);
        set(image, ImageField::Sku, sku);
        set(image, ImageField::Version, more.version);
        set(image, ImageField::NodeAgentSkuId, more.agent);
        set(image, ImageField::OsType, more.os);
        set(image, ImageField::VerificationType, more.verification);
        if (more.end != nullptr)
            set(image, ImageField::BatchSupportEndOfLife, more.end);
        if (more.exactVersion != nullptr)
            set(image, ImageField::ExactVersion, more.exactVersion);
        if (more.galleryId != nullptr)
            set(image, ImageField::SharedGalleryImageId, more.galleryId);
        image.hasCapabilities = more.hasCapabilities || !more.capabilities.empty();
        image.firstCapability = m_page.capabilities.size();
        image.capabilityCount = more.capabilities.size();
        for (const std::string &name : more.capabilities)
            m_page.capabilities.push_back(keep(name));
        image.isRegular = more.json == nullptr;
        image.json = more.json == nullptr ? std::string_view("{}") : keep(more.json);
        m_page.images.push_back(image);
    }

    [[nodiscard]] const ImagePage &page() const { return m_page; }
    [[nodiscard]] ImagePage take() { return std::move(m_page); }

private:
    std::string_view keep(const std::string &text) { return m_page.unescaped.emplace_back(text); }
    void set(PageImage &image, ImageField field, const std::string &text) { image.text[indexOf(field)] = keep(text); }

    ImagePage m_page;
};

} // namespace imagebrowser
