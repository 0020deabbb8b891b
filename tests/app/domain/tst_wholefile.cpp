// SPDX-License-Identifier: Apache-2.0
#include "app/domain/wholefile.h"
#include "tests/support/filesizelimit.h"

#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

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
    void aFullDiskIsToldBeforeTheBeginningIsWritten();
    void writesTheBeginningLast();
    void looksAtTheOldFileAgainAtTheEnd();
    void keepsPermissions();
    void followsLinks();
    void followsLinksToFilesThatAreToCome();
    void longNames();
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
    {
        const FileSizeLimit limit(4096);
        WholeFile file(path());
        QVERIFY(!file.write(QByteArray(size, 'x')));
        QCOMPARE(file.errorString(), FileSizeLimit::reason());
    }
    QCOMPARE(content(), QByteArray("old"));
    QCOMPARE(names(), QStringList{QStringLiteral("file.txt")});
}

void TestWholeFile::aFullDiskIsToldBeforeTheBeginningIsWritten()
{
    const FileSizeLimit limit(4096);
    WholeFile file(path());
    QVERIFY(file.open());
    // They are in the buffer.
    QCOMPARE(file.device().write(QByteArray(5000, 'x')), 5000);
    QVERIFY(!file.rewind());
    QCOMPARE(file.errorString(), FileSizeLimit::reason());
}

void TestWholeFile::writesTheBeginningLast()
{
    WholeFile file(path());
    QVERIFY(file.open());
    QCOMPARE(file.device().write("      rest"), 10);
    file.startWriteback();
    QVERIFY(file.rewind());
    QCOMPARE(file.device().write("first,"), 6);
    QVERIFY(file.commit());
    QCOMPARE(content(), QByteArray("first,rest"));
}

void TestWholeFile::looksAtTheOldFileAgainAtTheEnd()
{
    plant(QStringLiteral("file.txt"), "old");
    WholeFile file(path());
    QVERIFY(file.open());
    QCOMPARE(file.device().write("new"), 3);
    const auto changed = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup;
    QVERIFY(QFile::setPermissions(path(), changed));
    QVERIFY(file.commit());
    QCOMPARE(content(), QByteArray("new"));
    QVERIFY(!(QFile::permissions(path()) & QFileDevice::ReadOther));

    WholeFile other(path());
    QVERIFY(other.open());
    QVERIFY(QFile::remove(path()) && QDir(m_folder->path()).mkdir(QStringLiteral("file.txt")));
    QVERIFY(!other.commit());
    QVERIFY2(other.errorString().contains(QStringLiteral("no file")), qPrintable(other.errorString()));
    QCOMPARE(names(), QStringList());
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

void TestWholeFile::followsLinksToFilesThatAreToCome()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("other")));
    QVERIFY(QFile::link(path(QStringLiteral("other/target.txt")), path()));
    QVERIFY(WholeFile(path()).write("new"));
    QVERIFY(QFileInfo(path()).isSymLink());
    QCOMPARE(content(), QByteArray("new"));
    QVERIFY(QFile::exists(path(QStringLiteral("other/target.txt"))));

    const QString lost = path(QStringLiteral("lost.txt"));
    QVERIFY(QFile::link(path(QStringLiteral("nowhere/target.txt")), lost));
    QVERIFY(!WholeFile(lost).write("new"));
    QVERIFY(QFileInfo(lost).isSymLink());
}

void TestWholeFile::longNames()
{
    const QString name(120, u'é');
    QVERIFY(WholeFile(path(name)).write("new"));
    QCOMPARE(names(), QStringList{name});
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
    plant(QStringLiteral(".file.txt.batch-image-browser-13-0fa3"), "x", TwoDays);
    plant(QStringLiteral(".file.txt.batch-image-browser-13-0fa3.AbCdEf"), "x", TwoDays);
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
