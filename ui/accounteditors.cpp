// SPDX-License-Identifier: Apache-2.0
#include "ui/accounteditors.h"

#include "app/account/accountjson.h"
#include "app/account/accountpaste.h"
#include "app/account/cloud.h"
#include "ui/accountformfield.h"
#include "ui/accountpasteedit.h"
#include "ui/accountsecretedit.h"
#include "ui/metrics.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <array>

namespace imagebrowser {

namespace {

//! Sign-ins that work. The others join them when they do.
constexpr std::array OfferedSignIns{SignInMethod::SharedKey, SignInMethod::PastedToken};

template <typename T> void addChoice(QComboBox *box, const QString &text, T value)
{
    box->addItem(text, static_cast<int>(value));
}

template <typename T> void choose(QComboBox *box, T value)
{
    box->setCurrentIndex(std::max(0, box->findData(static_cast<int>(value))));
}

template <typename T> T chosen(const QComboBox *box)
{
    return static_cast<T>(box->currentData().toInt());
}

QHBoxLayout *rowLayout(QWidget *row)
{
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::SpaceSmall);
    return layout;
}

} // namespace

AccountEditors::AccountEditors(QWidget *form)
    : m_form(form)
    , m_layout(new QFormLayout(form))
{
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setLabelAlignment(Qt::AlignTrailing | Qt::AlignTop);
    m_layout->setHorizontalSpacing(metrics::Space);
    m_layout->setVerticalSpacing(metrics::SpaceSmall);
    m_layout->setContentsMargins(metrics::SpaceHuge, metrics::SpaceLarge, metrics::SpaceLarge, metrics::SpaceLarge);
    createAccountRows();
    createServiceRows();
    createProxyRows();
    createCaFileRow();
    // Without this the wheel gives a box the focus and changes it.
    for (QWidget *box :
         std::initializer_list<QWidget *>{cloud, signIn, apiVersion, pageSize, timeout, proxyMode, proxyPort})
        box->setFocusPolicy(Qt::StrongFocus);
}

void AccountEditors::createAccountRows()
{
    name = new QLineEdit(m_form);
    addRow(Field::Name, tr("Na&me"), QStringLiteral("accountDisplayName"), name);

    endpoint = new AccountPasteEdit(m_form);
    endpoint->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    addRow(Field::Endpoint, tr("&Endpoint"), QStringLiteral("accountEndpoint"), endpoint);

    cloud = new QComboBox(m_form);
    for (const CloudInfo &info : allClouds())
        addChoice(cloud, cloudName(info.cloud), info.cloud);
    addRow(tr("&Cloud"), QStringLiteral("accountCloud"), cloud);

    signIn = new QComboBox(m_form);
    for (const SignInMethod method : OfferedSignIns)
        addChoice(signIn, signInMethodName(method), method);
    addRow(tr("&Sign-in"), QStringLiteral("accountSignIn"), signIn);

    accountName = new QLineEdit(m_form);
    addRow(Field::AccountName, tr("&Account name"), QStringLiteral("accountName"), accountName);
    addSecretRow(SecretKind::AccountKey, tr("Account &key"), QStringLiteral("accountKey"));
    addSecretRow(SecretKind::Token, tr("&Token"), QStringLiteral("accountToken"));
    fields.insert(Field::Key, secretFields.at(SecretKind::AccountKey));
    fields.insert(Field::Token, secretFields.at(SecretKind::Token));
}

void AccountEditors::createServiceRows()
{
    apiVersion = new QComboBox(m_form);
    apiVersion->setEditable(true);
    apiVersion->setInsertPolicy(QComboBox::NoInsert);
    apiVersion->addItems(Account::knownApiVersions());
    addRow(Field::ApiVersion, tr("API &version"), QStringLiteral("accountApiVersion"), apiVersion);

    pageSize = new QSpinBox(m_form);
    pageSize->setRange(Account::MinPageSize, Account::MaxPageSize);
    addRow(Field::PageSize, tr("&Images per page"), QStringLiteral("accountPageSize"), pageSize);

    timeout = new QSpinBox(m_form);
    timeout->setRange(Account::MinTimeout, Account::MaxTimeout);
    timeout->setSuffix(tr(" s", "seconds"));
    addRow(Field::Timeout, tr("Time&out"), QStringLiteral("accountTimeout"), timeout);
    fields.value(Field::Timeout)->setHint(tr("How long the service may take for one request"));
}

void AccountEditors::createProxyRows()
{
    proxyMode = new QComboBox(m_form);
    addChoice(proxyMode, tr("As the system"), ProxyMode::System);
    addChoice(proxyMode, tr("None"), ProxyMode::None);
    addChoice(proxyMode, tr("Manual"), ProxyMode::Manual);
    addRow(tr("&Proxy"), QStringLiteral("accountProxyMode"), proxyMode);

    auto *address = new QWidget(m_form);
    proxyHost = new QLineEdit(address);
    proxyPort = new QSpinBox(address);
    proxyPort->setObjectName(QStringLiteral("accountProxyPort"));
    proxyPort->setAccessibleName(tr("Proxy port"));
    proxyPort->setRange(1, 65535);
    QHBoxLayout *row = rowLayout(address);
    row->addWidget(proxyHost, 1);
    row->addWidget(proxyPort);
    addRow(Field::Proxy, tr("Proxy &host, port"), QStringLiteral("accountProxyHost"), address, proxyHost);

    proxyUser = new QLineEdit(m_form);
    m_proxyUserField = addRow(tr("Proxy &user"), QStringLiteral("accountProxyUser"), proxyUser);
    m_proxyUserField->setHint(tr("Leave empty when the proxy asks for no login"));
    addSecretRow(SecretKind::ProxyPassword, tr("Proxy pass&word"), QStringLiteral("accountProxyPassword"));
}

void AccountEditors::createCaFileRow()
{
    auto *row = new QWidget(m_form);
    caFile = new QLineEdit(row);
    auto *browse = new QPushButton(tr("&Browse…"), row);
    browse->setObjectName(QStringLiteral("accountCaBrowse"));
    browse->setAccessibleName(tr("Browse for a CA file"));
    browse->setAutoDefault(false);
    QObject::connect(browse, &QPushButton::clicked, m_form, [this] { chooseCaFile(); });
    QHBoxLayout *layout = rowLayout(row);
    layout->addWidget(caFile, 1);
    layout->addWidget(browse);
    addRow(Field::CaFile, tr("Extra CA &file"), QStringLiteral("accountCaFile"), row, caFile);
    fields.value(Field::CaFile)->setHint(tr("PEM file, trusted besides the system's certificate authorities"));
}

AccountFormField *AccountEditors::addRow(const QString &label, const QString &objectName, QWidget *editor,
                                         QWidget *focusWidget)
{
    auto *row = new AccountFormField(QString(label).remove(QLatin1Char('&')), editor, focusWidget, m_form);
    row->focusTarget()->setObjectName(objectName);
    auto *buddyLabel = new QLabel(label, m_form);
    buddyLabel->setBuddy(row->focusTarget());
    // Level with the text in the editor, not with the message below it.
    buddyLabel->setMinimumHeight(metrics::controlHeight(m_form->fontMetrics()));
    buddyLabel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    buddyLabel->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_layout->addRow(buddyLabel, row);
    return row;
}

void AccountEditors::addRow(Field field, const QString &label, const QString &objectName, QWidget *editor,
                            QWidget *focusWidget)
{
    fields.insert(field, addRow(label, objectName, editor, focusWidget));
}

void AccountEditors::addSecretRow(SecretKind kind, const QString &label, const QString &objectName)
{
    auto *edit = new AccountSecretEdit(m_form);
    AccountFormField *row = addRow(label, objectName, edit, edit->lineEdit());
    edit->setFieldName(row->name());
    edit->showButton()->setObjectName(objectName + QStringLiteral("Show"));
    secrets.emplace(kind, edit);
    secretFields.emplace(kind, row);
}

void AccountEditors::fill(const Account &account)
{
    name->setText(account.name);
    endpoint->setText(account.endpoint.toString());
    accountName->setText(account.accountName);
    chooseCloud(account.cloud);
    chooseSignIn(account.signIn);
    apiVersion->setCurrentText(account.apiVersion);
    pageSize->setValue(account.pageSize);
    timeout->setValue(account.timeoutSeconds);
    choose(proxyMode, account.proxy.mode);
    proxyHost->setText(account.proxy.host);
    proxyPort->setValue(account.proxy.port);
    proxyUser->setText(account.proxy.user);
    caFile->setText(QDir::toNativeSeparators(account.caFile));
    for (QLineEdit *edit :
         std::initializer_list<QLineEdit *>{name, endpoint, accountName, proxyHost, proxyUser, caFile})
        edit->setCursorPosition(0);
}

Account AccountEditors::read(const Account &base) const
{
    Account result = base;
    result.name = name->text().trimmed();
    result.endpoint = typedEndpoint();
    result.accountName = accountName->text().trimmed();
    result.cloud = chosen<Cloud>(cloud);
    result.signIn = signInMethod();
    result.apiVersion = apiVersion->currentText().trimmed();
    result.pageSize = pageSize->value();
    result.timeoutSeconds = timeout->value();
    result.proxy.mode = chosenProxyMode();
    result.proxy.host = proxyHost->text().trimmed();
    result.proxy.port = static_cast<quint16>(proxyPort->value());
    result.proxy.user = proxyUser->text().trimmed();
    result.caFile = QDir::fromNativeSeparators(caFile->text().trimmed());
    return result;
}

void AccountEditors::updateVisibility()
{
    const bool isSharedKey = signInMethod() == SignInMethod::SharedKey;
    const bool isManualProxy = chosenProxyMode() == ProxyMode::Manual;
    m_layout->setRowVisible(fields.value(Field::AccountName), isSharedKey);
    m_layout->setRowVisible(secretFields.at(SecretKind::AccountKey), isSharedKey);
    m_layout->setRowVisible(secretFields.at(SecretKind::Token), signInMethod() == SignInMethod::PastedToken);
    m_layout->setRowVisible(fields.value(Field::Proxy), isManualProxy);
    m_layout->setRowVisible(m_proxyUserField, isManualProxy);
    m_layout->setRowVisible(secretFields.at(SecretKind::ProxyPassword), isManualProxy);
}

SignInMethod AccountEditors::signInMethod() const
{
    return chosen<SignInMethod>(signIn);
}

ProxyMode AccountEditors::chosenProxyMode() const
{
    return chosen<ProxyMode>(proxyMode);
}

void AccountEditors::chooseCloud(Cloud value)
{
    choose(cloud, value);
}

void AccountEditors::chooseSignIn(SignInMethod method)
{
    // An imported account may have a sign-in that is not offered; showing it must not change it.
    const int offered = static_cast<int>(OfferedSignIns.size());
    while (signIn->count() > offered)
        signIn->removeItem(offered);
    if (signIn->findData(static_cast<int>(method)) < 0)
        addChoice(signIn, tr("%1 (not available)").arg(signInMethodName(method)), method);
    choose(signIn, method);
}

QUrl AccountEditors::typedEndpoint() const
{
    const QString text = endpoint->text().trimmed();
    const AccountPaste paste = readAccountPaste(text);
    const bool isAddress = paste.form == AccountPaste::Form::Url || paste.form == AccountPaste::Form::Host;
    return isAddress ? paste.endpoint : QUrl(text);
}

void AccountEditors::chooseCaFile()
{
    const QString start = caFile->text().isEmpty() ? QDir::homePath() : caFile->text();
    const QString path = QFileDialog::getOpenFileName(m_form, tr("Extra CA file"), start,
                                                      tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    if (!path.isEmpty())
        caFile->setText(QDir::toNativeSeparators(path));
}

} // namespace imagebrowser
