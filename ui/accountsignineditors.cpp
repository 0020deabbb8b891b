// SPDX-License-Identifier: Apache-2.0
#include "ui/accountsignineditors.h"

#include "app/account/accountjson.h"
#include "app/account/certificatefile.h"
#include "app/account/signinmethods.h"
#include "ui/accountformfield.h"
#include "ui/accountformrows.h"
#include "ui/accountsigninstatus.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>

#include <algorithm>

namespace imagebrowser {

namespace {

using Field = AccountIssue::Field;

} // namespace

AccountSignInEditors::AccountSignInEditors(QWidget *form, AccountFormRows &rows)
    : m_form(form)
    , m_rows(rows)
{
    methods = new QComboBox(form);
    for (const SignInMethod method : AllSignInMethods)
        methods->addItem(signInMethodName(method), static_cast<int>(method));
    // The longest of the names would keep the form from being narrow.
    methods->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    methods->setMinimumContentsLength(16);
    m_methodRow = rows.add(tr("&Sign-in"), QStringLiteral("accountSignIn"), methods);
    accountName = rows.addLine(Field::AccountName, tr("&Account name"), QStringLiteral("accountName"));
    rows.fields.insert(Field::Key,
                       rows.addSecret(SecretKind::AccountKey, tr("Account &key"), QStringLiteral("accountKey")));
    rows.fields.insert(Field::Token, rows.addSecret(SecretKind::Token, tr("&Token"), QStringLiteral("accountToken")));
    createEntraRows();
}

void AccountSignInEditors::createEntraRows()
{
    authority = m_rows.addLine(Field::CustomAuthority, tr("Authorit&y"), QStringLiteral("accountAuthority"));
    m_rows.fields.value(Field::CustomAuthority)
        ->setHint(tr("Such as https://login.example.com: where tokens come from, without the tenant"));
    resource = m_rows.addLine(Field::CustomResource, tr("&Resource"), QStringLiteral("accountResource"));
    m_rows.fields.value(Field::CustomResource)
        ->setHint(tr("Such as https://batch.example.com/: what tokens are for. The final slash belongs to it"));
    tenant = m_rows.addLine(Field::TenantId, tr("&Tenant"), QStringLiteral("accountTenant"));
    clientId = m_rows.addLine(Field::ClientId, tr("Client i&d"), QStringLiteral("accountClientId"));
    m_rows.addSecret(SecretKind::ClientSecret, tr("C&lient secret"), QStringLiteral("accountClientSecret"));
    certificateFile = m_rows.addFile(Field::CertificateFile, tr("Certific&ate"), QStringLiteral("accountCertificate"),
                                     tr("Certificate and private key"),
                                     tr("Certificates with key (*.pem *.crt *.cer);;All files (*)"));
    m_rows.addSecret(SecretKind::CertificatePassword, tr("&Key password"),
                     QStringLiteral("accountCertificatePassword"));
    status = new AccountSignInStatus(m_form);
    m_statusRow = m_rows.add(tr("State"), QStringLiteral("accountSignInButton"), status, status->button());
    for (QLineEdit *line : std::initializer_list<QLineEdit *>{tenant, clientId, authority, resource})
        line->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

void AccountSignInEditors::fill(const Account &account)
{
    chooseMethod(account.signIn);
    accountName->setText(account.accountName);
    tenant->setText(account.tenantId);
    clientId->setText(account.clientId);
    certificateFile->setText(QDir::toNativeSeparators(account.certificateFile));
    authority->setText(account.customAuthority);
    resource->setText(account.customResource);
    for (QLineEdit *line :
         std::initializer_list<QLineEdit *>{accountName, tenant, clientId, certificateFile, authority, resource})
        line->setCursorPosition(0);
}

void AccountSignInEditors::readInto(Account &account) const
{
    account.signIn = method();
    account.accountName = accountName->text().trimmed();
    account.tenantId = tenant->text().trimmed();
    account.clientId = clientId->text().trimmed();
    account.certificateFile = QDir::fromNativeSeparators(certificateFile->text().trimmed());
    account.customAuthority = authority->text().trimmed();
    account.customResource = resource->text().trimmed();
}

SignInMethod AccountSignInEditors::method() const
{
    return static_cast<SignInMethod>(methods->currentData().toInt());
}

void AccountSignInEditors::chooseMethod(SignInMethod method)
{
    methods->setCurrentIndex(std::max(0, methods->findData(static_cast<int>(method))));
}

std::optional<SecretKind> AccountSignInEditors::neededSecret() const
{
    switch (method()) {
    case SignInMethod::SharedKey:
        return SecretKind::AccountKey;
    case SignInMethod::PastedToken:
        return SecretKind::Token;
    case SignInMethod::ServicePrincipalSecret:
        return SecretKind::ClientSecret;
    case SignInMethod::ServicePrincipalCertificate:
        return SecretKind::CertificatePassword;
    case SignInMethod::EntraBrowser:
    case SignInMethod::EntraDeviceCode:
    case SignInMethod::AzureCli:
        break;
    }
    return std::nullopt;
}

void AccountSignInEditors::updateVisibility(Cloud cloud)
{
    const SignInMethod chosen = method();
    const bool isCustom = cloud == Cloud::Custom;
    const std::optional<SecretKind> needed = neededSecret();
    for (const SecretKind kind :
         {SecretKind::AccountKey, SecretKind::Token, SecretKind::ClientSecret, SecretKind::CertificatePassword})
        m_rows.setVisible(kind, kind == needed);
    m_rows.setVisible(Field::AccountName, chosen == SignInMethod::SharedKey);
    m_rows.setVisible(Field::CustomAuthority, isCustom && usesAppRegistration(chosen));
    m_rows.setVisible(Field::CustomResource, isCustom && asksEntraForTokens(chosen));
    m_rows.setVisible(Field::TenantId, asksEntraForTokens(chosen));
    m_rows.setVisible(Field::ClientId, usesAppRegistration(chosen));
    m_rows.setVisible(Field::CertificateFile, chosen == SignInMethod::ServicePrincipalCertificate);
    m_rows.setVisible(m_statusRow, asksEntraForTokens(chosen) && m_hasStatus);
}

void AccountSignInEditors::showStatus(const QString &text, SignInAction action)
{
    m_hasStatus = !text.isEmpty();
    status->setStatus(text, action);
    m_rows.setVisible(m_statusRow, asksEntraForTokens(method()) && m_hasStatus);
}

void AccountSignInEditors::showProblem(const QString &text)
{
    m_statusRow->setWarning(text);
}

void AccountSignInEditors::updateHints()
{
    m_methodRow->setHint(methodHint());
    m_rows.fields.value(Field::TenantId)->setHint(tenantHint());
    m_rows.fields.value(Field::ClientId)->setHint(clientIdHint());
    if (method() == SignInMethod::ServicePrincipalCertificate)
        updateCertificateHint();
}

QString AccountSignInEditors::methodHint() const
{
    switch (method()) {
    case SignInMethod::EntraBrowser:
        return tr("Signs you in with the browser of this computer");
    case SignInMethod::EntraDeviceCode:
        return tr("Shows a code to enter in a browser, of another computer too");
    case SignInMethod::AzureCli:
        return tr("Uses the sign-in of “az login” on this computer");
    case SignInMethod::PastedToken:
        return tr("Lasts as long as the token, usually about an hour");
    case SignInMethod::SharedKey:
    case SignInMethod::ServicePrincipalSecret:
    case SignInMethod::ServicePrincipalCertificate:
        break;
    }
    return {};
}

QString AccountSignInEditors::tenantHint() const
{
    if (method() == SignInMethod::AzureCli)
        return tr("Id or domain name; leave empty for the tenant of “az login”");
    return isInteractiveSignIn(method()) ? tr("Id or domain name, or “organizations” for that of whoever signs in")
                                         : tr("Id or domain name of the directory");
}

QString AccountSignInEditors::clientIdHint() const
{
    switch (method()) {
    case SignInMethod::EntraBrowser:
        return tr("Of your own app registration, with “Allow public client flows” and, for desktop applications, the "
                  "redirect http://localhost");
    case SignInMethod::EntraDeviceCode:
        return tr("Of your own app registration, with “Allow public client flows”");
    default:
        return tr("Of your own app registration");
    }
}

void AccountSignInEditors::updateCertificateHint()
{
    const QString path = QDir::fromNativeSeparators(certificateFile->text().trimmed());
    const CertificateFile certificate = path.isEmpty() ? CertificateFile() : CertificateFile::read(path);
    AccountFormField *row = m_rows.fields.value(Field::CertificateFile);
    if (path.isEmpty() || !certificate.problem.isEmpty() || !certificate.expiresAt.isValid()) {
        row->setHint(tr("PEM file with the certificate and its RSA private key"));
        row->setWarning({});
        return;
    }
    const QString day = certificate.expiresAt.date().toString(Qt::ISODate);
    const bool hasEnded = certificate.expiresAt < toDateTime(clock());
    row->setHint(tr("%1, valid until %2").arg(certificate.subject, day));
    row->setWarning(hasEnded ? tr("This certificate, %1, was valid until %2 only").arg(certificate.subject, day)
                             : QString());
}

} // namespace imagebrowser
