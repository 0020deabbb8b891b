// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/differences/imagedifferences.h"
#include "app/images/endoflifetexts.h"

#include <QCoreApplication>
#include <QStringList>

namespace imagebrowser {

//! How many images of a comparison differ, and in what.
struct DifferenceSummary
{
    std::size_t images = 0;
    std::size_t different = 0;
    std::array<std::size_t, ImageDifferenceCount> ofKind{};
    //! Alike as far as it is known, with accounts that are not whole.
    std::size_t notKnown = 0;

    [[nodiscard]] static DifferenceSummary of(const ImageDifferences &differences,
                                              std::span<const ImageDifferences::ImageId> images);
    bool operator==(const DifferenceSummary &) const = default;
};

//! Differences in words, for the table, its tooltips, screen readers and exports alike. Made for one look; all three
//! outlive it.
class DifferenceTexts
{
    Q_DECLARE_TR_FUNCTIONS(DifferenceTexts)

public:
    using ImageId = ImageDifferences::ImageId;

    DifferenceTexts(const ImageDifferences &differences, const ImageStore &store, const EndOfLifeTexts &endOfLives)
        : m_differences(differences)
        , m_store(store)
        , m_endOfLives(endOfLives)
    {
    }

    //! Stable name for files: "missing", "endDate", "verification", "capabilities", "nodeAgent", "osType",
    //! "exactVersion", "otherMembers", "copies".
    [[nodiscard]] static QString kindName(ImageDifference kind);
    //! "end date", as in "End date · verification".
    [[nodiscard]] static QString kindLabel(ImageDifference kind);
    //! "listed", "missing" or "notKnown", for files.
    [[nodiscard]] static QString presenceName(ImagePresence presence);

    //! "Missing in fabrikam-eu · end date"; "Same", or "Same where known".
    [[nodiscard]] QString differs(ImageId image) const;
    //! In whole sentences, with the accounts an image is missing in.
    [[nodiscard]] QString differsSentences(ImageId image) const;
    //! What an account says: what differs first, the end date always. "Missing" and "Not known" otherwise.
    [[nodiscard]] QString cell(ImageId image, std::size_t account) const;
    //! "Missing in fabrikam-eu."
    [[nodiscard]] QString cellSentences(ImageId image, std::size_t account) const;
    //! Text of a member of the reference; for images without publisher, offer and SKU the SKU is their id.
    [[nodiscard]] QString reference(ImageId image, ImageField field) const;

    //! "12 of 71 images differ: 3 missing somewhere, 7 end dates, 2 verification."
    [[nodiscard]] static QString summary(const DifferenceSummary &summary);
    //! "adatum is not complete, so what it does not list is not known." Empty when all accounts are whole.
    [[nodiscard]] static QString notKnownNote(const std::vector<ComparedAccount> &accounts);

private:
    [[nodiscard]] RecordId firstRecord(ImageId image) const
    {
        return m_store.record(m_differences.rows(image).front());
    }
    [[nodiscard]] QStringList accountsWith(ImageId image, ImagePresence presence) const;
    //! "missing in 2 of 3 · not known in adatum": of the accounts that are known.
    [[nodiscard]] QString missingFigure(ImageId image) const;
    //! In a sentence, without those that are too many for it.
    [[nodiscard]] static QString named(const QStringList &accounts);
    [[nodiscard]] QString endText(std::span<const RowId> rows, bool isFirst) const;
    [[nodiscard]] QString valueText(ImageId image, std::span<const RowId> rows, ImageDifference kind) const;
    [[nodiscard]] QString fieldText(std::span<const RowId> rows, ImageField field, const QString &absent) const;
    [[nodiscard]] QString capabilitiesText(ImageId image, std::span<const RowId> rows, qsizetype most) const;
    [[nodiscard]] QStringList valueTexts(ImageId image, std::span<const RowId> rows) const;

    const ImageDifferences &m_differences;
    const ImageStore &m_store;
    const EndOfLifeTexts &m_endOfLives;
};

} // namespace imagebrowser
