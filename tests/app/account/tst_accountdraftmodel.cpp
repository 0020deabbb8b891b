// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountdraftmodel.h"
#include "app/account/accountstore.h"
#include "app/account/sessionsecretstore.h"
#include "app/account/settingsfile.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;
using Field = AccountIssue::Field;

namespace {

const QByteArray Key = QByteArray(64, '\x2a').toBase64();

Account named(const QString &name)
{
    Account account;
    account.id = QStringLiteral("id-") + name;
    account.name = name;
    account.accountName = name;
    account.endpoint = QUrl(QStringLiteral("https://%1.westeurope.batch.azure.com").arg(name));
    return account;
}

} // namespace

class TestAccountDraftModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void describesAccounts();
    void editsStayInsideUntilSaved();
    void changesKeepTheModelSound();
    void refusesNamesTwice();
    void checksSecretsByTheirForm_data();
    void checksSecretsByTheirForm();
    void newAccountIsNoMistakeYet();
    void nextAccountTakesAnUntouchedOnesPlace();
    void untouchedAccountIsNoAccount();
    void countsNamesOn();
    void encryptedCertificateNeedsItsPassword();
    void addsManyWithNamesOfTheirOwn();
    void typedSecretWinsOverReadOne();
    void duplicateTakesSecretsAlong();
    void unchangedSecretIsNotWritten();
    void reportsSecretsThatAreNotKept();

private:
    std::unique_ptr<AccountDraftModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestAccountDraftModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<AccountDraftModel>(
        QList<Account>{named(QStringLiteral("adatum")), named(QStringLiteral("contoso"))});
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void TestAccountDraftModel::describesAccounts()
{
    const QModelIndex index = m_model->index(0);
    QCOMPARE(index.data().toString(), QStringLiteral("adatum"));
    QCOMPARE(index.data(AccountDraftModel::SubtitleRole).toString(), QStringLiteral("West Europe · Shared Key"));
    QVERIFY(m_model->setData(index, true, AccountDraftModel::FavouriteRole));
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("adatum, West Europe · Shared Key, favourite"));
    const int added = m_model->addAccount();
    QCOMPARE(m_model->index(added).data().toString(), QStringLiteral("New account"));
    QVERIFY(!index.data(AccountDraftModel::HasIssuesRole).toBool());
}

void TestAccountDraftModel::editsStayInsideUntilSaved()
{
    QTemporaryDir folder;
    SettingsFile settings(folder.filePath(QStringLiteral("s.json")));
    SessionSecretStore secrets;
    AccountStore store(settings, secrets);
    store.add(named(QStringLiteral("adatum")));
    AccountDraftModel model(store.accounts());
    QVERIFY(!model.isChanged());
    Account edited = model.account(0);
    edited.pageSize = 9;
    model.setAccount(0, edited);
    const int added = model.addAccount(named(QStringLiteral("fabrikam")));
    model.setSecret(added, SecretKind::AccountKey, Secret(Key));
    QVERIFY(model.isChanged());
    QCOMPARE(store.accounts().size(), 1);
    QCOMPARE(store.accounts().first().pageSize, Account::MaxPageSize);

    std::optional<QStringList> errors;
    model.save(store, secrets, this, [&errors](const QStringList &list) { errors = list; });
    QVERIFY(!errors);
    QTRY_VERIFY(errors);
    QCOMPARE(*errors, QStringList());
    QVERIFY(!model.isChanged());
    QCOMPARE(store.accounts().size(), 2);
    QCOMPARE(store.accounts().first().pageSize, 9);
    QCOMPARE(secrets.value(model.account(added).id, SecretKind::AccountKey).reveal(), Key);
}

void TestAccountDraftModel::changesKeepTheModelSound()
{
    QVERIFY(m_model->moveAccount(0, 1));
    QCOMPARE(m_model->account(0).name, QStringLiteral("contoso"));
    QVERIFY(m_model->moveAccount(1, 0));
    QCOMPARE(m_model->account(0).name, QStringLiteral("adatum"));
    QVERIFY(!m_model->isChanged());
    QVERIFY(!m_model->moveAccount(0, -1));
    QVERIFY(!m_model->moveAccount(1, 2));
    const int copy = m_model->duplicateAccount(0);
    QCOMPARE(copy, 1);
    QCOMPARE(m_model->account(copy).name, QStringLiteral("adatum 2"));
    m_model->removeAccount(0);
    m_model->removeAccount(0);
    m_model->removeAccount(0);
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->addAccount(), 0);
}

void TestAccountDraftModel::refusesNamesTwice()
{
    Account edited = m_model->account(1);
    edited.name = QStringLiteral(" ADATUM ");
    m_model->setAccount(1, edited);
    for (int row = 0; row < 2; ++row) {
        QCOMPARE(m_model->issues(row).size(), 1);
        QCOMPARE(m_model->issues(row).first().field, Field::Name);
    }
}

void TestAccountDraftModel::checksSecretsByTheirForm_data()
{
    QTest::addColumn<SignInMethod>("method");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("key") << SignInMethod::SharedKey << Key << true;
    QTest::newRow("no key yet") << SignInMethod::SharedKey << QByteArray() << true;
    QTest::newRow("not Base64") << SignInMethod::SharedKey << QByteArray("not*a*key") << false;
    QTest::newRow("line break in the key") << SignInMethod::SharedKey << QByteArray(Key + "\nx") << false;
    QTest::newRow("token") << SignInMethod::PastedToken << QByteArray("eyJ0.eyJh.c2ln-_") << true;
    QTest::newRow("token with its header's first word")
        << SignInMethod::PastedToken << QByteArray("Bearer eyJ0.eyJh.c2ln-_") << true;
    QTest::newRow("token of two words") << SignInMethod::PastedToken << QByteArray("a b") << false;
    QTest::newRow("token with a line break") << SignInMethod::PastedToken << QByteArray("a\r\nX-Evil: 1") << false;
}

void TestAccountDraftModel::checksSecretsByTheirForm()
{
    QFETCH(const SignInMethod, method);
    QFETCH(const QByteArray, secret);
    QFETCH(const bool, isGood);
    Account account = m_model->account(0);
    account.signIn = method;
    m_model->setAccount(0, account);
    m_model->setSecret(0, method == SignInMethod::SharedKey ? SecretKind::AccountKey : SecretKind::Token,
                       Secret(secret));
    QCOMPARE(m_model->issues(0).isEmpty(), isGood);
}

void TestAccountDraftModel::newAccountIsNoMistakeYet()
{
    const int row = m_model->addAccount();
    const auto isMarked = [&] { return m_model->index(row).data(AccountDraftModel::HasIssuesRole).toBool(); };
    QVERIFY(!m_model->issues(row).isEmpty());
    QVERIFY(!isMarked());
    m_model->markTouched(row);
    QVERIFY(isMarked());

    const int other = m_model->addAccount();
    Account edited = m_model->account(other);
    edited.pageSize = 7;
    m_model->setAccount(other, edited);
    QVERIFY(m_model->index(other).data(AccountDraftModel::HasIssuesRole).toBool());
}

void TestAccountDraftModel::nextAccountTakesAnUntouchedOnesPlace()
{
    const int row = m_model->addAccount();
    QCOMPARE(m_model->addAccount(), row);
    QCOMPARE(m_model->duplicateAccount(row), row);
    QCOMPARE(m_model->addAccount(named(QStringLiteral("fabrikam"))), row);
    QCOMPARE(m_model->addAccount(named(QStringLiteral("litware"))), row + 1);
    QCOMPARE(m_model->rowCount(), row + 2);
    QCOMPARE(m_model->account(row).name, QStringLiteral("fabrikam"));
    QVERIFY(!m_model->isUntouched(row));
    // What was typed is nobody else's place.
    const int typed = m_model->addAccount();
    m_model->setSecret(typed, SecretKind::AccountKey, Secret(Key));
    QCOMPARE(m_model->addAccount(), typed + 1);
}

void TestAccountDraftModel::untouchedAccountIsNoAccount()
{
    const int row = m_model->addAccount();
    QVERIFY(!m_model->isChanged());
    QCOMPARE(m_model->accounts().size(), row);
    m_model->markTouched(row);
    QVERIFY(m_model->isChanged());
    QCOMPARE(m_model->accounts().size(), row + 1);
}

void TestAccountDraftModel::countsNamesOn()
{
    QCOMPARE(m_model->account(m_model->addAccount(named(QStringLiteral("tls 2")))).name, QStringLiteral("tls 2"));
    QCOMPARE(m_model->account(m_model->duplicateAccount(2)).name, QStringLiteral("tls 3"));
    QCOMPARE(m_model->account(m_model->addAccount(named(QStringLiteral("pools 2024")))).name,
             QStringLiteral("pools 2024"));
    QCOMPARE(m_model->account(m_model->duplicateAccount(4)).name, QStringLiteral("pools 2024 2"));
    const int odd = m_model->addAccount(named(QStringLiteral("50%2 off")));
    QCOMPARE(m_model->account(m_model->duplicateAccount(odd)).name, QStringLiteral("50%2 off 2"));
}

void TestAccountDraftModel::encryptedCertificateNeedsItsPassword()
{
    Account account = m_model->account(0);
    account.signIn = SignInMethod::ServicePrincipalCertificate;
    account.tenantId = QStringLiteral("contoso.com");
    account.clientId = QStringLiteral("00001111-aaaa-2222-bbbb-3333cccc4444");
    account.certificateFile = QStringLiteral(IMAGEBROWSER_TEST_DATA "/certificates/client-encrypted.pem");
    m_model->setAccount(0, account);
    // What the keychain has is not known yet.
    QVERIFY(m_model->issues(0).isEmpty());
    for (const char *password : {"", "wrong"}) {
        m_model->setSecret(0, SecretKind::CertificatePassword, Secret(QByteArray(password)));
        QCOMPARE(m_model->issues(0).size(), 1);
        QCOMPARE(m_model->issues(0).first().field, Field::CertificateFile);
    }
    m_model->setSecret(0, SecretKind::CertificatePassword, Secret(QByteArray("opensesame")));
    QVERIFY(m_model->issues(0).isEmpty());
}

void TestAccountDraftModel::addsManyWithNamesOfTheirOwn()
{
    const Account original = m_model->account(0);
    const int before = m_model->rowCount();
    QCOMPARE(m_model->addAccount(original), before);
    QCOMPARE(m_model->addAccount(original), before + 1);
    QCOMPARE(m_model->rowCount(), before + 2);
    QCOMPARE(m_model->account(0), original);
    QSet<QString> names;
    QSet<QString> ids;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        names.insert(m_model->account(row).name);
        ids.insert(m_model->account(row).id);
    }
    QCOMPARE(names.size(), m_model->rowCount());
    QCOMPARE(ids.size(), m_model->rowCount());
}

void TestAccountDraftModel::typedSecretWinsOverReadOne()
{
    m_model->setSecret(0, SecretKind::AccountKey, Secret("typed"));
    m_model->noteSecret(0, SecretKind::AccountKey, Secret("read"));
    QCOMPARE(m_model->secret(0, SecretKind::AccountKey).reveal(), QByteArray("typed"));
    QVERIFY(!m_model->isSecretKnown(0, SecretKind::Token));
}

void TestAccountDraftModel::duplicateTakesSecretsAlong()
{
    m_model->noteSecret(0, SecretKind::AccountKey, Secret(Key));
    QVERIFY(!m_model->isChanged());
    const int copy = m_model->duplicateAccount(0);
    QCOMPARE(m_model->secret(copy, SecretKind::AccountKey).reveal(), Key);
}

void TestAccountDraftModel::unchangedSecretIsNotWritten()
{
    m_model->noteSecret(0, SecretKind::AccountKey, Secret(Key));
    m_model->setSecret(0, SecretKind::AccountKey, Secret(Key));
    QVERIFY(!m_model->isChanged());
}

void TestAccountDraftModel::reportsSecretsThatAreNotKept()
{
    class Refusing : public SessionSecretStore
    {
    public:
        void write(const QString &, SecretKind, const Secret &, QObject *receiver, Done done) override
        {
            QMetaObject::invokeMethod(
                receiver, [done] { done(QStringLiteral("refused")); }, Qt::QueuedConnection);
        }
    };
    QTemporaryDir folder;
    SettingsFile settings(folder.filePath(QStringLiteral("s.json")));
    Refusing secrets;
    AccountStore store(settings, secrets);
    m_model->setSecret(1, SecretKind::AccountKey, Secret(Key));
    std::optional<QStringList> errors;
    m_model->save(store, secrets, this, [&errors](const QStringList &list) { errors = list; });
    QTRY_VERIFY(errors);
    QCOMPARE(*errors, QStringList{QStringLiteral("contoso: refused")});
}

QTEST_GUILESS_MAIN(TestAccountDraftModel)
#include "tst_accountdraftmodel.moc"
