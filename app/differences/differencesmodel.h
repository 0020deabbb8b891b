// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/differences/differencetexts.h"
#include "app/models/imagequerymodel.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace imagebrowser {

//! The accounts side by side as a Qt table: one row for each image that some account lists, one column for each
//! account.
//!
//! The comparison is over everything the accounts list. Search and filter of the image table then choose its rows: an
//! image is here when they let pass it in one account at least. So a filter never makes an image look missing. Works
//! only while active, as nobody else pays for it. Main thread.
class DifferencesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    //! Columns; the accounts follow from FirstAccount on.
    enum Column : int
    {
        Differs,
        Sku,
        Offer,
        Publisher,
        Version,
        FirstAccount,
    };
    //! Beside EndOfLifeStateRole, which identity columns have as Ended when the image has ended wherever it is listed,
    //! and RowIdRole: the row of the image that the cell is about.
    enum Role : int
    {
        MarkRole = Qt::UserRole + 16, //!< Mark as int: the shape in front of the text; none in identity columns
        UnusualRole, //!< the account is not like most of the others
    };
    enum class Mark : int
    {
        None,
        Same,
        Different,
        Missing,
        NotKnown,
        EndOfLife, //!< the shape of EndOfLifeStateRole
    };
    using ImageId = ImageDifferences::ImageId;

    explicit DifferencesModel(ImageQueryModel &query, QObject *parent = nullptr);

    void setAccounts(std::vector<ComparedAccount> accounts);
    //! While not active the model is empty and follows nothing.
    void setActive(bool isActive);
    //! On at first.
    void setOnlyDifferences(bool isOnly);
    [[nodiscard]] bool hasOnlyDifferences() const { return m_isOnly; }
    //! Brings everything up to date now.
    void flush();

    [[nodiscard]] const ImageDifferences &differences() const { return m_differences; }
    [[nodiscard]] DifferenceTexts texts() const;
    [[nodiscard]] const ImageTableModel &images() const { return *m_query.images(); }
    //! Of the images that pass the filter, alike or not.
    [[nodiscard]] const DifferenceSummary &summary() const { return m_summary; }
    [[nodiscard]] const std::vector<ImageId> &rows() const { return m_rows; }
    [[nodiscard]] ImageId imageAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    //! All images of the comparison in the order of the view, whatever the filter lets pass.
    [[nodiscard]] std::vector<ImageId> allImages() const;
    //! Names an image over every change of ids.
    [[nodiscard]] std::string identity(ImageId image) const;
    [[nodiscard]] QString text(ImageId image, int column) const;

    //! Rows that arrive are compared within this time.
    static constexpr std::chrono::milliseconds ArrivalInterval{120};

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    //! Around every reset, so that selection and place can be kept.
    void aboutToRearrange();
    void rearranged();

private:
    struct SortStep
    {
        int column = Differs;
        Qt::SortOrder order = Qt::AscendingOrder;
        QString account = {}; //!< whose column it is: the numbers change with the accounts
    };

    struct Arrangement
    {
        std::vector<ImageId> rows;
        DifferenceSummary summary;
    };

    void updateSoon(std::chrono::milliseconds delay, bool isNewComparison);
    void beginChange();
    void update();
    void haveStoreAlone() const;
    [[nodiscard]] Arrangement arrange() const;
    [[nodiscard]] std::vector<ImageId> passing() const;
    void sortImages(std::vector<ImageId> &images) const;
    [[nodiscard]] int columnOf(const SortStep &step) const;
    [[nodiscard]] std::vector<std::uint32_t> ranks(int column) const;
    [[nodiscard]] Mark mark(ImageId image, int column) const;
    [[nodiscard]] EndOfLifeState state(ImageId image, int column) const;
    [[nodiscard]] RowId rowFor(ImageId image, int column) const;
    [[nodiscard]] QString sentences(ImageId image, int column) const;
    [[nodiscard]] static std::size_t accountAt(int column) { return static_cast<std::size_t>(column - FirstAccount); }

    ImageQueryModel &m_query;
    std::vector<ComparedAccount> m_accounts;
    ImageDifferences m_differences;
    std::vector<ImageId> m_images; //!< all of m_differences, in the order that decides where sorting does not
    DifferenceSummary m_summary;
    std::vector<ImageId> m_rows;
    QList<SortStep> m_sort{{}};
    QTimer m_update;
    bool m_isActive = false;
    bool m_isOnly = true;
    bool m_mustCompare = false;
    bool m_isChanging = false; //!< rows of the store are gone: nothing may be shown until the next update
};

} // namespace imagebrowser
