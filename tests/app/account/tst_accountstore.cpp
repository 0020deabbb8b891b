// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountstore.h"
#include "app/account/sessionsecretstore.h"
#include "app/account/settingsfile.h"
#include "app/account/signinidentity.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;

namespace {

Account named(const QString &name)
{
    Account account;
    account.name = name;
    account.endpoint = QUrl(QStringLiteral("https://%1.westeurope.batch.azure.com").arg(name.toLower()));
    return account;
}

QStringList namesOf(const AccountStore &store)
{
    QStringList names;
    for (const Account &account : store.accounts())
        names.append(account.name);
    return names;
}

} // namespace

class TestAccountStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsAccountsInOrder();
    void namesAreUnique();
    void findsByName();
    void movesAndMarks();
    void duplicatesBesideOriginal();
    void removesSecretsToo();
    void sharedSignInGoesWithTheLast();
    void reportsSecretsThatStay();
    void replacesAllAtOnce();
    void neverKeepsSamples();
    void keepsWhatItDoesNotKnow();
    void refusesUnknownIds();
    void secretsNeverReachTheFile();

private:
    void reload();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SettingsFile> m_settings;
    std::unique_ptr<SessionSecretStore> m_secrets;
    std::unique_ptr<AccountStore> m_store;
};

void TestAccountStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets = std::make_unique<SessionSecretStore>();
    reload();
}

void TestAccountStore::cleanup()
{
    m_store.reset();
    m_settings.reset();
}

void TestAccountStore::reload()
{
    m_store.reset();
    m_settings = std::make_unique<SettingsFile>(m_folder->filePath(QStringLiteral("settings.json")));
    m_store = std::make_unique<AccountStore>(*m_settings, *m_secrets);
}

void TestAccountStore::keepsAccountsInOrder()
{
    QSignalSpy changed(m_store.get(), &AccountStore::changed);
    const Account b = m_store->add(named(QStringLiteral("b")));
    const Account a = m_store->add(named(QStringLiteral("a")));
    QVERIFY(!b.id.isEmpty());
    QVERIFY(a.id != b.id);
    QCOMPARE(changed.size(), 2);
    Account edited = b;
    edited.pageSize = 5;
    QVERIFY(m_store->update(edited));
    QVERIFY(m_store->update(edited));
    QCOMPARE(changed.size(), 3);
    reload();
    QCOMPARE(m_store->accounts(), (QList<Account>{edited, a}));
    QCOMPARE(m_store->account(b.id), edited);
    QVERIFY(m_store->notices().isEmpty());
}

void TestAccountStore::namesAreUnique()
{
    m_store->add(named(QStringLiteral("Contoso")));
    m_store->add(named(QStringLiteral("contoso")));
    const Account third = m_store->add(named(QStringLiteral(" CONTOSO ")));
    QCOMPARE(namesOf(*m_store),
             (QStringList{QStringLiteral("Contoso"), QStringLiteral("contoso 2"), QStringLiteral("CONTOSO 3")}));
    QCOMPARE(m_store->uniqueName(QStringLiteral("CONTOSO 3"), third.id), QStringLiteral("CONTOSO 3"));
    m_store->add(named(QStringLiteral("50%2 off")));
    QCOMPARE(m_store->add(named(QStringLiteral("50%2 off"))).name, QStringLiteral("50%2 off 2"));
}

void TestAccountStore::findsByName()
{
    m_store->add(named(QStringLiteral("Contoso")));
    m_store->add(named(QStringLiteral("fabrikam")));
    QCOMPARE(m_store->findByName(QStringLiteral("fabrikam"))->name, QStringLiteral("fabrikam"));
    QCOMPARE(m_store->findByName(QStringLiteral("CONTOSO"))->name, QStringLiteral("Contoso"));
    QVERIFY(!m_store->findByName(QStringLiteral("conto")));
    QVERIFY(!m_store->findByName({}));
}

void TestAccountStore::movesAndMarks()
{
    const Account a = m_store->add(named(QStringLiteral("a")));
    m_store->add(named(QStringLiteral("b")));
    m_store->add(named(QStringLiteral("c")));
    QVERIFY(m_store->move(a.id, 2));
    QVERIFY(!m_store->move(a.id, 3));
    QVERIFY(m_store->setFavourite(a.id, true));
    reload();
    QCOMPARE(namesOf(*m_store), (QStringList{QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("a")}));
    QVERIFY(m_store->account(a.id)->isFavourite);
}

void TestAccountStore::duplicatesBesideOriginal()
{
    const Account a = m_store->add(named(QStringLiteral("a")));
    m_store->add(named(QStringLiteral("b")));
    m_secrets->setValue(a.id, SecretKind::AccountKey, Secret("key"));
    const std::optional<Account> copy = m_store->duplicate(a.id);
    QVERIFY(copy);
    QVERIFY(copy->id != a.id);
    QCOMPARE(namesOf(*m_store), (QStringList{QStringLiteral("a"), QStringLiteral("a 2"), QStringLiteral("b")}));
    QVERIFY(m_secrets->value(copy->id, SecretKind::AccountKey).isEmpty());
}

void TestAccountStore::sharedSignInGoesWithTheLast()
{
    Account signedIn = named(QStringLiteral("Contoso"));
    signedIn.signIn = SignInMethod::EntraBrowser;
    signedIn.tenantId = QStringLiteral("tenant");
    signedIn.clientId = QStringLiteral("client");
    const Account first = m_store->add(signedIn);
    signedIn.name = QStringLiteral("Fabrikam");
    Account second = m_store->add(signedIn);
    const QString id = signInId(first);
    QCOMPARE(signInId(second), id);
    const auto isKept = [&] { return !m_secrets->value(id, SecretKind::RefreshToken).isEmpty(); };
    m_secrets->setValue(id, SecretKind::RefreshToken, Secret("refresh"));
    QVERIFY(m_store->remove(first.id));
    QVERIFY(isKept());
    second.name = QStringLiteral("Northwind");
    QVERIFY(m_store->update(second));
    QVERIFY(isKept());
    second.tenantId = QStringLiteral("another");
    QVERIFY(m_store->update(second));
    QTRY_VERIFY(!isKept());
    const QString other = signInId(second);
    QVERIFY(other != id);
    m_secrets->setValue(other, SecretKind::RefreshToken, Secret("refresh"));
    m_store->setAccounts({});
    QTRY_VERIFY(m_secrets->value(other, SecretKind::RefreshToken).isEmpty());
}

void TestAccountStore::removesSecretsToo()
{
    const Account a = m_store->add(named(QStringLiteral("a")));
    const Account b = m_store->add(named(QStringLiteral("b")));
    for (const Account &account : {a, b})
        m_secrets->setValue(account.id, SecretKind::AccountKey, Secret("key"));
    QSignalSpy removed(m_store.get(), &AccountStore::removed);
    QVERIFY(m_store->remove(a.id));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().toString(), a.id);
    QTRY_VERIFY(m_secrets->value(a.id, SecretKind::AccountKey).isEmpty());
    QVERIFY(!m_secrets->value(b.id, SecretKind::AccountKey).isEmpty());
    reload();
    QCOMPARE(namesOf(*m_store), QStringList{QStringLiteral("b")});
}

void TestAccountStore::reportsSecretsThatStay()
{
    class Stubborn : public SessionSecretStore
    {
    public:
        void removeAll(const QString &, QObject *receiver, Done done) override
        {
            QMetaObject::invokeMethod(
                receiver, [done] { done(QStringLiteral("locked")); }, Qt::QueuedConnection);
        }
    };
    Stubborn secrets;
    AccountStore store(*m_settings, secrets);
    const Account a = store.add(named(QStringLiteral("a")));
    QSignalSpy failed(&store, &AccountStore::secretRemovalFailed);
    QVERIFY(store.remove(a.id));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(0).toString(), QStringLiteral("a"));
    QCOMPARE(failed.first().at(1).toString(), QStringLiteral("locked"));
}

void TestAccountStore::replacesAllAtOnce()
{
    const Account a = m_store->add(named(QStringLiteral("a")));
    const Account b = m_store->add(named(QStringLiteral("b")));
    m_secrets->setValue(a.id, SecretKind::AccountKey, Secret("key"));
    QSignalSpy changed(m_store.get(), &AccountStore::changed);
    QSignalSpy removed(m_store.get(), &AccountStore::removed);
    m_store->setAccounts({a, b});
    QCOMPARE(changed.size(), 0);
    m_store->setAccounts({named(QStringLiteral("c")), b});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(namesOf(*m_store), (QStringList{QStringLiteral("c"), QStringLiteral("b")}));
    QVERIFY(!m_store->accounts().first().id.isEmpty());
    QTRY_VERIFY(m_secrets->value(a.id, SecretKind::AccountKey).isEmpty());
}

void TestAccountStore::neverKeepsSamples()
{
    Account sample = named(QStringLiteral("Sample: westeurope"));
    sample.isSample = true;
    m_store->setAccounts({sample, named(QStringLiteral("a"))});
    QCOMPARE(namesOf(*m_store), QStringList{QStringLiteral("a")});
}

void TestAccountStore::keepsWhatItDoesNotKnow()
{
    m_store.reset();
    m_settings.reset();
    QFile file(m_folder->filePath(QStringLiteral("settings.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"version":1,"accounts":[{"id":"1","name":"a","later":{"x":1}},"odd",{"name":"no id"},{"id":"1","name":"twice"},{"id":"2","pageSize":0}]})");
    file.close();
    reload();
    QCOMPARE(m_store->accounts().size(), 2);
    QCOMPARE(m_store->notices().size(), 4);
    m_store->add(named(QStringLiteral("new")));
    reload();
    QCOMPARE(m_store->accounts().size(), 3);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    for (const char *kept : {"later", "odd", "no id", "twice"})
        QVERIFY2(bytes.contains(kept), kept);
}

void TestAccountStore::refusesUnknownIds()
{
    QVERIFY(!m_store->update(named(QStringLiteral("a"))));
    QVERIFY(!m_store->remove(QStringLiteral("x")));
    QVERIFY(!m_store->duplicate(QStringLiteral("x")));
    QVERIFY(!m_store->move(QStringLiteral("x"), 0));
    QVERIFY(!m_store->setFavourite(QStringLiteral("x"), true));
    QVERIFY(!m_store->account({}));
}

void TestAccountStore::secretsNeverReachTheFile()
{
    const QByteArray planted = "cGxhbnRlZC1zZWNyZXQ=";
    const Account a = m_store->add(named(QStringLiteral("a")));
    for (const SecretKind kind : {SecretKind::AccountKey, SecretKind::Token, SecretKind::ProxyPassword})
        m_secrets->setValue(a.id, kind, Secret(planted));
    m_store->setFavourite(a.id, true);
    m_settings->save();
    QDirIterator files(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(planted));
        ++count;
    }
    QCOMPARE(count, 1);
}

QTEST_GUILESS_MAIN(TestAccountStore)
#include "tst_accountstore.moc"
