// SPDX-License-Identifier: Apache-2.0
#include "app/service/imagelistrequest.h"

#include <QLocale>
#include <QTest>

using namespace imagebrowser;

class tst_ImageListRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstPage_data();
    void firstPage();
    void refusesEndpoints_data();
    void refusesEndpoints();
    void refusesAnEmptyApiVersion();
    void followsLinks_data();
    void followsLinks();
    void refusesLinks_data();
    void refusesLinks();
    void headersIgnoreTheLocale();

private:
    static Account account()
    {
        Account result;
        result.endpoint = QUrl(QStringLiteral("https://contoso.westeurope.batch.azure.com"));
        result.apiVersion = QStringLiteral("2024-07-01.20.0");
        return result;
    }
};

void tst_ImageListRequest::firstPage_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QByteArray>("expected");
    const QString host = QStringLiteral("https://h.example");
    const auto row = [](const char *name, const QString &endpoint, const char *filter, const char *expected) {
        QTest::newRow(name) << endpoint << QString::fromUtf8(filter) << QByteArray(expected);
    };
    row("plain", host, "", "https://h.example/supportedimages?api-version=2024-07-01.20.0&maxresults=1000&timeout=30");
    row("final slash is not doubled", host + QLatin1Char('/'), " ",
        "https://h.example/supportedimages?api-version=2024-07-01.20.0&maxresults=1000&timeout=30");
    row("query and fragment of a pasted address go", host + QStringLiteral("/?x=1#y"), "",
        "https://h.example/supportedimages?api-version=2024-07-01.20.0&maxresults=1000&timeout=30");
    row("filter", host, "osType eq 'linux' and nodeAgentSKUId ne 'a+b&c#d%'",
        "https://h.example/supportedimages?api-version=2024-07-01.20.0"
        "&$filter=osType%20eq%20%27linux%27%20and%20nodeAgentSKUId%20ne%20%27a%2Bb%26c%23d%25%27&maxresults=1000&"
        "timeout=30");
    row("plain http to this computer", QStringLiteral("http://127.0.0.1:8080"), "",
        "http://127.0.0.1:8080/supportedimages?api-version=2024-07-01.20.0&maxresults=1000&timeout=30");
}

void tst_ImageListRequest::firstPage()
{
    QFETCH(const QString, endpoint);
    QFETCH(const QString, filter);
    QFETCH(const QByteArray, expected);
    Account settings = account();
    settings.endpoint = QUrl(endpoint);
    const Result<QUrl> url = imageListUrl(settings, filter);
    QVERIFY(url.hasValue());
    QCOMPARE(url.value().toEncoded(), expected);
}

void tst_ImageListRequest::refusesEndpoints_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::newRow("none") << QString();
    QTest::newRow("no host") << QStringLiteral("https:///x");
    QTest::newRow("plain http elsewhere") << QStringLiteral("http://contoso.westeurope.batch.azure.com");
    QTest::newRow("loopback in name only") << QStringLiteral("http://127.0.0.1.example.com");
    QTest::newRow("user name") << QStringLiteral("https://user@contoso.westeurope.batch.azure.com");
    QTest::newRow("another scheme") << QStringLiteral("ftp://contoso.westeurope.batch.azure.com");
}

void tst_ImageListRequest::refusesEndpoints()
{
    QFETCH(const QString, endpoint);
    Account settings = account();
    settings.endpoint = QUrl(endpoint);
    const Result<QUrl> url = imageListUrl(settings);
    QVERIFY(!url.hasValue());
    QCOMPARE(url.error().kind, FailureKind::InvalidRequest);
    QCOMPARE(url.error().stage, FailureStage::Request);
    QVERIFY(!url.error().detail.isEmpty());
}

void tst_ImageListRequest::refusesAnEmptyApiVersion()
{
    Account settings = account();
    settings.apiVersion = QStringLiteral(" ");
    QVERIFY(!imageListUrl(settings).hasValue());
}

void tst_ImageListRequest::followsLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QByteArray>("sent");
    const QString base = QStringLiteral("https://contoso.westeurope.batch.azure.com/supportedimages?");
    QTest::newRow("as the service writes it")
        << QString(base + QStringLiteral("maxresults=2&api-version=2024-02-01.19.0&$skiptoken=WATV2:dC2/M^4Y:1$1"))
        << QByteArray("https://contoso.westeurope.batch.azure.com/"
                      "supportedimages?maxresults=2&api-version=2024-02-01.19.0&$skiptoken=WATV2:dC2/M%5E4Y:1$1");
    QTest::newRow("encoded stays encoded")
        << QString(base + QStringLiteral("$skiptoken=a%2Bb%5E%25%27"))
        << QByteArray("https://contoso.westeurope.batch.azure.com/supportedimages?$skiptoken=a%2Bb%5E%25%27");
    QTest::newRow("default port named") << QStringLiteral("https://contoso.westeurope.batch.azure.com:443/x?a=1")
                                        << QByteArray("https://contoso.westeurope.batch.azure.com:443/x?a=1");
    QTest::newRow("host in capitals") << QStringLiteral("HTTPS://CONTOSO.westeurope.batch.azure.com/x")
                                      << QByteArray("https://contoso.westeurope.batch.azure.com/x");
}

void tst_ImageListRequest::followsLinks()
{
    QFETCH(const QString, link);
    QFETCH(const QByteArray, sent);
    const Result<QUrl> url = nextPageUrl(account(), link);
    QVERIFY(url.hasValue());
    QCOMPARE(url.value().toEncoded(), sent);
}

void tst_ImageListRequest::refusesLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("isForeign");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *link, bool isForeign, const char *said) {
        QTest::newRow(name) << QString::fromUtf8(link) << isForeign << QString::fromUtf8(said);
    };
    row("another scheme", "http://contoso.westeurope.batch.azure.com/x", true, "leads to http instead of https");
    row("another host", "https://evil.example/x", true, "leads to the host evil.example");
    row("another port", "https://contoso.westeurope.batch.azure.com:8443/x", true, "port 8443 instead of 443");
    row("host as prefix", "https://contoso.westeurope.batch.azure.com.evil.example/x", true, "leads to the host");
    row("final dot", "https://contoso.westeurope.batch.azure.com./x", true, "leads to the host");
    row("look-alike letter", "https://c\xD0\xBEntoso.westeurope.batch.azure.com/x", true, "leads to the host xn--");
    row("host as user name", "https://contoso.westeurope.batch.azure.com@evil.example/x", false, "holds a user name");
    row("user name at the right host", "https://me@contoso.westeurope.batch.azure.com/x", false, "holds a user name");
    row("empty user name", "https://@contoso.westeurope.batch.azure.com/x", false, "holds a user name");
    row("backslash", "https://contoso.westeurope.batch.azure.com\\@evil.example/x", false, "no address may hold");
    row("line break", "https://contoso.westeurope.batch.azure.com/x\r\nHost: evil.example", false,
        "no address may hold");
    row("blank in front", " https://contoso.westeurope.batch.azure.com/x", false, "no address may hold");
    row("protocol-relative", "//evil.example/x", false, "only a part of an address");
    row("path only", "/supportedimages?$skiptoken=1", false, "only a part of an address");
    row("no address", "next", false, "only a part of an address");
    row("garbage", "https://[::1/x", false, "not an address");
    row("script", "javascript:alert(1)", false, "javascript");
    row("data", "data:,x", false, "data");
    row("file", "file:///etc/passwd", false, "file");
    row("no host", "https:///x", false, "names no host");
}

void tst_ImageListRequest::refusesLinks()
{
    QFETCH(const QString, link);
    QFETCH(const bool, isForeign);
    QFETCH(const QString, said);
    const Result<QUrl> url = nextPageUrl(account(), link);
    QVERIFY(!url.hasValue());
    QCOMPARE(url.error().kind, isForeign ? FailureKind::ForeignLink : FailureKind::BadLink);
    QCOMPARE(url.error().stage, FailureStage::NextPage);
    QVERIFY(url.error().isAboutNextLink());
    QVERIFY(url.error().detail.contains(link));
    QVERIFY2(url.error().detail.contains(said), qUtf8Printable(url.error().detail));
    QVERIFY(url.error().url.userInfo().isEmpty());
}

void tst_ImageListRequest::headersIgnoreTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German));
    const QDateTime then(QDate(2017, 3, 2), QTime(12, 53, 51), Qt::UTC);
    const HttpHeaders headers = imageListHeaders(QStringLiteral("9c4d50ee"), then.toLocalTime());
    QLocale::setDefault(QLocale::c());
    QCOMPARE(headers.value("ocp-date"), QByteArray("Thu, 02 Mar 2017 12:53:51 GMT"));
    QCOMPARE(headers.value("client-request-id"), QByteArray("9c4d50ee"));
    QCOMPARE(headers.value("return-client-request-id"), QByteArray("true"));
}

QTEST_GUILESS_MAIN(tst_ImageListRequest)
#include "tst_imagelistrequest.moc"
