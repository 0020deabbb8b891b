// SPDX-License-Identifier: Apache-2.0
#include "app/account/sessionsecretstore.h"
#include "app/service/httpaccess.h"
#include "app/service/imageservice.h"
#include "app/signin/signinservice.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/servicelog.h"

#include <QTest>

using namespace imagebrowser;
using namespace std::chrono_literals;
using State = ListingProgress::State;

namespace {

const QString Id = QStringLiteral("account-1");

QByteArray page(int images, const QByteArray &nextLink = {})
{
    QByteArrayList items;
    for (int i = 0; i < images; ++i)
        items.append(R"({"imageReference":{"publisher":"p","offer":"o","sku":"s)" + QByteArray::number(i)
                     + R"("},"osType":"linux"})");
    const QByteArray end =
        nextLink.isEmpty() ? QByteArray("]}") : QByteArray(R"(],"odata.nextLink":")" + nextLink + "\"}");
    return R"({"value":[)" + items.join(',') + end;
}

} // namespace

//! The listing from the outside: accounts in, signals out, over real sockets.
class tst_ImageService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsAllPages();
    void asksForTheNextPageWhileListenersWork();
    void repliesWaitForListeners();
    void stopsAtOnce();
    void resumesFromTheMissingPage();
    void refreshSupersedes();
    void forgetIsSilent();
    void boundsConcurrentListings();
    void stopAllStopsTheWaiting();
    void listenersMayDoAnything();
    void resumeBeginsAgainWhenTheEndpointChanged();

private:
    [[nodiscard]] Account account(const QString &id = Id) const
    {
        Account result;
        result.id = id;
        result.name = QStringLiteral("name of ") + id;
        result.accountName = QStringLiteral("contoso");
        result.endpoint = m_server->endpoint();
        return result;
    }
    [[nodiscard]] QByteArray link(const char *token) const
    {
        return m_server->endpoint().toEncoded() + "/supportedimages?$skiptoken=" + token;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<SessionSecretStore> m_secrets;
    std::unique_ptr<HttpAccess> m_http;
    std::unique_ptr<SignInService> m_signIn;
    std::unique_ptr<ImageService> m_service;
    std::unique_ptr<ServiceLog> m_log;
};

void tst_ImageService::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_secrets = std::make_unique<SessionSecretStore>();
    m_http = std::make_unique<HttpAccess>();
    m_http->setLimits({500ms, 2s, 1024 * 1024});
    m_signIn = std::make_unique<SignInService>(*m_http, *m_secrets);
    m_service = std::make_unique<ImageService>(AccountAccess{*m_http, *m_secrets, *m_signIn});
    RetryPolicy policy;
    policy.firstDelay = 5ms;
    m_service->setRetryPolicy(policy);
    m_log = std::make_unique<ServiceLog>(*m_service);
    for (int i = 1; i <= 12; ++i)
        m_secrets->setValue(QStringLiteral("account-%1").arg(i), SecretKind::AccountKey, Secret("AAECAwQFBgc="));
}

void tst_ImageService::cleanup()
{
    m_log.reset();
    m_service.reset();
    m_signIn.reset();
    m_http.reset();
    m_server.reset();
}

void tst_ImageService::listsAllPages()
{
    m_server->add(ScriptedReply::json(page(3, link("WATV2:a^b/c:1$1"))));
    m_server->add(ScriptedReply::json(page(2, link("2"))));
    m_server->add(ScriptedReply::json(page(0)));
    m_service->refresh(account());
    QVERIFY(m_service->isRunning());
    QCOMPARE(m_service->progress(Id).state, State::Fetching);
    QTRY_VERIFY(!m_service->isRunning());

    QCOMPARE(m_log->events(),
             QStringList({QStringLiteral("started account-1"), QStringLiteral("page 1: 3"), QStringLiteral("page 2: 2"),
                          QStringLiteral("page 3: 0"), QStringLiteral("completed")}));
    const ListingProgress progress = m_service->progress(Id);
    QCOMPARE(progress.state, State::Complete);
    QCOMPARE(progress.pages, 3);
    QCOMPARE(progress.images, 5);
    QVERIFY(progress.finishedAt.isValid());
    QVERIFY(!progress.canResume());
    QCOMPARE(m_server->requests().at(1).target, QByteArray("/supportedimages?$skiptoken=WATV2:a%5Eb/c:1$1"));
    QVERIFY(m_server->isExhausted());
}

void tst_ImageService::asksForTheNextPageWhileListenersWork()
{
    m_server->add(ScriptedReply::json(page(1, link("2"))));
    m_server->add(ScriptedReply::json(page(1)));
    QList<qsizetype> requestsSeen;
    connect(m_service.get(), &ImageService::pageReady, this, [&](const QString & /*id*/, int number) {
        requestsSeen.append(m_server->requests().size());
        if (number == 1)
            QTRY_COMPARE(m_server->requests().size(), 2);
    });
    m_service->refresh(account());
    QTRY_COMPARE(m_service->progress(Id).state, State::Complete);
    QCOMPARE(requestsSeen, QList<qsizetype>({1, 2}));
    QVERIFY(m_server->isExhausted());
}

void tst_ImageService::repliesWaitForListeners()
{
    // Everything that belongs to a page is told before the page after it, though that one is there already.
    const QByteArray bad =
        R"({"value":[7,{"imageReference":{"publisher":"p"}}],"odata.nextLink":")" + link("2") + "\"}";
    m_server->add(ScriptedReply::json(bad));
    m_server->add(ScriptedReply::error(400, "Bad", R"({"code":"InvalidInput"})"));
    connect(m_service.get(), &ImageService::pageReady, this, [this] {
        QTRY_COMPARE(m_server->requests().size(), 2);
        QTest::qWait(50);
        QCOMPARE(m_service->progress(Id).state, State::Fetching);
        QCOMPARE(m_service->progress(Id).pages, 1);
    });
    m_service->refresh(account());
    QTRY_COMPARE(m_service->progress(Id).state, State::Failed);
    QCOMPARE(m_log->events(),
             QStringList({QStringLiteral("started account-1"), QStringLiteral("page 1: 1"),
                          QStringLiteral("rejected 1"), QStringLiteral("failed")}));
    QCOMPARE(m_log->errors().first().page, 1);
    QCOMPARE(m_log->errors().last().page, 2);
    QCOMPARE(m_log->errors().last().rowsKept, 1);
}

void tst_ImageService::stopsAtOnce()
{
    m_server->add(ScriptedReply::json(page(1, link("1"))));
    ScriptedReply hang;
    hang.isSilent = true;
    hang.end = ScriptedReply::End::Hang;
    m_server->add(hang);
    m_service->refresh(account());
    QTRY_COMPARE(m_server->requests().size(), 2);
    m_service->stop(Id);
    QCOMPARE(m_log->events().last(), QStringLiteral("stopped"));
    QCOMPARE(m_service->progress(Id).state, State::Stopped);
    QVERIFY(m_service->progress(Id).canResume());
    QTRY_COMPARE(m_server->openConnections(), 0);
    m_service->stop(Id);
    QCOMPARE(m_log->events().count(QStringLiteral("stopped")), 1);
}

void tst_ImageService::resumesFromTheMissingPage()
{
    m_server->add(ScriptedReply::json(page(2, link("next"))));
    m_server->add(ScriptedReply::error(400, "Bad", R"({"code":"InvalidInput"})"));
    m_server->add(ScriptedReply::json(page(1)));
    m_service->refresh(account());
    QTRY_VERIFY(!m_service->isRunning());
    QCOMPARE(m_log->errors().last().page, 2);
    QCOMPARE(m_log->errors().last().rowsKept, 2);
    QCOMPARE(m_service->progress(Id).images, 2);

    m_log->clear();
    m_service->resume(account());
    QTRY_VERIFY(!m_service->isRunning());
    QCOMPARE(
        m_log->events(),
        QStringList({QStringLiteral("resumed account-1"), QStringLiteral("page 2: 1"), QStringLiteral("completed")}));
    QCOMPARE(m_server->requests().at(1).target, m_server->requests().at(2).target);
    QCOMPARE(m_service->progress(Id).images, 3);
    QVERIFY(m_server->isExhausted());
}

void tst_ImageService::refreshSupersedes()
{
    ScriptedReply slow = ScriptedReply::json(page(7));
    slow.delay = 150ms;
    m_server->add(slow);
    m_server->add(ScriptedReply::json(page(1)));
    m_service->refresh(account());
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_service->refresh(account());
    QTRY_VERIFY(!m_service->isRunning());
    QTest::qWait(200);
    QCOMPARE(m_log->events(),
             QStringList({QStringLiteral("started account-1"), QStringLiteral("started account-1"),
                          QStringLiteral("page 1: 1"), QStringLiteral("completed")}));
}

void tst_ImageService::forgetIsSilent()
{
    ScriptedReply slow = ScriptedReply::json(page(7));
    slow.delay = 100ms;
    m_server->add(slow);
    m_service->refresh(account());
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_service->forget(Id);
    QVERIFY(!m_service->isRunning());
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(m_log->events(), QStringList({QStringLiteral("started account-1")}));
    QCOMPARE(m_service->progress(Id).state, State::Idle);
}

void tst_ImageService::boundsConcurrentListings()
{
    int most = 0;
    int open = 0;
    m_server->setHandler([&](const ScriptedRequest &) {
        most = std::max(most, ++open);
        ScriptedReply reply = ScriptedReply::json(page(1));
        reply.delay = 20ms;
        return reply;
    });
    connect(m_service.get(), &ImageService::completed, this, [&open] { --open; });
    m_service->setMaxConcurrentListings(3);
    for (int i = 1; i <= 12; ++i)
        m_service->refresh(account(QStringLiteral("account-%1").arg(i)));
    QTRY_VERIFY(!m_service->isRunning());
    QCOMPARE(m_server->requests().size(), 12);
    QCOMPARE(most, 3);
}

void tst_ImageService::stopAllStopsTheWaiting()
{
    ScriptedReply hang;
    hang.isSilent = true;
    hang.end = ScriptedReply::End::Hang;
    m_server->setHandler([hang](const ScriptedRequest &) { return hang; });
    m_service->setMaxConcurrentListings(1);
    for (int i = 1; i <= 5; ++i)
        m_service->refresh(account(QStringLiteral("account-%1").arg(i)));
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_service->stopAll();
    QVERIFY(!m_service->isRunning());
    QCOMPARE(m_log->events().count(QStringLiteral("stopped")), 5);
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(m_server->requests().size(), 1);
}

void tst_ImageService::listenersMayDoAnything()
{
    m_server->setHandler([this](const ScriptedRequest &request) {
        return ScriptedReply::json(request.target.contains("skiptoken") ? page(1) : page(1, link("x")));
    });
    // Forgets in the middle of a page, begins anew in the middle of a failure and of a completion.
    int rounds = 0;
    connect(m_service.get(), &ImageService::pageReady, this, [&](const QString &id, int number) {
        if (++rounds == 1)
            m_service->forget(id);
        else if (rounds == 2)
            m_service->refresh(account());
        else if (rounds == 3 && number == 1)
            m_service->stop(id);
    });
    connect(m_service.get(), &ImageService::stopped, this, [&] { m_service->resume(account()); });
    m_service->refresh(account());
    QTRY_COMPARE(rounds, 1);
    QVERIFY(!m_service->isRunning());
    m_service->refresh(account());
    QTRY_COMPARE(m_service->progress(Id).state, State::Complete);
    QCOMPARE(m_service->progress(Id).images, 2);
}

void tst_ImageService::resumeBeginsAgainWhenTheEndpointChanged()
{
    ScriptedServer other;
    other.add(ScriptedReply::json(page(4)));
    m_server->add(ScriptedReply::json(page(2, link("next"))));
    m_server->add(ScriptedReply::error(400, "Bad"));
    m_service->refresh(account());
    QTRY_VERIFY(!m_service->isRunning());
    Account moved = account();
    moved.endpoint = other.endpoint();
    m_service->resume(moved);
    QTRY_VERIFY(!m_service->isRunning());
    QCOMPARE(m_service->progress(Id).images, 4);
    QVERIFY(other.isExhausted());
}

QTEST_GUILESS_MAIN(tst_ImageService)
#include "tst_imageservice.moc"
