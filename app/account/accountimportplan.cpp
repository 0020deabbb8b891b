// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountimportplan.h"

#include "app/account/accountfields.h"
#include "app/account/accountnames.h"
#include "app/account/signinmethods.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace imagebrowser {

namespace {

struct PlanText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::AccountImportPlan)
};

//! Secrets are never in a file; a pasted text may have a key.
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

//! Where credentials would go, and whom they would be trusted to, apart from the endpoint: whoever wrote the file chose
//! it.
QStringList wayNotes(const Account &account)
{
    QStringList notes;
    const ProxySettings &proxy = account.proxy;
    if (proxy.mode == ProxyMode::Manual)
        notes.append(PlanText::tr("Goes through the proxy %1:%2.").arg(proxy.host, QString::number(proxy.port)));
    const bool isCustom = account.cloud == Cloud::Custom;
    if (isCustom && usesAppRegistration(account.signIn) && !account.customAuthority.isEmpty())
        notes.append(PlanText::tr("Signs in at %1.").arg(QUrl(account.customAuthority).toDisplayString()));
    if (isCustom && asksEntraForTokens(account.signIn) && !account.customResource.isEmpty())
        notes.append(PlanText::tr("Asks for tokens for %1.").arg(QUrl(account.customResource).toDisplayString()));
    if (!account.caFile.isEmpty())
        notes.append(PlanText::tr("Trusts the authorities in %1 besides the system’s.").arg(account.caFile));
    return notes;
}

//! The same but for what tells accounts apart in a list.
bool isSameAccount(const Account &account, Account other)
{
    other.id = account.id;
    other.name = account.name;
    other.isFavourite = account.isFavourite;
    return account == other;
}

//! Nothing when \a account is like none of \a others.
const Account *accountLike(const Account &account, bool isPlace, const QList<Account> &others)
{
    const auto found = std::ranges::find_if(others, [&account, isPlace](const Account &other) {
        return isPlace ? !account.endpoint.isEmpty() && other.endpoint == account.endpoint
                       : isSameAccount(account, other);
    });
    return found != others.end() ? &*found : nullptr;
}

void addNotes(PlannedAccount &planned, const QString &wantedName, bool hasKey, const QList<Account> &existing)
{
    const Account &account = planned.account;
    planned.notes = wayNotes(account);
    if (account.name != wantedName)
        planned.notes.append(PlanText::tr("There is a “%1” already, so this one gets a number.").arg(wantedName));
    if (const Account *same = accountLike(account, true, existing))
        planned.notes.append(PlanText::tr("The same endpoint as “%1”.").arg(same->name));
    const QList<AccountIssue> issues = accountIssues(account);
    for (const AccountIssue &issue : issues)
        planned.problems.append(accountIssueSentence(issue));
    if (const QString note = missingSecretNote(account); !hasKey && !note.isEmpty())
        planned.notes.append(note);
}

} // namespace

AccountImportPlan AccountImportPlan::make(const AccountImport &import, const QList<Account> &existing)
{
    AccountImportPlan plan;
    plan.remarks = import.remarks;
    plan.error = import.error;
    QSet<QString> names;
    QList<Account> earlier = existing;
    for (const Account &account : existing)
        names.insert(account.name.trimmed().toCaseFolded());
    for (const Account &account : import.accounts) {
        PlannedAccount planned{account, {}, false, {}};
        const QString wantedName = account.name.trimmed();
        planned.account.name =
            freeAccountName(wantedName, [&names](const QString &name) { return names.contains(name.toCaseFolded()); });
        names.insert(planned.account.name.toCaseFolded());
        const bool hasKey = import.idsWithKey.contains(account.id);
        if (const Account *same = accountLike(account, import.isListOfPlaces && !hasKey, earlier)) {
            planned.isThereAlready = true;
            planned.notes = {PlanText::tr("Already there as “%1”.").arg(same->name)};
        } else {
            addNotes(planned, wantedName, hasKey, existing);
        }
        earlier.append(planned.account);
        plan.accounts.append(planned);
    }
    if (plan.error.isEmpty() && plan.accounts.isEmpty())
        plan.error = PlanText::tr("There is no account in this file.");
    return plan;
}

} // namespace imagebrowser
