// SPDX-License-Identifier: Apache-2.0
#include "app/cli/errorwriter.h"
#include "app/cli/storedexport.h"
#include "app/cli/streamedexport.h"
#include "app/filter/filterparser.h"
#include "app/service/imagelistparser.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/pagebuilder.h"

#include <QBuffer>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace imagebrowser;

namespace {

using Pages = std::vector<std::shared_ptr<const ImagePage>>;

Pages pagesOf(const std::vector<QByteArrayList> &items)
{
    Pages pages;
    for (const QByteArrayList &page : items) {
        auto parsed = parseImagePage("{\"value\":[" + page.join(",\n ") + "]}");
        if (!parsed)
            qFatal("No page");
        pages.push_back(std::make_shared<const ImagePage>(std::move(parsed).value()));
    }
    return pages;
}

//! What the service sends, and what it could send.
Pages mixedPages()
{
    return pagesOf(
        {{R"({"imageReference":{"publisher":"canonical","offer":"jammy","sku":"22_04-lts","version":"latest"},"nodeAgentSKUId":"batch.node.ubuntu 22.04","verificationType":"verified","capabilities":["DockerCompatible","NvidiaTeslaDriverInstalled"],"batchSupportEndOfLife":"2027-06-01T00:00:00Z","osType":"linux"})",
          R"({ "osType" : "windows", "imageReference" : { "sku" : "2019 \"core\"", "publisher" : "Microsoft" } })",
          R"({"imageReference":{"publisher":"p","offer":"o"},"batchSupportEndOfLife":"soon","osType":"linux"})"},
         {},
         {R"({"osType":"linux","new":[1, 2.50, 1e300, {"b": null}],"name":"\ud800 \ud83d\ude00 \u0000"})",
          R"({"imageReference":{},"osType":"linux","capabilities":[]})", R"({})",
          R"({"osType":"linux","osType":"windows","batchSupportEndOfLife":"2022-09-30T00:00:00Z"})"},
         {R"({"imageReference":{"publisher":"naïve 日本","offer":"tab\tback\\","sku":"","version":null},"osType":"linux","batchSupportEndOfLife":"2022-09-30T00:00:00Z"})"}});
}

std::shared_ptr<const ImagePage> pageOf(int images, int first = 0)
{
    PageBuilder builder;
    for (int i = 0; i < images; ++i)
        builder.add("publisher", "offer", "sku " + std::to_string(first + i));
    return std::make_shared<const ImagePage>(builder.take());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The room that is left at the beginning stands behind the list of accounts.
QByteArray withoutRoom(QByteArray text)
{
    const qsizetype end = text.indexOf("\n  \"value\": [");
    qsizetype begin = end;
    while (begin > 0 && text[begin - 1] == ' ')
        --begin;
    return text.remove(begin, end - begin);
}

} // namespace

class StreamedExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void isOnlyForWhatGoesPageByPage_data();
    void isOnlyForWhatGoesPageByPage();
    void isNotForProtectedFiles();
    void writesWhatAStoredExportWrites_data();
    void writesWhatAStoredExportWrites();
    void writesLongListsInPieces();
    void anIncompleteListSaysSo();
    void withoutWriteTheOldFileStays();
    void aFullDiskIsAFailure_data();
    void aFullDiskIsAFailure();
    void tellsOfANameThatCannotBe();
    void neverWritesTheBeginningOverImages();
    void replacesTheFileBehindALink();
    void thePresentIsWhenTheFirstPageComes();
    void tellsWhatFindsNoRoom();

private:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("images.json")) const
    {
        return m_folder->filePath(name);
    }
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    [[nodiscard]] ExportContext contextOf(std::size_t images, bool isComplete = true) const;
    [[nodiscard]] std::unique_ptr<StreamedExport> begin(ExportGate *gate = nullptr)
    {
        ExportContext context = contextOf(0);
        context.accounts.first().fetchedAt.reset();
        return StreamedExport::begin(m_task, context, gate);
    }
    static void fill(PageSink &sink, const Pages &pages);

    std::unique_ptr<QTemporaryDir> m_folder;
    HeadlessTask m_task;
    Instant m_now = parseInstant(std::string_view("2022-09-06T12:00:00Z")).value_or(Instant());
};

void StreamedExportTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    Account account;
    account.name = QStringLiteral("contoso");
    m_task = {};
    m_task.accounts = {account};
    m_task.file = path();
    m_task.clock = [this] { return m_now; };
}

ExportContext StreamedExportTest::contextOf(std::size_t images, bool isComplete) const
{
    return {m_now,
            m_task.filterText,
            {{QStringLiteral("contoso"), QStringLiteral("https://contoso.example.com"), QStringLiteral("2025-06-01"),
              m_now, isComplete, static_cast<qsizetype>(images)}}};
}

void StreamedExportTest::fill(PageSink &sink, const Pages &pages)
{
    int refused = 0;
    for (const auto &page : pages)
        sink.append(0, page, [&refused](std::size_t) { ++refused; });
    sink.wait();
    QCOMPARE(refused, 0);
}

void StreamedExportTest::isOnlyForWhatGoesPageByPage_data()
{
    QTest::addColumn<std::function<void(HeadlessTask &)>>("change");
    QTest::addColumn<bool>("isPossible");
    using Change = std::function<void(HeadlessTask &)>;
    QTest::newRow("one account to JSON") << Change([](HeadlessTask &) {}) << true;
    QTest::newRow("filter and gate") << Change([](HeadlessTask &task) {
        task.filter = parseFilter(QStringLiteral("osType eq 'linux'")).value();
        task.failIfEndsWithinDays = 30;
    }) << true;
    QTest::newRow("in an order") << Change([](HeadlessTask &task) { task.sort = {{SkuColumn}}; }) << false;
    QTest::newRow("two accounts") << Change([](HeadlessTask &task) { task.accounts.append(Account()); }) << false;
    QTest::newRow("CSV") << Change([](HeadlessTask &task) { task.format = ExportFormat::Csv; }) << false;
    QTest::newRow("standard output") << Change([](HeadlessTask &task) { task.file = u"-"_qs; }) << false;
    QTest::newRow("device") << Change([](HeadlessTask &task) { task.file = u"/dev/null"_qs; }) << false;
    QTest::newRow("folder") << Change([](HeadlessTask &task) { task.file = QDir::tempPath(); }) << false;
    QTest::newRow("no folder") << Change([](HeadlessTask &task) { task.file += u"/no/images.json"_qs; }) << false;
    QTest::newRow("no name") << Change([](HeadlessTask &task) { task.file.clear(); }) << false;
}

void StreamedExportTest::isOnlyForWhatGoesPageByPage()
{
    QFETCH(const std::function<void(HeadlessTask &)>, change);
    change(m_task);
    QTEST(begin() != nullptr, "isPossible");
}

void StreamedExportTest::isNotForProtectedFiles()
{
    if (geteuid() == 0)
        QSKIP("root may write anywhere");
    QFile old(path());
    QVERIFY(old.open(QIODevice::WriteOnly) && old.setPermissions(QFile::ReadOwner));
    QVERIFY(!begin());
}

void StreamedExportTest::writesWhatAStoredExportWrites_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("days");
    QTest::newRow("all") << QString() << -1;
    QTest::newRow("filter") << "osType eq 'linux'" << -1;
    QTest::newRow("nothing passes") << "osType eq 'solaris'" << -1;
    QTest::newRow("filter by date") << "batchSupportEndOfLife lt now() add duration'P30D'" << -1;
    QTest::newRow("filter by account") << "account eq 'CONTOSO'" << -1;
    QTest::newRow("capabilities") << "capabilities/any()" << -1;
    QTest::newRow("gate") << QString() << 30;
    QTest::newRow("gate finds nothing") << QString() << 23;
    QTest::newRow("filter and gate") << "osType eq 'linux'" << 10'000;
}

void StreamedExportTest::writesWhatAStoredExportWrites()
{
    QFETCH(const QString, filter);
    QFETCH(const int, days);
    m_task.filterText = filter;
    m_task.filter = parseFilter(filter).value();
    std::array<ExportGate, 2> gates{ExportGate(days), ExportGate(days)};
    const bool hasGate = days >= 0;
    const auto streamed = begin(hasGate ? &gates[0] : nullptr);
    QVERIFY(streamed);
    const HeadlessTask other = [this] {
        HeadlessTask task = m_task;
        task.file = path(QStringLiteral("stored.json"));
        return task;
    }();
    QBuffer unused;
    StoredExport stored(other, unused, hasGate ? &gates[1] : nullptr);
    const Pages pages = mixedPages();
    fill(*streamed, pages);
    fill(stored, pages);
    QCOMPARE(streamed->imageCount(0), std::size_t(8));
    QCOMPARE(streamed->imageCount(0), stored.imageCount(0));
    QCOMPARE(streamed->write(contextOf(8)), QString());
    QCOMPARE(stored.write(contextOf(8)), QString());
    QCOMPARE(streamed->writtenCount(), stored.writtenCount());
    const QByteArray text = contentOf(path());
    QVERIFY(QJsonDocument::fromJson(text).isObject());
    QCOMPARE(withoutRoom(text), contentOf(other.file));

    QCOMPARE(gates[0].hasFound(), gates[1].hasFound());
    std::array<QBuffer, 2> told;
    for (std::size_t i = 0; i < told.size(); ++i) {
        QVERIFY(told[i].open(QIODevice::WriteOnly));
        ErrorWriter errors(told[i], ErrorFormat::Text);
        gates[i].tell(errors);
    }
    QCOMPARE(told[0].data(), told[1].data());
    QCOMPARE(!told[0].data().isEmpty(), hasGate);
}

void StreamedExportTest::writesLongListsInPieces()
{
    constexpr std::size_t Images = 25'000;
    HeadlessTask other = m_task;
    other.file = path(QStringLiteral("stored.json"));
    const auto streamed = begin();
    QVERIFY(streamed);
    QBuffer unused;
    StoredExport stored(other, unused, nullptr);
    for (std::size_t first = 0; first < Images; first += 1000) {
        const Pages page{pageOf(1000, static_cast<int>(first))};
        fill(*streamed, page);
        fill(stored, page);
    }
    QVERIFY(!streamed->hasFailed());
    QCOMPARE(streamed->write(contextOf(Images)), QString());
    QCOMPARE(stored.write(contextOf(Images)), QString());
    QCOMPARE(streamed->writtenCount(), Images);
    QVERIFY(withoutRoom(contentOf(path())) == contentOf(other.file));
    QVERIFY(contentOf(path()).contains("\"sku 24999\""));
}

void StreamedExportTest::anIncompleteListSaysSo()
{
    const auto streamed = begin();
    QVERIFY(streamed);
    fill(*streamed, mixedPages());
    ExportContext context = contextOf(streamed->imageCount(0), false);
    context.accounts.first().fetchedAt.reset();
    QCOMPARE(streamed->write(context), QString());
    const QJsonObject root = QJsonDocument::fromJson(contentOf(path())).object();
    QCOMPARE(root[QStringLiteral("complete")].toBool(true), false);
    QCOMPARE(root[QStringLiteral("accounts")][0][QStringLiteral("images")].toInt(), 8);
}

void StreamedExportTest::withoutWriteTheOldFileStays()
{
    QFile old(path());
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3 && old.flush());
    {
        const auto streamed = begin();
        QVERIFY(streamed);
        fill(*streamed, mixedPages());
    }
    QCOMPARE(contentOf(path()), QByteArray("old"));
    QCOMPARE(names(), QStringList{QStringLiteral("images.json")});
}

void StreamedExportTest::aFullDiskIsAFailure_data()
{
    QTest::addColumn<int>("room");
    QTest::addColumn<int>("images");
    QTest::addColumn<int>("pages");
    QTest::addColumn<bool>("isKnownEarly");
    QTest::newRow("a short text") << 4096 << 50 << 1 << false;
    QTest::newRow("a short text, no room at all") << 0 << 50 << 1 << false;
    QTest::newRow("a text of one piece") << 4096 << 800 << 1 << false;
    QTest::newRow("with the first piece") << 4096 << 1000 << 8 << true;
    QTest::newRow("with the last piece") << 300'000 << 1000 << 2 << false;
    QTest::newRow("in the middle") << 500'000 << 1000 << 12 << true;
}

void StreamedExportTest::aFullDiskIsAFailure()
{
    QFETCH(const int, room);
    QFETCH(const int, images);
    QFETCH(const int, pages);
    QFile old(path());
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3 && old.flush());
    {
        const FileSizeLimit limit(static_cast<rlim_t>(room));
        const auto streamed = begin();
        QVERIFY(streamed);
        fill(*streamed, Pages(static_cast<std::size_t>(pages), pageOf(images)));
        QTEST(streamed->hasFailed(), "isKnownEarly");
        const QString problem = streamed->write(contextOf(200));
        QVERIFY2(problem.endsWith(QStringLiteral("images.json” was not written: %1.").arg(FileSizeLimit::reason())),
                 qPrintable(problem));
    }
    QCOMPARE(contentOf(path()), QByteArray("old"));
    QCOMPARE(names(), QStringList{QStringLiteral("images.json")});
}

void StreamedExportTest::tellsOfANameThatCannotBe()
{
    // Some file systems find out at once, others when the file is put in its place.
    m_task.file = path(QString(300, u'x'));
    const auto streamed = begin();
    QBuffer unused;
    StoredExport stored(m_task, unused, nullptr);
    PageSink &sink = streamed ? static_cast<PageSink &>(*streamed) : stored;
    fill(sink, mixedPages());
    QVERIFY(sink.write(contextOf(8)).contains(QStringLiteral("was not written: ")));
    QCOMPARE(names(), QStringList());
}

void StreamedExportTest::neverWritesTheBeginningOverImages()
{
    QFile old(path());
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3 && old.flush());
    {
        const auto streamed = begin();
        QVERIFY(streamed);
        fill(*streamed, mixedPages());
        ExportContext context = contextOf(8);
        context.accounts.append(context.accounts.first());
        QVERIFY(streamed->write(context).contains(QStringLiteral("no room for its beginning")));
    }
    QCOMPARE(contentOf(path()), QByteArray("old"));
}

void StreamedExportTest::replacesTheFileBehindALink()
{
    QFile old(path(QStringLiteral("target.json")));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3 && old.flush());
    QVERIFY(QFile::link(old.fileName(), path()));
    const auto streamed = begin();
    QVERIFY(streamed);
    fill(*streamed, mixedPages());
    QCOMPARE(streamed->write(contextOf(8)), QString());
    QVERIFY(QFileInfo(path()).isSymLink());
    QVERIFY(QJsonDocument::fromJson(contentOf(old.fileName())).isObject());
}

void StreamedExportTest::thePresentIsWhenTheFirstPageComes()
{
    m_task.filter = parseFilter(QStringLiteral("batchSupportEndOfLife lt now()")).value();
    ExportGate gate(0);
    const auto streamed = begin(&gate);
    QVERIFY(streamed);
    // A sign-in took its time: two of the images ended meanwhile.
    m_now += std::chrono::days(30);
    const Pages pages = mixedPages();
    fill(*streamed, {pages.front()});
    m_now += std::chrono::days(3000);
    fill(*streamed, Pages(pages.begin() + 1, pages.end()));
    QCOMPARE(streamed->write(contextOf(8)), QString());
    QCOMPARE(streamed->writtenCount(), std::size_t(2));
    QVERIFY(gate.hasFound());
    // The file tells when it was written.
    QVERIFY(contentOf(path()).contains("\"exportedAt\": \"2030-"));
}

void StreamedExportTest::tellsWhatFindsNoRoom()
{
    m_task.filter = parseFilter(QStringLiteral("osType eq 'linux'")).value();
    const auto streamed = begin();
    QVERIFY(streamed);
    fill(*streamed, mixedPages());
    ImagePage large;
    // Nothing of it is touched, so that it takes addresses and no memory.
    large.body = QByteArray(qsizetype(1) << 30, Qt::Uninitialized);
    std::vector<std::size_t> kept;
    streamed->append(0, std::make_shared<const ImagePage>(std::move(large)),
                     [&kept](std::size_t images) { kept.push_back(images); });
    streamed->wait();
    QCOMPARE(kept, std::vector<std::size_t>{8});
    fill(*streamed, mixedPages());
    QCOMPARE(streamed->imageCount(0), std::size_t(16));
}

QTEST_GUILESS_MAIN(StreamedExportTest)
#include "tst_streamedexport.moc"
