// SPDX-License-Identifier: Apache-2.0
#include "app/cli/accountselection.h"

#include "app/account/accountfields.h"
#include "app/account/accountpaste.h"
#include "app/account/accountstore.h"
#include "app/cli/overlaysecretstore.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace imagebrowser {

namespace {

using Accounts = Result<QList<Account>, QString>;

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

//! Signs \a account in with what the environment holds.
void useSecrets(const ConnectionEnvironment &environment, Account &account, OverlaySecretStore &secrets)
{
    const bool hasToken = !environment.accessToken.isEmpty();
    account.signIn = hasToken ? SignInMethod::PastedToken : SignInMethod::SharedKey;
    secrets.setTransient(account.id, hasToken ? SecretKind::Token : SecretKind::AccountKey,
                         hasToken ? environment.accessToken : environment.accessKey);
}

Accounts savedAccounts(const CommandLineOptions &options, const ConnectionEnvironment &environment,
                       const AccountStore &store, OverlaySecretStore &secrets)
{
    if (options.allAccounts && store.accounts().isEmpty())
        return tr("There are no saved accounts.");
    QList<Account> accounts = options.allAccounts ? store.accounts() : QList<Account>();
    for (const QString &name : options.accountNames) {
        const std::optional<Account> account = store.findByName(name);
        if (!account)
            return tr("There is no saved account “%1”.").arg(name);
        // Two spellings of one name are one account.
        if (std::ranges::find(accounts, account->id, &Account::id) == accounts.end())
            accounts.append(*account);
    }
    for (Account &account : accounts) {
        // A key in the environment is often there for other tools: it is taken only for the account it says it is for.
        const bool isMeant = environment.accountName.isEmpty()
            ? accounts.size() == 1
            : environment.accountName.compare(account.accountName, Qt::CaseInsensitive) == 0;
        if (environment.hasSecret() && isMeant)
            useSecrets(environment, account, secrets);
    }
    return accounts;
}

Accounts describedAccount(const CommandLineOptions &options, const ConnectionEnvironment &environment,
                          OverlaySecretStore &secrets)
{
    const QString endpoint = options.endpoint.isEmpty() ? environment.endpoint : options.endpoint;
    if (endpoint.isEmpty() && options.accountName.isEmpty())
        return QList<Account>();
    if (endpoint.isEmpty())
        return tr("--account-name needs --endpoint or AZURE_BATCH_ENDPOINT.");
    const AccountPaste paste = readAccountPaste(endpoint);
    if (paste.endpoint.isEmpty())
        return tr("The endpoint cannot be used: %1")
            .arg(paste.note.isEmpty() ? tr("it is not a web address.") : paste.note);
    if (!environment.hasSecret())
        return tr("Set AZURE_BATCH_ACCESS_KEY or AZURE_BATCH_ACCESS_TOKEN in the environment to sign in.");

    Account account;
    account.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    account.endpoint = paste.endpoint;
    account.accountName = paste.accountName;
    if (!options.accountName.isEmpty())
        account.accountName = options.accountName;
    else if (!environment.accountName.isEmpty())
        account.accountName = environment.accountName;
    account.name = account.accountName.isEmpty() ? paste.endpoint.host() : account.accountName;
    account.cloud = paste.cloud.value_or(Cloud::Custom);
    useSecrets(environment, account, secrets);
    return QList<Account>{account};
}

//! What is wrong with the account that --endpoint or the environment describes; whatever it is, the user just gave it.
QString descriptionProblem(const CommandLineOptions &options, const ConnectionEnvironment &environment,
                           const Account &account)
{
    const QList<AccountIssue> issues = accountIssues(account);
    if (issues.isEmpty())
        return {};
    const AccountIssue &issue = issues.first();
    QString source = accountFieldName(issue.field);
    if (issue.field == AccountIssue::Field::Endpoint)
        source = options.endpoint.isEmpty() ? QStringLiteral("AZURE_BATCH_ENDPOINT") : QStringLiteral("--endpoint");
    else if (issue.field == AccountIssue::Field::Name || issue.field == AccountIssue::Field::AccountName)
        source = options.accountName.isEmpty() && !environment.accountName.isEmpty()
            ? QStringLiteral("AZURE_BATCH_ACCOUNT")
            : QStringLiteral("--account-name");
    return tr("%1: %2").arg(source, issue.text);
}

} // namespace

QString optionProblem(const CommandLineOptions &options, const Account &account)
{
    const QList<AccountIssue> issues = accountIssues(account);
    for (const AccountIssue &issue : issues) {
        if (issue.field == AccountIssue::Field::ApiVersion && !options.apiVersion.isEmpty())
            return tr("%1: %2").arg(QStringLiteral("--api-version"), issue.text);
        if (issue.field == AccountIssue::Field::CaFile && !options.caFile.isEmpty())
            return tr("%1: %2").arg(QStringLiteral("--ca-file"), issue.text);
    }
    return {};
}

void applyConnectionOptions(const CommandLineOptions &options, Account &account)
{
    if (!options.apiVersion.isEmpty())
        account.apiVersion = options.apiVersion;
    account.pageSize = options.pageSize.value_or(account.pageSize);
    account.timeoutSeconds = options.timeoutSeconds.value_or(account.timeoutSeconds);
    if (!options.caFile.isEmpty())
        account.caFile = options.caFile;
}

Accounts selectAccounts(const CommandLineOptions &options, const ConnectionEnvironment &environment,
                        const AccountStore &store, OverlaySecretStore &secrets)
{
    if (!environment.accessKey.isEmpty() && !environment.accessToken.isEmpty())
        return tr("Both AZURE_BATCH_ACCESS_KEY and AZURE_BATCH_ACCESS_TOKEN are set; unset one of them.");
    const bool wantsSaved = options.allAccounts || !options.accountNames.isEmpty();
    Accounts accounts = wantsSaved ? savedAccounts(options, environment, store, secrets)
                                   : describedAccount(options, environment, secrets);
    if (!accounts)
        return accounts;
    for (Account &account : accounts.value()) {
        applyConnectionOptions(options, account);
        QString problem = optionProblem(options, account);
        if (problem.isEmpty() && !wantsSaved)
            problem = descriptionProblem(options, environment, account);
        if (!problem.isEmpty())
            return problem;
    }
    return accounts;
}

} // namespace imagebrowser
