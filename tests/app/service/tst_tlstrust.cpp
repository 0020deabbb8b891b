// SPDX-License-Identifier: Apache-2.0
#include "app/domain/batcherrortext.h"
#include "app/domain/tlstext.h"
#include "app/service/httpaccess.h"
#include "app/service/tlschain.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/tlstestcertificate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;
using namespace std::chrono_literals;

namespace {

const QStringList Loopback{QStringLiteral("127.0.0.1"), QStringLiteral("localhost")};

TlsTestCertificate::Spec serverSpec(const QStringList &hosts = Loopback, int fromDay = -1, int toDay = 30)
{
    TlsTestCertificate::Spec spec;
    spec.hosts = hosts;
    spec.fromDay = fromDay;
    spec.toDay = toDay;
    return spec;
}

//! What a server shows, and what the account trusts besides the system.
struct Setting
{
    QList<TlsTestCertificate> shown; //!< the server's own first
    QList<TlsTestCertificate> trusted;
};

} // namespace

Q_DECLARE_METATYPE(Setting)
Q_DECLARE_METATYPE(QList<imagebrowser::TlsReason>)

//! Which servers are trusted over TLS, and what is said about the others. Over real sockets, with certificates made for
//! the run.
class tst_TlsTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void certificates_data();
    void certificates();
    void everyRenderingShowsTheChain();
    void whatTheLibraryDoesNotSay();
    void noTls_data();
    void noTls();
    void closedInTheHandshake();
    void silentInTheHandshake();
    void unusableCaFile_data();
    void unusableCaFile();
    void derFileIsTaken();
    void replacedCaFileIsReadAgain();

private:
    [[nodiscard]] HttpRequest request(const QUrl &url, const QString &caFile = {}) const;
    [[nodiscard]] HttpCall::Outcome run(HttpCall *call) const;
    [[nodiscard]] BatchError failure(const HttpRequest &request);
    [[nodiscard]] QString caFileWith(const QList<TlsTestCertificate> &certificates) const;

    TlsTestCertificate m_root;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<HttpAccess> m_http;
};

void tst_TlsTrust::initTestCase()
{
    m_root = TlsTestCertificate::authority(QStringLiteral("Contoso Root"));
}

void tst_TlsTrust::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_http = std::make_unique<HttpAccess>();
    m_http->setLimits({5s, 10s, 1024 * 1024});
}

HttpRequest tst_TlsTrust::request(const QUrl &url, const QString &caFile) const
{
    HttpRequest result;
    result.url = url;
    result.headers.set("Authorization", "SharedKey contoso:c2lnbmF0dXJl");
    result.headers.set("Content-Type", "application/x-www-form-urlencoded");
    result.body = Secret("client_secret=planted");
    result.proxy.mode = ProxyMode::None;
    result.caFile = caFile;
    return result;
}

HttpCall::Outcome tst_TlsTrust::run(HttpCall *call) const
{
    const std::unique_ptr<HttpCall> owner(call);
    QSignalSpy finished(call, &HttpCall::finished);
    if (!finished.wait(15'000))
        qFatal("no end");
    return call->takeOutcome();
}

BatchError tst_TlsTrust::failure(const HttpRequest &request)
{
    const HttpCall::Outcome outcome = run(m_http->get(request, nullptr));
    return outcome ? BatchError() : outcome.error();
}

QString tst_TlsTrust::caFileWith(const QList<TlsTestCertificate> &certificates) const
{
    if (certificates.isEmpty())
        return {};
    QFile file(m_dir->filePath(QStringLiteral("ca.pem")));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no CA file");
    for (const TlsTestCertificate &certificate : certificates)
        file.write("A comment, as some tools write them\n" + certificate.certificate.toPem());
    return file.fileName();
}

void tst_TlsTrust::certificates_data()
{
    QTest::addColumn<Setting>("setting");
    QTest::addColumn<QList<TlsReason>>("reasons"); // of all certificates; empty: accepted
    QTest::addColumn<int>("certificate"); // the one they are about
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("advice");
    const auto row = [](const char *name, const Setting &setting, const QList<TlsReason> &reasons, int certificate,
                        const char *headline, const char *advice) {
        QTest::newRow(name) << setting << reasons << certificate << QString::fromUtf8(headline)
                            << QString::fromUtf8(advice);
    };
    const auto make = [](const TlsTestCertificate::Spec &spec, const TlsTestCertificate &issuer) {
        return TlsTestCertificate::make(spec, &issuer);
    };
    const TlsTestCertificate good = make(serverSpec(), m_root);
    const TlsTestCertificate self = TlsTestCertificate::make(serverSpec());
    const TlsTestCertificate middle = TlsTestCertificate::authority(QStringLiteral("Contoso Issuing"), &m_root);
    const TlsTestCertificate below = make(serverSpec(), middle);
    const TlsTestCertificate other =
        make(serverSpec({QStringLiteral("other.example"), QStringLiteral("10.0.0.1")}), m_root);
    TlsTestCertificate::Spec oldMiddle;
    oldMiddle.name = QStringLiteral("Contoso Old");
    oldMiddle.isAuthority = true;
    oldMiddle.fromDay = -30;
    oldMiddle.toDay = -3;
    const TlsTestCertificate old = make(oldMiddle, m_root);

    row("CA given in the settings", {{good}, {m_root}}, {}, 0, "", "");
    row("CA given, whole chain sent", {{below, middle}, {m_root}}, {}, 0, "", "");
    row("CA given, authority in between given too", {{below}, {m_root, middle}}, {}, 0, "", "");
    row("self-signed and given in the settings", {{self}, {self}}, {}, 0, "", "");
    row("self-signed", {{self}, {}}, {TlsReason::SelfSigned}, 0, "127.0.0.1 signed its certificate itself",
        "as CA file");
    row("self-signed, another CA given", {{self}, {m_root}}, {TlsReason::SelfSigned}, 0,
        "127.0.0.1 signed its certificate itself", "as CA file");
    row("unknown CA", {{good}, {}}, {TlsReason::UnknownIssuer}, 0,
        "The certificate of 127.0.0.1 is signed by an unknown authority", "signed by Contoso Root");
    row("unknown CA that is sent along", {{good, m_root}, {}}, {TlsReason::UnknownAuthority}, 1,
        "The certificate of 127.0.0.1 is signed by an unknown authority", "signed by Contoso Root");
    row("intermediate missing", {{below}, {m_root}}, {TlsReason::UnknownIssuer}, 0,
        "The certificate of 127.0.0.1 is signed by an unknown authority", "signed by Contoso Issuing");
    row("expired", {{make(serverSpec(Loopback, -30, -2), m_root)}, {m_root}}, {TlsReason::Expired}, 0,
        "A certificate of 127.0.0.1 has expired", "out of date since");
    row("expired authority in between", {{make(serverSpec(), old), old}, {m_root}}, {TlsReason::Expired}, 1,
        "A certificate of 127.0.0.1 has expired", "The certificate of Contoso Old is out of date since");
    row("not yet valid", {{make(serverSpec(Loopback, 2, 30), m_root)}, {m_root}}, {TlsReason::NotYetValid}, 0,
        "A certificate of 127.0.0.1 is not valid yet", "clock");
    row("wrong host, CA right", {{other}, {m_root}}, {TlsReason::WrongHost}, 0,
        "127.0.0.1 showed the certificate of another host",
        "The certificate is for 10.0.0.1, other.example, not for 127.0.0.1");
    row("wrong host and unknown CA", {{other}, {}}, {TlsReason::UnknownIssuer, TlsReason::WrongHost}, 0,
        "127.0.0.1 showed the certificate of another host", "signed by Contoso Root");
    TlsTestCertificate::Spec forged = serverSpec();
    forged.name = QStringLiteral("Forged");
    row("signed by a server's certificate", {{make(forged, good), good}, {m_root}},
        {TlsReason::NotAnAuthority, TlsReason::Other}, 1, "The connection to 127.0.0.1 is not safe", "The details say");
}

void tst_TlsTrust::certificates()
{
    QFETCH(const Setting, setting);
    QFETCH(const QList<TlsReason>, reasons);
    QFETCH(const int, certificate);
    QFETCH(const QString, headline);
    QFETCH(const QString, advice);
    ScriptedServer server;
    server.setTls(setting.shown.first().serverConfiguration(setting.shown.mid(1)));
    server.setHandler([](const ScriptedRequest &) { return ScriptedReply::json("{}"); });
    const HttpRequest secure = request(server.url("/"), caFileWith(setting.trusted));
    for (const bool isPost : {false, true}) {
        const HttpCall::Outcome outcome = run(isPost ? m_http->post(secure, nullptr) : m_http->get(secure, nullptr));
        QCOMPARE(outcome.hasValue(), reasons.isEmpty());
        if (outcome) {
            QCOMPARE(outcome.value().status, 200);
            continue;
        }
        const BatchError &error = outcome.error();
        QCOMPARE(error.kind, FailureKind::TlsFailed);
        QCOMPARE(error.stage, FailureStage::Tls);
        QVERIFY2(server.received().isEmpty(), server.received().constData());
        QCOMPARE(batchErrorHeadline(error), headline);
        QVERIFY2(batchErrorAdvice(error).contains(advice), qUtf8Printable(batchErrorAdvice(error)));
        QVERIFY(batchErrorAdvice(error).endsWith(QStringLiteral("Nothing was sent.")));

        QCOMPARE(error.certificates.size(), setting.shown.size());
        for (qsizetype i = 0; i < setting.shown.size(); ++i) {
            const QSslCertificate &shown = setting.shown.at(i).certificate;
            QCOMPARE(error.certificates.at(i).sha256, shown.digest(QCryptographicHash::Sha256));
            QCOMPARE(error.certificates.at(i).validTo, shown.expiryDate());
            QCOMPARE(error.certificates.at(i).validTo.timeSpec(), Qt::UTC);
            QList<TlsReason> found;
            for (const TlsProblem &problem : error.certificates.at(i).problems) {
                found.append(problem.reason);
                const QString sentence = tlsProblemText(error.certificates.at(i), problem, QStringLiteral("127.0.0.1"));
                QVERIFY2(error.detail.contains(sentence), qUtf8Printable(error.detail));
            }
            std::ranges::sort(found);
            QCOMPARE(found, i == certificate ? reasons : QList<TlsReason>());
        }
    }
}

void tst_TlsTrust::everyRenderingShowsTheChain()
{
    const TlsTestCertificate middle = TlsTestCertificate::authority(QStringLiteral("Contoso Issuing"), &m_root);
    const TlsTestCertificate leaf = TlsTestCertificate::make(serverSpec(Loopback, -30, -2), &middle);
    ScriptedServer server;
    server.setTls(leaf.serverConfiguration({middle}));
    const BatchError error = failure(request(server.url("/")));
    const QString text = batchErrorDetailsText(error);
    const QJsonArray chain = batchErrorToJson(error).value(QLatin1StringView("certificates")).toArray();
    QCOMPARE(chain.size(), 2);
    const QStringList expected{
        QStringLiteral("CN=Server, O=Batch Image Browser tests"),
        QStringLiteral("CN=Contoso Issuing, O=Batch Image Browser tests"),
        QStringLiteral("CN=Contoso Root, O=Batch Image Browser tests"),
        QString::fromLatin1(leaf.certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper()),
        QString::fromLatin1(middle.certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper()),
        QStringLiteral("127.0.0.1"),
    };
    const QString json = QString::fromUtf8(QJsonDocument(chain).toJson());
    for (const QString &part : expected) {
        QVERIFY2(text.contains(part), qPrintable(part));
        QVERIFY2(json.contains(part), qPrintable(part));
    }
    QVERIFY(text.contains(leaf.certificate.expiryDate().toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"))));
    QCOMPARE(chain.first()[QLatin1StringView("problems")][0][QLatin1StringView("reason")].toString(),
             QStringLiteral("expired"));
    QCOMPARE(chain.last()[QLatin1StringView("problems")][0][QLatin1StringView("reason")].toString(),
             QStringLiteral("unknownIssuer"));
    QCOMPARE(chain.first()[QLatin1StringView("validTo")].toString(),
             leaf.certificate.expiryDate().toUTC().toString(Qt::ISODate));
}

void tst_TlsTrust::whatTheLibraryDoesNotSay()
{
    const QSslCertificate shown = m_root.certificate;
    const QSslError unknown(QSslError::UnspecifiedError, shown);
    const QList<TlsCertificate> alone = tlsChain({shown}, {unknown});
    QCOMPARE(alone.first().problems.size(), 1);
    QVERIFY(alone.first().problems.first().text.contains(QStringLiteral("may be too weak")));
    const QList<TlsCertificate> besides = tlsChain({shown}, {unknown, QSslError(QSslError::CertificateExpired, shown)});
    QCOMPARE(besides.first().problems.size(), 1);
    QVERIFY(besides.first().has(TlsReason::Expired));
    // An error about no certificate in particular is not lost, and neither is one about a certificate that was not
    // sent.
    QVERIFY(tlsChain({shown}, {QSslError(QSslError::HostNameMismatch)}).first().has(TlsReason::WrongHost));
    QCOMPARE(tlsChain({}, {QSslError(QSslError::CertificateRevoked, shown)}).size(), 1);
}

void tst_TlsTrust::noTls_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("plain HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("greeting") << QByteArray("220 mail.example ESMTP\r\n");
    QTest::newRow("zeros") << QByteArray(64, '\0');
    QTest::newRow("alert: no common version of TLS") << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7);
    QTest::newRow("alert: no common cipher") << QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7);
    QTest::newRow("handshake that breaks off into noise") << QByteArray("\x16\x03\x03\x00\x10garbled.hello....", 21);
}

void tst_TlsTrust::noTls()
{
    QFETCH(const QByteArray, answer);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] { socket->write(answer); });
    });
    const BatchError error = failure(request(QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()))));
    QCOMPARE(error.kind, FailureKind::TlsFailed);
    QCOMPARE(error.stage, FailureStage::Tls);
    QVERIFY(error.certificates.isEmpty());
    QVERIFY(!error.detail.isEmpty());
    QCOMPARE(batchErrorHeadline(error), QStringLiteral("TLS with 127.0.0.1 could not be agreed"));
    QVERIFY(batchErrorAdvice(error).contains(QStringLiteral("does not speak TLS")));
}

void tst_TlsTrust::closedInTheHandshake()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::disconnectFromHost);
    });
    const BatchError error = failure(request(QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()))));
    QCOMPARE(error.kind, FailureKind::ConnectionLost);
    QCOMPARE(error.stage, FailureStage::Tls);
    QCOMPARE(error.detail, QStringLiteral("The server closed the connection before TLS was agreed."));
}

void tst_TlsTrust::silentInTheHandshake()
{
    m_http->setLimits({3s, 5s, 1024, 300ms});
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    // Every try has a connection of its own, and ends the same way.
    for (int attempt = 1; attempt <= 4; ++attempt) {
        QElapsedTimer timer;
        timer.start();
        const BatchError error =
            failure(request(QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()))));
        QCOMPARE(error.kind, FailureKind::StallTimeout);
        QCOMPARE(error.stage, FailureStage::Tls);
        QVERIFY2(error.detail.contains(QStringLiteral("TLS was not agreed within 0.3 s")),
                 qUtf8Printable(error.detail));
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        while (server.hasPendingConnections() || server.waitForNewConnection(0))
            server.nextPendingConnection();
    }
}

void tst_TlsTrust::unusableCaFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QByteArray &content, const char *said) {
        QTest::newRow(name) << content << QString::fromUtf8(said);
    };
    row("missing", QByteArray(), "is not there.");
    row("folder", "(folder)", "is not a file.");
    row("empty", "(empty)", "is empty.");
    row("blank", " \r\n\t\n", "is empty.");
    row("web page", "<html><body>Sign in to download</body></html>", "holds no certificate.");
    row("private key", m_root.key.toPem(), "holds no certificate.");
    row("broken off", m_root.certificate.toPem().left(200), "holds no certificate.");
    row("garbled", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "holds no certificate.");
}

void tst_TlsTrust::unusableCaFile()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, said);
    const QString path = m_dir->filePath(QStringLiteral("ca.pem"));
    if (content == "(folder)") {
        QVERIFY(QDir().mkpath(path));
    } else if (!content.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        if (content != "(empty)")
            file.write(content);
    }
    ScriptedServer server;
    server.setTls(TlsTestCertificate::make(serverSpec(), &m_root).serverConfiguration());
    const BatchError error = failure(request(server.url("/"), path));
    QCOMPARE(error.kind, FailureKind::InvalidRequest);
    QCOMPARE(error.stage, FailureStage::Tls);
    QCOMPARE(error.detail.left(12 + path.size()), QString(QStringLiteral("The CA file ") + path));
    QVERIFY2(error.detail.contains(said), qUtf8Printable(error.detail));
    QVERIFY(batchErrorAdvice(error).contains(QStringLiteral("account settings")));
    QCOMPARE(server.connectionCount(), 0);
}

void tst_TlsTrust::derFileIsTaken()
{
    QFile file(m_dir->filePath(QStringLiteral("ca.der")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_root.certificate.toDer());
    file.close();
    ScriptedServer server;
    server.setTls(TlsTestCertificate::make(serverSpec(), &m_root).serverConfiguration());
    server.add(ScriptedReply::json("{}"));
    QVERIFY(run(m_http->get(request(server.url("/"), file.fileName()), nullptr)).hasValue());
}

void tst_TlsTrust::replacedCaFileIsReadAgain()
{
    ScriptedServer server;
    server.setTls(TlsTestCertificate::make(serverSpec(), &m_root).serverConfiguration());
    server.add(ScriptedReply::json("{}"));
    const QString path = caFileWith({TlsTestCertificate::authority(QStringLiteral("Another"))});
    QCOMPARE(failure(request(server.url("/"), path)).kind, FailureKind::TlsFailed);
    QCOMPARE(caFileWith({m_root}), path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(2), QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(run(m_http->get(request(server.url("/"), path), nullptr)).hasValue());
}

QTEST_GUILESS_MAIN(tst_TlsTrust)
#include "tst_tlstrust.moc"
