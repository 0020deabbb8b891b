// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/exportformat.h"

#include <QTest>

using namespace imagebrowser;

class ExportFormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAndEndingsLeadBack();
    void fileNames_data();
    void fileNames();
};

void ExportFormatTest::namesAndEndingsLeadBack()
{
    for (const ExportFormat format : allExportFormats()) {
        QCOMPARE(exportFormatFromName(exportFormatName(format)), std::optional(format));
        QVERIFY(!exportFormatLabel(format).isEmpty());
        const QStringList endings = exportFormatEndings(format);
        for (const QString &ending : endings)
            QCOMPARE(exportFormatFromFile(QStringLiteral("a.") + ending), std::optional(format));
    }
    QVERIFY(!exportFormatFromName(u"xml"));
    QVERIFY(!exportFormatFromName(u""));
}

void ExportFormatTest::fileNames_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::newRow("upper case") << "IMAGES.CSV"
                                << "csv";
    QTest::newRow("last ending counts") << "images.csv.json"
                                        << "json";
    QTest::newRow("folder with an ending") << "reports.csv/images"
                                           << "";
    QTest::newRow("no ending") << "images"
                               << "";
    QTest::newRow("unknown ending") << "images.txt"
                                    << "";
    QTest::newRow("hidden file") << ".json"
                                 << "json";
    QTest::newRow("markdown") << "a.md"
                              << "markdown";
}

void ExportFormatTest::fileNames()
{
    QFETCH(QString, file);
    const auto format = exportFormatFromFile(file);
    QTEST(format ? exportFormatName(*format) : QStringLiteral(""), "name");
}

QTEST_GUILESS_MAIN(ExportFormatTest)
#include "tst_exportformat.moc"
