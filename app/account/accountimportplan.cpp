// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountimportplan.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace imagebrowser {

namespace {

struct PlanText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::AccountImportPlan)
};

QString nameNotIn(const QSet<QString> &foldedNames, const QString &base)
{
    QString name = base;
    for (int number = 2; foldedNames.contains(name.toCaseFolded()); ++number)
        name = QStringLiteral("%1 %2").arg(base).arg(number);
    return name;
}

//! Secrets are never in a file.
QString missingSecretNote(const Account &account)
{
    switch (account.signIn) {
    case SignInMethod::SharedKey:
        return PlanText::tr("Enter its key afterwards.");
    case SignInMethod::ServicePrincipalSecret:
        return PlanText::tr("Enter its client secret afterwards.");
    case SignInMethod::PastedToken:
        return PlanText::tr("Paste a token afterwards.");
    case SignInMethod::EntraBrowser:
    case SignInMethod::EntraDeviceCode:
        return PlanText::tr("Sign in afterwards.");
    case SignInMethod::ServicePrincipalCertificate:
    case SignInMethod::AzureCli:
        break;
    }
    return {};
}

void addNotes(PlannedAccount &planned, const QString &wantedName, const QList<Account> &existing)
{
    const Account &account = planned.account;
    if (account.name != wantedName)
        planned.notes.append(PlanText::tr("There is a “%1” already, so this one gets a number.").arg(wantedName));
    const auto same = std::ranges::find_if(existing, [&account](const Account &other) {
        return !account.endpoint.isEmpty() && other.endpoint == account.endpoint;
    });
    if (same != existing.end())
        planned.notes.append(PlanText::tr("The same endpoint as “%1”.").arg(same->name));
    const QList<AccountIssue> issues = accountIssues(account);
    for (const AccountIssue &issue : issues)
        planned.notes.append(issue.text);
    if (const QString note = missingSecretNote(account); !note.isEmpty())
        planned.notes.append(note);
}

} // namespace

AccountImportPlan AccountImportPlan::make(const AccountImport &import, const QList<Account> &existing)
{
    AccountImportPlan plan;
    plan.remarks = import.remarks;
    plan.error = import.error;
    QSet<QString> names;
    for (const Account &account : existing)
        names.insert(account.name.trimmed().toCaseFolded());
    for (const Account &account : import.accounts) {
        PlannedAccount planned{account, {}};
        const QString wantedName = account.name.trimmed();
        planned.account.name = nameNotIn(names, wantedName);
        names.insert(planned.account.name.toCaseFolded());
        addNotes(planned, wantedName, existing);
        plan.accounts.append(planned);
    }
    if (plan.error.isEmpty() && plan.accounts.isEmpty())
        plan.error = PlanText::tr("There is no account in this file.");
    return plan;
}

} // namespace imagebrowser
