// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/listingstatemodel.h"

#include <QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
class QHBoxLayout;
class QSortFilterProxyModel;
class QTreeView;
QT_END_NAMESPACE

namespace imagebrowser {

//! Content of the Accounts dock: how the listing of each open account stands, what failed first, and what can be done
//! about the chosen ones. Enter, a double click or a click on the last column does what that column says.
class AccountsPanel : public QWidget
{
    Q_OBJECT

public:
    //! \a refreshFailed is the window's command for all that failed.
    AccountsPanel(AccountListings &listings, QAction *refreshFailed, QWidget *parent = nullptr);
    ~AccountsPanel() override;

    [[nodiscard]] QTreeView *view() const { return m_view; }
    //! Which accounts have settings that can be edited; without it none has.
    void setIsEditable(const std::function<bool(const QString &accountId)> &isEditable);

Q_SIGNALS:
    //! The whole error of the account's last run.
    void problemWanted(const imagebrowser::BatchError &error);
    void editAccountWanted(const QString &accountId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeView();
    [[nodiscard]] QAction *addCommand(QHBoxLayout *bar, const QString &text, const QString &objectName,
                                      const QString &icon);
    [[nodiscard]] const AccountListing *listing(const QModelIndex &index) const;
    [[nodiscard]] QList<AccountListing> chosen() const;
    void doAction(const QModelIndex &index);
    void updateCommands();
    void fitColumns();

    AccountListings &m_listings;
    QTreeView *m_view;
    ListingStateModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QAction *m_refresh = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_resume = nullptr;
    QAction *m_problem = nullptr;
    QAction *m_edit = nullptr;
    std::function<bool(const QString &)> m_isEditable;
};

} // namespace imagebrowser
