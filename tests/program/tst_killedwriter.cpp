// SPDX-License-Identifier: Apache-2.0
//! Kills a process that writes, at random moments: what is in the file afterwards is the old or the new, never a
//! mixture, and nothing else piles up beside it.
#include <QDateTime>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <thread>

class TestKilledWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesAWholeFile_data();
    void leavesAWholeFile();
};

namespace {

constexpr int Kills = 110;
constexpr qint64 LeastWaitMicroseconds = 20'000;

QJsonObject objectIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

//! The one number in everything of the file; -1 when it is torn.
qint64 numberInSettings(const QJsonObject &root)
{
    const QJsonArray accounts = root.value(QLatin1String("accounts")).toArray();
    if (accounts.size() != 40)
        return -1;
    const QString number = accounts.first()[QLatin1String("tenantId")].toString();
    for (const QJsonValue &account : accounts) {
        if (account[QLatin1String("tenantId")].toString() != number)
            return -1;
    }
    return number.toLongLong();
}

qint64 numberInExport(const QJsonObject &root)
{
    const QString number = root.value(QLatin1String("filter")).toString();
    const QJsonArray images = root.value(QLatin1String("value")).toArray();
    const qsizetype expected = root.value(QLatin1String("accounts")).toArray().first()[QLatin1String("images")].toInt();
    if (images.isEmpty() || images.size() != expected || !root.value(QLatin1String("complete")).toBool())
        return -1;
    for (const QJsonValue &image : images) {
        // Where there are several accounts, images name theirs.
        if (image[QLatin1String("osType")].toString() != number
            || image[QLatin1String("account")].toString(number) != number)
            return -1;
    }
    return number.toLongLong();
}

//! A time in which several writes of \a what fit, in microseconds: machines and builds differ.
int waitFor(const QString &what, const QString &path)
{
    QProcess writer;
    writer.start(QStringLiteral(IMAGEBROWSER_WRITER), {what, path});
    QElapsedTimer timer;
    while (!writer.canReadLine() && writer.waitForReadyRead()) { }
    (void)writer.readLine();
    timer.start();
    while (!writer.canReadLine() && writer.waitForReadyRead()) { }
    const qint64 write = timer.nsecsElapsed() / 1000;
    writer.kill();
    writer.waitForFinished();
    return static_cast<int>(std::max(LeastWaitMicroseconds, 4 * write));
}

} // namespace

void TestKilledWriter::leavesAWholeFile_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("settings") << QStringLiteral("settings");
    QTest::newRow("export") << QStringLiteral("export");
    QTest::newRow("export while it is fetched") << QStringLiteral("streamed");
}

void TestKilledWriter::leavesAWholeFile()
{
    QFETCH(const QString, what);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("file.json"));
    const auto number = what == QLatin1String("settings") ? numberInSettings : numberInExport;
    QRandomGenerator random(20'261'122);
    const int mostWait = waitFor(what, path);
    int written = 0;
    for (int kill = 0; kill < Kills; ++kill) {
        QProcess writer;
        writer.start(QStringLiteral(IMAGEBROWSER_WRITER), {what, path});
        QVERIFY2(writer.waitForReadyRead(), qPrintable(writer.errorString()));
        // The moment of the kill is the subject of the test, and nothing could be waited for.
        std::this_thread::sleep_for(std::chrono::microseconds(random.bounded(mostWait)));
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        const qint64 found = number(objectIn(path));
        QVERIFY2(found >= 0, qPrintable(QStringLiteral("torn after kill %1").arg(kill)));
        written += found > 0 ? 1 : 0;
    }
    // What the kills left beside the file is removed once it is old enough not to be somebody's work.
    QDirIterator unfinished(folder.path(), {QStringLiteral(".file.json.*")}, QDir::Files | QDir::Hidden);
    while (unfinished.hasNext()) {
        QFile file(unfinished.next());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-2), QFileDevice::FileModificationTime));
    }
    QProcess writer;
    writer.start(QStringLiteral(IMAGEBROWSER_WRITER), {what, path});
    // Two writes: what the first one has to say may stand in the file already, and then it writes nothing.
    QByteArray told;
    while (told.count('\n') < 2) {
        QVERIFY(writer.waitForReadyRead());
        told += writer.readAll();
    }
    writer.terminate();
    QVERIFY(writer.waitForFinished());
    QStringList names = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    // Of the lock, Qt leaves what the next writer takes over.
    names.removeIf([](const QString &name) { return name.startsWith(QLatin1String("file.json.lock")); });
    // One unfinished file may be that of the last writer, which ended in the middle of its work too.
    QVERIFY2(names.size() <= 2 && names.contains(QLatin1String("file.json")), qPrintable(names.join(u' ')));
    // The kills came while there was an old file to replace, not only before.
    QVERIFY(written > 0);
}

QTEST_GUILESS_MAIN(TestKilledWriter)
#include "tst_killedwriter.moc"
