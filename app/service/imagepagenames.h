// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagefield.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace imagebrowser {

//! What a member of a page is to the reader.
enum class Member : quint8
{
    Text,
    ImageReference,
    Capabilities,
    Value,
    NextLink,
    Unknown
};

//! One member's name. Compared as three numbers of eight bytes, its closing quote included: a page has thousands of
//! names, and calls of memcmp would take a tenth of the time.
struct MemberName
{
    static constexpr std::size_t WordSize = sizeof(std::uint64_t);
    static constexpr std::size_t WordCount = 3;

    std::string_view text;
    Member member;
    ImageField field = ImageField::Publisher;
    std::array<std::uint64_t, WordCount> words{};
    std::array<std::uint64_t, WordCount> masks{};

    //! \a name is shorter than 24 bytes.
    consteval MemberName(std::string_view name, Member what, ImageField which = ImageField::Publisher)
        : text(name)
        , member(what)
        , field(which)
    {
        for (std::size_t i = 0; i <= name.size(); ++i) {
            const auto byte = static_cast<unsigned char>(i < name.size() ? name[i] : '"');
            words.at(i / WordSize) |= std::uint64_t{byte} << shift(i % WordSize);
            masks.at(i / WordSize) |= std::uint64_t{0xFF} << shift(i % WordSize);
        }
    }

    //! True when \a raw begins with this name and a quote. Reads 24 bytes, for which a page has its padding.
    [[nodiscard]] bool isAt(const char *raw) const
    {
        for (std::size_t i = 0; i < WordCount; ++i) {
            std::uint64_t word = 0;
            std::memcpy(&word, raw + i * WordSize, WordSize);
            if ((word & masks[i]) != words[i])
                return false;
        }
        return true;
    }

private:
    static constexpr std::size_t shift(std::size_t index)
    {
        return 8 * (std::endian::native == std::endian::little ? index : WordSize - 1 - index);
    }
};

inline constexpr std::array PageNames{MemberName{"value", Member::Value},
                                      MemberName{"odata.nextLink", Member::NextLink}};
inline constexpr std::array ItemNames{
    MemberName{"imageReference", Member::ImageReference},
    MemberName{"verificationType", Member::Text, ImageField::VerificationType},
    MemberName{"nodeAgentSKUId", Member::Text, ImageField::NodeAgentSkuId},
    MemberName{"osType", Member::Text, ImageField::OsType},
    MemberName{"capabilities", Member::Capabilities},
    MemberName{"batchSupportEndOfLife", Member::Text, ImageField::BatchSupportEndOfLife},
};
inline constexpr std::array ReferenceNames{
    MemberName{"publisher", Member::Text, ImageField::Publisher},
    MemberName{"offer", Member::Text, ImageField::Offer},
    MemberName{"sku", Member::Text, ImageField::Sku},
    MemberName{"version", Member::Text, ImageField::Version},
    MemberName{"exactVersion", Member::Text, ImageField::ExactVersion},
    MemberName{"virtualMachineImageId", Member::Text, ImageField::VirtualMachineImageId},
    MemberName{"sharedGalleryImageId", Member::Text, ImageField::SharedGalleryImageId},
    MemberName{"communityGalleryImageId", Member::Text, ImageField::CommunityGalleryImageId},
};
inline constexpr MemberName UnknownName{std::string_view(), Member::Unknown};

//! The name that \a raw begins with, null when it is none of \a names. Looks first where \a next says, and leaves there
//! what probably follows: the service writes the members of all items in the same order, which is that of the tables.
template <std::size_t Count>
[[nodiscard]] const MemberName *findName(const std::array<MemberName, Count> &names, const char *raw, std::size_t &next)
{
    for (std::size_t tried = 0; tried < Count; ++tried) {
        const MemberName &name = names[next];
        next = next + 1 == Count ? 0 : next + 1;
        if (name.isAt(raw))
            return &name;
    }
    return nullptr;
}

} // namespace imagebrowser
