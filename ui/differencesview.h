// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/differences/differencesmodel.h"

#include <QTableView>

#include <optional>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace imagebrowser {

class FrozenColumns;

//! The table of the comparison. What names an image stays in view while the accounts scroll sideways. Keeps selection,
//! current row and what is at the top by image through every change; copies rows and cells; typing starts a search. The
//! model outlives it.
class DifferencesView : public QTableView
{
    Q_OBJECT

public:
    using ImageId = DifferencesModel::ImageId;

    explicit DifferencesView(DifferencesModel *model, QWidget *parent = nullptr);
    ~DifferencesView() override;

    //! In view order.
    [[nodiscard]] std::vector<ImageId> selectedImages() const;
    [[nodiscard]] std::optional<ImageId> currentImage() const;
    //! Makes the first row current and selected when no row is.
    void chooseFirstRow();

    //! Selected rows as tab-separated text of the visible columns, with the header line when there is more than one
    //! row.
    [[nodiscard]] QString selectionAsText() const;
    [[nodiscard]] QString currentCellText() const;

    //! Those that may be hidden, each checked while it is shown.
    void addColumnActions(QMenu *menu);

    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

Q_SIGNALS:
    void selectionCountChanged();
    void currentImageChanged();
    //! A printable key was typed: the text belongs into the search field.
    void typed(const QString &text);
    void contextMenuWanted(const QPoint &globalPosition);
    void escapePressed();
    //! The widths of all columns were chosen anew, as other accounts are compared.
    void columnsFitted();
    //! By the user.
    void columnShown(int column, bool isShown);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    //! What is kept by image while the rows change.
    struct Kept
    {
        std::vector<std::string> selected; //!< sorted
        std::string current;
        std::string top;
        int currentColumn = 0;
    };

    void setUp(QTableView *view);
    void setUpHeader();
    void remember();
    void restore();
    void fitColumns();
    [[nodiscard]] QStringList accountNames() const;
    [[nodiscard]] int narrowestAccount() const;
    void showHeaderMenu(const QPoint &position);
    [[nodiscard]] bool hasSameBesidesPublisher() const;

    DifferencesModel *m_model;
    FrozenColumns *m_frozen = nullptr;
    Kept m_kept;
    bool m_isRestoring = false;
    QStringList m_fittedAccounts; //!< those whose widths were last chosen
};

} // namespace imagebrowser
