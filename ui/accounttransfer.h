// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"

#include <QCoreApplication>

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace imagebrowser {

struct AccountImport;

//! Accounts from a file and into a file, with the dialogs that takes. Secrets are in neither.
class AccountTransfer
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::AccountTransfer)

public:
    //! What the user is asked; the defaults are the system's dialogs. Seams for tests. An empty path is a cancel.
    struct Dialogs
    {
        std::function<QString(QWidget *parent)> fileToRead;
        std::function<QString(QWidget *parent)> fileToWrite;
        std::function<void(QWidget *parent, const QString &title, const QString &text)> warn;
    };

    //! \a parent is that of the dialogs.
    explicit AccountTransfer(QWidget *parent);

    void setDialogs(Dialogs dialogs) { m_dialogs = std::move(dialogs); }

    //! What the user chose to add, with names that none of \a existing has; empty when cancelled or nothing could be
    //! read, which was said then.
    [[nodiscard]] QList<Account> readAccounts(const QList<Account> &existing) const;
    //! The same from \a import, which \a source has: what the heading calls it.
    [[nodiscard]] QList<Account> chooseAccounts(const AccountImport &import, const QString &source,
                                                const QList<Account> &existing) const;
    //! Writes \a accounts whole or not at all. A sentence for the status line; empty when cancelled or failed, which
    //! was said then.
    [[nodiscard]] QString writeAccounts(const QList<Account> &accounts) const;

private:
    QWidget *m_parent;
    Dialogs m_dialogs;
};

} // namespace imagebrowser
