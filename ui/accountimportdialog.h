// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/accountimportplan.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QBrush;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;
QT_END_NAMESPACE

namespace imagebrowser {

//! Shows what an import would add, and every remark about it, before anything is done. Accounts that are there
//! already, or that the account settings would not save, start without a tick; the user decides about each.
class AccountImportDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a source is for the heading only: the file's name, or what else has the accounts.
    AccountImportDialog(const AccountImportPlan &plan, const QString &source, QWidget *parent = nullptr);

    //! Those ticked, in the file's order.
    [[nodiscard]] QList<Account> chosenAccounts() const;

private:
    void fillList();
    void addRow(const PlannedAccount &planned);
    //! \a sentences under \a item, if there are any.
    static void addLine(QTreeWidgetItem *item, const QStringList &sentences, const QBrush &brush);
    [[nodiscard]] QWidget *createRemarks();
    void updateButton();

    AccountImportPlan m_plan;
    QTreeWidget *m_list;
    QPushButton *m_add = nullptr;
};

} // namespace imagebrowser
