// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountimportplan.h"

#include <QTest>

using namespace imagebrowser;

namespace {

Account named(const QString &name, const QString &host)
{
    Account account;
    account.id = newAccountId();
    account.name = name;
    account.accountName = host;
    account.endpoint = QUrl(QStringLiteral("https://%1.westeurope.batch.azure.com").arg(host));
    return account;
}

QStringList namesOf(const AccountImportPlan &plan)
{
    QStringList names;
    for (const PlannedAccount &planned : plan.accounts)
        names.append(planned.account.name);
    return names;
}

} // namespace

class TestAccountImportPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersNamesInUse();
    void notesWhatTheUserWouldTripOver();
    void saysWhereCredentialsWouldGo();
    void keepsWhatTheFileSays();
    void knowsWhatIsThereAlready();
    void listOfPlacesIsKnownByItsEndpoints();
    void emptyFileIsAnError();
    void exportedAccountsComeBack();
};

void TestAccountImportPlan::numbersNamesInUse()
{
    const QList<Account> existing{named(QStringLiteral("Contoso"), QStringLiteral("contoso")),
                                  named(QStringLiteral("contoso 2"), QStringLiteral("contoso2"))};
    AccountImport import;
    import.accounts = {named(QStringLiteral("contoso"), QStringLiteral("one")),
                       named(QStringLiteral("adatum"), QStringLiteral("two")),
                       named(QStringLiteral(" ADATUM "), QStringLiteral("three"))};
    const AccountImportPlan plan = AccountImportPlan::make(import, existing);
    QCOMPARE(namesOf(plan),
             QStringList({QStringLiteral("contoso 3"), QStringLiteral("adatum"), QStringLiteral("ADATUM 2")}));
    QVERIFY(plan.accounts.first().notes.first().contains(QStringLiteral("gets a number")));
}

void TestAccountImportPlan::notesWhatTheUserWouldTripOver()
{
    const Account existing = named(QStringLiteral("mine"), QStringLiteral("contoso"));
    Account broken = named(QStringLiteral("broken"), QStringLiteral("x"));
    broken.signIn = SignInMethod::AzureCli;
    broken.apiVersion = QStringLiteral("no version");
    AccountImport import;
    import.accounts = {named(QStringLiteral("theirs"), QStringLiteral("contoso")), broken};
    import.accounts.first().pageSize = 7;
    const AccountImportPlan plan = AccountImportPlan::make(import, {existing});
    QCOMPARE(plan.accounts.at(0).notes.size(), 2);
    QVERIFY(plan.accounts.at(0).notes.at(0).contains(QStringLiteral("“mine”")));
    QVERIFY(plan.accounts.at(0).notes.at(1).contains(QStringLiteral("key")));
    QVERIFY(plan.accounts.at(0).isToBeAdded());
    QVERIFY(plan.accounts.at(1).notes.isEmpty());
    QCOMPARE(plan.accounts.at(1).problems.size(), 1);
    QVERIFY(plan.accounts.at(1).problems.at(0).startsWith(QStringLiteral("API version: ")));
    QVERIFY(!plan.accounts.at(1).isToBeAdded());
}

void TestAccountImportPlan::saysWhereCredentialsWouldGo()
{
    Account behindProxy = named(QStringLiteral("proxy"), QStringLiteral("one"));
    behindProxy.proxy = {ProxyMode::Manual, QStringLiteral("evil.proxy"), 1, QString()};
    behindProxy.caFile = QStringLiteral("/etc/own.pem");
    Account custom = named(QStringLiteral("custom"), QStringLiteral("two"));
    custom.cloud = Cloud::Custom;
    custom.signIn = SignInMethod::EntraBrowser;
    custom.customAuthority = QStringLiteral("https://login.evil.example/");
    custom.customResource = QStringLiteral("https://vault.azure.net/");
    Account cli = custom;
    cli.signIn = SignInMethod::AzureCli;
    // Not used by these, so nothing goes there.
    Account byKey = custom;
    byKey.signIn = SignInMethod::SharedKey;
    byKey.proxy.host = QStringLiteral("evil.proxy");
    AccountImport import;
    import.accounts = {behindProxy, custom, cli, byKey};
    const AccountImportPlan plan = AccountImportPlan::make(import, {});
    const auto notesOf = [&plan](qsizetype row) { return plan.accounts.at(row).notes.join(QLatin1Char(' ')); };
    QVERIFY2(notesOf(0).contains(QStringLiteral("evil.proxy:1")), qPrintable(notesOf(0)));
    QVERIFY2(notesOf(0).contains(QStringLiteral("/etc/own.pem")), qPrintable(notesOf(0)));
    QVERIFY2(notesOf(1).contains(QStringLiteral("https://login.evil.example")), qPrintable(notesOf(1)));
    QVERIFY2(notesOf(1).contains(QStringLiteral("https://vault.azure.net")), qPrintable(notesOf(1)));
    QVERIFY2(!notesOf(2).contains(QStringLiteral("login.evil")), qPrintable(notesOf(2)));
    QVERIFY2(notesOf(2).contains(QStringLiteral("https://vault.azure.net")), qPrintable(notesOf(2)));
    QVERIFY2(!notesOf(3).contains(QStringLiteral("evil")), qPrintable(notesOf(3)));
}

void TestAccountImportPlan::keepsWhatTheFileSays()
{
    AccountImport import;
    import.accounts = {named(QStringLiteral("contoso"), QStringLiteral("contoso"))};
    import.accounts.first().isFavourite = true;
    import.accounts.first().pageSize = 7;
    import.remarks = {QStringLiteral("a remark")};
    const AccountImportPlan plan = AccountImportPlan::make(import, {});
    QCOMPARE(plan.accounts.first().account, import.accounts.first());
    QCOMPARE(plan.remarks, import.remarks);
    QVERIFY(plan.error.isEmpty());
}

void TestAccountImportPlan::knowsWhatIsThereAlready()
{
    Account existing = named(QStringLiteral("mine"), QStringLiteral("contoso"));
    existing.isFavourite = true;
    Account otherSettings = named(QStringLiteral("theirs"), QStringLiteral("contoso"));
    otherSettings.pageSize = 7;
    AccountImport import;
    import.accounts = {named(QStringLiteral("theirs"), QStringLiteral("contoso")), otherSettings,
                       named(QStringLiteral("new"), QStringLiteral("adatum")),
                       named(QStringLiteral("new"), QStringLiteral("adatum"))};
    const AccountImportPlan plan = AccountImportPlan::make(import, {existing});
    QVERIFY(plan.accounts.at(0).isThereAlready);
    QCOMPARE(plan.accounts.at(0).notes, QStringList(QStringLiteral("Already there as “mine”.")));
    QVERIFY(!plan.accounts.at(1).isThereAlready);
    QVERIFY(!plan.accounts.at(2).isThereAlready);
    // Twice in the file.
    QVERIFY(plan.accounts.at(3).isThereAlready);
    QCOMPARE(plan.accounts.at(3).notes, QStringList(QStringLiteral("Already there as “new”.")));
}

void TestAccountImportPlan::listOfPlacesIsKnownByItsEndpoints()
{
    Account existing = named(QStringLiteral("mine"), QStringLiteral("contoso"));
    existing.signIn = SignInMethod::AzureCli;
    AccountImport import;
    import.accounts = {named(QStringLiteral("contoso"), QStringLiteral("contoso"))};
    QVERIFY(!AccountImportPlan::make(import, {existing}).accounts.first().isThereAlready);
    import.isListOfPlaces = true;
    QVERIFY(AccountImportPlan::make(import, {existing}).accounts.first().isThereAlready);
}

void TestAccountImportPlan::emptyFileIsAnError()
{
    QVERIFY(!AccountImportPlan::make({}, {}).error.isEmpty());
    AccountImport unreadable;
    unreadable.error = QStringLiteral("not JSON");
    QCOMPARE(AccountImportPlan::make(unreadable, {}).error, unreadable.error);
}

void TestAccountImportPlan::exportedAccountsComeBack()
{
    const QList<Account> accounts{named(QStringLiteral("a"), QStringLiteral("one")),
                                  named(QStringLiteral("b"), QStringLiteral("two"))};
    const AccountImportPlan plan =
        AccountImportPlan::make(accountsFromDocument(accountsToDocument(accounts)), accounts);
    QCOMPARE(namesOf(plan), QStringList({QStringLiteral("a 2"), QStringLiteral("b 2")}));
    for (const PlannedAccount &planned : plan.accounts)
        QVERIFY(planned.account.id != accounts.at(0).id && planned.account.id != accounts.at(1).id);
}

QTEST_GUILESS_MAIN(TestAccountImportPlan)
#include "tst_accountimportplan.moc"
