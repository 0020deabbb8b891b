// SPDX-License-Identifier: Apache-2.0
#include "app/domain/wholefile.h"

#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace imagebrowser;

namespace {

constexpr int TwoDays = 2 * 24 * 3600; //!< in seconds

} // namespace

class TestWholeFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesAndReplaces();
    void withoutCommitTheOldFileStays();
    void aFullDiskIsNoSuccess_data();
    void aFullDiskIsNoSuccess();
    void keepsPermissions();
    void followsLinks();
    void namesWithWildcards();
    void removesOnlyWhatAKilledRunLeft();

private:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("file.txt")) const
    {
        return m_folder->filePath(name);
    }
    void plant(const QString &name, const QByteArray &bytes, int age = 0) const;
    [[nodiscard]] QByteArray content() const;
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWholeFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestWholeFile::plant(const QString &name, const QByteArray &bytes, int age) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush());
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-age), QFileDevice::FileModificationTime));
}

QByteArray TestWholeFile::content() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestWholeFile::writesAndReplaces()
{
    QVERIFY(WholeFile(path()).write("one"));
    QCOMPARE(content(), QByteArray("one"));
    QVERIFY(WholeFile(path()).write("two"));
    QCOMPARE(content(), QByteArray("two"));
    QCOMPARE(names(), QStringList{QStringLiteral("file.txt")});
}

void TestWholeFile::withoutCommitTheOldFileStays()
{
    plant(QStringLiteral("file.txt"), "old");
    {
        WholeFile file(path());
        QVERIFY(file.open());
        QCOMPARE(file.device().write("new"), 3);
    }
    QCOMPARE(content(), QByteArray("old"));
    QCOMPARE(names(), QStringList{QStringLiteral("file.txt")});
}

void TestWholeFile::aFullDiskIsNoSuccess_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("the last bytes are in the buffer") << 5000;
    QTest::newRow("larger than the buffer") << 100'000;
}

void TestWholeFile::aFullDiskIsNoSuccess()
{
    QFETCH(const int, size);
    plant(QStringLiteral("file.txt"), "old");
    rlimit former{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &former), 0);
    const auto formerHandler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{4096, former.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    WholeFile file(path());
    const bool isWritten = file.write(QByteArray(size, 'x'));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &former), 0);
    std::signal(SIGXFSZ, formerHandler);
    QVERIFY(!isWritten);
    QVERIFY(!file.errorString().isEmpty());
    QCOMPARE(content(), QByteArray("old"));
}

void TestWholeFile::keepsPermissions()
{
    constexpr auto Private = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QVERIFY(WholeFile(path()).write("one", Private));
    const auto ofOthers = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QVERIFY(!(QFile::permissions(path()) & ofOthers));
    QVERIFY(QFile::setPermissions(path(), Private | QFileDevice::ReadGroup));
    QVERIFY(WholeFile(path()).write("two", Private));
    QCOMPARE(QFile::permissions(path()) & ofOthers, QFileDevice::Permissions(QFileDevice::ReadGroup));
}

void TestWholeFile::followsLinks()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("other")));
    plant(QStringLiteral("other/target.txt"), "old");
    QVERIFY(QFile::link(path(QStringLiteral("other/target.txt")), path()));
    QVERIFY(WholeFile(path()).write("new"));
    QVERIFY(QFileInfo(path()).isSymLink());
    QCOMPARE(content(), QByteArray("new"));
}

void TestWholeFile::namesWithWildcards()
{
    const QString name = QStringLiteral("a [b]*?.txt");
    plant(QStringLiteral(".a [b]*?.txt.batch-image-browser-1"), "x", TwoDays);
    plant(QStringLiteral(".a bcd.txt.batch-image-browser-1"), "x", TwoDays);
    QVERIFY(WholeFile(path(name)).write("new"));
    QCOMPARE(names(), (QStringList{QStringLiteral(".a bcd.txt.batch-image-browser-1"), name}));
}

void TestWholeFile::removesOnlyWhatAKilledRunLeft()
{
    const QStringList others{QStringLiteral("file.txt.backup"), QStringLiteral(".file.txt.batch-image-browser-x"),
                             QStringLiteral(".file.txt.batch-image-browser-12.old"),
                             QStringLiteral(".other.txt.batch-image-browser-12")};
    for (const QString &name : others)
        plant(name, "x", TwoDays);
    plant(QStringLiteral(".file.txt.batch-image-browser-12"), "x", TwoDays);
    plant(QStringLiteral(".file.txt.batch-image-browser-13.AbCdEf"), "x", TwoDays);
    plant(QStringLiteral(".file.txt.batch-image-browser-14"), "still being written", 3600);
    QVERIFY(WholeFile(path()).write("new"));
    QStringList expected =
        others + QStringList{QStringLiteral(".file.txt.batch-image-browser-14"), QStringLiteral("file.txt")};
    QStringList found = names();
    expected.sort();
    found.sort();
    QVERIFY2(found == expected, qPrintable(found.join(u' ')));
}

QTEST_GUILESS_MAIN(TestWholeFile)
#include "tst_wholefile.moc"
