// SPDX-License-Identifier: Apache-2.0
#include "ui/accountimportdialog.h"

#include "ui/metrics.h"
#include "ui/wrappednotedelegate.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace imagebrowser {

namespace {

enum Column : int
{
    NameColumn,
    EndpointColumn,
    SignInColumn,
    ColumnCount,
};

constexpr int mostRemarkLines = 5;

//! Without the scheme where it is the one that goes without saying.
QString placeOf(const QUrl &endpoint)
{
    return endpoint.scheme() == QLatin1StringView("https") ? endpoint.authority() : endpoint.toString();
}

} // namespace

AccountImportDialog::AccountImportDialog(const AccountImportPlan &plan, const QString &source, QWidget *parent)
    : QDialog(parent)
    , m_plan(plan)
    , m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("accountImportDialog"));
    setWindowTitle(tr("Import accounts"));
    setAccessibleName(windowTitle());
    auto *heading = new QLabel(
        tr("%1 has these accounts. They are added to those you have; none of yours is changed.").arg(source), this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_add = buttons->button(QDialogButtonBox::Ok);
    m_add->setObjectName(QStringLiteral("accountImportAdd"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::SpaceLarge, metrics::SpaceLarge, metrics::SpaceLarge, metrics::Space);
    layout->setSpacing(metrics::Space);
    layout->addWidget(heading);
    layout->addWidget(m_list, 1);
    if (!m_plan.remarks.isEmpty())
        layout->addWidget(createRemarks());
    layout->addWidget(buttons);
    fillList();
    connect(m_list, &QTreeWidget::itemChanged, this, &AccountImportDialog::updateButton);
    updateButton();
    const QSize wanted(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 28);
    resize(wanted.boundedTo(screen()->availableSize() * 0.9));
    m_list->setFocus();
}

void AccountImportDialog::fillList()
{
    m_list->setObjectName(QStringLiteral("accountImportList"));
    m_list->setAccessibleName(tr("Accounts to add"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Account"), tr("Endpoint"), tr("Sign-in")});
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setItemDelegate(new WrappedNoteDelegate(m_list));
    for (const PlannedAccount &planned : std::as_const(m_plan.accounts))
        addRow(planned);
    m_list->expandAll();
    for (int column = 0; column < ColumnCount; ++column)
        m_list->resizeColumnToContents(column);
    m_list->setColumnWidth(NameColumn, std::clamp(m_list->columnWidth(NameColumn), 160, 320));
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

void AccountImportDialog::addRow(const PlannedAccount &planned)
{
    const Account &account = planned.account;
    const QString place = placeOf(account.endpoint);
    auto *item = new QTreeWidgetItem(m_list, {account.name, place, signInMethodShortName(account.signIn)});
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(NameColumn, planned.isToBeAdded() ? Qt::Checked : Qt::Unchecked);
    QStringList problems = planned.problems;
    if (!problems.isEmpty())
        problems.prepend(tr("It cannot be used as it is, so it starts without a tick."));
    const QString spoken = (problems + planned.notes).join(QLatin1Char(' '));
    item->setData(NameColumn, Qt::AccessibleTextRole, QString(account.name + QStringLiteral(", ") + spoken));
    item->setToolTip(NameColumn, account.name);
    item->setToolTip(EndpointColumn, place);
    // What keeps an account out is read like the account itself; what is only to be known steps back.
    addLine(item, problems, palette().brush(QPalette::Text));
    addLine(item, planned.notes, palette().brush(QPalette::PlaceholderText));
}

void AccountImportDialog::addLine(QTreeWidgetItem *item, const QStringList &sentences, const QBrush &brush)
{
    if (sentences.isEmpty())
        return;
    auto *line = new QTreeWidgetItem(item, {sentences.join(QLatin1Char(' '))});
    line->setFlags(Qt::ItemIsEnabled);
    line->setForeground(NameColumn, brush);
    line->setToolTip(NameColumn, sentences.join(QLatin1Char('\n')));
    line->setFirstColumnSpanned(true);
}

QWidget *AccountImportDialog::createRemarks()
{
    auto *box = new QWidget(this);
    auto *remarks = new QPlainTextEdit(m_plan.remarks.join(QLatin1Char('\n')), box);
    remarks->setObjectName(QStringLiteral("accountImportRemarks"));
    remarks->setAccessibleName(tr("Remarks about the file"));
    remarks->setReadOnly(true);
    remarks->setTabChangesFocus(true);
    const int lines = static_cast<int>(std::min<qsizetype>(mostRemarkLines, m_plan.remarks.size() + 1));
    remarks->setFixedHeight(lines * fontMetrics().lineSpacing() + metrics::SpaceLarge);
    auto *label = new QLabel(tr("&Remarks about the file"), box);
    label->setBuddy(remarks);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::SpaceTiny);
    layout->addWidget(label);
    layout->addWidget(remarks);
    return box;
}

QList<Account> AccountImportDialog::chosenAccounts() const
{
    QList<Account> accounts;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (m_list->topLevelItem(row)->checkState(NameColumn) == Qt::Checked)
            accounts.append(m_plan.accounts.at(row).account);
    }
    return accounts;
}

void AccountImportDialog::updateButton()
{
    const int count = static_cast<int>(chosenAccounts().size());
    m_add->setText(count == 1 ? tr("Add 1 account") : tr("Add %1 accounts").arg(count));
    m_add->setEnabled(count > 0);
}

} // namespace imagebrowser
