// SPDX-License-Identifier: Apache-2.0
#include "app/account/sessionsecretstore.h"
#include "app/cli/errorwriter.h"
#include "app/cli/headlessrun.h"
#include "app/filter/filterparser.h"
#include "app/sample/sampleservice.h"
#include "app/service/httpaccess.h"
#include "app/signin/signinservice.h"
#include "tests/support/filesizelimit.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;

namespace {

const Secret key(QByteArray(64, 'k').toBase64());

QByteArray recordedList()
{
    QFile file(QStringLiteral(IMAGEBROWSER_TEST_DATA "/recorded-list.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<SampleImage> recordedImages()
{
    return readSampleCatalog(recordedList()).value_or(std::vector<SampleImage>());
}

} // namespace

//! The whole way over real sockets with checked signatures: service, listing, store, filter, export, exit code.
class HeadlessRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void exportsTheRecordedListInPages_data();
    void exportsTheRecordedListInPages();
    void exportsOddMembersAsTheyCame();
    void filtersHereAndAtTheService();
    void severalAccountsKeepTheirOrder();
    void anAccountTwiceIsListedOnce();
    void gate_data();
    void gate();
    void gateTellsWhatItCannotRead();
    void recoversFromPassingTrouble();
    void trouble_data();
    void trouble();
    void manyBadItemsAreSummarised();
    void partialExportSaysSo_data();
    void partialExportSaysSo();
    void failureOutranksAFinding();
    void accountThatCannotBeAskedLeavesTheOthers();
    void nothingToAskEndsAtOnce();
    void stopCountsAsIncomplete_data();
    void stopCountsAsIncomplete();
    void unwritableFileIsAFailure();
    void aFullDiskEndsTheRun();
    void moreThanTheStoreHoldsIsAFailure_data();
    void moreThanTheStoreHoldsIsAFailure();
    void secretsStayOut();

private:
    [[nodiscard]] Account addService(const QString &name, std::vector<SampleImage> images);
    using Meddling = std::function<void(ImageService &, HeadlessRun &)>;
    //! \a meddle gets service and run when they have just been started.
    [[nodiscard]] ExitCode run(const Meddling &meddle = {});
    [[nodiscard]] QByteArray exported() const;
    [[nodiscard]] QJsonArray exportedValue() const
    {
        return QJsonDocument::fromJson(exported()).object()[QStringLiteral("value")].toArray();
    }
    [[nodiscard]] QString errors() const { return QString::fromUtf8(m_errors.data()); }

    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<SampleService>> m_services;
    SessionSecretStore m_secrets;
    HeadlessTask m_task;
    QBuffer m_output;
    QBuffer m_errors;
    ErrorFormat m_errorFormat = ErrorFormat::Text;
};

void HeadlessRunTest::init()
{
    for (QBuffer *buffer : {&m_output, &m_errors}) {
        buffer->close();
        buffer->setData({});
        QVERIFY(buffer->open(QIODevice::WriteOnly));
    }
    m_errorFormat = ErrorFormat::Text;
    m_task = {};
    m_task.file = QStringLiteral("-");
    m_task.clock = [] { return parseInstant(std::string_view("2022-09-06T12:00:00Z")).value_or(Instant()); };
}

void HeadlessRunTest::cleanup()
{
    m_services.clear();
}

QByteArray HeadlessRunTest::exported() const
{
    if (m_task.writesToStandardOutput())
        return m_output.data();
    QFile file(m_task.file);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Account HeadlessRunTest::addService(const QString &name, std::vector<SampleImage> images)
{
    m_services.push_back(std::make_unique<SampleService>(name, key, std::move(images)));
    if (!m_services.back()->listen())
        qFatal("No port");
    Account account;
    account.id = name;
    account.name = name;
    account.accountName = name;
    account.endpoint = m_services.back()->endpoint();
    account.pageSize = 7;
    account.proxy.mode = ProxyMode::None;
    m_secrets.setValue(account.id, SecretKind::AccountKey, key);
    m_task.accounts.append(account);
    return account;
}

ExitCode HeadlessRunTest::run(const Meddling &meddle)
{
    HttpAccess http;
    SignInService signIn(http, m_secrets);
    ImageService service({http, m_secrets, signIn});
    RetryPolicy policy;
    policy.maxAttempts = 3;
    policy.firstDelay = std::chrono::milliseconds(10);
    service.setRetryPolicy(policy);
    ErrorWriter writer(m_errors, m_errorFormat);
    HeadlessRun headless(service, m_task, m_output, writer);
    std::optional<ExitCode> code;
    connect(&headless, &HeadlessRun::finished, this, [&code](ExitCode exitCode) { code = exitCode; });
    headless.start();
    if (meddle)
        meddle(service, headless);
    if (!QTest::qWaitFor([&code] { return code.has_value(); }, 30'000))
        qCritical("The run did not end");
    return code.value_or(ExitCode(-1));
}

void HeadlessRunTest::exportsTheRecordedListInPages_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("to standard output") << "-";
    QTest::newRow("page by page") << m_folder.filePath(QStringLiteral("images.json"));
}

void HeadlessRunTest::exportsTheRecordedListInPages()
{
    QFETCH(QString, file);
    m_task.file = file;
    (void)addService(QStringLiteral("contoso"), recordedImages());
    int requests = 0;
    connect(m_services.front().get(), &SampleService::requestAnswered, this, [&requests] { ++requests; });
    QCOMPARE(run(), ExitCode::Done);
    QCOMPARE(requests, 10);
    QCOMPARE(exportedValue(), QJsonDocument::fromJson(recordedList()).object()[QStringLiteral("value")].toArray());
    QCOMPARE(errors(), QString());
    const QJsonObject account =
        QJsonDocument::fromJson(exported()).object()[QStringLiteral("accounts")].toArray().first().toObject();
    QCOMPARE(account[QStringLiteral("images")].toInt(), 70);
    QVERIFY(account.contains(QStringLiteral("fetchedAt")));
}

void HeadlessRunTest::exportsOddMembersAsTheyCame()
{
    const QByteArrayList odd{
        R"({"imageReference":{"publisher":"p","offer":"o","sku":"s","version":"latest","exactVersion":"1.2.3","future":{"a":[1,2,{"b":null}]}},"nodeAgentSKUId":"n","osType":"linux","new":true})",
        R"({"imageReference":{"publisher":"naïve 日本 😀 \u0041\u00e9 \ud83d\ude00","offer":"tab\tquote\"slash\/back\\","sku":" ","version":""},"nodeAgentSKUId":"n","osType":"solaris","verificationType":"maybe","capabilities":[]})",
        R"({"imageReference":{"publisher":"p","offer":"o","sku":"n","version":"latest"},"nodeAgentSKUId":"n","osType":"linux","capabilities":null,"batchSupportEndOfLife":null,"verificationType":null})",
        R"({"imageReference":{"publisher":"p","offer":"o","sku":"numbers","version":"latest"},"nodeAgentSKUId":"n","osType":"linux","n":[0,-1,1.5,1e10,9007199254740993]})",
        R"({"imageReference":{"publisher":"p","offer":"o","sku":"date","version":"latest"},"nodeAgentSKUId":"n","osType":"linux","batchSupportEndOfLife":"one day"})",
    };
    const QByteArray reply = "{\"value\":[" + odd.join(',') + "]}";
    (void)addService(QStringLiteral("contoso"), readSampleCatalog(reply).value_or(std::vector<SampleImage>()));
    m_task.accounts.first().pageSize = 2;
    QCOMPARE(run(), ExitCode::Done);
    QCOMPARE(exportedValue(), QJsonDocument::fromJson(reply).object()[QStringLiteral("value")].toArray());
    QVERIFY(m_output.data().contains("9007199254740993"));
    QVERIFY(m_output.data().contains("1e10"));
}

void HeadlessRunTest::filtersHereAndAtTheService()
{
    (void)addService(QStringLiteral("contoso"), recordedImages());
    m_task.accounts.first().pageSize = 1000;
    m_task.filterText =
        QStringLiteral("osType eq 'windows' and contains(sku, '2019') and batchSupportEndOfLife ne null");
    m_task.filter = parseFilter(m_task.filterText).value();
    m_task.sort = {{SkuColumn, Qt::DescendingOrder}};
    QCOMPARE(run(), ExitCode::Done);
    const QJsonArray here = exportedValue();
    QCOMPARE(here.size(), qsizetype(7));
    QCOMPARE(here.first()[QStringLiteral("imageReference")][QStringLiteral("sku")].toString(),
             QStringLiteral("2019-datacenter-with-containers-smalldisk"));

    QString target;
    connect(m_services.front().get(), &SampleService::requestAnswered, this,
            [&target](const QString &sent) { target = sent; });
    m_output.buffer().clear();
    m_output.seek(0);
    m_task.filtersAtService = true;
    QCOMPARE(run(), ExitCode::Done);
    QVERIFY2(target.contains(QStringLiteral("$filter=osType")), qPrintable(target));
    QCOMPARE(exportedValue(), here);
    QCOMPARE(QJsonDocument::fromJson(m_output.data()).object()[QStringLiteral("filter")].toString(), m_task.filterText);
}

void HeadlessRunTest::severalAccountsKeepTheirOrder()
{
    std::vector<SampleImage> few = recordedImages();
    few.resize(3);
    (void)addService(QStringLiteral("slow"), recordedImages());
    (void)addService(QStringLiteral("fast"), few);
    m_services.front()->setMisbehaviour({SampleTrouble::Slow, 1, 1, {}, std::chrono::milliseconds(100)});
    QCOMPARE(run(), ExitCode::Done);
    const QJsonArray value = exportedValue();
    QCOMPARE(value.size(), qsizetype(73));
    QCOMPARE(value[69][QStringLiteral("account")].toString(), QStringLiteral("slow"));
    QCOMPARE(value[70][QStringLiteral("account")].toString(), QStringLiteral("fast"));
}

void HeadlessRunTest::anAccountTwiceIsListedOnce()
{
    m_task.accounts.append(addService(QStringLiteral("contoso"), recordedImages()));
    QCOMPARE(m_task.accounts.size(), qsizetype(2));
    QCOMPARE(run(), ExitCode::Done);
    QCOMPARE(exportedValue().size(), qsizetype(70));
}

void HeadlessRunTest::gate_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<ExitCode>("code");
    // On 2022-09-06 the recorded list has ends on 2022-09-30 (24 days) and 2023-05-30 (266 days).
    QTest::newRow("one day short") << 23 << QString() << ExitCode::Done;
    QTest::newRow("to the day") << 24 << QString() << ExitCode::Found;
    QTest::newRow("exported images only") << 24 << "offer eq 'ubuntuserver'" << ExitCode::Done;
    QTest::newRow("later end") << 266 << "offer eq 'ubuntuserver'" << ExitCode::Found;
    QTest::newRow("no dates") << 10'000 << "batchSupportEndOfLife eq null" << ExitCode::Done;
}

void HeadlessRunTest::gate()
{
    QFETCH(int, days);
    QFETCH(QString, filter);
    (void)addService(QStringLiteral("contoso"), recordedImages());
    m_task.filter = parseFilter(filter).value();
    m_task.failIfEndsWithinDays = days;
    QTEST(run(), "code");
    QVERIFY(!m_output.data().isEmpty());
    QFETCH(ExitCode, code);
    QCOMPARE(errors().isEmpty(), code == ExitCode::Done);

    // Page by page it finds the same.
    const QString told = errors();
    m_errors.buffer().clear();
    m_errors.seek(0);
    m_task.file = m_folder.filePath(QStringLiteral("gate.json"));
    QTEST(run(), "code");
    QCOMPARE(errors(), told);
    QCOMPARE(exportedValue(), QJsonDocument::fromJson(m_output.data()).object()[QStringLiteral("value")].toArray());
}

void HeadlessRunTest::gateTellsWhatItCannotRead()
{
    const auto images = readSampleCatalog(
        R"({"value":[{"imageReference":{"publisher":"p","offer":"o","sku":"s"},"batchSupportEndOfLife":"soon"},)"
        R"({"imageReference":{"publisher":"p","offer":"o","sku":"t"},"batchSupportEndOfLife":null}]})");
    QVERIFY(images);
    (void)addService(QStringLiteral("contoso"), images.value());
    QCOMPARE(run(), ExitCode::Done);
    QCOMPARE(errors(), QString());
    m_task.failIfEndsWithinDays = 30;
    QCOMPARE(run(), ExitCode::Done);
    QVERIFY2(errors().contains(QStringLiteral("not looked at: 1; the first is “soon” of p:o:s")), qPrintable(errors()));
    // Scripts are told too.
    m_errors.buffer().clear();
    m_errors.seek(0);
    m_errorFormat = ErrorFormat::Json;
    QCOMPARE(run(), ExitCode::Done);
    QCOMPARE(QJsonDocument::fromJson(m_errors.data()).object()[QStringLiteral("kind")].toString(),
             QStringLiteral("endsUnreadable"));
}

void HeadlessRunTest::recoversFromPassingTrouble()
{
    (void)addService(QStringLiteral("contoso"), recordedImages());
    m_services.front()->setMisbehaviour({SampleTrouble::Throttle, 2, 2, std::chrono::seconds(0)});
    m_task.isVerbose = true;
    QCOMPARE(run(), ExitCode::Done);
    QCOMPARE(exportedValue().size(), qsizetype(70));
    QVERIFY2(errors().contains(QStringLiteral("(try 3 of 3)")), qPrintable(errors()));
}

void HeadlessRunTest::trouble_data()
{
    QTest::addColumn<SampleTrouble>("trouble");
    QTest::addColumn<QString>("kind");
    QTest::newRow("server error") << SampleTrouble::ServerError << "serviceError";
    QTest::newRow("key refused") << SampleTrouble::RefuseKey << "serviceError";
    QTest::newRow("cut off") << SampleTrouble::CutOff << "";
    QTest::newRow("disconnect") << SampleTrouble::Disconnect << "connectionLost";
    QTest::newRow("HTML with 200") << SampleTrouble::HtmlPage << "notJson";
    QTest::newRow("HTML with 502") << SampleTrouble::GatewayError << "httpError";
    QTest::newRow("redirect") << SampleTrouble::Redirect << "redirected";
    QTest::newRow("foreign link") << SampleTrouble::ForeignLink << "foreignLink";
    QTest::newRow("repeated link") << SampleTrouble::RepeatedLink << "repeatedLink";
    QTest::newRow("bad item") << SampleTrouble::BadItem << "badItem";
}

void HeadlessRunTest::trouble()
{
    QFETCH(SampleTrouble, trouble);
    QFETCH(QString, kind);
    QTemporaryDir folder;
    m_task.file = folder.filePath(QStringLiteral("images.json"));
    QFile old(m_task.file);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    (void)addService(QStringLiteral("contoso"), recordedImages());
    m_services.front()->setMisbehaviour({trouble, 2});
    m_errorFormat = ErrorFormat::Json;
    QCOMPARE(run(), ExitCode::CouldNotTell);
    const QJsonObject error = QJsonDocument::fromJson(m_errors.data().split('\n').first()).object();
    QVERIFY(!error.isEmpty());
    if (!kind.isEmpty())
        QCOMPARE(error[QStringLiteral("kind")].toString(), kind);
    QCOMPARE(error[QStringLiteral("account")].toString(), QStringLiteral("contoso"));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("images.json")});
}

void HeadlessRunTest::manyBadItemsAreSummarised()
{
    (void)addService(QStringLiteral("contoso"), recordedImages());
    m_services.front()->setMisbehaviour({SampleTrouble::BadItem});
    m_errorFormat = ErrorFormat::Json;
    QCOMPARE(run(), ExitCode::CouldNotTell);
    const qsizetype all = errors().count(QLatin1String("\"badItem\""));
    QVERIFY(all > 5);

    m_errors.buffer().clear();
    m_errors.seek(0);
    m_errorFormat = ErrorFormat::Text;
    QCOMPARE(run(), ExitCode::CouldNotTell);
    QCOMPARE(errors().count(QLatin1String("contoso: The image at index")), 3);
    QVERIFY2(errors().contains(QStringLiteral("besides these: %1;").arg(all - 3)), qPrintable(errors()));
}

void HeadlessRunTest::partialExportSaysSo_data()
{
    exportsTheRecordedListInPages_data();
}

void HeadlessRunTest::partialExportSaysSo()
{
    QFETCH(QString, file);
    m_task.file = file;
    (void)addService(QStringLiteral("contoso"), recordedImages());
    m_services.front()->setMisbehaviour({SampleTrouble::RefuseKey, 3});
    m_task.allowsPartial = true;
    QCOMPARE(run(), ExitCode::CouldNotTell);
    const QJsonObject root = QJsonDocument::fromJson(exported()).object();
    QCOMPARE(root[QStringLiteral("complete")].toBool(true), false);
    QCOMPARE(exportedValue().size(), qsizetype(14));
    QVERIFY(errors().startsWith(QStringLiteral("batch-image-browser: contoso: ")));
    QVERIFY(errors().contains(QStringLiteral("SharedKey is not allowed")));
}

void HeadlessRunTest::failureOutranksAFinding()
{
    (void)addService(QStringLiteral("contoso"), recordedImages());
    (void)addService(QStringLiteral("fabrikam"), recordedImages());
    m_services.back()->setMisbehaviour({SampleTrouble::RefuseKey});
    m_task.failIfEndsWithinDays = 365;
    QCOMPARE(run(), ExitCode::CouldNotTell);
    QVERIFY(m_output.data().isEmpty());
    m_task.allowsPartial = true;
    QCOMPARE(run(), ExitCode::CouldNotTell);
    QCOMPARE(exportedValue().size(), qsizetype(70));
}

void HeadlessRunTest::accountThatCannotBeAskedLeavesTheOthers()
{
    (void)addService(QStringLiteral("contoso"), recordedImages());
    (void)addService(QStringLiteral("fabrikam"), recordedImages());
    int requests = 0;
    connect(m_services.front().get(), &SampleService::requestAnswered, this, [&requests] { ++requests; });
    m_task.accounts.first().caFile = QStringLiteral("/nonexistent/ca.pem");
    m_task.accounts.first().apiVersion = QStringLiteral("2025 06 01");
    // A name that cannot be saved again keeps nobody from asking.
    m_task.accounts.last().name = QStringLiteral("fab\nrikam");
    m_errorFormat = ErrorFormat::Json;
    QCOMPARE(run(), ExitCode::CouldNotTell);
    QVERIFY(m_output.data().isEmpty());
    QCOMPARE(m_errors.data().count('\n'), qsizetype(1));
    const QJsonObject error = QJsonDocument::fromJson(m_errors.data()).object();
    QCOMPARE(error[QStringLiteral("kind")].toString(), QStringLiteral("invalidRequest"));
    QCOMPARE(error[QStringLiteral("account")].toString(), QStringLiteral("contoso"));
    const QString detail = error[QStringLiteral("detail")].toString();
    QVERIFY2(detail.contains(QStringLiteral("Extra CA file: There is no file of this name.")), qPrintable(detail));
    QVERIFY2(detail.contains(QStringLiteral("API version: ")), qPrintable(detail));
    const QStringList sentences = detail.split(QLatin1Char('\n'));
    QCOMPARE(sentences.size(), qsizetype(2));
    for (const QString &sentence : sentences)
        QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));

    m_task.allowsPartial = true;
    m_errorFormat = ErrorFormat::Text;
    QCOMPARE(run(), ExitCode::CouldNotTell);
    QCOMPARE(exportedValue().size(), qsizetype(70));
    QVERIFY(errors().contains(QStringLiteral("batch-image-browser: contoso: The account’s settings cannot be used")));
    const QJsonArray accounts = QJsonDocument::fromJson(m_output.data()).object()[QStringLiteral("accounts")].toArray();
    QCOMPARE(accounts[0][QStringLiteral("complete")].toBool(true), false);
    QCOMPARE(accounts[1][QStringLiteral("complete")].toBool(false), true);
    QCOMPARE(requests, 0);
}

void HeadlessRunTest::nothingToAskEndsAtOnce()
{
    (void)addService(QStringLiteral("contoso"), recordedImages());
    m_task.accounts.first().endpoint = QUrl(QStringLiteral("http://batch.example.com"));
    QCOMPARE(run(), ExitCode::CouldNotTell);
    QVERIFY(m_output.data().isEmpty());
    QVERIFY2(errors().contains(QStringLiteral("Endpoint: Plain http")), qPrintable(errors()));
}

void HeadlessRunTest::stopCountsAsIncomplete_data()
{
    exportsTheRecordedListInPages_data();
}

void HeadlessRunTest::stopCountsAsIncomplete()
{
    QFETCH(QString, file);
    m_task.file = file;
    (void)QFile::remove(file);
    (void)addService(QStringLiteral("contoso"), recordedImages());
    m_services.front()->setMisbehaviour({SampleTrouble::Hang});
    QCOMPARE(run([](ImageService & /*service*/, HeadlessRun &headless) { headless.stop(); }), ExitCode::CouldNotTell);
    QVERIFY(exported().isEmpty());
    // Who stops a run does not ask for a part of the list.
    m_task.allowsPartial = true;
    QCOMPARE(run([](ImageService & /*service*/, HeadlessRun &headless) { headless.stop(); }), ExitCode::CouldNotTell);
    QVERIFY(exported().isEmpty());
}

void HeadlessRunTest::unwritableFileIsAFailure()
{
    (void)addService(QStringLiteral("contoso"), recordedImages());
    m_task.file = QStringLiteral("/nonexistent/images.json");
    m_task.failIfEndsWithinDays = 365;
    QCOMPARE(run(), ExitCode::CouldNotTell);
    QVERIFY(errors().contains(QStringLiteral("/nonexistent")));
}

void HeadlessRunTest::aFullDiskEndsTheRun()
{
    constexpr std::size_t Images = 4000;
    QByteArrayList items;
    for (std::size_t i = 0; i < Images; ++i)
        items.append(R"({"osType":"linux","imageReference":{"sku":")" + QByteArray(5000, 'x') + R"("}})");
    (void)addService(QStringLiteral("contoso"),
                     readSampleCatalog("{\"value\":[" + items.join(',') + "]}").value_or(std::vector<SampleImage>()));
    m_task.accounts.first().pageSize = 40;
    int requests = 0;
    connect(m_services.front().get(), &SampleService::requestAnswered, this, [&requests] { ++requests; });
    m_task.file = m_folder.filePath(QStringLiteral("full.json"));
    const FileSizeLimit limit(4096);
    QCOMPARE(run(), ExitCode::CouldNotTell);
    QCOMPARE(
        errors(),
        QStringLiteral("batch-image-browser: “%1” was not written: %2.\n").arg(m_task.file, FileSizeLimit::reason()));
    QVERIFY(!QFile::exists(m_task.file));
    // Nobody fetches the rest of a list that has no place to go.
    QVERIFY2(requests < 50, qPrintable(QString::number(requests)));
}

void HeadlessRunTest::moreThanTheStoreHoldsIsAFailure_data()
{
    exportsTheRecordedListInPages_data();
}

void HeadlessRunTest::moreThanTheStoreHoldsIsAFailure()
{
    QFETCH(QString, file);
    m_task.file = file;
    m_task.filter = parseFilter(QStringLiteral("osType ne 'solaris'")).value();
    m_task.allowsPartial = true;
    const Account account = addService(QStringLiteral("contoso"), recordedImages());
    const auto addTooMuch = [this, &account](ImageService &service, HeadlessRun & /*headless*/) {
        connect(&service, &ImageService::pageReady, this, [&](const QString & /*id*/, int number) {
            if (number != 1)
                return;
            // Nothing of it is touched: it takes addresses and no memory.
            ImagePage large;
            large.body = QByteArray(qsizetype(1) << 30, Qt::Uninitialized);
            Q_EMIT service.pageReady(account.id, 2, std::make_shared<const ImagePage>(std::move(large)));
        });
    };
    QCOMPARE(run(addTooMuch), ExitCode::CouldNotTell);
    QCOMPARE(errors().count(QStringLiteral("There is no room for more images")), 1);
    QVERIFY(exportedValue().size() >= 7);
    QCOMPARE(QJsonDocument::fromJson(exported()).object()[QStringLiteral("complete")].toBool(true), false);
}

void HeadlessRunTest::secretsStayOut()
{
    (void)addService(QStringLiteral("contoso"), recordedImages());
    // Another key: the service quotes the signature it was sent.
    const QByteArray planted = QByteArray(64, 'z').toBase64();
    m_secrets.setValue(QStringLiteral("contoso"), SecretKind::AccountKey, Secret(planted));
    m_task.allowsPartial = true;
    m_task.isVerbose = true;
    for (const ErrorFormat format : {ErrorFormat::Text, ErrorFormat::Json}) {
        m_errorFormat = format;
        QCOMPARE(run(), ExitCode::CouldNotTell);
    }
    const QString all = errors() + QString::fromUtf8(m_output.data());
    QVERIFY(all.contains(QStringLiteral("AuthenticationErrorDetail")));
    QVERIFY(all.contains(QStringLiteral("MAC signature found in the HTTP request '[removed]'")));
    QVERIFY(!all.contains(QString::fromLatin1(planted.left(12))));
}

QTEST_GUILESS_MAIN(HeadlessRunTest)
#include "tst_headlessrun.moc"
