// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/differences/valuecomparison.h"

namespace imagebrowser {

//! One side of a comparison.
struct ComparedAccount
{
    QString name;
    std::optional<ListingId> listing; //!< nothing when no page ever came
    //! The listing is all the account has: what it does not name is missing. Otherwise that is not known.
    bool isWhole = false;
    bool operator==(const ComparedAccount &) const = default;
};

//! What an account says about an image.
enum class ImagePresence : quint8
{
    Listed,
    Missing,
    NotKnown, //!< not among what was fetched of an account that is not whole
};

//! The images of several accounts side by side: which image is listed where, and what differs about it. A value, worked
//! out once over the ids of a store; its row and record numbers hold until rows of the store are dropped.
//!
//! Images are the same when all names of their reference are, without regard to case. An account may list an image
//! more than once, then its values are the set of all of them. An account that is not whole counts with what it lists:
//! nothing is missing in it, and a value that only others have is no difference, as it may still come.
class ImageDifferences
{
public:
    using ImageId = std::uint32_t;

    ImageDifferences() = default;
    ImageDifferences(const ImageStore &store, std::vector<ComparedAccount> accounts);

    //! Ids are 0 … imageCount() - 1, in the order in which the store first names them.
    [[nodiscard]] std::size_t imageCount() const { return m_differences.size(); }
    [[nodiscard]] const std::vector<ComparedAccount> &accounts() const { return m_accounts; }
    //! Nothing for records that no compared account had when this was made.
    [[nodiscard]] std::optional<ImageId> imageOf(RecordId record) const;

    [[nodiscard]] const ImageDifferenceSet &differences(ImageId image) const { return m_differences[image]; }
    [[nodiscard]] std::size_t listedCount(ImageId image) const { return m_firstEntry[image + 1] - m_firstEntry[image]; }
    [[nodiscard]] std::size_t missingCount(ImageId image) const { return m_missing[image]; }
    [[nodiscard]] std::size_t notKnownCount(ImageId image) const
    {
        return m_accounts.size() - listedCount(image) - missingCount(image);
    }

    [[nodiscard]] ImagePresence presence(ImageId image, std::size_t account) const;
    //! In the order of the listing; empty unless Listed.
    [[nodiscard]] std::span<const RowId> rows(ImageId image, std::size_t account) const;
    //! Of all accounts, in their order; never empty.
    [[nodiscard]] std::span<const RowId> rows(ImageId image) const;
    //! In what \a account is not like most of the others. When there is no such majority every account is unusual.
    [[nodiscard]] ImageDifferenceSet unusual(ImageId image, std::size_t account) const;

private:
    //! One account's rows of one image.
    struct Entry
    {
        std::uint32_t account = 0;
        std::uint32_t firstRow = 0; //!< into m_rows; up to that of the next entry
        ImageDifferenceSet unusual;
    };
    [[nodiscard]] const Entry *find(ImageId image, std::size_t account) const;
    [[nodiscard]] std::span<const RowId> rowsOf(const Entry &entry) const;
    [[nodiscard]] std::span<Entry> entriesOf(ImageId image);
    void nameImages(const ImageStore &store, const ImageValueClasses &values,
                    const std::vector<std::uint32_t> &accounts);
    void makeEntries(const ImageStore &store, const std::vector<std::uint32_t> &accounts);

    std::vector<ComparedAccount> m_accounts;
    std::size_t m_wholeCount = 0; //!< accounts that are whole
    std::vector<ImageId> m_imageOfRecord;
    std::vector<ImageDifferenceSet> m_differences; //!< by image
    std::vector<std::uint32_t> m_missing; //!< by image: how many whole accounts do not list it
    std::vector<std::uint32_t> m_firstEntry; //!< by image, and one more
    std::vector<Entry> m_entries; //!< by image, then account, and one more
    std::vector<RowId> m_rows;
};

} // namespace imagebrowser
