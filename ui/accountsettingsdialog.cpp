// SPDX-License-Identifier: Apache-2.0
#include "ui/accountsettingsdialog.h"

#include "app/account/accountdraftmodel.h"
#include "app/account/accountstore.h"
#include "app/service/connectiontest.h"
#include "ui/accountdraftcommands.h"
#include "ui/accountform.h"
#include "ui/accountinvitation.h"
#include "ui/accountlistpane.h"
#include "ui/accountsecretloader.h"
#include "ui/accountsigninpresenter.h"
#include "ui/connectiontestview.h"
#include "ui/dialogparts.h"
#include "ui/metrics.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace imagebrowser {

AccountSettingsDialog::AccountSettingsDialog(AccountStore &accounts, SecretStore &secrets, HttpAccess &http,
                                             SignInService &signIn, QWidget *parent)
    : QDialog(parent)
    , m_accounts(accounts)
    , m_secrets(secrets)
    , m_drafts(new AccountDraftModel(accounts.accounts(), this))
    , m_commands(new AccountDraftCommands(*m_drafts, this))
    , m_secretLoader(new AccountSecretLoader(*m_drafts, secrets, this))
    , m_test(new ConnectionTest(http, signIn, this))
    , m_confirm([this](const QString &title, const QString &question, const QString &yesText) {
        return askInMessageBox(this, title, question, yesText);
    })
{
    setObjectName(QStringLiteral("accountSettingsDialog"));
    setWindowTitle(tr("Account settings"));
    setAccessibleName(tr("Account settings"));
    setSizeGripEnabled(true);

    m_list = new AccountListPane(*m_drafts, this);
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    panes->addWidget(m_list, 1);
    panes->addWidget(separator(QFrame::VLine, this));
    panes->addWidget(createFormPane(), 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(panes, 1);
    layout->addWidget(separator(QFrame::HLine, this));
    layout->addWidget(createButtons());

    m_signIn = new AccountSignInPresenter(signIn, secrets, *m_form, this);
    connectList();
    connectForm();
    const QSize wanted(fontMetrics().averageCharWidth() * 140, fontMetrics().height() * 46);
    resize(wanted.boundedTo(screen()->availableSize() * 0.9));
    m_list->selectRow(0);
    showCurrent();
}

AccountSettingsDialog::~AccountSettingsDialog()
{
    // The children go after this and lose focus and selection on the way; nobody must hear of it.
    m_form->disconnect(this);
    m_test->disconnect(this);
    m_drafts->disconnect(this);
    m_secretLoader->disconnect(this);
    m_list->disconnect(this);
}

QWidget *AccountSettingsDialog::createFormPane()
{
    auto *pane = new QWidget(this);
    m_form = new AccountForm(pane);
    m_scroll = scrollAreaOf(m_form, pane);
    m_testView = new ConnectionTestView(*m_test, pane);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_testView);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(pane);
    auto *invitation = new AccountInvitation(this);
    m_pages->addWidget(invitation);
    connect(invitation, &AccountInvitation::addRequested, this, &AccountSettingsDialog::addAccount);
    connect(invitation, &AccountInvitation::addFromClipboardRequested, m_commands,
            &AccountDraftCommands::addFromClipboard);
    connect(invitation, &AccountInvitation::importRequested, m_commands, &AccountDraftCommands::importAccounts);
    return m_pages;
}

QWidget *AccountSettingsDialog::createButtons()
{
    auto *bar = new QWidget(this);
    m_testButton = new QPushButton(tr("Test co&nnection"), bar);
    m_testButton->setObjectName(QStringLiteral("accountTest"));
    m_testButton->setAutoDefault(false);
    connect(m_testButton, &QPushButton::clicked, this, &AccountSettingsDialog::testConnection);
    m_message = new QLabel(bar);
    m_message->setObjectName(QStringLiteral("accountMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, bar);
    m_save = box->button(QDialogButtonBox::Save);
    m_save->setObjectName(QStringLiteral("accountSave"));
    m_save->setDefault(true);
    box->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("accountCancel"));
    connect(box, &QDialogButtonBox::accepted, this, &AccountSettingsDialog::save);
    connect(box, &QDialogButtonBox::rejected, this, &AccountSettingsDialog::reject);

    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics::SpaceLarge, metrics::Space, metrics::SpaceLarge, metrics::Space);
    layout->setSpacing(metrics::Space);
    layout->addWidget(m_testButton);
    layout->addWidget(m_message, 1);
    layout->addWidget(box);
    return bar;
}

void AccountSettingsDialog::connectList()
{
    connect(m_drafts, &AccountDraftModel::dataChanged, this, [this] {
        if (currentRow() >= 0)
            m_form->setFavourite(m_drafts->account(currentRow()).isFavourite);
    });
    connect(m_list, &AccountListPane::currentChanged, this, &AccountSettingsDialog::showCurrent);
    connect(m_list, &AccountListPane::addRequested, this, &AccountSettingsDialog::addAccount);
    connect(m_list, &AccountListPane::removeRequested, this, &AccountSettingsDialog::removeCurrent);
    connect(m_list, &AccountListPane::duplicated, m_form, &AccountForm::focusName);
    connect(m_list, &AccountListPane::addFromClipboardRequested, m_commands, &AccountDraftCommands::addFromClipboard);
    connect(m_list, &AccountListPane::importRequested, m_commands, &AccountDraftCommands::importAccounts);
    connect(m_list, &AccountListPane::exportRequested, m_commands, &AccountDraftCommands::exportAccounts);
    connect(m_commands, &AccountDraftCommands::added, this, [this](int row) {
        const bool wasShown = currentRow() == row;
        m_list->selectRow(row);
        // The row was there, empty and in the form.
        if (wasShown)
            showCurrent();
        m_form->focusName();
    });
    connect(m_commands, &AccountDraftCommands::told, m_message, &QLabel::setText);
}

void AccountSettingsDialog::connectForm()
{
    connect(m_form, &AccountForm::edited, this, &AccountSettingsDialog::takeEdits);
    connect(m_form, &AccountForm::fieldLeft, this, &AccountSettingsDialog::updateIssues);
    connect(m_form, &AccountForm::secretEdited, this, [this](SecretKind kind, const Secret &secret) {
        if (currentRow() >= 0)
            m_drafts->setSecret(currentRow(), kind, secret);
        dropTest();
        m_message->clear();
        updateIssues();
        showSignIn();
    });
    // The paste is still on its way through the form, and the user is about to be asked.
    connect(m_form, &AccountForm::accountsPasted, m_commands, &AccountDraftCommands::addFromText, Qt::QueuedConnection);
    connect(m_secretLoader, &AccountSecretLoader::answered, this, &AccountSettingsDialog::updateSecretNote);
    connect(m_secretLoader, &AccountSecretLoader::failed, m_message, &QLabel::setText);
    connect(m_secretLoader, &AccountSecretLoader::loaded, this,
            [this](const QString &accountId, SecretKind kind, const Secret &secret) {
                if (accountId != currentAccountId())
                    return;
                m_form->setSecret(kind, secret);
                showSignIn();
            });
    connect(m_testView, &ConnectionTestView::closeRequested, this, [this] {
        dropTest();
        m_testButton->setFocus(Qt::OtherFocusReason);
    });
    connect(m_form, &AccountForm::signInActionWanted, this, &AccountSettingsDialog::actOnSignIn);
    connect(m_test, &ConnectionTest::changed, this, &AccountSettingsDialog::updateButtons);
    connect(m_test, &ConnectionTest::finished, this, &AccountSettingsDialog::updateButtons);
}

int AccountSettingsDialog::currentRow() const
{
    return m_list->currentRow();
}

QString AccountSettingsDialog::currentAccountId() const
{
    return currentRow() >= 0 ? m_drafts->account(currentRow()).id : QString();
}

void AccountSettingsDialog::showAccount(const QString &accountId)
{
    if (const int row = m_drafts->rowOf(accountId); row >= 0)
        m_list->selectRow(row);
}

void AccountSettingsDialog::showCurrent()
{
    dropTest();
    m_message->clear();
    const int row = currentRow();
    m_pages->setCurrentIndex(row >= 0 ? 0 : 1);
    if (row >= 0) {
        m_form->setAccount(m_drafts->account(row));
        m_secretLoader->load(row);
        updateSecretNote();
        updateIssues();
        showSignIn();
    }
    updateButtons();
}

void AccountSettingsDialog::takeEdits()
{
    if (currentRow() < 0)
        return;
    m_drafts->setAccount(currentRow(), m_form->account());
    dropTest();
    m_message->clear();
    updateIssues();
    showSignIn();
}

void AccountSettingsDialog::updateIssues()
{
    if (currentRow() >= 0)
        m_form->setIssues(m_drafts->issues(currentRow()));
}

void AccountSettingsDialog::updateSecretNote()
{
    const bool isKept = m_secrets.isPersistent();
    m_form->setSecretNote(
        isKept ? tr("Kept in the system keychain") : tr("Kept for this session only: no keychain was found"), !isKept);
}

void AccountSettingsDialog::updateButtons()
{
    const bool hasAccount = currentRow() >= 0;
    m_list->setEnabled(!m_isSaving);
    m_testButton->setEnabled(hasAccount && !m_isSaving);
    m_testButton->setText(m_test->isRunning() ? tr("Stop test") : tr("Test co&nnection"));
    m_save->setEnabled(!m_isSaving);
}

void AccountSettingsDialog::addAccount()
{
    m_list->selectRow(m_drafts->addAccount());
    m_scroll->ensureVisible(0, 0);
    m_form->focusName();
}

void AccountSettingsDialog::removeCurrent()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const QString name = m_drafts->index(row).data().toString();
    const QString question =
        tr("Remove the account “%1”? Its secrets and its sign-in are removed too, once you save.").arg(name);
    if (!m_confirm(tr("Remove account"), question, tr("Remove")))
        return;
    m_drafts->removeAccount(row);
    m_list->selectRow(row);
    showCurrent();
    m_list->focusList();
}

void AccountSettingsDialog::testConnection()
{
    if (m_test->isRunning()) {
        dropTest();
        return;
    }
    const int row = currentRow();
    if (!m_drafts->issues(row).isEmpty()) {
        (void)leadToIssue();
        return;
    }
    std::map<SecretKind, Secret> secrets;
    for (const SecretKind kind : m_form->neededSecrets())
        secrets.emplace(kind, m_drafts->secret(row, kind));
    m_message->clear();
    m_test->start(m_drafts->account(row), secrets);
}

void AccountSettingsDialog::dropTest()
{
    m_test->cancel();
    m_testView->clear();
    updateButtons();
}

void AccountSettingsDialog::save()
{
    if (m_isSaving || leadToIssue())
        return;
    m_isSaving = true;
    updateButtons();
    m_withNewSecrets += m_drafts->accountsWithChangedSecrets();
    m_drafts->save(m_accounts, m_secrets, this, [this](const QStringList &errors) { finishSave(errors); });
}

void AccountSettingsDialog::finishSave(const QStringList &errors)
{
    m_isSaving = false;
    if (errors.isEmpty()) {
        accept();
        return;
    }
    // The accounts are saved; what happened to a secret must be read before the dialog goes.
    m_message->setText(errors.join(QLatin1Char('\n')));
    updateSecretNote();
    updateButtons();
}

bool AccountSettingsDialog::leadToIssue()
{
    // The account in front of the user first.
    QList<int> rows{std::max(0, currentRow())};
    for (int row = 0; row < m_drafts->rowCount(); ++row)
        rows.append(row);
    for (const int row : std::as_const(rows)) {
        if (row >= m_drafts->rowCount() || (m_drafts->isUntouched(row) && row != currentRow()))
            continue;
        const QList<AccountIssue> issues = m_drafts->issues(row);
        if (issues.isEmpty())
            continue;
        leadTo(row, issues);
        return true;
    }
    return false;
}

void AccountSettingsDialog::leadTo(int row, const QList<AccountIssue> &issues)
{
    m_list->selectRow(row);
    m_drafts->markTouched(row);
    m_form->setIssues(issues);
    m_form->showAllIssues();
    m_form->focusField(issues.first().field);
    m_message->setText(tr("%1: %2").arg(m_drafts->index(row).data().toString(), issues.first().text));
}

void AccountSettingsDialog::showSignIn()
{
    if (currentRow() < 0)
        return;
    m_signIn->show(m_drafts->account(currentRow()));
    m_signIn->showToken(m_drafts->secret(currentRow(), SecretKind::Token));
}

void AccountSettingsDialog::actOnSignIn(SignInAction action)
{
    using Field = AccountIssue::Field;
    QList<AccountIssue> issues = m_drafts->issues(currentRow());
    // The endpoint and all else may still be missing: this is about who signs in.
    issues.removeIf([](const AccountIssue &issue) {
        return !QList{Field::TenantId, Field::ClientId, Field::CustomAuthority, Field::CustomResource, Field::Proxy}
                    .contains(issue.field);
    });
    if (action == SignInAction::SignIn && !issues.isEmpty())
        leadTo(currentRow(), issues);
    else
        m_signIn->act(action);
}

void AccountSettingsDialog::setClock(const Clock &clock)
{
    m_signIn->setClock(clock);
    m_form->setClock(clock);
    showSignIn();
}

bool AccountSettingsDialog::mayDiscard()
{
    return !m_drafts->isChanged()
        || m_confirm(tr("Discard changes"), tr("Discard the changes to the accounts?"), tr("Discard"));
}

void AccountSettingsDialog::reject()
{
    if (m_isSaving || !mayDiscard())
        return;
    m_signIn->discardUnsaved(m_accounts.accounts());
    QDialog::reject();
}

void AccountSettingsDialog::done(int result)
{
    m_test->cancel();
    m_signIn->stop();
    QDialog::done(result);
}

} // namespace imagebrowser
