// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountfields.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

struct FieldText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::AccountFields)
};

} // namespace

QString accountFieldName(AccountIssue::Field field)
{
    using Field = AccountIssue::Field;
    switch (field) {
    case Field::Name:
        return FieldText::tr("Name");
    case Field::Endpoint:
        return FieldText::tr("Endpoint");
    case Field::AccountName:
        return FieldText::tr("Account name");
    case Field::Key:
        return FieldText::tr("Key");
    case Field::Token:
        return FieldText::tr("Token");
    case Field::ApiVersion:
        return FieldText::tr("API version");
    case Field::PageSize:
        return FieldText::tr("Images per page");
    case Field::Timeout:
        return FieldText::tr("Timeout");
    case Field::Proxy:
        return FieldText::tr("Proxy");
    case Field::CaFile:
        return FieldText::tr("Extra CA file");
    case Field::TenantId:
        return FieldText::tr("Tenant");
    case Field::ClientId:
        return FieldText::tr("Client id");
    case Field::CertificateFile:
        return FieldText::tr("Certificate");
    case Field::CustomAuthority:
        return FieldText::tr("Sign-in authority");
    case Field::CustomResource:
        break;
    }
    return FieldText::tr("Token resource");
}

QString accountIssueSentence(const AccountIssue &issue)
{
    return FieldText::tr("%1: %2").arg(accountFieldName(issue.field), issue.text);
}

} // namespace imagebrowser
