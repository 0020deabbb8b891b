// SPDX-License-Identifier: Apache-2.0
#include "app/signin/loopbacklistener.h"

#include "tests/support/rawhttp.h"

#include <QNetworkInterface>
#include <QSignalSpy>
#include <QTest>

using namespace imagebrowser;

//! What a browser, and what anything else on this computer, can do to the port that waits for a sign-in.
class tst_LoopbackListener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesOneAnswer_data();
    void takesOneAnswer();
    void decodesForms();
    void refusesOthers_data();
    void refusesOthers();
    void toleratesPieces();
    void listensOnLoopbackOnly();
    void portsDiffer();

private:
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port())); }
    [[nodiscard]] int port() const { return QUrl(m_listener->redirectUri()).port(); }
    [[nodiscard]] QByteArray host() const { return "Host: localhost:" + QByteArray::number(port()) + "\r\n"; }

    std::unique_ptr<LoopbackListener> m_listener;
};

void tst_LoopbackListener::init()
{
    m_listener = std::make_unique<LoopbackListener>();
    QVERIFY(m_listener->listen());
    QVERIFY(m_listener->redirectUri().startsWith(QStringLiteral("http://localhost:")));
}

void tst_LoopbackListener::takesOneAnswer_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("page");
    QTest::newRow("code") << QByteArray("code=secret-code-1&state=s") << QByteArray("You can close this page");
    QTest::newRow("error") << QByteArray("error=access_denied&error_description=%3Cscript%3E&state=s")
                           << QByteArray("did not succeed");
}

void tst_LoopbackListener::takesOneAnswer()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, page);
    QSignalSpy answered(m_listener.get(), &LoopbackListener::answered);
    RawHttp browser(url());
    browser.send("GET /?" + query + " HTTP/1.1\r\n" + host() + "\r\n");
    const RawReply reply = browser.read();
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.isComplete);
    QVERIFY2(reply.body.contains(page), reply.body.constData());
    QVERIFY(!reply.body.contains("secret-code-1"));
    QVERIFY(!reply.body.contains("<script>alert"));
    QCOMPARE(reply.header("Referrer-Policy"), QByteArray("no-referrer"));
    QCOMPARE(reply.header("Cache-Control"), QByteArray("no-store"));
    QTRY_COMPARE(answered.size(), 1);
    RawHttp second(url());
    second.send("GET /?code=another HTTP/1.1\r\n" + host() + "\r\n");
    QCOMPARE(second.read(std::chrono::milliseconds(500)).status, 0);
    QCOMPARE(answered.size(), 1);
}

void tst_LoopbackListener::decodesForms()
{
    QUrlQuery query;
    connect(m_listener.get(), &LoopbackListener::answered, this, [&query](const QUrlQuery &q) { query = q; });
    RawHttp browser(url());
    browser.send("GET /?code=a%2Bb%3D&error_description=two+words%21 HTTP/1.1\r\n" + host() + "\r\n");
    QTRY_VERIFY(!query.isEmpty());
    QCOMPARE(query.queryItemValue(QStringLiteral("code"), QUrl::FullyDecoded), QStringLiteral("a+b="));
    QCOMPARE(query.queryItemValue(QStringLiteral("error_description"), QUrl::FullyDecoded),
             QStringLiteral("two words!"));
}

void tst_LoopbackListener::refusesOthers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("favicon") << QByteArray("GET /favicon.ico HTTP/1.1\r\nHOST\r\n") << 404;
    QTest::newRow("bare") << QByteArray("GET / HTTP/1.1\r\nHOST\r\n") << 404;
    QTest::newRow("another path") << QByteArray("GET /x?code=a HTTP/1.1\r\nHOST\r\n") << 404;
    QTest::newRow("POST") << QByteArray("POST /?code=a HTTP/1.1\r\nHOST\r\n") << 405;
    QTest::newRow("HEAD") << QByteArray("HEAD /?code=a HTTP/1.1\r\nHOST\r\n") << 405;
    QTest::newRow("no host") << QByteArray("GET /?code=a HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("another host") << QByteArray("GET /?code=a HTTP/1.1\r\nHost: evil.example\r\n\r\n") << 400;
    QTest::newRow("another port") << QByteArray("GET /?code=a HTTP/1.1\r\nHost: localhost:1\r\n\r\n") << 400;
    QTest::newRow("absolute target") << QByteArray("GET http://evil.example/?code=a HTTP/1.1\r\nHOST\r\n") << 400;
    QTest::newRow("not HTTP") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 11) << 400;
    QTest::newRow("too long") << QByteArray("GET /?code=") + QByteArray(40000, 'a') << 431;
}

void tst_LoopbackListener::refusesOthers()
{
    QFETCH(QByteArray, request);
    QFETCH(const int, status);
    QSignalSpy answered(m_listener.get(), &LoopbackListener::answered);
    RawHttp other(url());
    other.send(request.replace("HOST", host()));
    QCOMPARE(other.read().status, status);
    QCOMPARE(answered.size(), 0);
    RawHttp browser(url());
    browser.send("GET /?code=a HTTP/1.1\r\n" + host() + "\r\n");
    QTRY_COMPARE(answered.size(), 1);
}

void tst_LoopbackListener::toleratesPieces()
{
    QSignalSpy answered(m_listener.get(), &LoopbackListener::answered);
    RawHttp silent(url());
    RawHttp browser(url());
    QTRY_COMPARE(browser.socket().state(), QAbstractSocket::ConnectedState);
    const QByteArray request = "GET /?code=a HTTP/1.1\r\n" + host() + "\r\n";
    for (const char byte : request) {
        browser.send(QByteArray(1, byte));
        QTest::qWait(1);
    }
    QTRY_COMPARE(answered.size(), 1);
}

void tst_LoopbackListener::listensOnLoopbackOnly()
{
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        QTcpSocket socket;
        socket.connectToHost(address, static_cast<quint16>(port()));
        const bool isConnected = socket.waitForConnected(2000);
        if (!address.isLoopback())
            QVERIFY2(!isConnected, qPrintable(address.toString()));
        else if (address.protocol() == QAbstractSocket::IPv4Protocol)
            QVERIFY(isConnected);
    }
}

void tst_LoopbackListener::portsDiffer()
{
    LoopbackListener other;
    QVERIFY(other.listen());
    QVERIFY(other.redirectUri() != m_listener->redirectUri());
}

QTEST_GUILESS_MAIN(tst_LoopbackListener)
#include "tst_loopbacklistener.moc"
