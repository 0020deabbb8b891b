// SPDX-License-Identifier: Apache-2.0
#include "ui/accounttransfer.h"

#include "app/account/accountimportplan.h"
#include "app/account/accountjson.h"
#include "app/domain/wholefile.h"
#include "ui/accountimportdialog.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace imagebrowser {

namespace {

//! One byte more than is accepted, so that the reader sees that the file is too large.
constexpr qint64 mostBytes = 4 * 1024 * 1024 + 1;

AccountTransfer::Dialogs systemDialogs()
{
    const auto filter = [] { return AccountTransfer::tr("Accounts (*.json);;All files (*)"); };
    return {[filter](QWidget *parent) {
                return QFileDialog::getOpenFileName(parent, AccountTransfer::tr("Import accounts"), QDir::homePath(),
                                                    filter());
            },
            [filter](QWidget *parent) {
                const QString start = QDir::home().filePath(QStringLiteral("batch-accounts.json"));
                return QFileDialog::getSaveFileName(parent, AccountTransfer::tr("Export accounts"), start, filter());
            },
            [](QWidget *parent, const QString &title, const QString &text) {
                QMessageBox box(QMessageBox::Warning, title, text, QMessageBox::Ok, parent);
                box.setTextFormat(Qt::PlainText);
                box.exec();
            }};
}

} // namespace

AccountTransfer::AccountTransfer(QWidget *parent)
    : m_parent(parent)
    , m_dialogs(systemDialogs())
{
}

QList<Account> AccountTransfer::readAccounts(const QList<Account> &existing) const
{
    const QString path = m_dialogs.fileToRead(m_parent);
    if (path.isEmpty())
        return {};
    const QString fileName = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_dialogs.warn(m_parent, tr("Import accounts"),
                       tr("%1 could not be read: %2.").arg(fileName, file.errorString()));
        return {};
    }
    return chooseAccounts(accountsFromDocument(file.read(mostBytes)), fileName, existing);
}

QList<Account> AccountTransfer::chooseAccounts(const AccountImport &import, const QString &source,
                                               const QList<Account> &existing) const
{
    const AccountImportPlan plan = AccountImportPlan::make(import, existing);
    if (!plan.error.isEmpty()) {
        const QStringList texts = QStringList(plan.error) + plan.remarks;
        m_dialogs.warn(m_parent, tr("Import accounts"), tr("%1: %2").arg(source, texts.join(QLatin1Char('\n'))));
        return {};
    }
    AccountImportDialog dialog(plan, source, m_parent);
    return dialog.exec() == QDialog::Accepted ? dialog.chosenAccounts() : QList<Account>();
}

QString AccountTransfer::writeAccounts(const QList<Account> &accounts) const
{
    const QString path = m_dialogs.fileToWrite(m_parent);
    if (path.isEmpty())
        return {};
    WholeFile file(path);
    if (!file.write(accountsToDocument(accounts))) {
        m_dialogs.warn(m_parent, tr("Export accounts"),
                       tr("%1 could not be written: %2.").arg(path, file.errorString()));
        return {};
    }
    const QString fileName = QFileInfo(path).fileName();
    return accounts.size() == 1
        ? tr("1 account was written to %1, without its secrets.").arg(fileName)
        : tr("%1 accounts were written to %2, without their secrets.").arg(accounts.size()).arg(fileName);
}

} // namespace imagebrowser
