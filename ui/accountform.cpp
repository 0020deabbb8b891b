// SPDX-License-Identifier: Apache-2.0
#include "ui/accountform.h"

#include "ui/accountformfield.h"
#include "ui/accountpasteedit.h"
#include "ui/accountsecretedit.h"
#include "ui/accountsigninstatus.h"

#include <QComboBox>
#include <QEvent>
#include <QSpinBox>

#include <algorithm>

namespace imagebrowser {

AccountForm::AccountForm(QWidget *parent)
    : QWidget(parent)
    , m_editors(this)
{
    setObjectName(QStringLiteral("accountForm"));
    connectEditors();
    setAccount({});
}

AccountForm::~AccountForm()
{
    // The editors go after this and finish editing as they lose the focus; nobody must hear of it.
    const QList<QWidget *> children = findChildren<QWidget *>();
    for (QWidget *child : children)
        child->disconnect(this);
}

void AccountForm::connectEditors()
{
    const AccountSignInEditors &signIn = *m_editors.signIn;
    for (QLineEdit *edit :
         {m_editors.name, m_editors.proxyHost, m_editors.proxyUser, m_editors.caFile, signIn.accountName, signIn.tenant,
          signIn.clientId, signIn.certificateFile, signIn.authority, signIn.resource})
        connect(edit, &QLineEdit::textChanged, this, &AccountForm::noteEdit);
    connect(m_editors.endpoint, &QLineEdit::textEdited, this, &AccountForm::noteEdit);
    connect(m_editors.endpoint, &QLineEdit::editingFinished, this, &AccountForm::takeTypedEndpoint);
    connect(m_editors.endpoint, &AccountPasteEdit::textPasted, this, &AccountForm::takePaste);
    connect(m_editors.apiVersion, &QComboBox::currentTextChanged, this, &AccountForm::noteEdit);
    for (QComboBox *box : {m_editors.cloud, signIn.methods, m_editors.proxyMode})
        connect(box, &QComboBox::currentIndexChanged, this, &AccountForm::noteEdit);
    for (QSpinBox *box : {m_editors.pageSize, m_editors.timeout, m_editors.proxyPort})
        connect(box, &QSpinBox::valueChanged, this, &AccountForm::noteEdit);
    for (const auto &[kind, edit] : m_editors.rows.secrets)
        connect(edit, &AccountSecretEdit::secretEdited, this,
                [this, kind = kind, edit = edit] { Q_EMIT secretEdited(kind, edit->secret()); });
    connect(signIn.status, &AccountSignInStatus::actionWanted, this, &AccountForm::signInActionWanted);
    // Combo and spin boxes hand the focus to a line of their own, so all children are watched.
    const QList<QWidget *> children = findChildren<QWidget *>();
    for (QWidget *child : children)
        child->installEventFilter(this);
}

void AccountForm::setAccount(const Account &account)
{
    m_isFilling = true;
    m_account = account;
    m_leftFields.clear();
    m_issues.clear();
    m_pasteNote.clear();
    m_editors.fill(account);
    for (const auto &[kind, edit] : m_editors.rows.secrets)
        edit->setSecret({});
    m_isFilling = false;
    m_editors.updateVisibility();
    updateHints();
    showIssues();
}

Account AccountForm::account() const
{
    return m_editors.read(m_account);
}

void AccountForm::setClock(const Clock &clock)
{
    m_editors.signIn->clock = clock;
    updateHints();
}

void AccountForm::setFavourite(bool isFavourite)
{
    m_account.isFavourite = isFavourite;
}

void AccountForm::setSecret(SecretKind kind, const Secret &secret)
{
    if (const auto found = m_editors.rows.secrets.find(kind); found != m_editors.rows.secrets.end())
        found->second->setSecret(secret);
}

QList<SecretKind> AccountForm::neededSecrets() const
{
    QList<SecretKind> kinds;
    if (const std::optional<SecretKind> kind = m_editors.signIn->neededSecret())
        kinds.append(*kind);
    if (m_editors.chosenProxyMode() == ProxyMode::Manual)
        kinds.append(SecretKind::ProxyPassword);
    return kinds;
}

void AccountForm::setSecretNote(const QString &text, bool isWarning)
{
    m_secretNote = text;
    m_isSecretNoteWarning = isWarning;
    showSecretNotes();
}

void AccountForm::showSecretNotes()
{
    for (const auto &[kind, field] : m_editors.rows.secretFields) {
        QStringList hints{m_secretNote};
        QStringList warnings;
        if (kind == SecretKind::Token) {
            if (!m_tokenDescription.isEmpty())
                hints.prepend(m_tokenDescription);
            warnings = m_tokenWarnings;
            // A warning hides the hints, which say when the token ends.
            if (!warnings.isEmpty() || m_isSecretNoteWarning)
                warnings = hints.mid(0, hints.size() - 1) + warnings;
        }
        if (m_isSecretNoteWarning)
            warnings.append(m_secretNote);
        field->setHint(hints.join(QLatin1Char('\n')));
        field->setWarning(warnings.join(QLatin1Char('\n')));
    }
}

void AccountForm::setTokenNotes(const QString &description, const QStringList &warnings)
{
    m_tokenDescription = description;
    m_tokenWarnings = warnings;
    showSecretNotes();
}

void AccountForm::setSignInStatus(const QString &text, SignInAction action)
{
    m_editors.signIn->showStatus(text, action);
}

void AccountForm::setSignInProblem(const QString &text)
{
    m_editors.signIn->showProblem(text);
}

void AccountForm::setIssues(const QList<AccountIssue> &issues)
{
    m_issues = issues;
    showIssues();
}

void AccountForm::showAllIssues()
{
    const QList<Field> fields = m_editors.rows.fields.keys();
    m_leftFields = QSet<Field>(fields.begin(), fields.end());
    showIssues();
}

void AccountForm::focusField(Field field)
{
    if (AccountFormField *row = m_editors.rows.fields.value(field))
        row->focusTarget()->setFocus(Qt::OtherFocusReason);
}

void AccountForm::focusName()
{
    m_editors.name->setFocus(Qt::OtherFocusReason);
    m_editors.name->selectAll();
}

bool AccountForm::eventFilter(QObject *watched, QEvent *event)
{
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (widget != nullptr && event->type() == QEvent::FocusOut)
        leaveField(widget);
    // Turning the wheel scrolls the form and must not change a box that the pointer happens to be on.
    if (widget != nullptr && event->type() == QEvent::Wheel && widget->focusPolicy() == Qt::StrongFocus
        && !widget->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void AccountForm::leaveField(const QWidget *editor)
{
    for (auto field = m_editors.rows.fields.cbegin(); field != m_editors.rows.fields.cend(); ++field) {
        const QWidget *target = field.value()->focusTarget();
        if (target == editor || target->isAncestorOf(editor)) {
            m_leftFields.insert(field.key());
            Q_EMIT fieldLeft();
        }
    }
}

void AccountForm::noteEdit()
{
    if (m_isFilling)
        return;
    m_editors.updateVisibility();
    updateHints();
    Q_EMIT edited();
}

void AccountForm::takePaste(const QString &text, bool *isTaken)
{
    if (readAccountPastes(text).size() > 1) {
        *isTaken = true;
        Q_EMIT accountsPasted(text);
        return;
    }
    const AccountPaste paste = readAccountPaste(text);
    const QString typed = m_editors.endpoint->text();
    const bool isWholeValue = typed.isEmpty() || m_editors.endpoint->selectedText() == typed;
    // One line that is not understood, or one word, may be a part of what is being typed.
    const bool isMultiLine = text.trimmed().contains(QLatin1Char('\n'));
    const bool isPart = paste.form == AccountPaste::Form::AccountName && !isWholeValue;
    if (isPart || (!paste.isUnderstood() && !isMultiLine))
        return;
    *isTaken = true;
    m_pasteNote = paste.note;
    if (paste.isUnderstood())
        takeAccount(paste);
    noteEdit();
}

void AccountForm::takeAccount(const AccountPaste &paste)
{
    Account changed = account();
    applyPaste(paste, changed);
    m_isFilling = true;
    m_account.endpoint = changed.endpoint;
    m_editors.fill(changed);
    if (!paste.key.isEmpty()) {
        m_editors.rows.secrets.at(SecretKind::AccountKey)->setSecret(paste.key);
        Q_EMIT secretEdited(SecretKind::AccountKey, paste.key);
    }
    m_isFilling = false;
}

void AccountForm::takeTypedEndpoint()
{
    const AccountPaste paste = readAccountPaste(m_editors.endpoint->text());
    const bool isAddress = paste.form == AccountPaste::Form::Url || paste.form == AccountPaste::Form::Host;
    if (!isAddress || paste.endpoint == m_account.endpoint)
        return;
    m_pasteNote.clear();
    m_isFilling = true;
    const QString formerName = m_account.endpoint.host().section(QLatin1Char('.'), 0, 0);
    const QString name = m_editors.signIn->accountName->text();
    m_editors.endpoint->setText(paste.endpoint.toString());
    m_editors.chooseCloud(paste.cloud.value_or(Cloud::Custom));
    // The account's name follows the host until the user gives it another.
    if (!paste.accountName.isEmpty() && (name.isEmpty() || name == formerName))
        m_editors.signIn->accountName->setText(paste.accountName);
    if (m_editors.name->text().trimmed().isEmpty())
        m_editors.name->setText(paste.accountName);
    m_account.endpoint = paste.endpoint;
    m_isFilling = false;
    noteEdit();
}

void AccountForm::updateHints()
{
    m_editors.updateHints();
    m_editors.rows.fields.value(Field::Endpoint)
        ->setHint(m_pasteNote.isEmpty() ? tr("Paste a URL, a host, an ARM resource id or a key page") : m_pasteNote);
}

void AccountForm::showIssues()
{
    for (auto field = m_editors.rows.fields.cbegin(); field != m_editors.rows.fields.cend(); ++field) {
        const auto found = std::ranges::find(m_issues, field.key(), &AccountIssue::field);
        const bool isShown = found != m_issues.end() && m_leftFields.contains(field.key());
        field.value()->setIssue(isShown ? found->text : QString());
    }
}

} // namespace imagebrowser
