// SPDX-License-Identifier: Apache-2.0
#include "ui/accountform.h"

#include "app/account/accountjson.h"
#include "app/account/cloud.h"
#include "ui/accountformfield.h"
#include "ui/accountpasteedit.h"
#include "ui/accountsecretedit.h"
#include "ui/metrics.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace imagebrowser {

namespace {

//! Sign-ins that work. The others join them when they do.
constexpr std::array OfferedSignIns {SignInMethod::SharedKey, SignInMethod::PastedToken};

template<typename T>
void addChoice(QComboBox *box, const QString &text, T value)
{
    box->addItem(text, static_cast<int>(value));
}

template<typename T>
void choose(QComboBox *box, T value)
{
    box->setCurrentIndex(std::max(0, box->findData(static_cast<int>(value))));
}

template<typename T>
T chosen(const QComboBox *box)
{
    return static_cast<T>(box->currentData().toInt());
}

} // namespace

AccountForm::AccountForm(QWidget *parent) : QWidget(parent), m_layout(new QFormLayout(this))
{
    setObjectName(QStringLiteral("accountForm"));
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_layout->setLabelAlignment(Qt::AlignTrailing);
    m_layout->setHorizontalSpacing(metrics::Space);
    m_layout->setVerticalSpacing(metrics::SpaceSmall);
    m_layout->setContentsMargins(metrics::SpaceHuge, metrics::SpaceLarge, metrics::SpaceLarge, metrics::SpaceLarge);
    createAccountFields(m_layout);
    createServiceFields(m_layout);
    createNetworkFields(m_layout);
    connectEditors();
    setAccount({});
}

void AccountForm::createAccountFields(QFormLayout *layout)
{
    m_name = new QLineEdit(this);
    addField(layout, Field::Name, tr("&Name"), QStringLiteral("accountDisplayName"), m_name);

    m_endpoint = new AccountPasteEdit(this);
    m_endpoint->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    addField(layout, Field::Endpoint, tr("&Endpoint"), QStringLiteral("accountEndpoint"), m_endpoint);

    m_cloud = new QComboBox(this);
    for (const CloudInfo &info : allClouds())
        addChoice(m_cloud, cloudName(info.cloud), info.cloud);
    m_cloudField = new AccountFormField(tr("Cloud"), m_cloud, nullptr, this);
    m_cloud->setObjectName(QStringLiteral("accountCloud"));
    auto *cloudLabel = new QLabel(tr("&Cloud"), this);
    cloudLabel->setBuddy(m_cloud);
    layout->addRow(cloudLabel, m_cloudField);

    m_signIn = new QComboBox(this);
    m_signIn->setObjectName(QStringLiteral("accountSignIn"));
    for (const SignInMethod method : OfferedSignIns)
        addChoice(m_signIn, signInMethodName(method), method);
    auto *signInField = new AccountFormField(tr("Sign-in"), m_signIn, nullptr, this);
    auto *signInLabel = new QLabel(tr("&Sign-in"), this);
    signInLabel->setBuddy(m_signIn);
    layout->addRow(signInLabel, signInField);

    m_accountName = new QLineEdit(this);
    addField(layout, Field::AccountName, tr("&Account name"), QStringLiteral("accountName"), m_accountName);
    addSecret(layout, Field::Key, SecretKind::AccountKey, tr("Account &key"), QStringLiteral("accountKey"));
    addSecret(layout, Field::Token, SecretKind::Token, tr("&Token"), QStringLiteral("accountToken"));
}

void AccountForm::createServiceFields(QFormLayout *layout)
{
    m_apiVersion = new QComboBox(this);
    m_apiVersion->setEditable(true);
    m_apiVersion->setInsertPolicy(QComboBox::NoInsert);
    m_apiVersion->addItems(Account::knownApiVersions());
    addField(layout, Field::ApiVersion, tr("API &version"), QStringLiteral("accountApiVersion"), m_apiVersion);

    m_pageSize = new QSpinBox(this);
    m_pageSize->setRange(Account::MinPageSize, Account::MaxPageSize);
    addField(layout, Field::PageSize, tr("&Images per page"), QStringLiteral("accountPageSize"), m_pageSize);

    m_timeout = new QSpinBox(this);
    m_timeout->setRange(Account::MinTimeout, Account::MaxTimeout);
    m_timeout->setSuffix(tr(" s", "seconds"));
    addField(layout, Field::Timeout, tr("Time&out"), QStringLiteral("accountTimeout"), m_timeout)
        ->setHint(tr("How long the service may take for one request"));
}

void AccountForm::createNetworkFields(QFormLayout *layout)
{
    m_proxyMode = new QComboBox(this);
    m_proxyMode->setObjectName(QStringLiteral("accountProxyMode"));
    addChoice(m_proxyMode, tr("As the system"), ProxyMode::System);
    addChoice(m_proxyMode, tr("None"), ProxyMode::None);
    addChoice(m_proxyMode, tr("Manual"), ProxyMode::Manual);
    auto *modeField = new AccountFormField(tr("Proxy"), m_proxyMode, nullptr, this);
    auto *modeLabel = new QLabel(tr("&Proxy"), this);
    modeLabel->setBuddy(m_proxyMode);
    layout->addRow(modeLabel, modeField);

    m_proxyAddress = new QWidget(this);
    auto *address = new QHBoxLayout(m_proxyAddress);
    address->setContentsMargins(0, 0, 0, 0);
    address->setSpacing(metrics::SpaceSmall);
    m_proxyHost = new QLineEdit(m_proxyAddress);
    m_proxyPort = new QSpinBox(m_proxyAddress);
    m_proxyPort->setObjectName(QStringLiteral("accountProxyPort"));
    m_proxyPort->setAccessibleName(tr("Proxy port"));
    m_proxyPort->setRange(1, 65535);
    m_proxyPort->setGroupSeparatorShown(false);
    address->addWidget(m_proxyHost, 1);
    address->addWidget(m_proxyPort);
    m_proxyAddressField = addField(layout, Field::Proxy, tr("Proxy &host and port"), QStringLiteral("accountProxyHost"), m_proxyAddress, m_proxyHost);

    m_proxyUser = new QLineEdit(this);
    m_proxyUser->setObjectName(QStringLiteral("accountProxyUser"));
    m_proxyUserField = new AccountFormField(tr("Proxy user"), m_proxyUser, nullptr, this);
    m_proxyUserField->setHint(tr("Leave empty when the proxy asks for no login"));
    auto *userLabel = new QLabel(tr("Proxy &user"), this);
    userLabel->setBuddy(m_proxyUser);
    layout->addRow(userLabel, m_proxyUserField);
    addSecret(layout, Field::Proxy, SecretKind::ProxyPassword, tr("Proxy pass&word"), QStringLiteral("accountProxyPassword"));

    auto *caRow = new QWidget(this);
    auto *caLayout = new QHBoxLayout(caRow);
    caLayout->setContentsMargins(0, 0, 0, 0);
    caLayout->setSpacing(metrics::SpaceSmall);
    m_caFile = new QLineEdit(caRow);
    auto *browse = new QPushButton(tr("&Browse…"), caRow);
    browse->setObjectName(QStringLiteral("accountCaBrowse"));
    browse->setAccessibleName(tr("Browse for a CA file"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &AccountForm::chooseCaFile);
    caLayout->addWidget(m_caFile, 1);
    caLayout->addWidget(browse);
    addField(layout, Field::CaFile, tr("Extra CA &file"), QStringLiteral("accountCaFile"), caRow, m_caFile)
        ->setHint(tr("PEM file, trusted besides the system's certificate authorities"));
}

AccountFormField *AccountForm::addField(QFormLayout *layout, Field field, const QString &label, const QString &objectName, QWidget *editor,
                                        QWidget *focusWidget)
{
    auto *row = new AccountFormField(QString(label).remove(QLatin1Char('&')), editor, focusWidget, this);
    row->focusTarget()->setObjectName(objectName);
    row->focusTarget()->installEventFilter(this);
    auto *buddyLabel = new QLabel(label, this);
    buddyLabel->setBuddy(row->focusTarget());
    layout->addRow(buddyLabel, row);
    if (!m_fields.contains(field))
        m_fields.insert(field, row);
    return row;
}

AccountFormField *AccountForm::addSecret(QFormLayout *layout, Field field, SecretKind kind, const QString &label, const QString &objectName)
{
    auto *edit = new AccountSecretEdit(this);
    AccountFormField *row = addField(layout, field, label, objectName, edit, edit->lineEdit());
    edit->setFieldName(row->name());
    edit->showButton()->setObjectName(objectName + QStringLiteral("Show"));
    connect(edit, &AccountSecretEdit::secretEdited, this, [this, kind, edit] { Q_EMIT secretEdited(kind, edit->secret()); });
    m_secretEdits.emplace(kind, edit);
    m_secretFields.emplace(kind, row);
    return row;
}

void AccountForm::connectEditors()
{
    for (QLineEdit *edit : {m_name, m_accountName, m_proxyHost, m_proxyUser, m_caFile})
        connect(edit, &QLineEdit::textEdited, this, &AccountForm::noteEdit);
    connect(m_caFile, &QLineEdit::textChanged, this, &AccountForm::noteEdit);
    connect(m_endpoint, &QLineEdit::textEdited, this, &AccountForm::noteEdit);
    connect(m_endpoint, &QLineEdit::editingFinished, this, &AccountForm::takeTypedEndpoint);
    connect(m_endpoint, &AccountPasteEdit::textPasted, this, &AccountForm::takePaste);
    connect(m_apiVersion, &QComboBox::currentTextChanged, this, &AccountForm::noteEdit);
    for (QComboBox *box : {m_cloud, m_signIn, m_proxyMode}) {
        connect(box, &QComboBox::currentIndexChanged, this, &AccountForm::noteEdit);
        box->installEventFilter(this);
    }
    for (QSpinBox *box : {m_pageSize, m_timeout, m_proxyPort}) {
        connect(box, &QSpinBox::valueChanged, this, &AccountForm::noteEdit);
        box->installEventFilter(this);
    }
    m_apiVersion->installEventFilter(this);
    for (QWidget *wheeled : std::initializer_list<QWidget *> {m_cloud, m_signIn, m_proxyMode, m_apiVersion, m_pageSize, m_timeout, m_proxyPort})
        wheeled->setFocusPolicy(Qt::StrongFocus);
}

void AccountForm::setAccount(const Account &account)
{
    m_isFilling = true;
    m_account = account;
    m_leftFields.clear();
    m_issues.clear();
    m_pasteNote.clear();
    m_name->setText(account.name);
    m_endpoint->setText(account.endpoint.toString());
    m_accountName->setText(account.accountName);
    choose(m_cloud, account.cloud);
    choose(m_signIn, account.signIn);
    m_apiVersion->setCurrentText(account.apiVersion);
    m_pageSize->setValue(account.pageSize);
    m_timeout->setValue(account.timeoutSeconds);
    choose(m_proxyMode, account.proxy.mode);
    m_proxyHost->setText(account.proxy.host);
    m_proxyPort->setValue(account.proxy.port);
    m_proxyUser->setText(account.proxy.user);
    m_caFile->setText(QDir::toNativeSeparators(account.caFile));
    for (QLineEdit *edit : {m_name, static_cast<QLineEdit *>(m_endpoint), m_accountName, m_caFile})
        edit->setCursorPosition(0);
    for (const auto &[kind, edit] : m_secretEdits)
        edit->setSecret({});
    m_isFilling = false;
    updateVisibility();
    updateHints();
    showIssues();
}

Account AccountForm::account() const
{
    Account result = m_account;
    result.name = m_name->text().trimmed();
    result.endpoint = typedEndpoint();
    result.accountName = m_accountName->text().trimmed();
    result.cloud = chosen<Cloud>(m_cloud);
    result.signIn = signIn();
    result.apiVersion = m_apiVersion->currentText();
    result.pageSize = m_pageSize->value();
    result.timeoutSeconds = m_timeout->value();
    result.proxy.mode = chosen<ProxyMode>(m_proxyMode);
    result.proxy.host = m_proxyHost->text().trimmed();
    result.proxy.port = static_cast<quint16>(m_proxyPort->value());
    result.proxy.user = m_proxyUser->text().trimmed();
    result.caFile = QDir::fromNativeSeparators(m_caFile->text().trimmed());
    return result;
}

void AccountForm::setSecret(SecretKind kind, const Secret &secret)
{
    if (const auto found = m_secretEdits.find(kind); found != m_secretEdits.end())
        found->second->setSecret(secret);
}

QList<SecretKind> AccountForm::neededSecrets() const
{
    QList<SecretKind> kinds {signIn() == SignInMethod::PastedToken ? SecretKind::Token : SecretKind::AccountKey};
    if (chosen<ProxyMode>(m_proxyMode) == ProxyMode::Manual)
        kinds.append(SecretKind::ProxyPassword);
    return kinds;
}

void AccountForm::setSecretNote(const QString &text, bool isWarning)
{
    for (const auto &[kind, field] : m_secretFields) {
        field->setHint(isWarning ? QString() : text);
        field->setWarning(isWarning ? text : QString());
    }
}

void AccountForm::setIssues(const QList<AccountIssue> &issues)
{
    m_issues = issues;
    showIssues();
}

void AccountForm::showAllIssues()
{
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field)
        m_leftFields.insert(field.key());
    showIssues();
}

void AccountForm::focusField(Field field)
{
    if (AccountFormField *row = m_fields.value(field))
        row->focusTarget()->setFocus(Qt::OtherFocusReason);
}

void AccountForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

bool AccountForm::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::FocusOut && widget != nullptr) {
        for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
            if (field.value()->focusTarget() == widget)
                leaveField(field.key());
        }
    }
    // Turning the wheel over the form scrolls it and must not change a box that the pointer happens to be on.
    if (event->type() == QEvent::Wheel && widget != nullptr && !widget->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void AccountForm::leaveField(Field field)
{
    // A field that was never filled is not wrong yet: people tab through an empty form.
    m_leftFields.insert(field);
    Q_EMIT fieldLeft();
    showIssues();
}

void AccountForm::noteEdit()
{
    if (m_isFilling)
        return;
    updateVisibility();
    updateHints();
    Q_EMIT edited();
}

void AccountForm::takePaste(const QString &text, bool *isTaken)
{
    const AccountPaste paste = readAccountPaste(text);
    const bool isWholeValue = m_endpoint->text().isEmpty() || m_endpoint->selectedText() == m_endpoint->text();
    // A bare word or a text that is not understood may be a part of what is being typed.
    const bool isMultiLine = text.trimmed().contains(QLatin1Char('\n'));
    if (!paste.isUnderstood() && !isMultiLine)
        return;
    if (paste.form == AccountPaste::Form::AccountName && !isWholeValue)
        return;
    *isTaken = true;
    m_pasteNote = paste.note;
    if (paste.isUnderstood())
        applyPaste(paste);
    noteEdit();
}

void AccountForm::applyPaste(const AccountPaste &paste)
{
    m_isFilling = true;
    if (!paste.endpoint.isEmpty())
        m_endpoint->setText(paste.endpoint.toString());
    if (!paste.accountName.isEmpty())
        m_accountName->setText(paste.accountName);
    if (m_name->text().trimmed().isEmpty())
        m_name->setText(paste.accountName.isEmpty() ? paste.endpoint.host() : paste.accountName);
    if (paste.cloud)
        choose(m_cloud, *paste.cloud);
    else if (!paste.endpoint.isEmpty())
        choose(m_cloud, Cloud::Custom);
    if (!paste.apiVersion.isEmpty())
        m_apiVersion->setCurrentText(paste.apiVersion);
    if (!paste.key.isEmpty()) {
        choose(m_signIn, SignInMethod::SharedKey);
        m_secretEdits.at(SecretKind::AccountKey)->setSecret(paste.key);
    }
    m_isFilling = false;
    Q_EMIT pasteUnderstood(paste);
}

void AccountForm::takeTypedEndpoint()
{
    const AccountPaste paste = readAccountPaste(m_endpoint->text());
    const bool isAddress = paste.form == AccountPaste::Form::Url || paste.form == AccountPaste::Form::Host;
    if (!isAddress || paste.endpoint == m_account.endpoint)
        return;
    m_pasteNote.clear();
    m_isFilling = true;
    const QString formerName = m_account.endpoint.host().section(QLatin1Char('.'), 0, 0);
    m_endpoint->setText(paste.endpoint.toString());
    choose(m_cloud, paste.cloud.value_or(Cloud::Custom));
    // The name follows the host until the user gives it another.
    if (!paste.accountName.isEmpty() && (m_accountName->text().isEmpty() || m_accountName->text() == formerName))
        m_accountName->setText(paste.accountName);
    if (m_name->text().trimmed().isEmpty())
        m_name->setText(paste.accountName);
    m_account.endpoint = paste.endpoint;
    m_isFilling = false;
    noteEdit();
}

void AccountForm::updateVisibility()
{
    const SignInMethod method = signIn();
    const bool isManualProxy = chosen<ProxyMode>(m_proxyMode) == ProxyMode::Manual;
    m_layout->setRowVisible(m_fields.value(Field::AccountName), method == SignInMethod::SharedKey);
    m_layout->setRowVisible(m_secretFields.at(SecretKind::AccountKey), method == SignInMethod::SharedKey);
    m_layout->setRowVisible(m_secretFields.at(SecretKind::Token), method == SignInMethod::PastedToken);
    m_layout->setRowVisible(m_proxyAddressField, isManualProxy);
    m_layout->setRowVisible(m_proxyUserField, isManualProxy);
    m_layout->setRowVisible(m_secretFields.at(SecretKind::ProxyPassword), isManualProxy);
}

void AccountForm::updateHints()
{
    m_fields.value(Field::Endpoint)->setHint(m_pasteNote.isEmpty() ? tr("Paste a URL, a host, an ARM resource id or a key page") : m_pasteNote);
    m_fields.value(Field::ApiVersion)
        ->setWarning(Account::isRetiringApiVersion(m_apiVersion->currentText()) ? tr("Versions before 2025-06-01 are announced as retiring") : QString());
}

void AccountForm::showIssues()
{
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        const auto found = std::ranges::find(m_issues, field.key(), &AccountIssue::field);
        const bool isShown = found != m_issues.end() && m_leftFields.contains(field.key());
        field.value()->setIssue(isShown ? found->text : QString());
    }
}

void AccountForm::chooseCaFile()
{
    const QString folder = m_caFile->text().isEmpty() ? QDir::homePath() : m_caFile->text();
    const QString path = QFileDialog::getOpenFileName(this, tr("Extra CA file"), folder, tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    if (!path.isEmpty()) {
        m_caFile->setText(QDir::toNativeSeparators(path));
        leaveField(Field::CaFile);
    }
}

SignInMethod AccountForm::signIn() const
{
    return chosen<SignInMethod>(m_signIn);
}

QUrl AccountForm::typedEndpoint() const
{
    const QString text = m_endpoint->text().trimmed();
    const AccountPaste paste = readAccountPaste(text);
    const bool isAddress = paste.form == AccountPaste::Form::Url || paste.form == AccountPaste::Form::Host;
    return isAddress ? paste.endpoint : QUrl(text);
}

} // namespace imagebrowser
