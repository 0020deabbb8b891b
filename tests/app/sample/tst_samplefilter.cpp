// SPDX-License-Identifier: Apache-2.0
#include "app/sample/samplefilter.h"

#include <QTest>

using namespace imagebrowser;

class SampleFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesAsTheServiceDoes_data();
    void matchesAsTheServiceDoes();
    void refusesWhatTheServiceCannotDo_data();
    void refusesWhatTheServiceCannotDo();
};

void SampleFilterTest::matchesAsTheServiceDoes_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("matches");

    // The image is linux, verified, "batch.node.o'brien 24.04".
    QTest::newRow("equal") << "osType eq 'linux'" << true;
    QTest::newRow("equal in other case") << "osType eq 'Linux'" << true;
    QTest::newRow("not equal") << "osType ne 'linux'" << false;
    QTest::newRow("doubled quote") << "nodeAgentSKUId eq 'batch.node.o''brien 24.04'" << true;
    QTest::newRow("and") << "osType eq 'linux' and verificationType eq 'unverified'" << false;
    QTest::newRow("or") << "osType eq 'windows' or verificationType eq 'verified'" << true;
    QTest::newRow("and binds tighter than or")
        << "osType eq 'linux' or osType eq 'linux' and verificationType eq 'unverified'" << true;
    QTest::newRow("parentheses first")
        << "(osType eq 'linux' or osType eq 'linux') and verificationType eq 'unverified'" << false;
    QTest::newRow("upper-case keywords") << "osType EQ 'linux' AND verificationType NE 'unverified'" << true;
}

void SampleFilterTest::matchesAsTheServiceDoes()
{
    QFETCH(QString, filter);
    const SampleImage image{
        {}, QStringLiteral("linux"), QStringLiteral("verified"), QStringLiteral("batch.node.o'brien 24.04")};
    const auto parsed = SampleFilter::parse(filter);
    QVERIFY2(parsed.hasValue(), parsed ? "" : qPrintable(parsed.error()));
    QTEST(parsed.value().matches(image), "matches");
}

void SampleFilterTest::refusesWhatTheServiceCannotDo_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("empty") << "";
    QTest::newRow("another member") << "publisher eq 'canonical'";
    QTest::newRow("member in other case") << "ostype eq 'linux'";
    QTest::newRow("another operator") << "osType gt 'linux'";
    QTest::newRow("function") << "startswith(osType,'l')";
    QTest::newRow("no literal") << "osType eq linux";
    QTest::newRow("unclosed quote") << "osType eq 'linux";
    QTest::newRow("unclosed parenthesis") << "(osType eq 'linux'";
    QTest::newRow("trailing text") << "osType eq 'linux' not";
    QTest::newRow("dangling and") << "osType eq 'linux' and";
    QTest::newRow("nested too deep") << QString(100'000, u'(') + QStringLiteral("osType eq 'linux'");
}

void SampleFilterTest::refusesWhatTheServiceCannotDo()
{
    QFETCH(QString, filter);
    const auto parsed = SampleFilter::parse(filter);
    QVERIFY(!parsed);
    QVERIFY(!parsed.error().isEmpty());
    QVERIFY(parsed.error().size() < 200);
}

QTEST_GUILESS_MAIN(SampleFilterTest)
#include "tst_samplefilter.moc"
