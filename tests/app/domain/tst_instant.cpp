// SPDX-License-Identifier: Apache-2.0
#include "app/domain/instant.h"

#include <QtTest>

using namespace imagebrowser;

class TestInstant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void writesWhatItReads();
    void keepsSevenDigits();
};

void TestInstant::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("utc");

    QTest::newRow("as the service writes") << "2027-06-30T00:00:00Z"
                                           << "2027-06-30T00:00:00Z";
    QTest::newRow("as documented, one fraction digit") << "2019-11-01T00:00:00.0Z"
                                                       << "2019-11-01T00:00:00Z";
    QTest::newRow("seven fraction digits") << "2027-06-30T01:02:03.1234567Z"
                                           << "2027-06-30T01:02:03.1234567Z";
    QTest::newRow("digits past the seventh are cut") << "2027-06-30T01:02:03.123456789Z"
                                                     << "2027-06-30T01:02:03.1234567Z";
    QTest::newRow("offset east") << "2027-06-30T01:00:00+01:00"
                                 << "2027-06-30T00:00:00Z";
    QTest::newRow("offset west over midnight") << "2027-06-29T17:00:00-07:00"
                                               << "2027-06-30T00:00:00Z";
    QTest::newRow("offset without colon") << "2027-06-30T05:30:00+0530"
                                          << "2027-06-30T00:00:00Z";
    QTest::newRow("offset of hours") << "2027-06-30T02:00:00+02"
                                     << "2027-06-30T00:00:00Z";
    QTest::newRow("no zone is UTC") << "2027-06-30T00:00:00"
                                    << "2027-06-30T00:00:00Z";
    QTest::newRow("no seconds") << "2027-06-30T12:30Z"
                                << "2027-06-30T12:30:00Z";
    QTest::newRow("date alone") << "2027-06-30"
                                << "2027-06-30T00:00:00Z";
    QTest::newRow("lower case") << "2027-06-30t00:00:00z"
                                << "2027-06-30T00:00:00Z";
    QTest::newRow("blank for T") << "2027-06-30 00:00:00Z"
                                 << "2027-06-30T00:00:00Z";
    QTest::newRow("leap day") << "2028-02-29T00:00:00Z"
                              << "2028-02-29T00:00:00Z";
    QTest::newRow("leap second rolls over") << "2016-12-31T23:59:60Z"
                                            << "2017-01-01T00:00:00Z";
    QTest::newRow("end of day") << "2027-06-30T24:00:00Z"
                                << "2027-07-01T00:00:00Z";
    QTest::newRow("first .NET instant") << "0001-01-01T00:00:00Z"
                                        << "0001-01-01T00:00:00Z";
    QTest::newRow("last .NET instant") << "9999-12-31T23:59:59.9999999Z"
                                       << "9999-12-31T23:59:59.9999999Z";
}

void TestInstant::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, utc);
    const auto instant = parseInstant(QStringView(text));
    QVERIFY(instant.has_value());
    QCOMPARE(isoInstant(*instant), utc);
}

void TestInstant::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             " ",
                             "soon",
                             "2027",
                             "2027-06",
                             "2027-6-30",
                             "2027-02-30",
                             "2027-13-01",
                             "2027-00-10",
                             "2027-02-29",
                             "2027-06-30T",
                             "2027-06-30T1:00:00Z",
                             "2027-06-30T25:00:00Z",
                             "2027-06-30T24:00:01Z",
                             "2027-06-30T23:60:00Z",
                             "2027-06-30T23:00:61Z",
                             "2027-06-30T00:00:00.Z",
                             "2027-06-30T00:00:00Zx",
                             "2027-06-30T00:00:00+",
                             "2027-06-30T00:00:00+24:00",
                             "2027-06-30T00:00:00+1",
                             "9999-12-31T23:59:60Z",
                             "9999-12-31T23:59:59-00:01",
                             "0000-01-01T00:00:00+00:01",
                             " 2027-06-30",
                             "2027-06-30 ",
                             "30/06/2027",
                             "+2027-06-30"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("digits of another script") << QStringLiteral("２０２７-06-30");
    QTest::newRow("very long") << QString(100'000, u'2');
    QTest::newRow("very long fraction") << QString(QStringLiteral("2027-06-30T00:00:00.") + QString(120, u'1'));
    QTest::newRow("NUL inside") << QString(QStringLiteral("2027-06-30") + QChar(0));
}

void TestInstant::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!parseInstant(QStringView(text)).has_value());
    QVERIFY(!parseInstant(std::string_view(text.toStdString())).has_value());
}

void TestInstant::writesWhatItReads()
{
    // Every 9973rd second over four centuries, plus a fraction that walks.
    for (std::int64_t second = -6'000'000'000; second < 6'000'000'000; second += 9'973'111) {
        const Instant instant{Ticks(second * 10'000'000 + (second & 0xffff))};
        QCOMPARE(parseInstant(QStringView(isoInstant(instant))), instant);
    }
}

void TestInstant::keepsSevenDigits()
{
    QVERIFY(*parseInstant(std::string_view("2027-06-30T00:00:00.0000001Z"))
            > *parseInstant(std::string_view("2027-06-30T00:00:00Z")));
}

QTEST_GUILESS_MAIN(TestInstant)
#include "tst_instant.moc"
