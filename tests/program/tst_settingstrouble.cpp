// SPDX-License-Identifier: Apache-2.0
//! The real program with settings that cannot be read or written: it starts, says what is wrong in words, and
//! overwrites nothing that it could not read.
#include "tests/program/programrun.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sys/stat.h>

using namespace imagebrowser;

enum class Planted
{
    Bytes,
    Folder,
    LinkLoop,
    Pipe,
    FileInPlaceOfFolder,
};
Q_DECLARE_METATYPE(Planted)

class TestSettingsTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exportGoesOn_data() { troubles(); }
    void exportGoesOn();
    void windowOpens_data() { troubles(); }
    void windowOpens();
    void newerSettingsAreUsed();
    void filtersOfAnotherFormAreKept();
    void savedAccountsThatAreLostAreMissed();
    void exportToAFullDisk_data();
    void exportToAFullDisk();
    void exportToADeviceThatIsFull();
    void pictureToAFullDisk();

private:
    static void troubles();
    [[nodiscard]] static bool plant(const ProgramRun &run, Planted planted, const QByteArray &bytes);
};

namespace {

//! Apostrophes for quotes: moc cannot read texts with an odd number of quotes.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qsizetype exportedImages(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object().value(QLatin1String("value")).toArray().size();
}

} // namespace

void TestSettingsTrouble::troubles()
{
    QTest::addColumn<Planted>("planted");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("notice");
    QTest::addColumn<bool>("isSetAside");

    const QString notUnderstood = QStringLiteral("could not be understood");
    const auto bytes = [](const char *name, const QByteArray &content, const QString &notice, bool isSetAside) {
        QTest::newRow(name) << Planted::Bytes << content << notice << isSetAside;
    };
    bytes("garbage", QByteArray("\x00\xff\x1b[31m\n", 8), notUnderstood, true);
    bytes("nothing", "", notUnderstood, true);
    bytes("cut off", json("{'version':1,'accounts':[{'id':'a','na"), notUnderstood, true);
    bytes("a list", "[]", notUnderstood, true);
    bytes("version is a text", json("{'version':'one'}"), QStringLiteral("it has no version"), true);
    bytes("huge", QByteArray(17 * 1024 * 1024, ' '), QStringLiteral("larger than 16 MiB"), true);
    bytes("nested without end", QByteArray(100'000, '['), notUnderstood, true);
    bytes("accounts are a number", json("{'version':1,'accounts':5,'window':[],'filters':'x','preferences':7}"),
          QStringLiteral("accounts in the settings file could not be read"), false);
    bytes("accounts of the wrong kind", json("{'version':1,'accounts':[7,{'id':{}},null]}"),
          QStringLiteral("An entry among the saved accounts could not be read"), false);
    bytes("newer", json("{'version':99,'accounts':[],'new':{'a':1}}"), QStringLiteral("newer version"), false);
    const auto other = [](const char *name, Planted planted, const char *notice) {
        QTest::newRow(name) << planted << QByteArray() << QString::fromLatin1(notice) << false;
    };
    other("a folder in its place", Planted::Folder, "it is not a file");
    other("links in a circle", Planted::LinkLoop, "cannot be opened");
    other("a pipe", Planted::Pipe, "it is not a file");
    other("a file in place of the folder", Planted::FileInPlaceOfFolder, "");
}

bool TestSettingsTrouble::plant(const ProgramRun &run, Planted planted, const QByteArray &bytes)
{
    const QString path = run.settingsPath();
    const QByteArray name = QFile::encodeName(path);
    if (planted == Planted::FileInPlaceOfFolder)
        return QDir().mkpath(run.path(QStringLiteral(".config")))
            && writeFile(run.path(QStringLiteral(".config/batch-image-browser")), "x");
    if (!QDir().mkpath(QFileInfo(path).path()))
        return false;
    switch (planted) {
    case Planted::Folder:
        return QDir().mkpath(path);
    case Planted::LinkLoop:
        return QFile::link(path, path);
    case Planted::Pipe:
        return mkfifo(name.constData(), 0600) == 0;
    case Planted::Bytes:
    case Planted::FileInPlaceOfFolder:
        break;
    }
    return writeFile(path, bytes);
}

void TestSettingsTrouble::exportGoesOn()
{
    QFETCH(const Planted, planted);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, notice);
    ProgramRun run;
    QVERIFY(plant(run, planted, bytes));
    QVERIFY2(run.run({QStringLiteral("--sample"), QStringLiteral("--export"), QStringLiteral("-")}),
             qPrintable(run.errors));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(exportedImages(run.output) > 50);
    // What is wrong with the accounts is of no concern to an export of the sample.
    const bool isAboutAccounts = notice.contains(QLatin1String("accounts"));
    QCOMPARE(run.errorLines().size(), notice.isEmpty() || isAboutAccounts ? 0 : 1);
    QVERIFY2(isAboutAccounts || run.errors.contains(notice), qPrintable(run.errors));
    // A run without a window changes nothing.
    const QFileInfo file(run.settingsPath());
    QCOMPARE(QDir(file.path()).entryList(QDir::Files).size(), planted == Planted::Bytes ? 1 : 0);
    if (planted == Planted::Bytes)
        QCOMPARE(contentOf(file.filePath()), bytes);
}

void TestSettingsTrouble::windowOpens()
{
    QFETCH(const Planted, planted);
    QFETCH(const QByteArray, bytes);
    QFETCH(QString, notice);
    QFETCH(const bool, isSetAside);
    if (planted == Planted::FileInPlaceOfFolder)
        notice = QStringLiteral("cannot be created");
    ProgramRun run;
    QVERIFY(plant(run, planted, bytes));
    const QString picture = run.path(QStringLiteral("window.png"));
    QVERIFY2(run.run({QStringLiteral("--sample"), QStringLiteral("--screenshot"), picture}), qPrintable(run.errors));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(contentOf(picture).startsWith("\x89PNG"));
    QVERIFY2(run.errors.contains(notice), qPrintable(run.errors));
    QDir folder = QFileInfo(run.settingsPath()).dir();
    const QStringList aside = folder.entryList({QStringLiteral("settings.unreadable-*.json")}, QDir::Files);
    QCOMPARE(aside.size(), isSetAside ? 1 : 0);
    if (isSetAside) {
        QCOMPARE(contentOf(folder.filePath(aside.first())), bytes);
        QVERIFY2(run.errors.contains(folder.filePath(aside.first())), qPrintable(run.errors));
    } else if (planted == Planted::Bytes) {
        QCOMPARE(contentOf(run.settingsPath()), bytes);
    }
}

void TestSettingsTrouble::newerSettingsAreUsed()
{
    ProgramRun run;
    const QByteArray settings =
        json("{'version':99,'filters':[{'name':'mine','filter':'batchSupportEndOfLife eq null'}],'new':{'a':1}}");
    QVERIFY(QDir().mkpath(QFileInfo(run.settingsPath()).path()));
    QVERIFY(writeFile(run.settingsPath(), settings));
    QVERIFY(run.run({QStringLiteral("--sample"), QStringLiteral("--filter"), QStringLiteral("@mine"),
                     QStringLiteral("--export"), QStringLiteral("-")}));
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QVERIFY(exportedImages(run.output) > 0 && exportedImages(run.output) < 60);
    QCOMPARE(contentOf(run.settingsPath()), settings);
}

void TestSettingsTrouble::filtersOfAnotherFormAreKept()
{
    ProgramRun run;
    const QByteArray settings = json("{'version':1,'filters':{'version':2,'list':[]}}");
    QVERIFY(QDir().mkpath(QFileInfo(run.settingsPath()).path()));
    QVERIFY(writeFile(run.settingsPath(), settings));
    QVERIFY(run.run({QStringLiteral("--sample"), QStringLiteral("--screenshot"), run.path(QStringLiteral("w.png"))}));
    QVERIFY2(run.errors.contains(QStringLiteral("last until the program is closed")), qPrintable(run.errors));
    QCOMPARE(contentOf(run.settingsPath()), settings);
}

void TestSettingsTrouble::savedAccountsThatAreLostAreMissed()
{
    ProgramRun run;
    QVERIFY(QDir().mkpath(QFileInfo(run.settingsPath()).path()));
    QVERIFY(writeFile(run.settingsPath(), "garbage"));
    QVERIFY(run.run(
        {QStringLiteral("--account"), QStringLiteral("contoso"), QStringLiteral("--export"), QStringLiteral("-")}));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.errorLines().size(), 2);
    QVERIFY2(run.errorLines()[0].contains(QLatin1String("could not be understood")), qPrintable(run.errors));
    QVERIFY2(run.errorLines()[1].contains(QLatin1String("contoso")), qPrintable(run.errors));
}

void TestSettingsTrouble::exportToAFullDisk_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"json", "ndjson", "csv", "markdown", "ics"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void TestSettingsTrouble::exportToAFullDisk()
{
    QFETCH(const QString, format);
    ProgramRun run;
    run.largestFile = 1024;
    const QString file = run.path(QStringLiteral("images"));
    QVERIFY(writeFile(file, "old"));
    QVERIFY2(
        run.run({QStringLiteral("--sample"), QStringLiteral("--format"), format, QStringLiteral("--export"), file}),
        qPrintable(run.errors));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.errorLines().size(), 1);
    QVERIFY2(run.errors.contains(file) && run.errors.contains(QLatin1String("was not written")),
             qPrintable(run.errors));
    QVERIFY2(!run.errors.contains(QLatin1String("Unknown error")), qPrintable(run.errors));
    QCOMPARE(contentOf(file), QByteArray("old"));
    QCOMPARE(QDir(run.folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestSettingsTrouble::exportToADeviceThatIsFull()
{
    ProgramRun run;
    QVERIFY(run.run({QStringLiteral("--sample"), QStringLiteral("--export"), QStringLiteral("/dev/full")}));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.errorLines().size(), 1);
    QVERIFY2(run.errors.contains(QLatin1String("/dev/full")), qPrintable(run.errors));
}

void TestSettingsTrouble::pictureToAFullDisk()
{
    ProgramRun run;
    run.largestFile = 1024;
    const QString file = run.path(QStringLiteral("window.png"));
    QVERIFY(writeFile(file, "old"));
    QVERIFY(run.run({QStringLiteral("--sample"), QStringLiteral("--screenshot"), file}));
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errors.contains(file), qPrintable(run.errors));
    QVERIFY2(!run.errors.contains(QLatin1String("Unknown error")), qPrintable(run.errors));
    QCOMPARE(contentOf(file), QByteArray("old"));
}

QTEST_GUILESS_MAIN(TestSettingsTrouble)
#include "tst_settingstrouble.moc"
