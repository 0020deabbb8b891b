// SPDX-License-Identifier: Apache-2.0
#include "app/differences/imagesbyidentity.h"

#include <algorithm>
#include <array>

namespace imagebrowser {

std::vector<ImageDifferences::ImageId> imagesByIdentity(const ImageDifferences &differences, const ImageStore &store)
{
    using ImageId = ImageDifferences::ImageId;
    constexpr auto &fields = ImageValueClasses::identityFields;
    struct Key
    {
        std::array<std::uint32_t, fields.size()> ranks{};
        ImageId image = 0;
        auto operator<=>(const Key &) const = default;
    };
    std::vector<Key> keys(differences.imageCount());
    for (ImageId image = 0; image < keys.size(); ++image)
        keys[image].image = image;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto &ranks = store.texts(fields[i]).ranks();
        for (Key &key : keys)
            key.ranks[i] = ranks[store.textId(store.record(differences.rows(key.image).front()), fields[i])];
    }
    std::sort(keys.begin(), keys.end());
    std::vector<ImageId> images(keys.size());
    std::transform(keys.begin(), keys.end(), images.begin(), [](const Key &key) { return key.image; });
    return images;
}

} // namespace imagebrowser
