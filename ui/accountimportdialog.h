// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/accountimportplan.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QPushButton;
class QTreeWidget;
QT_END_NAMESPACE

namespace imagebrowser {

//! Shows what an import would add, and every remark about it, before anything is done. The user may leave accounts out.
class AccountImportDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a fileName is for the title only.
    AccountImportDialog(const AccountImportPlan &plan, const QString &fileName, QWidget *parent = nullptr);

    //! Those still ticked, in the file's order.
    [[nodiscard]] QList<Account> chosenAccounts() const;

private:
    void fillList();
    [[nodiscard]] QWidget *createRemarks();
    void updateButton();

    AccountImportPlan m_plan;
    QTreeWidget *m_list;
    QPushButton *m_add = nullptr;
};

} // namespace imagebrowser
