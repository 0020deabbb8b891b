// SPDX-License-Identifier: Apache-2.0
#include "app/account/keychainsecretstore.h"

#include <QElapsedTimer>
#include <QMap>
#include <QSignalSpy>
#include <QTest>

using namespace imagebrowser;
using namespace std::chrono_literals;

namespace {

//! A keychain whose mood the test sets.
class FakeKeychain : public Keychain
{
public:
    enum class Mood
    {
        Works,
        Denies,
        Absent,
        Hangs
    };
    struct Shelf
    {
        Mood mood = Mood::Works;
        QMap<QString, QByteArray> entries;
        QStringList calls;
        QString denial = QStringLiteral("no");
    };

    explicit FakeKeychain(Shelf &shelf)
        : m_shelf(shelf)
    {
    }

    void read(const QString &key, QObject *receiver, Reply reply) override
    {
        m_shelf.calls.append(QStringLiteral("read"));
        const bool isKnown = m_shelf.entries.contains(key);
        answer(receiver, std::move(reply), isKnown ? Outcome::Done : Outcome::NotFound,
               Secret(m_shelf.entries.value(key)));
    }
    void write(const QString &key, const Secret &secret, QObject *receiver, Reply reply) override
    {
        m_shelf.calls.append(QStringLiteral("write"));
        if (m_shelf.mood == Mood::Works)
            m_shelf.entries.insert(key, secret.reveal());
        answer(receiver, std::move(reply), Outcome::Done, {});
    }
    void remove(const QString &key, QObject *receiver, Reply reply) override
    {
        m_shelf.calls.append(QStringLiteral("remove"));
        const bool isKnown = m_shelf.mood == Mood::Works && m_shelf.entries.remove(key) > 0;
        answer(receiver, std::move(reply), isKnown ? Outcome::Done : Outcome::NotFound, {});
    }

private:
    void answer(QObject *receiver, Reply reply, Outcome outcome, const Secret &secret)
    {
        Answer result{outcome, secret, {}};
        if (m_shelf.mood == Mood::Hangs)
            return;
        if (m_shelf.mood == Mood::Denies)
            result = {Outcome::Denied, {}, m_shelf.denial};
        else if (m_shelf.mood == Mood::Absent)
            result = {Outcome::Unavailable, {}, QStringLiteral("no bus")};
        QMetaObject::invokeMethod(
            receiver, [reply = std::move(reply), result] { reply(result); }, Qt::QueuedConnection);
    }

    Shelf &m_shelf;
};

//! One answer, waited for.
struct ReadAnswer
{
    int count = 0;
    QByteArray secret;
    QString error;
};

const QString Id = QStringLiteral("account-1");

} // namespace

using Mood = FakeKeychain::Mood;

class TestKeychainSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsInKeychain();
    void separatesAccountsAndKinds();
    void emptySecretIsRemoved();
    void unknownSecretIsEmptyWithoutError();
    void fallsBackToSession();
    void saysWhyAndOnlyOnce();
    void keepsDeniedWriteForSession();
    void reportsDeniedRead();
    void deniesWithoutAReasonInWholeSentences();
    void hangingKeychainIsGivenUp();
    void readsBackBeforeTheKeychainAnswered();
    void goneReceiverIsNotCalled();
    void removesEveryKind();
    void neverAnswersBeforeReturning();
    void realKeychainNeedsNoBus();

private:
    ReadAnswer read(const QString &id, SecretKind kind);
    QString write(const QString &id, SecretKind kind, const QByteArray &bytes);

    FakeKeychain::Shelf m_shelf;
    std::unique_ptr<KeychainSecretStore> m_store;
};

void TestKeychainSecretStore::init()
{
    m_shelf = {};
    m_store = std::make_unique<KeychainSecretStore>(std::make_unique<FakeKeychain>(m_shelf), 50ms);
}

ReadAnswer TestKeychainSecretStore::read(const QString &id, SecretKind kind)
{
    ReadAnswer answer;
    m_store->read(id, kind, this, [&answer](const Secret &secret, const QString &error) {
        ++answer.count;
        answer.secret = secret.reveal();
        answer.error = error;
    });
    [[maybe_unused]] const bool isAnswered = QTest::qWaitFor([&answer] { return answer.count > 0; });
    return answer;
}

QString TestKeychainSecretStore::write(const QString &id, SecretKind kind, const QByteArray &bytes)
{
    std::optional<QString> error;
    m_store->write(id, kind, Secret(bytes), this, [&error](const QString &text) { error = text; });
    [[maybe_unused]] const bool isAnswered = QTest::qWaitFor([&error] { return error.has_value(); });
    return error.value_or(QStringLiteral("no answer"));
}

void TestKeychainSecretStore::keepsInKeychain()
{
    QVERIFY(!m_store->isPersistent());
    QCOMPARE(write(Id, SecretKind::AccountKey, "s3cret"), QString());
    QVERIFY(m_store->isPersistent());
    QCOMPARE(m_shelf.entries.size(), 1);
    QCOMPARE(read(Id, SecretKind::AccountKey).secret, QByteArray("s3cret"));
    // From the keychain, not from memory.
    QVERIFY(m_shelf.calls.contains(QStringLiteral("read")));
}

void TestKeychainSecretStore::separatesAccountsAndKinds()
{
    write(Id, SecretKind::AccountKey, "one");
    write(Id, SecretKind::Token, "two");
    write(QStringLiteral("account-2"), SecretKind::AccountKey, "three");
    QCOMPARE(m_shelf.entries.size(), 3);
    QCOMPARE(read(Id, SecretKind::Token).secret, QByteArray("two"));
    QCOMPARE(read(Id, SecretKind::AccountKey).secret, QByteArray("one"));
}

void TestKeychainSecretStore::emptySecretIsRemoved()
{
    write(Id, SecretKind::AccountKey, "one");
    QCOMPARE(write(Id, SecretKind::AccountKey, {}), QString());
    QVERIFY(m_shelf.entries.isEmpty());
    QCOMPARE(write(Id, SecretKind::AccountKey, {}), QString());
}

void TestKeychainSecretStore::unknownSecretIsEmptyWithoutError()
{
    const ReadAnswer answer = read(Id, SecretKind::AccountKey);
    QCOMPARE(answer.count, 1);
    QCOMPARE(answer.secret, QByteArray());
    QCOMPARE(answer.error, QString());
    QVERIFY(m_store->isPersistent());
}

void TestKeychainSecretStore::fallsBackToSession()
{
    m_shelf.mood = Mood::Absent;
    QCOMPARE(write(Id, SecretKind::AccountKey, "one"), QString());
    QVERIFY(!m_store->isPersistent());
    QCOMPARE(read(Id, SecretKind::AccountKey).secret, QByteArray("one"));
    // The keychain is not asked again.
    QCOMPARE(m_shelf.calls.size(), 1);
}

void TestKeychainSecretStore::saysWhyAndOnlyOnce()
{
    m_shelf.mood = Mood::Absent;
    QSignalSpy unavailable(m_store.get(), &KeychainSecretStore::becameUnavailable);
    for (int i = 0; i < 3; ++i)
        m_store->read(Id, SecretKind::AccountKey, this, [](const Secret &, const QString &) {});
    read(Id, SecretKind::AccountKey);
    QCOMPARE(unavailable.size(), 1);
    QVERIFY(m_store->unavailableReason().contains(QStringLiteral("no bus")));
    QVERIFY(m_store->unavailableReason().contains(QStringLiteral("this session only")));
}

void TestKeychainSecretStore::keepsDeniedWriteForSession()
{
    m_shelf.mood = Mood::Denies;
    QVERIFY(write(Id, SecretKind::AccountKey, "one").contains(QStringLiteral("this session only")));
    QCOMPARE(read(Id, SecretKind::AccountKey).secret, QByteArray("one"));
}

void TestKeychainSecretStore::reportsDeniedRead()
{
    m_shelf.mood = Mood::Denies;
    const ReadAnswer answer = read(Id, SecretKind::AccountKey);
    QVERIFY(answer.secret.isEmpty());
    QVERIFY(answer.error.contains(QStringLiteral("no")));
}

void TestKeychainSecretStore::deniesWithoutAReasonInWholeSentences()
{
    m_shelf.mood = Mood::Denies;
    m_shelf.denial.clear();
    QCOMPARE(read(Id, SecretKind::Token).error, QStringLiteral("The system keychain did not give out the secret."));
    QCOMPARE(write(Id, SecretKind::AccountKey, "one"),
             QStringLiteral("The system keychain refused the secret. It is kept for this session only."));
    std::optional<QString> error;
    m_store->removeAll(Id, this, [&error](const QString &text) { error = text; });
    QTRY_VERIFY(error.has_value());
    QCOMPARE(*error, QStringLiteral("The system keychain did not remove the secret."));
}

void TestKeychainSecretStore::hangingKeychainIsGivenUp()
{
    m_shelf.mood = Mood::Hangs;
    QCOMPARE(write(Id, SecretKind::AccountKey, "one"), QString());
    QVERIFY(!m_store->isPersistent());
    QCOMPARE(read(Id, SecretKind::AccountKey).secret, QByteArray("one"));
}

void TestKeychainSecretStore::readsBackBeforeTheKeychainAnswered()
{
    m_store->write(Id, SecretKind::AccountKey, Secret("one"), this, [](const QString &) {});
    QCOMPARE(read(Id, SecretKind::AccountKey).secret, QByteArray("one"));
}

void TestKeychainSecretStore::goneReceiverIsNotCalled()
{
    bool isCalled = false;
    {
        QObject receiver;
        m_store->read(Id, SecretKind::AccountKey, &receiver, [&](const Secret &, const QString &) { isCalled = true; });
        m_store->write(Id, SecretKind::AccountKey, Secret("one"), &receiver, [&](const QString &) { isCalled = true; });
        m_store->removeAll(QStringLiteral("other"), &receiver, [&](const QString &) { isCalled = true; });
    }
    // What was asked for still happens.
    QTRY_COMPARE(m_shelf.calls.count(QStringLiteral("remove")), 6);
    QCOMPARE(m_shelf.entries.size(), 1);
    QVERIFY(!isCalled);
}

void TestKeychainSecretStore::removesEveryKind()
{
    for (const SecretKind kind : {SecretKind::AccountKey, SecretKind::Token, SecretKind::RefreshToken,
                                  SecretKind::ClientSecret, SecretKind::CertificatePassword, SecretKind::ProxyPassword})
        QCOMPARE(write(Id, kind, "x"), QString());
    write(QStringLiteral("other"), SecretKind::Token, "x");
    QCOMPARE(m_shelf.entries.size(), 7);
    std::optional<QString> error;
    m_store->removeAll(Id, this, [&error](const QString &text) { error = text; });
    QTRY_VERIFY(error.has_value());
    QCOMPARE(*error, QString());
    QCOMPARE(m_shelf.entries.size(), 1);
    m_shelf.mood = Mood::Denies;
    error.reset();
    m_store->removeAll(QStringLiteral("other"), this, [&error](const QString &text) { error = text; });
    QTRY_VERIFY(error.has_value());
    QVERIFY(!error->isEmpty());
}

void TestKeychainSecretStore::neverAnswersBeforeReturning()
{
    for (const Mood mood : {Mood::Works, Mood::Absent, Mood::Absent}) {
        m_shelf.mood = mood;
        int answers = 0;
        m_store->read(Id, SecretKind::Token, this, [&](const Secret &, const QString &) { ++answers; });
        m_store->write(Id, SecretKind::Token, Secret("t"), this, [&](const QString &) { ++answers; });
        m_store->removeAll(Id, this, [&](const QString &) { ++answers; });
        QCOMPARE(answers, 0);
        QTRY_COMPARE(answers, 3);
    }
}

void TestKeychainSecretStore::realKeychainNeedsNoBus()
{
    if (!qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS").startsWith(QStringLiteral("disabled:")))
        QSKIP("Would ask the keychain of whoever runs this.");
    QElapsedTimer clock;
    clock.start();
    m_store = std::make_unique<KeychainSecretStore>(nullptr);
    QVERIFY(clock.elapsed() < 1000);
    QCOMPARE(write(Id, SecretKind::AccountKey, "one"), QString());
    QVERIFY(!m_store->isPersistent());
    QVERIFY(!m_store->unavailableReason().isEmpty());
    QCOMPARE(read(Id, SecretKind::AccountKey).secret, QByteArray("one"));
}

QTEST_GUILESS_MAIN(TestKeychainSecretStore)
#include "tst_keychainsecretstore.moc"
