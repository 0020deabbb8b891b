// SPDX-License-Identifier: Apache-2.0
#include "exportfixture.h"

#include <QTest>

using namespace imagebrowser;

namespace {

//! A reader of RFC 4180 of its own: records of cells.
QList<QStringList> readCsv(const QByteArray &text)
{
    QList<QStringList> records;
    QStringList record;
    QByteArray cell;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char character = text[i];
        if (isQuoted) {
            if (character != '"')
                cell += character;
            else if (text.mid(i + 1, 1) == "\"")
                cell += text[i++];
            else
                isQuoted = false;
        } else if (character == '"') {
            isQuoted = true;
        } else if (character == ',' || character == '\r') {
            record.append(QString::fromUtf8(cell));
            cell.clear();
            if (character == '\r') {
                records.append(record);
                record.clear();
                ++i;
            }
        } else {
            cell += character;
        }
    }
    return records;
}

} // namespace

class CsvExporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesHeaderAndImages();
    void cellsSurvive_data();
    void cellsSurvive();
    void addsColumnsOnlyWhenNeeded();
    void headerStaysWithoutImages();
};

void CsvExporterTest::writesHeaderAndImages()
{
    ExportFixture fixture;
    PageBuilder page;
    page.add("canonical", "jammy", "22_04-lts",
             {.end = "2027-06-30T00:00:00Z", .capabilities = {"DockerCompatible", "SupportsRDMAOnly"}});
    page.add("debian", "debian-11", "11", {.end = "2026-08-31T00:00:00Z"});
    page.add("a", "b", "c", {.end = "some day"});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    QCOMPARE(
        fixture.exported(ExportFormat::Csv),
        QByteArray("publisher,offer,sku,version,osType,nodeAgentSKUId,verificationType,capabilities,"
                   "batchSupportEndOfLife,daysLeft\r\n"
                   "canonical,jammy,22_04-lts,latest,linux,batch.node.ubuntu "
                   "24.04,verified,\"DockerCompatible;SupportsRDMAOnly\",2027-06-30T00:00:00Z,220\r\n"
                   "debian,debian-11,11,latest,linux,batch.node.ubuntu 24.04,verified,,2026-08-31T00:00:00Z,-83\r\n"
                   "a,b,c,latest,linux,batch.node.ubuntu 24.04,verified,,some day,\r\n"));
}

void CsvExporterTest::cellsSurvive_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("comma", QStringLiteral("a,b"));
    same("quotes", QStringLiteral("\"a\"\"b"));
    same("line breaks", QStringLiteral("a\r\nb\nc"));
    same("blanks at the ends", QStringLiteral(" a "));
    same("any Unicode", QStringLiteral("naïve 日本 😀"));
    same("minus inside", QStringLiteral("a-1"));
    QTest::newRow("NUL") << QString(QLatin1String("a\0b", 3)) << QStringLiteral("a\ufffdb");
    for (const QString &start :
         {QStringLiteral("="), QStringLiteral("+"), QStringLiteral("-"), QStringLiteral("@"), QStringLiteral("\t"),
          QStringLiteral("\r"), QStringLiteral("\n"), QStringLiteral("\uff1d")}) {
        const QString text = start + QStringLiteral("cmd|' /C calc'!A0");
        QTest::newRow(qPrintable(QStringLiteral("formula U+%1").arg(start.front().unicode(), 4, 16)))
            << text << QString(u'\'' + text);
    }
}

void CsvExporterTest::cellsSurvive()
{
    QFETCH(QString, text);
    ExportFixture fixture;
    PageBuilder page;
    page.add("canonical", text.toStdString(), "x", {.capabilities = {text.toStdString()}});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    const QList<QStringList> records = readCsv(fixture.exported(ExportFormat::Csv));
    QCOMPARE(records.size(), qsizetype(2));
    QCOMPARE(records[1].size(), records[0].size());
    QTEST(records[1][1], "cell");
    QTEST(records[1][7], "cell");
}

void CsvExporterTest::addsColumnsOnlyWhenNeeded()
{
    ExportFixture fixture;
    PageBuilder first;
    first.add("a", "b", "c");
    PageBuilder second;
    second.add("d", "e", "f");
    ImagePage page = second.take();
    page.images[0].text[indexOf(ImageField::VirtualMachineImageId)] = "/subscriptions/1/images/x";
    fixture.addAccount(QStringLiteral("=contoso"), first.page());
    fixture.addAccount(QStringLiteral("fabrikam"), page, false);
    const QList<QStringList> records = readCsv(fixture.exported(ExportFormat::Csv));
    QCOMPARE(records[0].first(), QStringLiteral("account"));
    QCOMPARE(records[0].mid(11),
             QStringList({QStringLiteral("virtualMachineImageId"), QStringLiteral("listingComplete")}));
    QCOMPARE(records[1].first(), QStringLiteral("'=contoso"));
    QCOMPARE(records[2].mid(11), QStringList({QStringLiteral("/subscriptions/1/images/x"), QStringLiteral("false")}));
}

void CsvExporterTest::headerStaysWithoutImages()
{
    ExportFixture fixture;
    fixture.addAccount(QStringLiteral("contoso"), PageBuilder().page());
    QCOMPARE(readCsv(fixture.exported(ExportFormat::Csv)).size(), qsizetype(1));
}

QTEST_GUILESS_MAIN(CsvExporterTest)
#include "tst_csvexporter.moc"
