// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagesuggestions.h"

#include "app/service/imagelistparser.h"
#include "tests/support/pagebuilder.h"

#include <QtTest>

using namespace imagebrowser;

namespace {

constexpr const char *today = "2026-11-22T12:00:00Z";
//! Some days before the container images of the recorded list end.
constexpr const char *recordedDay = "2022-09-20T12:00:00Z";
const std::string windows = "microsoftwindowsserver";

QString shortName(const ImageStore &store, RowId row)
{
    const ImageInformation image = store.image(row);
    return image.offer() + u':' + image.sku();
}

QStringList suggested(const ImageStore &store, RowId row, const char *now = today)
{
    QStringList names;
    for (const ImageSuggestion &suggestion : imageSuggestions(store, row, *parseInstant(std::string_view(now))))
        names << shortName(store, suggestion.row);
    return names;
}

void load(ImageStore &store, const QString &file)
{
    QFile list(QStringLiteral(IMAGEBROWSER_TEST_DATA "/") + file);
    QVERIFY2(list.open(QIODevice::ReadOnly), qPrintable(list.errorString()));
    const auto page = parseImagePage(list.readAll());
    QVERIFY(page.hasValue());
    QVERIFY(store.append(store.addListing(file), page.value()));
}

RowId rowOf(const ImageStore &store, const QString &name)
{
    for (RowId row = 0; row < store.rowCount(); ++row) {
        if (shortName(store, row) == name)
            return row;
    }
    return static_cast<RowId>(store.rowCount());
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

//! What an experienced operator would move to, for the images of the samples and of a recorded list, and each rule by
//! itself.
class TestImageSuggestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realImages_data();
    void realImages();
    void everySuggestionKeepsTheRules_data();
    void everySuggestionKeepsTheRules();
    void oneRule_data();
    void oneRule();
    void saysWhy();
    void staysInItsListing();
    void needsAReadableDate();
    void siblingsAreOfTheSameOffer();
    void largeListingIsBounded();
};

void TestImageSuggestions::realImages_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("image");
    QTest::addColumn<QStringList>("expected");
    const auto add = [](const char *file, const char *image, const char *expected) {
        QTest::addRow("%s %s", file, image)
            << QString::fromLatin1(file) << QString::fromLatin1(image) << words(expected);
    };
    const char *contoso = "../../resources/sample/contoso.json";
    add(contoso, "almalinux-hpc:8_7-hpc-gen1", "");
    add(contoso, "almalinux-hpc:8_7-hpc-gen2", "almalinux-hpc:8_10-hpc-gen2");
    add(contoso, "almalinux-hpc:8_10-hpc-gen2", "almalinux-hpc:9_6-hpc-gen2");
    add(contoso, "almalinux-x86_64:8-gen1", "almalinux-x86_64:9-gen1");
    add(contoso, "almalinux-x86_64:8-gen2", "almalinux-x86_64:9-gen2");
    add(contoso, "0001-com-ubuntu-confidential-vm-jammy:22_04-lts-cvm", "ubuntu-24_04-lts:cvm");
    add(contoso, "0001-com-ubuntu-server-jammy:22_04-lts", "ubuntu-24_04-lts:server-gen1");
    add(contoso, "0001-com-ubuntu-server-jammy:22_04-lts-gen2", "ubuntu-24_04-lts:server");
    add(contoso, "debian-11:11", "debian-12:12");
    add(contoso, "debian-11:11-gen2", "debian-12:12-gen2");
    add(contoso, "ubuntu-hpc:2204", "ubuntu-hpc:2404");
    add(contoso, "dsvm-win-2019:winserver-2019", "dsvm-win-2022:winserver-2022");
    add(contoso, "ubuntu-2204:2204-gen2", "");
    add(contoso, "cbl-mariner:cbl-mariner-2", "azure-linux-3:azure-linux-3");
    add(contoso, "cbl-mariner:cbl-mariner-2-gen2", "azure-linux-3:azure-linux-3-gen2");
    add(contoso, "windowsserver:2016-datacenter",
        "windowsserver:2025-datacenter windowsserver:2022-datacenter windowsserver:2019-datacenter");
    add(contoso, "windowsserver:2016-datacenter-gensecond",
        "windowsserver:2025-datacenter-g2 windowsserver:2022-datacenter-g2 windowsserver:2019-datacenter-gensecond");
    add(contoso, "windowsserver:2016-datacenter-gs", "windowsserver:2019-datacenter-gs");
    add(contoso, "windowsserver:2016-datacenter-smalldisk",
        "windowsserver:2022-datacenter-smalldisk windowsserver:2019-datacenter-smalldisk");
    add(contoso, "windowsserver:2016-datacenter-smalldisk-g2", "windowsserver:2022-datacenter-smalldisk-g2");
    // The only other container image has no desktop.
    add(contoso, "windowsserver:2016-datacenter-with-containers", "");
    add(contoso, "windowsserver:2019-datacenter-core", "windowsserver:2022-datacenter-core");
    add(contoso, "windowsserver:2019-datacenter-core-smalldisk", "windowsserver:2022-datacenter-core-smalldisk");
    // No date is no reason to move.
    add(contoso, "debian-12:12", "");
    // There, the image of 24.04 lacks the driver.
    add("../../resources/sample/adatum.json", "ubuntu-hpc:2204", "");
    add("../../resources/sample/fabrikam.json", "almalinux-x86_64:8-gen2",
        "almalinux-x86_64:10-gen2 almalinux-x86_64:9-gen2");
    add("../../resources/sample/fabrikam.json", "rhel:8-lvm-gen2", "rhel:9-lvm-gen2");
    const char *recorded = "recorded-list.json";
    add(recorded, "ubuntuserver:18.04-lts",
        "0001-com-ubuntu-server-jammy:22_04-lts 0001-com-ubuntu-server-focal:20_04-lts");
    add(recorded, "ubuntuserver:18_04-lts-gen2", "0001-com-ubuntu-server-focal:20_04-lts-gen2");
    add(recorded, "ubuntu-hpc:1804", "ubuntu-hpc:2004");
    add(recorded, "ubuntu-1804:1804", "");
    add(recorded, "debian-10:10", "");
    add(recorded, "windowsserver:2019-datacenter-with-containers", "");
}

void TestImageSuggestions::realImages()
{
    QFETCH(QString, file);
    QFETCH(QString, image);
    QFETCH(QStringList, expected);
    ImageStore store;
    load(store, file);
    const RowId row = rowOf(store, image);
    QVERIFY(row < store.rowCount());
    QCOMPARE(suggested(store, row, file.contains(u"recorded") ? recordedDay : today), expected);
}

void TestImageSuggestions::everySuggestionKeepsTheRules_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("now");
    for (const char *name : {"contoso", "adatum", "fabrikam"})
        QTest::addRow("%s", name) << QStringLiteral("../../resources/sample/%1.json").arg(QLatin1StringView(name))
                                  << QString::fromLatin1(today);
    QTest::addRow("recorded") << QStringLiteral("recorded-list.json") << QString::fromLatin1(recordedDay);
}

void TestImageSuggestions::everySuggestionKeepsTheRules()
{
    QFETCH(QString, file);
    QFETCH(QString, now);
    ImageStore store;
    load(store, file);
    const Instant instant = *parseInstant(now);
    for (RowId row = 0; row < store.rowCount(); ++row) {
        const ImageInformation from = store.image(row);
        const auto suggestions = imageSuggestions(store, row, instant);
        QVERIFY(suggestions.size() <= 3);
        QVERIFY(from.endOfLife() || suggestions.isEmpty());
        for (const ImageSuggestion &suggestion : suggestions) {
            const ImageInformation to = store.image(suggestion.row);
            QVERIFY(suggestion.row != row);
            QCOMPARE(to.osType(), from.osType());
            QVERIFY(!to.endOfLife() || (*to.endOfLife() > *from.endOfLife() && *to.endOfLife() > instant));
            for (const QString &capability : from.capabilities)
                QVERIFY2(to.hasCapability(capability), qPrintable(to.urn()));
            for (const char16_t *special : {u"SupportsRDMAOnly", u"ConfidentialVMCompatible", u"Generation2VMImage"})
                QCOMPARE(to.hasCapability(special), from.hasCapability(special));
            QVERIFY(!suggestion.reasons.isEmpty());
        }
    }
}

void TestImageSuggestions::oneRule_data()
{
    QTest::addColumn<PageBuilderImage>("image");
    QTest::addColumn<QString>("publisher");
    QTest::addColumn<QString>("sku");
    QTest::addColumn<bool>("isSuggested");
    const auto add = [](const char *name, bool isSuggested, const PageBuilderImage &image, const char *sku = "9",
                        const char *publisher = "contoso") {
        QTest::newRow(name) << image << QString::fromLatin1(publisher) << QString::fromLatin1(sku) << isSuggested;
    };
    const char *agent = "batch.node.el 9";
    add("newer without a date", true, {.agent = agent});
    add("later end", true, {.end = "2029-01-01T00:00:00Z", .agent = agent});
    add("same end", false, {.end = "2027-01-12T00:00:00Z", .agent = agent});
    add("later end, but soon itself", false, {.end = "2027-01-31T00:00:00Z", .agent = agent});
    add("ended", false, {.end = "2026-11-01T00:00:00Z", .agent = agent});
    add("unreadable end", false, {.end = "soon", .agent = agent});
    add("another OS type", false, {.os = "windows", .agent = agent});
    add("OS type in another case", true, {.os = "Linux", .agent = agent});
    add("older system", false, {.agent = "batch.node.el 7"}, "7");
    add("same system, older SKU", false, {.agent = "batch.node.el 8"}, "7");
    add("same system, newer SKU", true, {.agent = "batch.node.el 8"}, "10");
    add("another node agent", false, {.agent = "batch.node.debian 12"});
    add("another publisher", false, {.agent = agent}, "9", "adatum");
    add("publisher in another case", true, {.agent = agent}, "9", "Contoso");
    add("generation 2 by capability", false, {.capabilities = {"Generation2VMImage"}, .agent = agent});
    add("generation 2 by name", false, {.agent = agent}, "9-gen2");
    add("generation 1 by name", true, {.agent = agent}, "9-gen1");
    add("RDMA only", false, {.capabilities = {"SupportsRDMAOnly"}, .agent = agent});
    add("confidential", false, {.capabilities = {"ConfidentialVMCompatible"}, .agent = agent});
    add("GPU driver", false, {.capabilities = {"NvidiaTeslaDriverInstalled"}, .agent = agent});
    add("containers", false, {.capabilities = {"DockerCompatible"}, .agent = agent});
    add("harmless capability", true, {.capabilities = {"SupportsSomething"}, .agent = agent});
    add("another purpose", false, {.agent = agent}, "9-hpc");
    add("another processor", false, {.agent = agent}, "9-arm64");
}

void TestImageSuggestions::oneRule()
{
    QFETCH(PageBuilderImage, image);
    QFETCH(QString, publisher);
    QFETCH(QString, sku);
    QFETCH(bool, isSuggested);
    ImageStore store;
    PageBuilder page;
    page.add("contoso", "linux", "8", {.end = "2027-01-12T00:00:00Z", .agent = "batch.node.el 8"});
    page.add(publisher.toStdString(), "linux", sku.toStdString(), image);
    QVERIFY(store.append(store.addListing(QStringLiteral("a")), page.page()));
    QCOMPARE(suggested(store, 0), isSuggested ? QStringList{QStringLiteral("linux:") + sku} : QStringList());
}

void TestImageSuggestions::saysWhy()
{
    ImageStore store;
    load(store, QStringLiteral("../../resources/sample/contoso.json"));
    const auto why = [&store](const char *image) {
        const auto suggestions =
            imageSuggestions(store, rowOf(store, QString::fromLatin1(image)), *parseInstant(std::string_view(today)));
        return suggestions.isEmpty() ? QString() : suggestions.first().reasons.join(QStringLiteral(", "));
    };
    QCOMPARE(why("windowsserver:2016-datacenter-gensecond"),
             QStringLiteral("same offer, no date, generation 2, verified"));
    QCOMPARE(
        why("cbl-mariner:cbl-mariner-2"),
        QStringLiteral("announced successor, no date, same generation, verified, needs batch.node.azurelinux 3.0"));
    QCOMPARE(why("almalinux-hpc:8_7-hpc-gen2"), QStringLiteral("same offer, ends 2029-05-31, generation 2, verified"));
}

void TestImageSuggestions::staysInItsListing()
{
    ImageStore store;
    for (const char *sku : {"2016-datacenter", "2022-datacenter"}) {
        PageBuilder page;
        page.add(windows, "windowsserver", sku,
                 {.end = sku[3] == '6' ? "2027-01-12T00:00:00Z" : nullptr,
                  .os = "windows",
                  .agent = "batch.node.windows amd64"});
        QVERIFY(store.append(store.addListing(QString::fromLatin1(sku)), page.page()));
    }
    QCOMPARE(suggested(store, 0), QStringList());
    QCOMPARE(imageSiblings(store, 0).total, 0);
}

void TestImageSuggestions::needsAReadableDate()
{
    ImageStore store;
    PageBuilder page;
    for (const char *end : {static_cast<const char *>(nullptr), "", "soon"})
        page.add("debian", "debian-11", "11", {.end = end, .agent = "batch.node.debian 11"});
    page.add("debian", "debian-12", "12", {.agent = "batch.node.debian 12"});
    page.add("", "", "", {.end = "2027-01-12T00:00:00Z", .agent = ""});
    QVERIFY(store.append(store.addListing(QStringLiteral("a")), page.page()));
    for (RowId row = 0; row < store.rowCount(); ++row)
        QCOMPARE(suggested(store, row), QStringList());
}

void TestImageSuggestions::siblingsAreOfTheSameOffer()
{
    ImageStore store;
    load(store, QStringLiteral("../../resources/sample/contoso.json"));
    QStringList names;
    const ImageSiblings siblings = imageSiblings(store, rowOf(store, QStringLiteral("almalinux-hpc:8_7-hpc-gen1")));
    for (const RowId row : siblings.rows)
        names << store.image(row).sku();
    QCOMPARE(names, words("8_7-hpc-gen2 8_10-hpc-gen2 9_6-hpc-gen2"));
    QCOMPARE(siblings.total, 3);
    // Two publishers have an offer of this name.
    const RowId hpc = rowOf(store, QStringLiteral("ubuntu-hpc:2204"));
    QCOMPARE(store.image(hpc).publisher(), QStringLiteral("microsoft-azure-batch"));
    QCOMPARE(imageSiblings(store, hpc).total, 0);
}

void TestImageSuggestions::largeListingIsBounded()
{
    ImageStore store;
    PageBuilder page;
    page.add("debian", "debian-11", "11", {.end = "2027-01-12T00:00:00Z", .agent = "batch.node.debian 11"});
    constexpr int count = 60'000;
    for (int i = 0; i < count; ++i)
        page.add("debian", "debian-11", "11." + std::to_string(i), {.agent = "batch.node.debian 11"});
    QVERIFY(store.append(store.addListing(QStringLiteral("a")), page.page()));
    QCOMPARE(suggested(store, 0).size(), 3);
    const ImageSiblings siblings = imageSiblings(store, 0);
    QCOMPARE(siblings.total, count);
    QCOMPARE(siblings.rows.size(), ImageSiblings::Limit);
}

QTEST_GUILESS_MAIN(TestImageSuggestions)
#include "tst_imagesuggestions.moc"
