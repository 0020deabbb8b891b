// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/imagestore.h"

#include <unordered_map>

namespace imagebrowser {

//! What can differ between accounts about one image, the most telling first.
enum class ImageDifference : quint8
{
    Missing, //!< one account lists it, another one does not
    EndDate,
    Verification,
    Capabilities,
    NodeAgent,
    Os,
    ExactVersion,
    OtherMembers, //!< members or values that the program does not know
    Copies, //!< listed a different number of times
};
inline constexpr std::size_t ImageDifferenceCount = 9;

constexpr std::size_t indexOf(ImageDifference difference)
{
    return static_cast<std::size_t>(difference);
}

//! Numbers for the values of a store that are equal when the values mean the same: texts without regard to case, dates
//! by instant, capabilities as sets, other members as JSON. Absent and empty texts mean the same, as do version
//! "latest" and none. Made once over the distinct values, then a look-up. The store must not change while this is used.
class ImageValueClasses
{
public:
    //! Everything that names an image to a pool, except the exact version, which tells what "latest" stands for today.
    static constexpr std::array identityFields{ImageField::Publisher,
                                               ImageField::Offer,
                                               ImageField::Sku,
                                               ImageField::Version,
                                               ImageField::VirtualMachineImageId,
                                               ImageField::SharedGalleryImageId,
                                               ImageField::CommunityGalleryImageId};
    using Identity = std::array<std::uint32_t, identityFields.size()>;

    explicit ImageValueClasses(const ImageStore &store);

    [[nodiscard]] Identity identity(RecordId record) const;
    //! 0 for none. For the kinds EndDate to OtherMembers.
    [[nodiscard]] std::uint32_t value(RecordId record, ImageDifference kind);

private:
    [[nodiscard]] std::uint32_t text(RecordId record, ImageField field) const
    {
        return m_texts[indexOf(field)][m_store.textId(record, field)];
    }
    [[nodiscard]] std::uint32_t otherMembers(RecordId record);
    void readCapabilities();

    const ImageStore &m_store;
    std::array<std::vector<std::uint32_t>, ImageFieldCount> m_texts; //!< by text id
    std::vector<std::uint32_t> m_capabilities; //!< by set id
    TextPool m_others;
    std::unordered_map<RecordId, std::uint32_t> m_othersOfRecord; //!< read when asked for: most images have none
};

} // namespace imagebrowser
