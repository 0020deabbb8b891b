// SPDX-License-Identifier: Apache-2.0
//! The real program on machines that lack things: no keyring, no D-Bus, no home folder or none that can be written to.
//! It starts, does its job, and says what it cannot keep where that matters.
#include "tests/program/programrun.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace imagebrowser;

class TestSurroundings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exportNeedsNothing_data() { surroundings(); }
    void exportNeedsNothing();
    void windowSaysWhatIsNotKept_data() { surroundings(); }
    void windowSaysWhatIsNotKept();
    void savedAccountWithoutAKeyring();
    void aKeyInTheWrongPlaceIsNotRepeated();
    void everyLineIsAnObjectWhenAskedFor();

private:
    static void surroundings();
    [[nodiscard]] static bool take(ProgramRun &run, const QByteArrayList &changes);
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

} // namespace

void TestSurroundings::surroundings()
{
    QTest::addColumn<QByteArrayList>("changes"); // NAME, or NAME=value with % for the run's own folder
    QTest::addColumn<QString>("notice"); // what the window says; empty for nothing

    const auto row = [](const char *name, const QByteArrayList &changes, const char *notice) {
        QTest::newRow(name) << changes << QString::fromLatin1(notice);
    };
    row("no D-Bus and no keyring", {}, "");
    row("D-Bus address that nobody listens at", {"DBUS_SESSION_BUS_ADDRESS=unix:path=%/nobody"}, "");
    row("no D-Bus address", {"DBUS_SESSION_BUS_ADDRESS"}, "");
    row("no home", {"HOME"}, "There is no home folder");
    row("empty home", {"HOME="}, "There is no home folder");
    row("home that does not exist and cannot", {"HOME=/proc/nobody"}, "cannot be created");
    row("home is a file", {"HOME=%/file"}, "cannot be created");
    row("configuration folder is a file", {"XDG_CONFIG_HOME=%/file"}, "cannot be created");
    row("configuration folder on a read-only file system", {"XDG_CONFIG_HOME=/sys"}, "cannot be created");
    row("no home but a configuration folder", {"HOME", "XDG_CONFIG_HOME=%/config"}, "");
    row("cache and data folders are missing",
        {"XDG_CACHE_HOME=/proc/nobody", "XDG_DATA_HOME=/proc/nobody", "XDG_RUNTIME_DIR=/proc/nobody"}, "");
    row("no locale", {"LANG", "LC_ALL=nowhere"}, "");
}

bool TestSurroundings::take(ProgramRun &run, const QByteArrayList &changes)
{
    for (const QByteArray &change : changes) {
        const qsizetype equals = change.indexOf('=');
        const QString name = QString::fromLatin1(equals < 0 ? change : change.first(equals));
        if (equals < 0)
            run.environment.remove(name);
        else
            run.environment.insert(name,
                                   QString::fromLatin1(change.sliced(equals + 1)).replace(u'%', run.folder.path()));
    }
    return writeFile(run.path(QStringLiteral("file")), "x");
}

void TestSurroundings::exportNeedsNothing()
{
    QFETCH(const QByteArrayList, changes);
    ProgramRun run;
    QVERIFY(take(run, changes));
    QVERIFY2(run.run({QStringLiteral("--sample"), QStringLiteral("--export"), QStringLiteral("-")}),
             qPrintable(run.errors));
    QCOMPARE(run.errors, QString());
    QCOMPARE(run.exitCode, 0);
    QVERIFY(QJsonDocument::fromJson(run.output).object().value(QLatin1String("complete")).toBool());
}

void TestSurroundings::windowSaysWhatIsNotKept()
{
    QFETCH(const QString, notice);
    QFETCH(const QByteArrayList, changes);
    ProgramRun run;
    QVERIFY(take(run, changes));
    const QString picture = run.path(QStringLiteral("window.png"));
    QVERIFY2(run.run({QStringLiteral("--sample"), QStringLiteral("--screenshot"), picture}), qPrintable(run.errors));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(QFile::exists(picture));
    const QStringList ours = run.errorLines().filter(QStringLiteral("batch-image-browser: "));
    QCOMPARE(ours.size(), notice.isEmpty() ? 0 : 1);
    QVERIFY2(run.errors.contains(notice), qPrintable(run.errors));
}

void TestSurroundings::savedAccountWithoutAKeyring()
{
    ProgramRun run;
    QVERIFY(QDir().mkpath(QFileInfo(run.settingsPath()).path()));
    QVERIFY(writeFile(run.settingsPath(),
                      json("{'version':1,'accounts':[{'id':'3b241101-e2bb-4255-8caf-4136c566a962','name':'contoso','"
                           "accountName':'contoso','endpoint':'http://127.0.0.1:9'}]}")));
    QVERIFY(run.run(
        {QStringLiteral("--account"), QStringLiteral("contoso"), QStringLiteral("--export"), QStringLiteral("-")}));
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errorLines().value(0).contains(QLatin1String("No system keychain")), qPrintable(run.errors));
    QVERIFY2(run.errorLines().value(1).contains(QLatin1String("The key or token is missing")), qPrintable(run.errors));
    QVERIFY(run.output.isEmpty());
}

void TestSurroundings::aKeyInTheWrongPlaceIsNotRepeated()
{
    const QString key =
        QString::fromLatin1(QByteArray("a key of the account, 64 bytes long; nobody is to see it anywhere").toBase64());
    const QString file = QStringLiteral("--export");
    const QList<QStringList> mistakes{
        {file, QStringLiteral("-"), QStringLiteral("--page-size"), key},
        {file, QStringLiteral("-"), QStringLiteral("--sort"), key},
        {file, QStringLiteral("-"), QStringLiteral("--sample"), QStringLiteral("--filter"), key},
        {file, QStringLiteral("-"), QStringLiteral("--account"), key},
        {key}};
    for (const QStringList &arguments : mistakes) {
        ProgramRun run;
        run.environment.insert(QStringLiteral("AZURE_BATCH_ACCESS_KEY"), key);
        QVERIFY(run.run(arguments));
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(!run.errors.isEmpty() && !run.errors.contains(key.left(20)), qPrintable(run.errors));
    }
}

void TestSurroundings::everyLineIsAnObjectWhenAskedFor()
{
    ProgramRun run;
    QVERIFY(run.run({QStringLiteral("--sample"), QStringLiteral("--verbose"), QStringLiteral("--error-format"),
                     QStringLiteral("json"), QStringLiteral("--fail-if-ends-within"), QStringLiteral("1"),
                     QStringLiteral("--export"), QStringLiteral("-")}));
    QCOMPARE(run.exitCode, 1);
    QStringList kinds;
    for (const QString &line : run.errorLines())
        kinds << QJsonDocument::fromJson(line.toUtf8()).object()[QStringLiteral("kind")].toString();
    kinds.removeDuplicates();
    kinds.sort();
    QCOMPARE(kinds, QStringList({QStringLiteral("endsWithin"), QStringLiteral("log")}));
}

QTEST_GUILESS_MAIN(TestSurroundings)
#include "tst_surroundings.moc"
