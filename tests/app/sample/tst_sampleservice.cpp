// SPDX-License-Identifier: Apache-2.0
#include "app/sample/sampleservice.h"
#include "app/sample/samplesignature.h"
#include "tests/support/rawhttp.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTest>

using namespace imagebrowser;

namespace {

const QString account = QStringLiteral("contoso");
const Secret key(QByteArray(64, 'k').toBase64());

std::vector<SampleImage> recordedImages()
{
    QFile file(QStringLiteral(IMAGEBROWSER_TEST_DATA "/recorded-list.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return readSampleCatalog(file.readAll()).value_or(std::vector<SampleImage>());
}

QByteArray httpDate(const QDateTime &time = QDateTime::currentDateTimeUtc())
{
    return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
}

//! A request with a valid signature over what \a headers hold besides it.
QByteArray signedGet(const QByteArray &target, const QByteArray &date = httpDate(), const QByteArray &headers = {})
{
    const QByteArray head =
        "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:1234\r\nocp-date: " + date + "\r\n" + headers;
    SampleRequestReader reader;
    reader.append(head + "\r\n");
    SampleRequest request;
    if (reader.next(request) != SampleRequestReader::State::Ready)
        return {};
    const QString text = sampleStringToSign(request, account, ParameterNames::LowerCase);
    return head + "Authorization: SharedKey contoso:" + sampleSignature(text, key) + "\r\n\r\n";
}

QByteArray listTarget(const QByteArray &more = {})
{
    return "/supportedimages?" + more + "api-version=2024-07-01.20.0";
}

QJsonObject json(const RawReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

QString detail(const RawReply &reply, const QString &name)
{
    for (const QJsonValue &pair : json(reply)[QStringLiteral("values")].toArray()) {
        if (pair[QStringLiteral("key")].toString() == name)
            return pair[QStringLiteral("value")].toString();
    }
    return {};
}

} // namespace

class SampleServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void listsEverythingOnOnePage();
    void pagesOverOneConnection();
    void linkRepeatsTheRequestInItsOrder();
    void filtersAtTheService();
    void echoesClientRequestIdOnlyWhenAsked();
    void refusesBadRequests_data();
    void refusesBadRequests();
    void quotesTheStringItSigned();
    void refusesOldAndMissingDates();
    void acceptsParameterNamesSignedAsSent();
    void refusesForeignContinuationTokens();
    void answersGarbageAndCloses_data();
    void answersGarbageAndCloses();
    void answersPipelinedRequestsInOrder();
    void misbehavesByStatus_data();
    void misbehavesByStatus();
    void misbehavesInTransport_data();
    void misbehavesInTransport();
    void misbehavesFromAPageOnAndForSomeRequests();
    void misbehavesInLinks();

private:
    [[nodiscard]] RawReply get(const QByteArray &bytes)
    {
        RawHttp client(m_service->endpoint());
        client.send(bytes);
        return client.read();
    }

    std::unique_ptr<SampleService> m_service;
};

void SampleServiceTest::init()
{
    m_service = std::make_unique<SampleService>(account, key, recordedImages());
    QVERIFY(m_service->listen());
}

void SampleServiceTest::cleanup()
{
    m_service.reset();
}

void SampleServiceTest::listsEverythingOnOnePage()
{
    const RawReply reply = get(signedGet(listTarget()));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.isComplete);
    QCOMPARE(reply.header("Content-Type"), QByteArray("application/json; odata=minimalmetadata"));
    QCOMPARE(reply.header("Transfer-Encoding"), QByteArray("chunked"));
    QCOMPARE(reply.header("DataServiceVersion"), QByteArray("3.0"));
    QVERIFY(!reply.header("request-id").isEmpty());
    QCOMPARE(json(reply)[QStringLiteral("value")].toArray().size(), qsizetype(70));
    QVERIFY(!json(reply).contains(QStringLiteral("odata.nextLink")));
}

void SampleServiceTest::pagesOverOneConnection()
{
    RawHttp client(m_service->endpoint());
    QByteArray target = listTarget("maxresults=7&");
    QJsonArray images;
    int pages = 0;
    while (!target.isEmpty() && pages < 20) {
        client.send(signedGet(target));
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 200);
        for (const QJsonValue &image : json(reply)[QStringLiteral("value")].toArray())
            images.append(image);
        const QByteArray link = json(reply)[QStringLiteral("odata.nextLink")].toString().toUtf8();
        target = link.mid(link.indexOf("/supportedimages"));
        ++pages;
        if (link.isEmpty())
            break;
    }
    QCOMPARE(pages, 10);
    QFile file(QStringLiteral(IMAGEBROWSER_TEST_DATA "/recorded-list.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(images, QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("value")].toArray());
}

void SampleServiceTest::linkRepeatsTheRequestInItsOrder()
{
    const RawReply reply =
        get(signedGet("/supportedimages?maxresults=2&$filter=osType%20eq%20%27linux%27&api-version=2025-06-01"));
    const QString link = json(reply)[QStringLiteral("odata.nextLink")].toString();
    const QString start =
        QStringLiteral("http://127.0.0.1:1234/supportedimages?maxresults=2&$filter=osType%20eq%20%27linux%27"
                       "&api-version=2025-06-01&$skiptoken=WATV2:");
    QVERIFY2(link.startsWith(start), qPrintable(link));
    QVERIFY2(link.endsWith(QStringLiteral(":1$1")), qPrintable(link));
}

void SampleServiceTest::filtersAtTheService()
{
    const RawReply reply =
        get(signedGet(listTarget("$filter=osType%20eq%20'windows'%20and%20verificationType%20ne%20'verified'&")));
    const QJsonArray images = json(reply)[QStringLiteral("value")].toArray();
    QVERIFY(!images.isEmpty());
    for (const QJsonValue &image : images) {
        QCOMPARE(image[QStringLiteral("osType")].toString(), QStringLiteral("windows"));
        QCOMPARE(image[QStringLiteral("verificationType")].toString(), QStringLiteral("unverified"));
    }
}

void SampleServiceTest::echoesClientRequestIdOnlyWhenAsked()
{
    const QByteArray id = "client-request-id: 9c4d50ee-2d56-4cd3-8152-34347dc9f2b0\r\n";
    QVERIFY(get(signedGet(listTarget(), httpDate(), id)).header("client-request-id").isEmpty());
    const RawReply asked = get(signedGet(listTarget(), httpDate(), id + "return-client-request-id: true\r\n"));
    QCOMPARE(asked.header("client-request-id"), QByteArray("9c4d50ee-2d56-4cd3-8152-34347dc9f2b0"));
}

void SampleServiceTest::refusesBadRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("parameter");

    QTest::newRow("no api-version") << signedGet("/supportedimages?maxresults=1") << 400
                                    << "MissingRequiredQueryParameter"
                                    << "api-version";
    QTest::newRow("no query at all") << signedGet("/supportedimages") << 400 << "MissingRequiredQueryParameter"
                                     << "api-version";
    QTest::newRow("unknown api-version") << signedGet("/supportedimages?api-version=latest") << 400
                                         << "InvalidQueryParameterValue"
                                         << "api-version";
    QTest::newRow("maxresults 0") << signedGet(listTarget("maxresults=0&")) << 400 << "OutOfRangeQueryParameterValue"
                                  << "maxresults";
    QTest::newRow("maxresults 1001") << signedGet(listTarget("maxresults=1001&")) << 400
                                     << "OutOfRangeQueryParameterValue"
                                     << "maxresults";
    QTest::newRow("maxresults text") << signedGet(listTarget("maxresults=all&")) << 400 << "InvalidQueryParameterValue"
                                     << "maxresults";
    QTest::newRow("timeout text") << signedGet(listTarget("timeout=long&")) << 400 << "InvalidQueryParameterValue"
                                  << "timeout";
    QTest::newRow("filter it cannot do") << signedGet(listTarget("$filter=publisher%20eq%20'x'&")) << 400
                                         << "InvalidQueryParameterValue"
                                         << "$filter";
    QTest::newRow("other path") << signedGet("/pools?api-version=2025-06-01") << 404 << "ResourceNotFound"
                                << "";
    QTest::newRow("other verb") << QByteArray("POST /supportedimages HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}") << 405
                                << "UnsupportedHttpVerb"
                                << "";
    QTest::newRow("no sign-in") << QByteArray("GET /supportedimages HTTP/1.1\r\n\r\n") << 401 << "AuthenticationFailed"
                                << "";
    QTest::newRow("token") << QByteArray("GET /supportedimages HTTP/1.1\r\nAuthorization: Bearer x\r\n\r\n") << 401
                           << "AuthenticationFailed"
                           << "";
    QTest::newRow("other account") << QByteArray(
        "GET /supportedimages HTTP/1.1\r\nAuthorization: SharedKey fabrikam:AA==\r\n\r\n")
                                   << 403 << "AuthenticationFailed"
                                   << "";
    QTest::newRow("no colon") << QByteArray("GET /supportedimages HTTP/1.1\r\nAuthorization: SharedKey contoso\r\n\r\n")
                              << 403 << "AuthenticationFailed"
                              << "";
}

void SampleServiceTest::refusesBadRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(QString, parameter);

    const RawReply reply = get(request);
    QCOMPARE(reply.status, status);
    QVERIFY(reply.isComplete);
    const QJsonObject error = json(reply);
    QCOMPARE(error[QStringLiteral("code")].toString(), code);
    QCOMPARE(detail(reply, QStringLiteral("QueryParameterName")), parameter);
    const QString message = error[QStringLiteral("message")][QStringLiteral("value")].toString();
    const QStringList lines = message.split(u'\n');
    QCOMPARE(lines.size(), qsizetype(3));
    QCOMPARE(lines[0], QString::fromLatin1(reply.reason));
    QCOMPARE(lines[1], QStringLiteral("RequestId:") + QString::fromLatin1(reply.header("request-id")));
    QVERIFY(lines[2].startsWith(QStringLiteral("Time:")) && lines[2].endsWith(u'Z'));
}

void SampleServiceTest::quotesTheStringItSigned()
{
    const QByteArray good = signedGet(listTarget());
    const QByteArray bad = QByteArray(good).replace("SharedKey contoso:", "SharedKey contoso:A");
    const RawReply reply = get(bad);
    QCOMPARE(reply.status, 403);
    const QString text = detail(reply, QStringLiteral("AuthenticationErrorDetail"));
    QVERIFY(text.startsWith(QStringLiteral("The MAC signature found in the HTTP request 'A")));
    QVERIFY(text.contains(QStringLiteral("string to sign: 'GET\n\n\n")));
    QVERIFY(text.endsWith(QStringLiteral("/contoso/supportedimages\napi-version:2024-07-01.20.0'.")));
}

void SampleServiceTest::refusesOldAndMissingDates()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(get(signedGet(listTarget(), httpDate(now.addSecs(-14 * 60)))).status, 200);
    QCOMPARE(get(signedGet(listTarget(), httpDate(now.addSecs(14 * 60)))).status, 200);
    QCOMPARE(get(signedGet(listTarget(), httpDate(now.addSecs(-16 * 60)))).status, 403);
    QCOMPARE(get(signedGet(listTarget(), httpDate(now.addSecs(16 * 60)))).status, 403);
    QCOMPARE(get(signedGet(listTarget(), "Do., 02 M\xe4r 2017 12:53:51 GMT")).status, 403);
}

void SampleServiceTest::acceptsParameterNamesSignedAsSent()
{
    const QByteArray head =
        "GET /supportedimages?api-version=2025-06-01&timeOut=20 HTTP/1.1\r\nocp-date: " + httpDate() + "\r\n";
    SampleRequestReader reader;
    reader.append(head + "\r\n");
    SampleRequest request;
    QCOMPARE(reader.next(request), SampleRequestReader::State::Ready);
    const QString text = sampleStringToSign(request, account, ParameterNames::AsSent);
    QCOMPARE(get(head + "Authorization: SharedKey contoso:" + sampleSignature(text, key) + "\r\n\r\n").status, 200);
}

void SampleServiceTest::refusesForeignContinuationTokens()
{
    const RawReply first = get(signedGet(listTarget("maxresults=2&")));
    const QByteArray link = json(first)[QStringLiteral("odata.nextLink")].toString().toUtf8();
    const QByteArray target = link.mid(link.indexOf("/supportedimages"));
    QCOMPARE(get(signedGet(target)).status, 200);
    QCOMPARE(get(signedGet(QByteArray(target).replace("WATV2:", "WATV2:AAAA"))).status, 400);
    // A token belongs to the filter it was made for.
    QCOMPARE(get(signedGet(QByteArray(target).replace("maxresults=2&", "$filter=osType%20eq%20'linux'&"))).status, 400);
}

void SampleServiceTest::answersGarbageAndCloses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("binary") << QByteArray("\x16\x03\x01\x02\x00\r\n\r\n", 9);
    QTest::newRow("no version") << QByteArray("GET /\r\n\r\n");
    QTest::newRow("absolute form") << QByteArray("GET http://example.com/ HTTP/1.1\r\n\r\n");
    QTest::newRow("header without colon") << QByteArray("GET / HTTP/1.1\r\nnonsense\r\n\r\n");
    QTest::newRow("folded header") << QByteArray("GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n");
    QTest::newRow("bad length") << QByteArray("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n");
    QTest::newRow("chunked body") << QByteArray("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("endless head") << QByteArray("GET / HTTP/1.1\r\nA: ") + QByteArray(100'000, 'a');
    QTest::newRow("huge body") << QByteArray("GET / HTTP/1.1\r\nContent-Length: 4000000000\r\n\r\n");
}

void SampleServiceTest::answersGarbageAndCloses()
{
    QFETCH(QByteArray, bytes);
    RawHttp client(m_service->endpoint());
    client.send(bytes);
    const RawReply reply = client.read();
    // With bytes left unread the close may be a reset that overtakes the answer.
    if (bytes.size() < 1000)
        QCOMPARE(reply.status, 400);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(get(signedGet(listTarget())).status, 200);
}

void SampleServiceTest::answersPipelinedRequestsInOrder()
{
    RawHttp client(m_service->endpoint());
    client.send(signedGet(listTarget()) + signedGet("/pools") + signedGet(listTarget("maxresults=1&")));
    QCOMPARE(client.read().status, 200);
    QCOMPARE(client.read().status, 404);
    QCOMPARE(json(client.read())[QStringLiteral("value")].toArray().size(), qsizetype(1));
}

void SampleServiceTest::misbehavesByStatus_data()
{
    QTest::addColumn<SampleTrouble>("trouble");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    const QByteArray type = "application/json; odata=minimalmetadata";
    QTest::newRow("throttle") << SampleTrouble::Throttle << 429 << QByteArray("Retry-After") << QByteArray("2");
    QTest::newRow("busy") << SampleTrouble::ServerBusy << 503 << QByteArray("Retry-After") << QByteArray("2");
    QTest::newRow("error") << SampleTrouble::ServerError << 500 << QByteArray("Content-Type") << type;
    QTest::newRow("refuse") << SampleTrouble::RefuseKey << 403 << QByteArray("Content-Type") << type;
    QTest::newRow("clock") << SampleTrouble::WrongClock << 403 << QByteArray("Content-Type") << type;
    QTest::newRow("page") << SampleTrouble::HtmlPage << 200 << QByteArray("Content-Type")
                          << QByteArray("text/html; charset=utf-8");
    QTest::newRow("gateway") << SampleTrouble::GatewayError << 502 << QByteArray("Content-Type")
                             << QByteArray("text/html; charset=utf-8");
    QTest::newRow("redirect") << SampleTrouble::Redirect << 302 << QByteArray("Location")
                              << QByteArray("http://images.example.net/supportedimages");
}

void SampleServiceTest::misbehavesByStatus()
{
    QFETCH(SampleTrouble, trouble);
    QFETCH(QByteArray, header);
    m_service->setMisbehaviour({trouble});
    const RawReply reply = get(signedGet(listTarget()));
    QTEST(reply.status, "status");
    QTEST(reply.header(header), "value");
    QVERIFY(reply.isComplete);
}

void SampleServiceTest::misbehavesInTransport_data()
{
    QTest::addColumn<SampleTrouble>("trouble");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isComplete");
    QTest::addColumn<bool>("closes");
    QTest::newRow("cut off") << SampleTrouble::CutOff << 200 << false << true;
    QTest::newRow("disconnect") << SampleTrouble::Disconnect << 0 << false << true;
    QTest::newRow("hang") << SampleTrouble::Hang << 0 << false << false;
    QTest::newRow("slow") << SampleTrouble::Slow << 200 << true << false;
}

void SampleServiceTest::misbehavesInTransport()
{
    QFETCH(SampleTrouble, trouble);
    m_service->setMisbehaviour({trouble, 1, -1, std::chrono::seconds(0), std::chrono::milliseconds(80)});
    RawHttp client(m_service->endpoint());
    client.send(signedGet(listTarget()));
    QElapsedTimer timer;
    timer.start();
    const RawReply reply = client.read(std::chrono::milliseconds(trouble == SampleTrouble::Hang ? 300 : 10'000));
    QTEST(reply.status, "status");
    QTEST(reply.isComplete, "isComplete");
    QTEST(client.isClosed(), "closes");
    if (trouble == SampleTrouble::Slow)
        QVERIFY(timer.elapsed() >= 140);
}

void SampleServiceTest::misbehavesFromAPageOnAndForSomeRequests()
{
    m_service->setMisbehaviour({SampleTrouble::Throttle, 2, 2});
    const RawReply first = get(signedGet(listTarget("maxresults=30&")));
    QCOMPARE(first.status, 200);
    const QByteArray link = json(first)[QStringLiteral("odata.nextLink")].toString().toUtf8();
    const QByteArray second = link.mid(link.indexOf("/supportedimages"));
    QCOMPARE(get(signedGet(second)).status, 429);
    QCOMPARE(get(signedGet(second)).status, 429);
    QCOMPARE(get(signedGet(second)).status, 200);
}

void SampleServiceTest::misbehavesInLinks()
{
    const QByteArray target = listTarget("maxresults=30&");
    m_service->setMisbehaviour({SampleTrouble::ForeignLink});
    QVERIFY(json(get(signedGet(target)))[QStringLiteral("odata.nextLink")].toString().startsWith(
        QStringLiteral("https://images.example.net/")));
    m_service->setMisbehaviour({SampleTrouble::RepeatedLink});
    const QByteArray link = json(get(signedGet(target)))[QStringLiteral("odata.nextLink")].toString().toUtf8();
    const RawReply again = get(signedGet(link.mid(link.indexOf("/supportedimages"))));
    QCOMPARE(json(again)[QStringLiteral("odata.nextLink")].toString().toUtf8(), link);
    m_service->setMisbehaviour({SampleTrouble::BadItem});
    QCOMPARE(json(get(signedGet(target)))[QStringLiteral("value")].toArray().size(), qsizetype(31));
}

QTEST_GUILESS_MAIN(SampleServiceTest)
#include "tst_sampleservice.moc"
