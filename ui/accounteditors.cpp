// SPDX-License-Identifier: Apache-2.0
#include "ui/accounteditors.h"

#include "app/account/accountpaste.h"
#include "app/account/cloud.h"
#include "ui/accountformfield.h"
#include "ui/accountpasteedit.h"
#include "ui/metrics.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

namespace imagebrowser {

namespace {

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

} // namespace

AccountEditors::AccountEditors(QWidget *form)
    : rows(form)
    , m_form(form)
{
    createAccountRows();
    signIn.emplace(form, rows);
    createServiceRows();
    createProxyRows();
    caFile = rows.addFile(Field::CaFile, tr("Extra CA &file"), QStringLiteral("accountCaFile"), tr("Extra CA file"),
                          tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    rows.fields.value(Field::CaFile)->setHint(tr("PEM file, trusted besides the system's certificate authorities"));
    rows.addStretch();
    // Without this the wheel gives a box the focus and changes it.
    for (QWidget *box :
         std::initializer_list<QWidget *>{cloud, signIn->methods, apiVersion, pageSize, timeout, proxyMode, proxyPort})
        box->setFocusPolicy(Qt::StrongFocus);
}

void AccountEditors::createAccountRows()
{
    name = rows.addLine(Field::Name, tr("Na&me"), QStringLiteral("accountDisplayName"));

    endpoint = new AccountPasteEdit(m_form);
    endpoint->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    rows.add(Field::Endpoint, tr("&Endpoint"), QStringLiteral("accountEndpoint"), endpoint);

    cloud = new QComboBox(m_form);
    for (const CloudInfo &info : allClouds())
        addChoice(cloud, cloudName(info.cloud), info.cloud);
    rows.add(tr("&Cloud"), QStringLiteral("accountCloud"), cloud);
}

void AccountEditors::createServiceRows()
{
    apiVersion = new QComboBox(m_form);
    apiVersion->setEditable(true);
    apiVersion->setInsertPolicy(QComboBox::NoInsert);
    apiVersion->addItems(Account::knownApiVersions());
    rows.add(Field::ApiVersion, tr("API &version"), QStringLiteral("accountApiVersion"), apiVersion);

    pageSize = new QSpinBox(m_form);
    pageSize->setRange(Account::MinPageSize, Account::MaxPageSize);
    rows.add(Field::PageSize, tr("&Images per page"), QStringLiteral("accountPageSize"), pageSize);

    timeout = new QSpinBox(m_form);
    timeout->setRange(Account::MinTimeout, Account::MaxTimeout);
    timeout->setSuffix(tr(" s", "seconds"));
    rows.add(Field::Timeout, tr("Time&out"), QStringLiteral("accountTimeout"), timeout)
        ->setHint(tr("How long the service may take for one request"));
}

void AccountEditors::createProxyRows()
{
    proxyMode = new QComboBox(m_form);
    addChoice(proxyMode, tr("As the system"), ProxyMode::System);
    addChoice(proxyMode, tr("None"), ProxyMode::None);
    addChoice(proxyMode, tr("Manual"), ProxyMode::Manual);
    m_proxyModeRow = rows.add(tr("&Proxy"), QStringLiteral("accountProxyMode"), proxyMode);

    auto *address = new QWidget(m_form);
    proxyHost = new QLineEdit(address);
    proxyPort = new QSpinBox(address);
    proxyPort->setObjectName(QStringLiteral("accountProxyPort"));
    proxyPort->setAccessibleName(tr("Proxy port"));
    proxyPort->setRange(1, 65535);
    auto *pair = new QHBoxLayout(address);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(metrics::SpaceSmall);
    pair->addWidget(proxyHost, 1);
    pair->addWidget(proxyPort);
    rows.add(Field::Proxy, tr("Proxy &host, port"), QStringLiteral("accountProxyHost"), address, proxyHost)
        ->setHint(tr("An HTTP proxy: the host alone, without a scheme"));

    proxyUser = new QLineEdit(m_form);
    m_proxyUserRow = rows.add(tr("Proxy &user"), QStringLiteral("accountProxyUser"), proxyUser);
    m_proxyUserRow->setHint(tr("Leave empty when the proxy asks for no login"));
    rows.addSecret(SecretKind::ProxyPassword, tr("Proxy pass&word"), QStringLiteral("accountProxyPassword"));
}

void AccountEditors::fill(const Account &account)
{
    name->setText(account.name);
    endpoint->setText(account.endpoint.toString());
    chooseCloud(account.cloud);
    signIn->fill(account);
    apiVersion->setCurrentText(account.apiVersion);
    pageSize->setValue(account.pageSize);
    timeout->setValue(account.timeoutSeconds);
    choose(proxyMode, account.proxy.mode);
    proxyHost->setText(account.proxy.host);
    proxyPort->setValue(account.proxy.port);
    proxyUser->setText(account.proxy.user);
    caFile->setText(QDir::toNativeSeparators(account.caFile));
    for (QLineEdit *edit : std::initializer_list<QLineEdit *>{name, endpoint, proxyHost, proxyUser, caFile})
        edit->setCursorPosition(0);
}

Account AccountEditors::read(const Account &base) const
{
    Account result = base;
    result.name = name->text().trimmed();
    result.endpoint = typedEndpoint();
    result.cloud = chosenCloud();
    signIn->readInto(result);
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
    const bool isManualProxy = chosenProxyMode() == ProxyMode::Manual;
    signIn->updateVisibility(chosenCloud());
    rows.setVisible(Field::Proxy, isManualProxy);
    rows.setVisible(m_proxyUserRow, isManualProxy);
    rows.setVisible(SecretKind::ProxyPassword, isManualProxy);
}

void AccountEditors::updateHints()
{
    const bool isRetiring = Account::isRetiringApiVersion(apiVersion->currentText());
    rows.fields.value(Field::ApiVersion)
        ->setHint(isRetiring ? tr("Versions before 2025-06-01 are announced as retiring") : QString());
    switch (chosenProxyMode()) {
    case ProxyMode::System:
        m_proxyModeRow->setHint(tr("That of the desktop's network settings, or of http_proxy and https_proxy"));
        break;
    case ProxyMode::None:
        m_proxyModeRow->setHint(tr("Connects directly, whatever the system is set to"));
        break;
    case ProxyMode::Manual:
        m_proxyModeRow->setHint(tr("For this account's requests and its sign-in"));
        break;
    }
    signIn->updateHints();
}

Cloud AccountEditors::chosenCloud() const
{
    return chosen<Cloud>(cloud);
}

ProxyMode AccountEditors::chosenProxyMode() const
{
    return chosen<ProxyMode>(proxyMode);
}

void AccountEditors::chooseCloud(Cloud value)
{
    choose(cloud, value);
}

QUrl AccountEditors::typedEndpoint() const
{
    const QString text = endpoint->text().trimmed();
    const AccountPaste paste = readAccountPaste(text);
    const bool isAddress = paste.form == AccountPaste::Form::Url || paste.form == AccountPaste::Form::Host;
    return isAddress ? paste.endpoint : QUrl(text);
}

} // namespace imagebrowser
