// SPDX-License-Identifier: Apache-2.0
#include "app/signin/azureclireply.h"
#include "tests/app/signin/signinfixture.h"
#include "tests/support/fakeazurecli.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace imagebrowser;
using namespace std::chrono_literals;

//! Sign-in by an `az` of the test's own.
class tst_AzureCliSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForTheRightToken_data();
    void asksForTheRightToken();
    void failsWhole_data();
    void failsWhole();
    void endsWhatHangs();
    void cancelEndsTheProgram();
    void readsReplies_data();
    void readsReplies();
};

void tst_AzureCliSignIn::asksForTheRightToken_data()
{
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<QByteArray>("arguments");
    QTest::newRow("of a tenant") << QStringLiteral("tenant-a")
                                 << QByteArray(
                                        "account get-access-token --resource https://batch.core.windows.net/ -o json "
                                        "--tenant tenant-a");
    QTest::newRow("of the tenant in use")
        << QString() << QByteArray("account get-access-token --resource https://batch.core.windows.net/ -o json");
}

void tst_AzureCliSignIn::asksForTheRightToken()
{
    QFETCH(const QString, tenant);
    FakeAzureCli az;
    QVERIFY(
        az.installPrinting(R"({"accessToken":"abc.def","expires_on":4102444800,"tenant":"t-9","tokenType":"Bearer"})"));
    SignInFixture f;
    const Account account = f.account(SignInMethod::AzureCli, QStringLiteral("contoso"), tenant);
    for (int i = 0; i < 2; ++i) {
        const auto answer = f.acquire(account);
        QVERIFY(answer && *answer);
        QCOMPARE(answer->value().token.reveal(), QByteArray("abc.def"));
        QCOMPARE(answer->value().tenantId, QStringLiteral("t-9"));
        QCOMPARE(answer->value().expiresAt, QDateTime(QDate(2100, 1, 1), QTime(0, 0), Qt::UTC));
    }
    QTEST(az.calls().join('|'), "arguments");
    QVERIFY(f.prompt.events.isEmpty());
}

void tst_AzureCliSignIn::failsWhole_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("says");
    QTest::newRow("not logged in") << QByteArray(
        "echo \"\033[91mERROR: Please run 'az login' to setup account.\033[0m\" >&2; exit 1")
                                   << QStringLiteral("ERROR: Please run 'az login'");
    QTest::newRow("a secret on standard error")
        << QByteArray("echo 'Bearer eyJhbGciOiJub25l.eyJhdWQiOiJiYXRjaCJ9.c2ln failed' >&2; exit 1")
        << QStringLiteral("Bearer [removed] failed");
    QTest::newRow("garbage") << QByteArray("echo hello") << QStringLiteral("something else than a token");
    QTest::newRow("cut off") << QByteArray("printf '{\"accessToken\":\"abc.d'")
                             << QStringLiteral("something else than a token");
    QTest::newRow("no token") << QByteArray("echo '{\"tenant\":\"t\"}'") << QStringLiteral("no access token");
    QTest::newRow("no expiry") << QByteArray("echo '{\"accessToken\":\"abc.d\"}'") << QStringLiteral("how long");
    QTest::newRow("crash") << QByteArray("kill -SEGV $$") << QStringLiteral("crashed");
    QTest::newRow("nothing") << QByteArray("exit 0") << QStringLiteral("something else than a token");
    QTest::newRow("without end") << QByteArray("yes") << QStringLiteral("something else than a token");
    QTest::newRow("missing") << QByteArray() << QStringLiteral("was not found");
}

void tst_AzureCliSignIn::failsWhole()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QString, says);
    FakeAzureCli az;
    if (script.isEmpty())
        az.uninstall();
    else
        QVERIFY(az.install(script));
    SignInFixture f;
    const auto answer = f.acquire(f.account(SignInMethod::AzureCli));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, FailureKind::SignInFailed);
    QCOMPARE(answer->error().stage, FailureStage::SignIn);
    const QString text = answer->error().detail + QLatin1Char('|') + answer->error().message;
    QVERIFY2(text.contains(says), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("eyJ")));
    QVERIFY(!text.contains(QStringLiteral("abc.d")));
    QVERIFY(!text.contains(QLatin1Char('\033')));
}

void tst_AzureCliSignIn::endsWhatHangs()
{
    FakeAzureCli az;
    const QString pidFile = az.filePath(QStringLiteral("pid"));
    // As the real one: a script that starts the program proper.
    QVERIFY(az.install("sh -c 'echo $$ > \"" + pidFile.toUtf8() + ".part\"; mv \"" + pidFile.toUtf8() + ".part\" \""
                       + pidFile.toUtf8() + "\"; sleep 300; true'"));
    SignInFixture f;
    SignInTimes times;
    times.azureCli = 700ms;
    f.service.setTimes(times);
    const auto answer = f.acquire(f.account(SignInMethod::AzureCli));
    QVERIFY(answer && !*answer);
    QVERIFY2(answer->error().detail.contains(QStringLiteral("did not answer within 1 s")),
             qPrintable(answer->error().detail));
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const pid_t pid = file.readAll().trimmed().toInt();
    QVERIFY(pid > 1);
    // A killed process stays as a zombie where nobody takes it over.
    QTRY_VERIFY(::kill(pid, 0) != 0 || [pid] {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
        return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z");
    }());
}

void tst_AzureCliSignIn::cancelEndsTheProgram()
{
    FakeAzureCli az;
    QVERIFY(az.install("sleep 300"));
    SignInFixture f;
    QElapsedTimer clock;
    clock.start();
    std::optional<FailureKind> kind;
    f.service.acquire(f.account(SignInMethod::AzureCli), this,
                      [&kind](const Result<AccessToken> &token) { kind = token.error().kind; });
    QTRY_COMPARE(az.calls().size(), 1);
    f.service.cancel(QStringLiteral("contoso"));
    QCOMPARE(kind, std::optional(FailureKind::Cancelled));
    QVERIFY(clock.elapsed() < 10'000);
}

void tst_AzureCliSignIn::readsReplies_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QDateTime>("expiresAt");
    const QDateTime noon(QDate(2026, 11, 22), QTime(12, 20, 5), Qt::LocalTime);
    QTest::newRow("both times") << QByteArray(
        R"({"accessToken":"a","expiresOn":"2030-01-01 00:00:00.000000","expires_on":1795346405})")
                                << QDateTime::fromSecsSinceEpoch(1795346405, Qt::UTC);
    QTest::newRow("as text") << QByteArray(R"({"accessToken":"a","expires_on":"1795346405"})")
                             << QDateTime::fromSecsSinceEpoch(1795346405, Qt::UTC);
    QTest::newRow("local time only") << QByteArray(R"({"accessToken":"a","expiresOn":"2026-11-22 12:20:05.123456"})")
                                     << noon.toUTC();
    QTest::newRow("local time without fraction")
        << QByteArray(R"({"accessToken":"a","expiresOn":"2026-11-22 12:20:05"})") << noon.toUTC();
    QTest::newRow("times that are none") << QByteArray(R"({"accessToken":"a","expiresOn":"soon","expires_on":-5})")
                                         << QDateTime();
}

void tst_AzureCliSignIn::readsReplies()
{
    QFETCH(const QByteArray, output);
    QFETCH(const QDateTime, expiresAt);
    const Result<AccessToken, QString> token = parseAzureCliReply(output);
    QCOMPARE(bool(token), expiresAt.isValid());
    if (token) {
        QCOMPARE(token.value().expiresAt, expiresAt);
        QCOMPARE(token.value().expiresAt.timeSpec(), Qt::UTC);
    }
}

QTEST_GUILESS_MAIN(tst_AzureCliSignIn)
#include "tst_azureclisignin.moc"
