// SPDX-License-Identifier: Apache-2.0
#include "exportfixture.h"

#include <QTest>

using namespace imagebrowser;

class MarkdownExporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesATable();
    void escapes_data();
    void escapes();
    void saysWhatIsMissing();
    void tellsGalleryImagesApart();
};

void MarkdownExporterTest::writesATable()
{
    ExportFixture fixture;
    PageBuilder page;
    page.add("canonical", "jammy", "22_04-lts",
             {.end = "2027-06-30T00:00:00Z", .capabilities = {"DockerCompatible", "SupportsRDMAOnly"}});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    fixture.context.filter = QStringLiteral("sku eq '22_04-lts'");
    QCOMPARE(
        fixture.exported(ExportFormat::Markdown),
        QByteArray("| State | Ends (UTC) | Publisher | Offer | SKU | Version | OS | Node agent | Verified | "
                   "Capabilities |\n"
                   "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
                   "| Notice | 2027-06-30 | canonical | jammy | 22_04-lts | latest | linux | batch.node.ubuntu 24.04 | "
                   "verified | DockerCompatible, SupportsRDMAOnly |\n"
                   "\nImages: 1. contoso, fetched 2026-11-22T11:20:00Z. Filter: sku eq '22_04-lts'.\n"));
}

void MarkdownExporterTest::escapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("pipe") << "a|b"
                          << "a\\|b";
    QTest::newRow("backslash before pipe") << "a\\|b"
                                           << "a\\\\\\|b";
    QTest::newRow("line breaks") << "a\r\nb"
                                 << "a  b";
    QTest::newRow("backticks") << "`a`"
                               << "\\`a\\`";
    QTest::newRow("HTML") << "<img src=x>&amp;"
                          << "\\<img src=x\\>\\&amp;";
    QTest::newRow("emphasis") << "*a* _b_"
                              << "\\*a\\* \\_b\\_";
    QTest::newRow("underscore in a word") << "22_04"
                                          << "22_04";
    QTest::newRow("link") << "[a](b)"
                          << "\\[a\\](b)";
    QTest::newRow("strike") << "~~a~~"
                            << "\\~\\~a\\~\\~";
}

void MarkdownExporterTest::escapes()
{
    QFETCH(QString, text);
    ExportFixture fixture;
    PageBuilder page;
    page.add("p", text.toStdString(), "s");
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    const QList<QByteArray> lines = fixture.exported(ExportFormat::Markdown).split('\n');
    QFETCH(QString, cell);
    QCOMPARE(QString::fromUtf8(lines[2]),
             QStringLiteral("| No date |  | p | %1 | s | latest | linux | batch.node.ubuntu 24.04 | verified |  |")
                 .arg(cell));
}

void MarkdownExporterTest::saysWhatIsMissing()
{
    ExportFixture fixture;
    PageBuilder page;
    page.add("a", "b", "c");
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    fixture.addAccount(QStringLiteral("fabrikam"), page.page(), false);
    const QByteArray text = fixture.exported(ExportFormat::Markdown);
    QVERIFY(text.startsWith("| Account | State |"));
    QVERIFY(text.contains("\n**Incomplete: "));
    QVERIFY(text.contains("fabrikam, fetched 2026-11-22T11:20:00Z, incomplete."));
}

void MarkdownExporterTest::tellsGalleryImagesApart()
{
    ExportFixture fixture;
    PageBuilder page;
    page.add("", "", "", {.version = "", .galleryId = "/galleries/a/images/one"});
    page.add("", "", "", {.version = "", .galleryId = "/galleries/a/images/two"});
    page.add("canonical", "jammy", "22", {.version = "1.2.3", .galleryId = "/galleries/a/images/three"});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    const QList<QByteArray> lines = fixture.exported(ExportFormat::Markdown).split('\n');
    QVERIFY2(lines[2].startsWith("| No date |  | /galleries/a/images/one |  |  |  | linux |"), lines[2].constData());
    QVERIFY2(lines[3].startsWith("| No date |  | /galleries/a/images/two |  |  |  | linux |"), lines[3].constData());
    QVERIFY2(lines[4].startsWith("| No date |  | canonical | jammy | 22 | 1.2.3 | linux |"), lines[4].constData());
}

QTEST_GUILESS_MAIN(MarkdownExporterTest)
#include "tst_markdownexporter.moc"
