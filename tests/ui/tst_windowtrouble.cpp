// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "app/account/sessionsecretstore.h"
#include "tests/support/proxydouble.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/servicepages.h"
#include "tests/support/tlstestcertificate.h"
#include "ui/imagetableview.h"
#include "ui/progressstrip.h"

#include <QClipboard>
#include <QDirIterator>
#include <QDockWidget>
#include <QLabel>
#include <QLoggingCategory>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

Q_DECLARE_METATYPE(imagebrowser::ScriptedReply)

using namespace imagebrowser;

namespace {

const QByteArray plantedKey = QByteArray("planted-key-that-nobody-may-ever-see-0123456789abcdef").toBase64();

QStringList loggedLines;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &line)
{
    loggedLines << line;
}

} // namespace

//! What the window shows for each way a listing can fail on its second page, over real sockets.
class TestWindowTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void secondPageFails_data();
    void secondPageFails();
    void passingTroubleIsVisibleAndPasses();
    void refusedCertificatesAreShown();
    void proxyThatRefusesIsNamed();
    void badItemIsReportedAndTheOthersStay();
    void unknownThingsAreShown();
    void noSecretAnywhere();

private:
    void openAccount();
    [[nodiscard]] QByteArray nextLink() const { return m_server->url("/supportedimages?api-version=x&$skiptoken=2").toEncoded(); }
    template<typename T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    QStringList factTexts() const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ApplicationServices> m_services;
    std::unique_ptr<MainWindow> m_window;
    Account m_account;
};

void TestWindowTrouble::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ScriptedServer>();
    ApplicationServices::Setup setup;
    setup.settingsPath = m_home->filePath(QStringLiteral("settings.json"));
    setup.secrets = std::make_unique<SessionSecretStore>();
    m_services = std::make_unique<ApplicationServices>(std::move(setup));
    RetryPolicy quick;
    quick.firstDelay = std::chrono::milliseconds(4);
    m_services->service().setRetryPolicy(quick);
    HttpLimits limits = m_services->http().limits();
    limits.stallTimeout = std::chrono::milliseconds(300);
    m_services->http().setLimits(limits);

    Account account;
    account.name = QStringLiteral("contoso");
    account.accountName = QStringLiteral("contoso");
    account.endpoint = m_server->endpoint();
    m_account = m_services->accounts().add(account);
    m_services->secrets().write(m_account.id, SecretKind::AccountKey, Secret(plantedKey), this, [](const QString &) {});
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->show();
}

void TestWindowTrouble::cleanup()
{
    m_window.reset();
    m_services.reset();
    m_server.reset();
}

void TestWindowTrouble::openAccount()
{
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openAccounts({m_account});
    QVERIFY(idle.wait(20'000));
}

QStringList TestWindowTrouble::factTexts() const
{
    QStringList texts;
    for (const char *list : {"errorFacts", "errorValues"}) {
        for (const QLabel *label : find<QWidget>(list)->findChildren<QLabel *>())
            texts << label->text().remove(QChar(0x200b));
    }
    return texts;
}

void TestWindowTrouble::secondPageFails_data()
{
    QTest::addColumn<ScriptedReply>("trouble");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("requests");
    const auto row = [](const char *name, const ScriptedReply &reply, const char *kind, int requests = 1) {
        ScriptedReply repeated = reply;
        repeated.times = requests;
        QTest::newRow(name) << repeated << QString::fromLatin1(kind) << requests;
    };
    ScriptedReply json = ScriptedReply::json(pageOf({image("c")}));
    row("401", ScriptedReply::error(401, "Unauthorized", batchError("AuthenticationFailed", "no")), "serviceError");
    row("403 with a detail", ScriptedReply::error(403, "Forbidden", batchError("AuthenticationFailed", "no", keysNotAllowed())), "serviceError");
    row("404", ScriptedReply::error(404, "Not Found", batchError("ResourceNotFound", "no")), "serviceError");
    row("429 that stays", ScriptedReply::error(429, "Too Many", batchError("TooManyRequests", "busy")), "serviceError", 5);
    row("500 that stays", ScriptedReply::error(500, "Error", batchError("InternalError", "no")), "serviceError", 5);
    row("503 without a body", ScriptedReply::error(503, "Unavailable"), "httpError", 5);
    row("502 with a web page", ScriptedReply::error(502, "Bad Gateway", "<html>proxy</html>"), "httpError", 5);
    row("redirect", ScriptedReply::error(302, "Found").with("Location", "http://127.0.0.2/"), "redirected");
    ScriptedReply reply = json;
    reply.isSilent = true;
    reply.end = ScriptedReply::End::Hang;
    row("no answer", reply, "stallTimeout", 5);
    reply = json;
    reply.claimedLength = reply.body.size() + 100;
    reply.end = ScriptedReply::End::Close;
    row("cut off", reply, "cutOff");
    row("not JSON", ScriptedReply::json("<html>captive portal</html>"), "notJson");
    row("JSON that ends early", ScriptedReply::json(pageOf({image("c")}).chopped(20)), "cutOff");
    row("wrong shape", ScriptedReply::json(valueThatIsNoArray()), "wrongShape");
    row("too deep", ScriptedReply::json("{\"value\":[{\"x\":" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}]}"), "tooDeep");
    row("link to another host", ScriptedReply::json(pageOf({image("c")}, "http://127.0.0.2:1/supportedimages?$skiptoken=3")), "foreignLink");
}

void TestWindowTrouble::secondPageFails()
{
    QFETCH(ScriptedReply, trouble);
    QFETCH(QString, kind);
    QFETCH(int, requests);
    m_server->add(ScriptedReply::json(pageOf({image("a"), image("b")}, nextLink())));
    m_server->add(trouble);
    openAccount();
    QVERIFY(m_server->isExhausted());
    QCOMPARE(m_server->requests().size(), 1 + requests);

    // Rows kept, marked incomplete, the error whole.
    const bool gaveThirdRow = kind == QStringLiteral("foreignLink");
    auto *table = find<ImageTableView>("imageTable");
    QCOMPARE(table->model()->rowCount(), gaveThirdRow ? 3 : 2);
    QVERIFY(table->isVisible());
    auto *strip = find<ProgressStrip>("progressStrip");
    QVERIFY(strip->isVisible());
    QVERIFY2(strip->text().startsWith(QStringLiteral("Incomplete: page")), qPrintable(strip->text()));
    QVERIFY(find<QDockWidget>("problemsDock")->isVisible());
    QCOMPARE(m_services->problems().rowCount(), 1);
    const BatchError error = m_services->problems().problem(0).error;
    QCOMPARE(failureKindId(error.kind), kind);
    // A refused link is never asked for.
    QCOMPARE(error.attempts, gaveThirdRow ? 0 : requests);
    QCOMPARE(error.page, gaveThirdRow ? 3 : 2);
    QCOMPARE(error.rowsKept, table->model()->rowCount());
    QCOMPARE(error.accountName, QStringLiteral("contoso"));
    QVERIFY(!find<QLabel>("errorHeadline")->text().isEmpty());
    QVERIFY(find<QLabel>("errorAdvice")->text().endsWith(u'.'));
    const QStringList facts = factTexts();
    if (!error.code.isEmpty())
        QVERIFY(facts.contains(error.code));
    for (const BatchErrorDetail &pair : error.values)
        QVERIFY(facts.contains(pair.key) && facts.contains(pair.value));

    // Resume asks for what is missing, or for everything where the link was no good.
    if (gaveThirdRow)
        m_server->add(ScriptedReply::json(pageOf({image("a"), image("b")}, nextLink())));
    m_server->add(ScriptedReply::json(pageOf({image("c")})));
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    QTest::mouseClick(find<QToolButton>("stripResume"), Qt::LeftButton);
    QVERIFY(idle.wait());
    QVERIFY(m_server->isExhausted());
    QCOMPARE(table->model()->rowCount(), 3);
    QVERIFY(!strip->isVisible());
    QVERIFY(m_services->listings().listing(m_account.id)->isComplete);
}

void TestWindowTrouble::passingTroubleIsVisibleAndPasses()
{
    RetryPolicy slow;
    slow.firstDelay = std::chrono::milliseconds(400);
    m_services->service().setRetryPolicy(slow);
    m_server->add(ScriptedReply::error(503, "Unavailable", batchError("ServerBusy", "busy")));
    m_server->add(ScriptedReply::json(pageOf({image("a")})));
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openAccounts({m_account});
    auto *strip = find<ProgressStrip>("progressStrip");
    QTRY_VERIFY(strip->text().contains(QStringLiteral("waiting 1 s (try 2 of 5)")));
    QVERIFY(idle.count() > 0 || idle.wait());
    QCOMPARE(find<ImageTableView>("imageTable")->model()->rowCount(), 1);
    QCOMPARE(m_services->problems().rowCount(), 1);
    QCOMPARE(m_services->problems().problem(0).severity, BatchErrorModel::Severity::Recovered);
}

void TestWindowTrouble::refusedCertificatesAreShown()
{
    const TlsTestCertificate root = TlsTestCertificate::authority(QStringLiteral("Contoso Root"));
    const TlsTestCertificate middle = TlsTestCertificate::authority(QStringLiteral("Contoso Issuing"), &root);
    TlsTestCertificate::Spec spec;
    spec.hosts = QStringList {QStringLiteral("127.0.0.1")};
    const TlsTestCertificate leaf = TlsTestCertificate::make(spec, &middle);
    m_server->setTls(leaf.serverConfiguration({middle}));
    m_account.endpoint = m_server->endpoint();
    QVERIFY(m_services->accounts().update(m_account));
    openAccount();
    QVERIFY(m_server->requests().isEmpty());
    QVERIFY(find<QDockWidget>("problemsDock")->isVisible());
    QCOMPARE(find<QLabel>("errorHeadline")->text(), QStringLiteral("The certificate of 127.0.0.1 is signed by an unknown authority"));
    QVERIFY(find<QLabel>("errorAdvice")->text().contains(QStringLiteral("signed by Contoso Root")));
    const QStringList facts = factTexts();
    QVERIFY(facts.contains(QStringLiteral("TLS")));
    for (const auto &[name, certificate] : {std::pair {QStringLiteral("Certificate 1 of 2"), leaf}, {QStringLiteral("Certificate 2 of 2"), middle}}) {
        QVERIFY(facts.contains(name));
        const QString value = facts.at(facts.indexOf(name) + 1);
        QVERIFY2(value.contains(QString::fromLatin1(certificate.certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper())), qPrintable(value));
        QVERIFY(value.contains(certificate.certificate.issuerDisplayName()));
        QCOMPARE(value.contains(QStringLiteral("Refused: ")), name.startsWith(QStringLiteral("Certificate 2")));
    }
    QTest::mouseClick(find<QPushButton>("copyDetailsButton"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Certificate 2 of 2: Subject: CN=Contoso Issuing")));
    QTest::mouseClick(find<QPushButton>("copyJsonButton"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\"unknownIssuer\"")));
    // Nothing offers to look away.
    for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>())
        QVERIFY2(!button->text().contains(QStringLiteral("ignore"), Qt::CaseInsensitive), qPrintable(button->text()));
}

void TestWindowTrouble::proxyThatRefusesIsNamed()
{
    ProxyDouble proxy;
    proxy.setAnswer("HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 22\r\n\r\n<b>Category: cloud</b>\n");
    m_account.endpoint = QUrl(QStringLiteral("https://contoso.westeurope.example.invalid"));
    m_account.proxy = {ProxyMode::Manual, QStringLiteral("127.0.0.1"), proxy.port(), {}};
    QVERIFY(m_services->accounts().update(m_account));
    openAccount();
    const QString name = QStringLiteral("127.0.0.1:%1").arg(proxy.port());
    QVERIFY(find<QLabel>("errorHeadline")->text().contains(name));
    QVERIFY(factTexts().contains(name));
    QCOMPARE(find<QPlainTextEdit>("errorSample")->toPlainText().trimmed(), QStringLiteral("<b>Category: cloud</b>"));
    QVERIFY(find<QPlainTextEdit>("errorSample")->isVisible());
}

void TestWindowTrouble::badItemIsReportedAndTheOthersStay()
{
    m_server->add(ScriptedReply::json(pageOf({image("a"), "42", image("c")})));
    openAccount();
    QCOMPARE(find<ImageTableView>("imageTable")->model()->rowCount(), 2);
    QCOMPARE(m_services->problems().problem(0).error.kind, FailureKind::BadItem);
    QCOMPARE(m_services->problems().problem(0).error.itemIndex, 1);
    // All of the window agrees that something is missing.
    QVERIFY2(find<QLabel>("imageCounts")->text().contains(QStringLiteral("incomplete")), qPrintable(find<QLabel>("imageCounts")->text()));
    QVERIFY(find<QLabel>("progressText")->text().startsWith(QStringLiteral("Incomplete: 1 image of ")));
}

void TestWindowTrouble::unknownThingsAreShown()
{
    m_server->add(ScriptedReply::json(pageOf({strangeImage()})));
    openAccount();
    auto *table = find<ImageTableView>("imageTable");
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, OsColumn).data().toString(), QStringLiteral("plan9"));
    QCOMPARE(table->model()->index(0, EndsColumn).data().toString(), QStringLiteral("soon"));
    const QString json = find<QPlainTextEdit>("detailsJson")->toPlainText();
    QVERIFY2(json.contains(QStringLiteral("\"new\": 1e400")) && json.contains(QStringLiteral("\"tier\": 7")), qPrintable(json));
}

void TestWindowTrouble::noSecretAnywhere()
{
    loggedLines.clear();
    QLoggingCategory::setFilterRules(QStringLiteral("imagebrowser.*=true"));
    const auto previous = qInstallMessageHandler(keepLog);
    // A server that quotes everything it was sent, everywhere it can.
    m_server->setHandler([](const ScriptedRequest &request) {
        const QByteArray sent = request.header("Authorization");
        const QByteArray values = echoedCredentials(sent, plantedKey);
        return ScriptedReply::error(403, "Refused " + sent + ' ' + plantedKey, batchError("AuthenticationFailed", "Sent: " + sent, values))
            .with("request-id", plantedKey);
    });
    openAccount();
    QStringList seen {m_window->windowTitle()};
    for (const char *button : {"copyDetailsButton", "copyJsonButton"}) {
        QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("AuthenticationFailed")));
        seen << QGuiApplication::clipboard()->text();
    }
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        seen << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription() << widget->property("text").toString()
             << widget->property("plainText").toString();
    }
    m_window->close();
    qInstallMessageHandler(previous);
    QLoggingCategory::setFilterRules({});
    QVERIFY(loggedLines.join(u'\n').contains(QStringLiteral("supportedimages")));
    seen << loggedLines;
    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        seen << QString::fromUtf8(file.readAll());
    }
    const QByteArray sent = m_server->requests().constFirst().header("Authorization");
    const QString signature = QString::fromLatin1(sent.mid(sent.indexOf(':') + 1));
    QVERIFY(signature.size() > 40);
    for (const QString &text : std::as_const(seen)) {
        const QString plain = QString(text).remove(QChar(0x200b));
        QVERIFY2(!plain.contains(signature.left(20)), qPrintable(plain));
        QVERIFY2(!plain.contains(QString::fromLatin1(plantedKey.left(20))), qPrintable(plain));
        QVERIFY2(!plain.contains(QStringLiteral("planted-key")), qPrintable(plain));
    }
}

QTEST_MAIN(TestWindowTrouble)
#include "tst_windowtrouble.moc"
