// SPDX-License-Identifier: Apache-2.0
//! An import is refused with a reason, or gives accounts with new ids that an export writes and an import reads again
//! unchanged. No member that looks like a secret leaves a value behind.
#include "app/account/accountjson.h"
#include "tests/fuzz/fuzztarget.h"

#include <QSet>

using namespace imagebrowser;

namespace {

void checkAccounts(const AccountImport &import)
{
    QSet<QString> ids;
    for (const Account &account : import.accounts) {
        FUZZ_CHECK(!account.id.isEmpty() && !ids.contains(account.id));
        ids.insert(account.id);
        FUZZ_CHECK(!account.name.isEmpty());
        FUZZ_CHECK(!account.isSample);
        FUZZ_CHECK(account.pageSize >= Account::MinPageSize && account.pageSize <= Account::MaxPageSize);
        FUZZ_CHECK(account.timeoutSeconds >= Account::MinTimeout && account.timeoutSeconds <= Account::MaxTimeout);
        FUZZ_CHECK(account.endpoint.userInfo().isEmpty());
        for (const AccountIssue &issue : accountIssues(account))
            FUZZ_CHECK(!issue.text.isEmpty());
    }
}

void checkRoundTrip(const AccountImport &import)
{
    const QByteArray document = accountsToDocument(import.accounts);
    const AccountImport again = accountsFromDocument(document);
    FUZZ_CHECK(again.error.isEmpty());
    FUZZ_CHECK(again.accounts.size() == import.accounts.size());
    for (qsizetype i = 0; i < again.accounts.size(); ++i) {
        Account expected = import.accounts[i];
        FUZZ_CHECK(again.accounts[i].id != expected.id);
        expected.id = again.accounts[i].id;
        FUZZ_CHECK(again.accounts[i] == expected);
    }
    FUZZ_CHECK(accountsToDocument(again.accounts) == document);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const AccountImport import = accountsFromDocument(bytes);
    if (!import.error.isEmpty()) {
        FUZZ_CHECK(import.accounts.isEmpty());
        return 0;
    }
    checkAccounts(import);
    checkRoundTrip(import);
    return 0;
}
