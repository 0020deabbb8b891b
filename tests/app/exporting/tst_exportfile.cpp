// SPDX-License-Identifier: Apache-2.0
#include "exportfixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace imagebrowser;

namespace {

//! Takes some bytes, then fails like a full disk.
class FullDevice : public QIODevice
{
public:
    explicit FullDevice(qint64 room)
        : m_room(room)
    {
        open(QIODevice::WriteOnly);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        if (size > m_room) {
            setErrorString(QStringLiteral("No space left on device"));
            return -1;
        }
        m_room -= size;
        return size;
    }

private:
    qint64 m_room;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ExportFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void replacesTheOldFile();
    void keepsTheOldFileWhenItCannotWrite();
    void saysWhyAFileCannotBe_data();
    void saysWhyAFileCannotBe();
    void followsLinks();
    void fullDeviceIsAnError();
    void specialFilesAreNotReplaced();
    void descriptorsAreWrittenBehindWhatIsThere();
    void largeExportsGoOutInPieces();

private:
    QTemporaryDir m_folder;
    ExportFixture m_fixture;
};

void ExportFileTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    PageBuilder page;
    for (int i = 0; i < 20'000; ++i)
        page.add("canonical", "jammy", std::to_string(i));
    m_fixture.addAccount(QStringLiteral("contoso"), page.page());
}

void ExportFileTest::replacesTheOldFile()
{
    const QString path = m_folder.filePath(QStringLiteral("images.json"));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    QCOMPARE(exportToFile(path, ExportFormat::Json, m_fixture.job()), QString());
    QCOMPARE(contentOf(path), m_fixture.exported(ExportFormat::Json));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList({QStringLiteral("images.json")}));
}

void ExportFileTest::keepsTheOldFileWhenItCannotWrite()
{
    if (geteuid() == 0)
        QSKIP("root may write anywhere");
    const QString path = m_folder.filePath(QStringLiteral("kept.json"));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    QVERIFY(old.setPermissions(QFile::ReadOwner));
    QVERIFY(exportToFile(path, ExportFormat::Json, m_fixture.job()).contains(QStringLiteral("kept.json")));
    QCOMPARE(contentOf(path), QByteArray("old"));
}

void ExportFileTest::saysWhyAFileCannotBe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("folder") << "."
                            << "name of a folder";
    QTest::newRow("no folder") << "missing/images.json"
                               << "does not exist";
    QTest::newRow("file as folder") << "plain/images.json"
                                    << "does not exist";
    QTest::newRow("name too long") << QString(300, u'x') << "was not written: ";
}

void ExportFileTest::saysWhyAFileCannotBe()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    QFile plain(m_folder.filePath(QStringLiteral("plain")));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    const QString error = exportToFile(m_folder.filePath(name), ExportFormat::Csv, m_fixture.job());
    QVERIFY2(error.contains(reason), qPrintable(error));
    QVERIFY(!error.contains(u'\n'));
}

void ExportFileTest::followsLinks()
{
    const QString target = m_folder.filePath(QStringLiteral("target.csv"));
    const QString link = m_folder.filePath(QStringLiteral("link.csv"));
    QFile old(target);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.close();
    QVERIFY(QFile::link(target, link));
    QCOMPARE(exportToFile(link, ExportFormat::Csv, m_fixture.job()), QString());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(contentOf(target), m_fixture.exported(ExportFormat::Csv));
}

void ExportFileTest::fullDeviceIsAnError()
{
    for (const qint64 room : {qint64(0), qint64(300'000)}) {
        FullDevice device(room);
        QVERIFY(exportToDevice(device, ExportFormat::Json, m_fixture.job()).contains(QStringLiteral("No space left")));
    }
}

void ExportFileTest::specialFilesAreNotReplaced()
{
    const QString pipe = m_folder.filePath(QStringLiteral("pipe.csv"));
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    QByteArray read;
    std::thread reader([&read, &pipe] { read = contentOf(pipe); });
    const QString error = exportToFile(pipe, ExportFormat::Csv, m_fixture.job());
    reader.join();
    QCOMPARE(error, QString());
    QCOMPARE(read, m_fixture.exported(ExportFormat::Csv));
    QVERIFY(!QFileInfo(pipe).isFile());
}

//! As a script does with `>>`: the descriptor leads to a file that has something in it.
void ExportFileTest::descriptorsAreWrittenBehindWhatIsThere()
{
    QFile log(m_folder.filePath(QStringLiteral("log")));
    QVERIFY(log.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && log.write("before\n") == 7);
    for (const QString &path : {QStringLiteral("/dev/fd/%1"), QStringLiteral("/proc/self/fd/%1")})
        QCOMPARE(exportToFile(path.arg(log.handle()), ExportFormat::Csv, m_fixture.job()), QString());
    const QByteArray exported = m_fixture.exported(ExportFormat::Csv);
    QCOMPARE(contentOf(log.fileName()), "before\n" + exported + exported);
}

void ExportFileTest::largeExportsGoOutInPieces()
{
    class Counter : public FullDevice
    {
    public:
        Counter()
            : FullDevice(1'000'000'000)
        {
        }
        qint64 largest = 0;

    protected:
        qint64 writeData(const char *data, qint64 size) override
        {
            largest = qMax(largest, size);
            return FullDevice::writeData(data, size);
        }
    };
    Counter counter;
    QCOMPARE(exportToDevice(counter, ExportFormat::Json, m_fixture.job()), QString());
    QVERIFY(counter.largest > 0 && counter.largest < 400'000);
}

QTEST_GUILESS_MAIN(ExportFileTest)
#include "tst_exportfile.moc"
