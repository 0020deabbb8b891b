// SPDX-License-Identifier: Apache-2.0
#include "app/service/httpdate.h"

#include <QTest>

#include <random>

using namespace imagebrowser;

namespace {

QDateTime now()
{
    return QDateTime(QDate(2026, 11, 22), QTime(11, 20, 5), Qt::UTC);
}

} // namespace

class tst_HttpDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void retryAfter_data();
    void retryAfter();
    void retryAfterIsNeverEarly();
    void writtenDatesAreReadBack();
    void survivesAnything();
};

void tst_HttpDate::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(expected);
    };
    row("preferred", "Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z");
    row("RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z");
    row("RFC 850, this century", "Sunday, 22-Nov-26 11:20:05 GMT", "2026-11-22T11:20:05Z");
    row("RFC 850, up to fifty years ahead", "Sunday, 01-Jan-76 00:00:00 GMT", "2076-01-01T00:00:00Z");
    row("RFC 850, further is the past", "Sunday, 01-Jan-77 00:00:00 GMT", "1977-01-01T00:00:00Z");
    row("asctime", "Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z");
    row("one digit for the day", "Sun, 6 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z");
    row("other case", "sun, 06 NOV 1994 08:49:37 gmt", "1994-11-06T08:49:37Z");
    row("UTC for GMT", "Sun, 06 Nov 1994 08:49:37 UTC", "1994-11-06T08:49:37Z");
    row("blanks around", "  Sun, 06 Nov 1994 08:49:37 GMT ", "1994-11-06T08:49:37Z");
    row("leap second", "Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z");
    row("leap day", "Thu, 29 Feb 2024 00:00:00 GMT", "2024-02-29T00:00:00Z");
}

void tst_HttpDate::reads()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, expected);
    const auto date = parseHttpDate(text, now());
    QVERIFY(date);
    QCOMPARE(date->toString(Qt::ISODate), expected);
    QCOMPARE(date->timeSpec(), Qt::UTC);
}

void tst_HttpDate::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", " ", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 PST", "Sun, 31 Feb 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nov 94 08:49:37 GMT", "Sun, 06 Mai 1994 08:49:37 GMT", "2026-11-22T11:20:05Z",
          "Sun Nov 6 08:49:37 99999"})
        QTest::newRow(*text == '\0' ? "empty" : text) << QByteArray(text);
    QTest::newRow("a megabyte") << QByteArray(1'000'000, ' ').append("x");
}

void tst_HttpDate::refuses()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!parseHttpDate(text, now()));
}

void tst_HttpDate::retryAfter_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("seconds"); // -1: nothing
    QTest::newRow("seconds") << QByteArray("120") << 120;
    QTest::newRow("zero") << QByteArray("0") << 0;
    QTest::newRow("blanks") << QByteArray(" 7 ") << 7;
    QTest::newRow("date") << QByteArray("Sun, 22 Nov 2026 11:20:35 GMT") << 30;
    QTest::newRow("date gone by") << QByteArray("Sun, 22 Nov 2026 11:20:00 GMT") << 0;
    QTest::newRow("obsolete date") << QByteArray("Sunday, 22-Nov-26 11:21:05 GMT") << 60;
    QTest::newRow("negative") << QByteArray("-5") << -1;
    QTest::newRow("fraction") << QByteArray("1.5") << -1;
    QTest::newRow("longer than anybody waits") << QByteArray("99999999999999999999") << 999'999'999;
    QTest::newRow("text") << QByteArray("soon") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
}

void tst_HttpDate::retryAfter()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, seconds);
    const auto wait = parseRetryAfter(text, now());
    QCOMPARE(wait ? static_cast<int>(wait->count()) : -1, seconds);
}

void tst_HttpDate::retryAfterIsNeverEarly()
{
    const auto wait = parseRetryAfter("Sun, 22 Nov 2026 11:20:35 GMT", now().addMSecs(-1));
    QVERIFY(wait);
    QCOMPARE(wait->count(), now().secsTo(QDateTime({2026, 11, 22}, {11, 20, 35}, Qt::UTC)) + 1);
}

void tst_HttpDate::writtenDatesAreReadBack()
{
    for (int i = 0; i < 2000; ++i) {
        const QDateTime date = now().addSecs(i * 7'654'321LL);
        QCOMPARE(parseHttpDate(httpDate(date), now()), date);
    }
}

void tst_HttpDate::survivesAnything()
{
    const QByteArray letters = "Sun, 06-Nov 19948:GMTx\x80";
    std::mt19937 random(3);
    for (int i = 0; i < 50'000; ++i) {
        QByteArray text;
        for (auto length = random() % 40; length > 0; --length)
            text += letters[static_cast<qsizetype>(random() % static_cast<unsigned>(letters.size()))];
        const auto date = parseHttpDate(text, now());
        QVERIFY(!date || date->isValid());
    }
}

QTEST_GUILESS_MAIN(tst_HttpDate)
#include "tst_httpdate.moc"
