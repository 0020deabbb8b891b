// SPDX-License-Identifier: Apache-2.0
#include "app/cli/accountselection.h"

#include "app/account/accountstore.h"
#include "app/account/settingsfile.h"
#include "app/cli/overlaysecretstore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;

namespace {

const Secret key(QByteArray(64, 'k').toBase64());
const Secret token(QByteArrayLiteral("eyJ0eXAiOiJKV1QifQ.e30.c2ln"));

ConnectionEnvironment environmentWith(const QString &endpoint, const QString &account, const Secret &accessKey = {},
                                      const Secret &accessToken = {})
{
    return {endpoint, account, accessKey, accessToken};
}

} // namespace

class AccountSelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void describedByOptions();
    void describedByEnvironment();
    void tokenSignsInWithoutKey();
    void namedTwiceIsOneAccount();
    void nothingNamed();
    void refuses_data();
    void refuses();
    void savedByName();
    void connectionOptionsOverride();
    void environmentIsNamedWhereItIsWrong();
    void savedAccountThatCannotBeAskedLeavesTheOthers();
    void environmentSecretGoesToTheAccountItIsFor();

private:
    [[nodiscard]] Result<QList<Account>, QString> select(const CommandLineOptions &options,
                                                         const ConnectionEnvironment &environment = {})
    {
        return selectAccounts(options, environment, *m_store, *m_secrets);
    }
    [[nodiscard]] QByteArray secretOf(const QString &id, SecretKind kind)
    {
        std::optional<QByteArray> result;
        m_secrets->read(id, kind, this, [&result](const Secret &secret, const QString &) { result = secret.reveal(); });
        return QTest::qWaitFor([&result] { return result.has_value(); }) ? *result : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SettingsFile> m_settings;
    std::unique_ptr<SessionSecretStore> m_base;
    std::unique_ptr<OverlaySecretStore> m_secrets;
    std::unique_ptr<AccountStore> m_store;
};

void AccountSelectionTest::init()
{
    m_store.reset();
    m_secrets.reset();
    m_settings.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<SettingsFile>(m_folder->filePath(QStringLiteral("settings.json")));
    m_base = std::make_unique<SessionSecretStore>();
    m_secrets = std::make_unique<OverlaySecretStore>(*m_base);
    m_store = std::make_unique<AccountStore>(*m_settings, *m_secrets);
    for (const char *name : {"contoso", "fabrikam"}) {
        Account account;
        account.name = QLatin1String(name);
        account.accountName = account.name;
        account.endpoint = QUrl(QStringLiteral("https://%1.westeurope.batch.azure.com").arg(account.name));
        m_store->add(account);
    }
}

void AccountSelectionTest::describedByOptions()
{
    CommandLineOptions options;
    options.endpoint = QStringLiteral("adatum.japaneast.batch.azure.com");
    const auto accounts = select(options, environmentWith(QStringLiteral("https://other.example.com"), {}, key));
    QVERIFY2(accounts.hasValue(), accounts ? "" : qPrintable(accounts.error()));
    const Account account = accounts.value().value(0);
    QCOMPARE(account.endpoint, QUrl(QStringLiteral("https://adatum.japaneast.batch.azure.com")));
    QCOMPARE(account.accountName, QStringLiteral("adatum"));
    QCOMPARE(account.name, QStringLiteral("adatum"));
    QCOMPARE(account.signIn, SignInMethod::SharedKey);
    QCOMPARE(secretOf(account.id, SecretKind::AccountKey), key.reveal());
    QCOMPARE(m_store->accounts().size(), qsizetype(2));
}

void AccountSelectionTest::describedByEnvironment()
{
    const auto accounts =
        select({}, environmentWith(QStringLiteral("http://127.0.0.1:8080"), QStringLiteral("contoso"), key));
    QVERIFY2(accounts.hasValue(), accounts ? "" : qPrintable(accounts.error()));
    QCOMPARE(accounts.value().value(0).endpoint, QUrl(QStringLiteral("http://127.0.0.1:8080")));
    QCOMPARE(accounts.value().value(0).accountName, QStringLiteral("contoso"));
}

void AccountSelectionTest::tokenSignsInWithoutKey()
{
    const auto accounts =
        select({}, environmentWith(QStringLiteral("https://contoso.westeurope.batch.azure.com"), {}, {}, token));
    QVERIFY2(accounts.hasValue(), accounts ? "" : qPrintable(accounts.error()));
    QCOMPARE(accounts.value().value(0).signIn, SignInMethod::PastedToken);
    QCOMPARE(secretOf(accounts.value().value(0).id, SecretKind::Token), token.reveal());
}

void AccountSelectionTest::namedTwiceIsOneAccount()
{
    CommandLineOptions options;
    options.accountNames = {QStringLiteral("contoso"), QStringLiteral("fabrikam"), QStringLiteral("CONTOSO")};
    const auto accounts = select(options, {});
    QVERIFY2(accounts.hasValue(), accounts ? "" : qPrintable(accounts.error()));
    QCOMPARE(accounts.value().size(), qsizetype(2));
    QCOMPARE(accounts.value().value(0).name, QStringLiteral("contoso"));
    QCOMPARE(accounts.value().value(1).name, QStringLiteral("fabrikam"));
}

void AccountSelectionTest::nothingNamed()
{
    const auto accounts = select({}, environmentWith({}, QStringLiteral("contoso"), key));
    QVERIFY(accounts.hasValue());
    QVERIFY(accounts.value().isEmpty());
}

void AccountSelectionTest::refuses_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("accountName");
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<bool>("hasToken");
    QTest::addColumn<QString>("part");
    QTest::newRow("no secret") << "contoso.westeurope.batch.azure.com"
                               << "" << false << false << "AZURE_BATCH_ACCESS_KEY";
    QTest::newRow("two secrets") << "contoso.westeurope.batch.azure.com"
                                 << "" << true << true << "unset";
    QTest::newRow("plain http") << "http://contoso.westeurope.batch.azure.com"
                                << "" << true << false << "--endpoint: Plain http";
    QTest::newRow("no endpoint") << ""
                                 << "contoso" << true << false << "--endpoint";
    QTest::newRow("no name to be known") << "http://127.0.0.1:1"
                                         << "" << true << false << "--account-name: ";
    QTest::newRow("name that cannot be signed") << "contoso.westeurope.batch.azure.com"
                                                << "Con toso" << true << false << "--account-name: ";
    QTest::newRow("nonsense") << "::"
                              << "" << true << false << "endpoint";
}

void AccountSelectionTest::refuses()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, accountName);
    QFETCH(bool, hasKey);
    QFETCH(bool, hasToken);
    QFETCH(QString, part);
    CommandLineOptions options;
    options.endpoint = endpoint;
    options.accountName = accountName;
    const auto accounts =
        select(options, environmentWith({}, {}, hasKey ? key : Secret(), hasToken ? token : Secret()));
    QVERIFY(!accounts.hasValue());
    QVERIFY2(accounts.error().contains(part), qPrintable(accounts.error()));
    QVERIFY(!accounts.error().contains(QString::fromLatin1(key.reveal().left(20))));
}

void AccountSelectionTest::savedByName()
{
    CommandLineOptions options;
    options.accountNames = {QStringLiteral("FABRIKAM"), QStringLiteral("contoso")};
    const auto named = select(options);
    QVERIFY(named.hasValue());
    QCOMPARE(named.value().size(), qsizetype(2));
    QCOMPARE(named.value()[0].name, QStringLiteral("fabrikam"));

    // One account, however often and in whatever case it is named.
    options.accountNames = {QStringLiteral("FABRIKAM"), QStringLiteral("fabrikam")};
    QCOMPARE(select(options).value().size(), qsizetype(1));

    options.accountNames = {QStringLiteral("nobody")};
    QVERIFY(select(options).error().contains(QStringLiteral("“nobody”")));

    CommandLineOptions all;
    all.allAccounts = true;
    QCOMPARE(select(all).value().size(), qsizetype(2));
    m_store->setAccounts({});
    QVERIFY(!select(all).hasValue());
}

void AccountSelectionTest::connectionOptionsOverride()
{
    CommandLineOptions options;
    options.accountNames = {QStringLiteral("contoso")};
    options.apiVersion = QStringLiteral("2025-06-01");
    options.pageSize = 7;
    options.timeoutSeconds = 3;
    const auto accounts = select(options);
    QVERIFY(accounts.hasValue());
    QCOMPARE(accounts.value()[0].apiVersion, QStringLiteral("2025-06-01"));
    QCOMPARE(accounts.value()[0].pageSize, 7);
    QCOMPARE(accounts.value()[0].timeoutSeconds, 3);
    QCOMPARE(m_store->accounts().first().pageSize, Account::MaxPageSize);

    options.caFile = QStringLiteral("/nonexistent/ca.pem");
    QCOMPARE(select(options).error(), QStringLiteral("--ca-file: There is no file of this name."));
    options.caFile.clear();
    options.apiVersion = QStringLiteral("2025 06 01");
    QVERIFY2(select(options).error().startsWith(QStringLiteral("--api-version: ")),
             qPrintable(select(options).error()));
}

void AccountSelectionTest::environmentIsNamedWhereItIsWrong()
{
    QCOMPARE(select({}, environmentWith(QStringLiteral("http://batch.example.com"), QStringLiteral("contoso"), key))
                 .error()
                 .section(QLatin1Char(':'), 0, 0),
             QStringLiteral("AZURE_BATCH_ENDPOINT"));
    QCOMPARE(select({}, environmentWith(QStringLiteral("https://batch.example.com"), QStringLiteral("a:b"), key))
                 .error()
                 .section(QLatin1Char(':'), 0, 0),
             QStringLiteral("AZURE_BATCH_ACCOUNT"));
}

void AccountSelectionTest::savedAccountThatCannotBeAskedLeavesTheOthers()
{
    Account broken = m_store->accounts().first();
    broken.caFile = QStringLiteral("/nonexistent/ca.pem");
    QVERIFY(m_store->update(broken));
    CommandLineOptions options;
    options.allAccounts = true;
    QCOMPARE(select(options).value().size(), qsizetype(2));
    options.allAccounts = false;
    options.accountNames = {QStringLiteral("contoso"), QStringLiteral("fabrikam")};
    QCOMPARE(select(options).value().size(), qsizetype(2));
    // Another file mends it, for this run.
    options.caFile = QStringLiteral("/nonexistent/other.pem");
    QVERIFY(!select(options).hasValue());
}

void AccountSelectionTest::environmentSecretGoesToTheAccountItIsFor()
{
    const QString contoso = m_store->accounts()[0].id;
    const QString fabrikam = m_store->accounts()[1].id;
    CommandLineOptions all;
    all.allAccounts = true;
    QVERIFY(select(all, environmentWith({}, {}, key)).hasValue());
    QVERIFY(secretOf(contoso, SecretKind::AccountKey).isEmpty());
    QVERIFY(select(all, environmentWith({}, QStringLiteral("fabrikam"), key)).hasValue());
    QVERIFY(secretOf(contoso, SecretKind::AccountKey).isEmpty());
    QCOMPARE(secretOf(fabrikam, SecretKind::AccountKey), key.reveal());
    // Nothing of it reaches the store that lasts.
    QVERIFY(m_base->value(fabrikam, SecretKind::AccountKey).isEmpty());
}

QTEST_GUILESS_MAIN(AccountSelectionTest)
#include "tst_accountselection.moc"
