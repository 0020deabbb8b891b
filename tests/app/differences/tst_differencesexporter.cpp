// SPDX-License-Identifier: Apache-2.0
#include "app/differences/differencesexporter.h"

#include "app/exporting/exportfile.h"
#include "tests/support/pagebuilder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <numeric>

using namespace imagebrowser;

class TestDifferencesExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void jsonSaysWhatEachAccountSays();
    void aPreviewSumsUpAll();
    void csvIsTheTable();
    void markdownIsTheTable();
    void formatsAreThoseThatFit();

private:
    [[nodiscard]] QByteArray exported(ExportFormat format) const;

    ImageStore m_store;
    EndOfLifeTexts m_endOfLives;
    ExportContext m_context;
    ImageDifferences m_differences;
    std::vector<ImageDifferences::ImageId> m_images;
};

void TestDifferencesExporter::init()
{
    m_store.clear();
    m_context = {};
    m_context.exportedAt = *parseInstant(std::string_view("2026-11-22T11:20:05Z"));
    m_context.filter = QStringLiteral("osType eq 'linux'");
    std::vector<ComparedAccount> accounts;
    const auto add = [&](const char *name, const ImagePage &page, bool isWhole) {
        const ListingId listing = m_store.addListing(QString::fromUtf8(name));
        QVERIFY(m_store.append(listing, page));
        accounts.push_back({QString::fromUtf8(name), listing, isWhole});
        m_context.accounts.append({QString::fromUtf8(name), QStringLiteral("https://x"), QStringLiteral("v"),
                                   m_context.exportedAt, isWhole, static_cast<qsizetype>(page.images.size())});
    };
    PageBuilder first;
    first.add("canonical", "=ubuntu", "24|04", {.end = "2027-01-12T00:00:00Z"});
    first.add("debian", "debian-12", "12");
    PageBuilder second;
    second.add("Canonical", "=ubuntu", "24|04",
               {.json = R"({"imageReference":{"publisher":"Canonical"},"x":[1, 2.50]})"});
    second.add("canonical", "=ubuntu", "24|04", {.end = "2027-01-12T00:00:00Z"});
    add("contoso", first.take(), true);
    add("fabrikam", second.take(), true);
    add("adatum", PageBuilder().take(), false);
    m_endOfLives.update(m_store, m_context.exportedAt, {});
    m_differences = ImageDifferences(m_store, accounts);
    m_images.resize(m_differences.imageCount());
    std::iota(m_images.begin(), m_images.end(), 0U);
}

QByteArray TestDifferencesExporter::exported(ExportFormat format) const
{
    return exportToBytes([&](ExportOutput &output) {
        writeDifferences(format, {m_differences, m_store, m_endOfLives, m_images, m_context}, output);
    });
}

void TestDifferencesExporter::jsonSaysWhatEachAccountSays()
{
    QJsonParseError error;
    const QJsonObject file = QJsonDocument::fromJson(exported(ExportFormat::Json), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(file[QStringLiteral("complete")], QJsonValue(false));
    QCOMPARE(file[QStringLiteral("filter")].toString(), m_context.filter);
    QCOMPARE(file[QStringLiteral("accounts")].toArray().size(), 3);
    QCOMPARE(
        file[QStringLiteral("summary")].toObject(),
        QJsonDocument::fromJson(R"({"images":2,"different":2,"missing":1,"endDate":1,"otherMembers":1,"copies":1})")
            .object());
    const QJsonArray value = file[QStringLiteral("value")].toArray();
    const char *expected = R"([
        {"imageReference":{"publisher":"canonical","offer":"=ubuntu","sku":"24|04","version":"latest"},
         "differences":["endDate","otherMembers","copies"],
         "accounts":[
          {"account":"contoso","presence":"listed","images":[
            {"imageReference":{"publisher":"canonical","offer":"=ubuntu","sku":"24|04","version":"latest"},"verificationType":"verified",
             "nodeAgentSKUId":"batch.node.ubuntu 24.04","batchSupportEndOfLife":"2027-01-12T00:00:00Z","osType":"linux"}]},
          {"account":"fabrikam","presence":"listed","images":[
            {"imageReference":{"publisher":"Canonical"},"x":[1,2.5]},
            {"imageReference":{"publisher":"canonical","offer":"=ubuntu","sku":"24|04","version":"latest"},"verificationType":"verified",
             "nodeAgentSKUId":"batch.node.ubuntu 24.04","batchSupportEndOfLife":"2027-01-12T00:00:00Z","osType":"linux"}]},
          {"account":"adatum","presence":"notKnown","images":[]}]},
        {"imageReference":{"publisher":"debian","offer":"debian-12","sku":"12","version":"latest"},
         "differences":["missing"],
         "accounts":[
          {"account":"contoso","presence":"listed","images":[
            {"imageReference":{"publisher":"debian","offer":"debian-12","sku":"12","version":"latest"},"verificationType":"verified",
             "nodeAgentSKUId":"batch.node.ubuntu 24.04","osType":"linux"}]},
          {"account":"fabrikam","presence":"missing","images":[]},
          {"account":"adatum","presence":"notKnown","images":[]}]}])";
    QCOMPARE(value, QJsonDocument::fromJson(expected).array());
}

void TestDifferencesExporter::aPreviewSumsUpAll()
{
    const QByteArray json = exportToBytes([&](ExportOutput &output) {
        writeDifferences(ExportFormat::Json, {m_differences, m_store, m_endOfLives, m_images, m_context, 1}, output);
    });
    const QJsonObject file = QJsonDocument::fromJson(json).object();
    QCOMPARE(file[QStringLiteral("summary")][QStringLiteral("images")].toInt(), 2);
    QCOMPARE(file[QStringLiteral("value")].toArray().size(), 1);
}

void TestDifferencesExporter::csvIsTheTable()
{
    const QByteArray expected = "differences,publisher,offer,sku,version,contoso,fabrikam,adatum\r\n"
                                "End date · other members · times listed,canonical,'=ubuntu,24|04,latest,Ends "
                                "2027-01-12 · other members differ · listed once,"
                                "No date / Ends 2027-01-12 · other members differ · listed 2 times,Not known\r\n"
                                "Missing in fabrikam,debian,debian-12,12,latest,No date,Missing,Not known\r\n";
    QCOMPARE(QString::fromUtf8(exported(ExportFormat::Csv)), QString::fromUtf8(expected));
}

void TestDifferencesExporter::markdownIsTheTable()
{
    m_images.erase(m_images.begin());
    const QString text = QString::fromUtf8(exported(ExportFormat::Markdown));
    QCOMPARE(text,
             QStringLiteral("| What differs | Publisher | Offer | SKU | Version | contoso | fabrikam | adatum |\n"
                            "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
                            "| Missing in fabrikam | debian | debian-12 | 12 | latest | No date "
                            "| Missing | Not known |\n"
                            "\n1 of 1 images differs: 1 missing somewhere.\n"
                            "\n**The list of adatum is not complete: what it does not name is not known.**\n"
                            "\nFilter: osType eq 'linux'.\n"));
}

void TestDifferencesExporter::formatsAreThoseThatFit()
{
    QCOMPARE(differencesExportFormats(),
             QList<ExportFormat>({ExportFormat::Json, ExportFormat::Csv, ExportFormat::Markdown}));
}

QTEST_GUILESS_MAIN(TestDifferencesExporter)
#include "tst_differencesexporter.moc"
