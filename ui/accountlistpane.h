// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QKeySequence;
class QListView;
class QToolButton;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountDraftModel;

//! The list of the account settings with its tools: duplicates, reorders and marks accounts itself, by mouse and
//! keyboard. Adding and removing are the dialog's, which knows the form and may ask.
class AccountListPane : public QWidget
{
    Q_OBJECT

public:
    //! \a drafts outlives the pane.
    explicit AccountListPane(AccountDraftModel &drafts, QWidget *parent = nullptr);
    ~AccountListPane() override;

    //! -1 when the list is empty.
    [[nodiscard]] int currentRow() const;
    //! The nearest row there is.
    void selectRow(int row);
    void focusList();

Q_SIGNALS:
    void addRequested();
    void addFromClipboardRequested();
    void importRequested();
    void exportRequested();
    void removeRequested();
    void duplicated();
    void currentChanged();

private:
    using Slot = void (AccountListPane::*)();
    [[nodiscard]] QListView *createList();
    [[nodiscard]] QWidget *createTools();
    [[nodiscard]] QToolButton *createMoreTool();
    [[nodiscard]] QToolButton *createTool(const QString &objectName, const QString &icon, const QString &text,
                                          const QKeySequence &key, Slot slot);
    void duplicateCurrent();
    void moveCurrentUp();
    void moveCurrentDown();
    void toggleFavourite();
    void updateTools();

    AccountDraftModel &m_drafts;
    QListView *m_list;
    QToolButton *m_duplicate = nullptr;
    QToolButton *m_remove = nullptr;
    QAction *m_export = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
};

} // namespace imagebrowser
