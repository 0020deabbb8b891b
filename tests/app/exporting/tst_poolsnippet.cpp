// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/poolsnippet.h"
#include "app/exporting/snippettext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace imagebrowser;

namespace {

ImageInformation makeImage(const QString &sku, const QString &end = {},
                           const QString &verification = QStringLiteral("verified"))
{
    ImageInformation image;
    image.text[indexOf(ImageField::Publisher)] = QStringLiteral("canonical");
    image.text[indexOf(ImageField::Offer)] = QStringLiteral("jammy");
    image.text[indexOf(ImageField::Sku)] = sku;
    image.text[indexOf(ImageField::NodeAgentSkuId)] = QStringLiteral("batch.node.ubuntu 22.04");
    image.text[indexOf(ImageField::VerificationType)] = verification;
    image.text[indexOf(ImageField::BatchSupportEndOfLife)] = end;
    return image;
}

const QString nasty = QStringLiteral("'\"\\${x}%{y}`$(z)\n\t\u2028#//");
const Instant now = parseInstant(std::string_view("2026-11-22T12:00:00Z")).value_or(Instant());

} // namespace

class PoolSnippetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneImage_data();
    void oneImage();
    void severalImagesInOrder_data();
    void severalImagesInOrder();
    void jsonParses();
    void galleryImageGoesById();
    void literalsStayData_data();
    void literalsStayData();
    void shellReadsBackWhatWasWritten();
    void cautionsAreSaid();
    void cautionsStayOnTheirLine();
    void idsLeadBack();
};

void PoolSnippetTest::oneImage_data()
{
    QTest::addColumn<SnippetFormat>("format");
    QTest::addColumn<QString>("text");
    QTest::newRow("REST JSON") << SnippetFormat::RestJson << R"({
  "virtualMachineConfiguration": {
    "imageReference": {
      "publisher": "canonical",
      "offer": "jammy",
      "sku": "22_04-lts",
      "version": "latest"
    },
    "nodeAgentSKUId": "batch.node.ubuntu 22.04"
  }
}
)";
    QTest::newRow("ARM") << SnippetFormat::ArmTemplate << R"({
  "deploymentConfiguration": {
    "virtualMachineConfiguration": {
      "imageReference": {
        "publisher": "canonical",
        "offer": "jammy",
        "sku": "22_04-lts",
        "version": "latest"
      },
      "nodeAgentSkuId": "batch.node.ubuntu 22.04"
    }
  }
}
)";
    QTest::newRow("Bicep") << SnippetFormat::Bicep << R"(var virtualMachineConfiguration = {
  imageReference: {
    publisher: 'canonical'
    offer: 'jammy'
    sku: '22_04-lts'
    version: 'latest'
  }
  nodeAgentSkuId: 'batch.node.ubuntu 22.04'
}
)";
    QTest::newRow("Terraform") << SnippetFormat::Terraform << R"(storage_image_reference {
  publisher = "canonical"
  offer = "jammy"
  sku = "22_04-lts"
  version = "latest"
}
node_agent_sku_id = "batch.node.ubuntu 22.04"
)";
    QTest::newRow("Azure CLI") << SnippetFormat::AzureCli
                               << R"(az batch pool create --id my-pool --vm-size Standard_D2s_v5 \
  --image canonical:jammy:22_04-lts:latest \
  --node-agent-sku-id 'batch.node.ubuntu 22.04'
)";
    QTest::newRow("Python") << SnippetFormat::Python << R"(from azure.batch import models

vm_configuration = models.VirtualMachineConfiguration(
    image_reference=models.BatchVmImageReference(
        publisher="canonical",
        offer="jammy",
        sku="22_04-lts",
        version="latest",
    ),
    node_agent_sku_id="batch.node.ubuntu 22.04",
)
)";
    QTest::newRow("C#") << SnippetFormat::CSharp
                        << R"(VirtualMachineConfiguration virtualMachineConfiguration = new VirtualMachineConfiguration(
    new BatchVmImageReference
    {
        Publisher = "canonical",
        Offer = "jammy",
        Sku = "22_04-lts",
        Version = "latest",
    },
    "batch.node.ubuntu 22.04");
)";
}

void PoolSnippetTest::oneImage()
{
    QFETCH(SnippetFormat, format);
    const ImageInformation image = makeImage(QStringLiteral("22_04-lts"));
    QTEST(poolSnippet(format, std::span(&image, 1), now), "text");
}

void PoolSnippetTest::severalImagesInOrder_data()
{
    QTest::addColumn<SnippetFormat>("format");
    for (const SnippetFormat format : allSnippetFormats())
        QTest::newRow(qPrintable(snippetFormatId(format))) << format;
}

void PoolSnippetTest::severalImagesInOrder()
{
    QFETCH(SnippetFormat, format);
    const std::array images{makeImage(QStringLiteral("first")), makeImage(QStringLiteral("second")),
                            makeImage(QStringLiteral("third"))};
    const QString text = poolSnippet(format, images, now);
    QVERIFY(text.indexOf(QStringLiteral("first")) >= 0);
    QVERIFY(text.indexOf(QStringLiteral("first")) < text.indexOf(QStringLiteral("second")));
    QVERIFY(text.indexOf(QStringLiteral("second")) < text.indexOf(QStringLiteral("third")));
    QCOMPARE(text.count(QStringLiteral("batch.node.ubuntu 22.04")), qsizetype(3));
    for (const char *brackets : {"{}", "()", "[]"})
        QCOMPARE(text.count(QLatin1Char(brackets[0])), text.count(QLatin1Char(brackets[1])));
    QVERIFY(poolSnippet(format, {}, now).isEmpty());
}

void PoolSnippetTest::jsonParses()
{
    const std::array images{makeImage(nasty), makeImage(QStringLiteral("b"))};
    for (const SnippetFormat format : {SnippetFormat::RestJson, SnippetFormat::ArmTemplate}) {
        QJsonParseError error;
        QJsonObject first =
            QJsonDocument::fromJson(poolSnippet(format, images, now).toUtf8(), &error).array().first().toObject();
        QCOMPARE(error.error, QJsonParseError::NoError);
        if (format == SnippetFormat::ArmTemplate)
            first = first[QStringLiteral("deploymentConfiguration")].toObject();
        QCOMPARE(first[QStringLiteral("virtualMachineConfiguration")][QStringLiteral("imageReference")]
                      [QStringLiteral("sku")]
                          .toString(),
                 nasty);
    }
}

void PoolSnippetTest::galleryImageGoesById()
{
    ImageInformation image = makeImage(QStringLiteral("ignored"));
    const QString id =
        QStringLiteral("/subscriptions/1/resourceGroups/g/providers/Microsoft.Compute/galleries/x/images/y");
    image.text[indexOf(ImageField::VirtualMachineImageId)] = id;
    for (const SnippetFormat format : allSnippetFormats()) {
        const QString text = poolSnippet(format, std::span(&image, 1), now);
        QVERIFY(text.contains(id));
        QVERIFY(!text.contains(QStringLiteral("ignored")));
    }
    QVERIFY(poolSnippet(SnippetFormat::ArmTemplate, std::span(&image, 1), now).contains(QStringLiteral("\"id\": ")));
    QVERIFY(poolSnippet(SnippetFormat::Terraform, std::span(&image, 1), now).contains(QStringLiteral("\n  id = ")));
}

void PoolSnippetTest::literalsStayData_data()
{
    QTest::addColumn<QString>("literal");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Bicep") << bicepLiteral(nasty) << QString::fromUtf8(R"('\'"\\\${x}%{y}`$(z)\n\t\u{2028}#//')");
    QTest::newRow("Terraform") << terraformLiteral(nasty) << QString::fromUtf8(R"("'\"\\$${x}%%{y}`$(z)\n\t\u2028#//")");
    QTest::newRow("Python") << pythonLiteral(nasty) << QString::fromUtf8(R"("'\"\\${x}%{y}`$(z)\n\t\u2028#//")");
    QTest::newRow("C#") << csharpLiteral(nasty) << QString::fromUtf8(R"("'\"\\${x}%{y}`$(z)\n\t\u2028#//")");
    QTest::newRow("shell, empty") << shellLiteral({}) << QStringLiteral("''");
    QTest::newRow("shell, plain") << shellLiteral(QStringLiteral("a:b_c-1.0")) << QStringLiteral("a:b_c-1.0");
}

void PoolSnippetTest::literalsStayData()
{
    QFETCH(QString, literal);
    QTEST(literal, "expected");
}

void PoolSnippetTest::shellReadsBackWhatWasWritten()
{
    const QString shell = QStandardPaths::findExecutable(QStringLiteral("sh"));
    if (shell.isEmpty())
        QSKIP("there is no sh here");
    for (const QString &text : {nasty, QStringLiteral("a b"), QStringLiteral("''"), QStringLiteral("-n é"),
                                QStringLiteral("; rm -rf /nowhere")}) {
        QProcess process;
        process.start(shell, {QStringLiteral("-c"), QStringLiteral("printf %s ") + shellLiteral(text)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()), text);
    }
}

void PoolSnippetTest::cautionsAreSaid()
{
    const ImageInformation ended =
        makeImage(QStringLiteral("x"), QStringLiteral("2026-08-31T00:00:00Z"), QStringLiteral("unverified"));
    const ImageInformation ending = makeImage(QStringLiteral("x"), QStringLiteral("2027-06-30T00:00:00Z"));
    QCOMPARE(imageCautions(ended, now).size(), qsizetype(2));
    QVERIFY(imageCautions(makeImage(QStringLiteral("x")), now).isEmpty());
    QVERIFY(poolSnippet(SnippetFormat::Terraform, std::span(&ended, 1), now)
                .startsWith(QStringLiteral("# canonical:jammy:x:latest: not verified")));
    QVERIFY(poolSnippet(SnippetFormat::CSharp, std::span(&ended, 1), now)
                .contains(QStringLiteral("// canonical:jammy:x:latest: support ended on 2026-08-31")));
    QVERIFY(poolSnippet(SnippetFormat::Bicep, std::span(&ending, 1), now)
                .contains(QStringLiteral("support ends on 2027-06-30")));
    QVERIFY(!poolSnippet(SnippetFormat::RestJson, std::span(&ended, 1), now).contains(QStringLiteral("support ended")));
}

void PoolSnippetTest::cautionsStayOnTheirLine()
{
    const ImageInformation image =
        makeImage(QStringLiteral("a\nrm -rf /\r\u2028\u0085x"), {}, QStringLiteral("unverified"));
    const QString text = poolSnippet(SnippetFormat::AzureCli, std::span(&image, 1), now);
    QVERIFY(text.startsWith(QStringLiteral("# canonical:jammy:a rm -rf /   x:latest: not verified")));
    QVERIFY(text.contains(QStringLiteral("--image 'canonical:jammy:a\nrm")));
}

void PoolSnippetTest::idsLeadBack()
{
    for (const SnippetFormat format : allSnippetFormats()) {
        QCOMPARE(snippetFormatFromId(snippetFormatId(format)), std::optional(format));
        QVERIFY(!snippetFormatLabel(format).isEmpty());
    }
    QVERIFY(!snippetFormatFromId(u"cobol"));
}

QTEST_GUILESS_MAIN(PoolSnippetTest)
#include "tst_poolsnippet.moc"
