// SPDX-License-Identifier: Apache-2.0
#include "app/account/settingsfile.h"
#include "tests/support/filesizelimit.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;

namespace {

const QString Section = QStringLiteral("window");
const QString OtherSection = QStringLiteral("filters");

} // namespace

class TestSettingsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsEmpty();
    void keepsSections();
    void writesLater();
    void writesOnDestruction();
    void writesNothingWithoutChange();
    void keepsSectionsOfAnotherCopy();
    void setsAside_data();
    void setsAside();
    void setsAsideEachTime();
    void setsAsideWhatBrokeMeanwhile();
    void leavesNewerVersionAlone();
    void leavesFileAloneThatBecameNewer();
    void survivesUnwritableFolder();
    void survivesFullDisk_data();
    void survivesFullDisk();
    void survivesFileInPlaceOfFolder();
    void saysAtTheStartThatNothingIsKept();
    void survivesDirectoryInPlaceOfFile();
    void readingChangesNothing();
    void isPrivate();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("config/settings.json")); }
    void plant(const QByteArray &bytes) const;
    [[nodiscard]] QByteArray content() const;
    [[nodiscard]] QStringList names() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettingsFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSettingsFile::plant(const QByteArray &bytes) const
{
    QDir().mkpath(m_folder->filePath(QStringLiteral("config")));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray TestSettingsFile::content() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList TestSettingsFile::names() const
{
    return QDir(m_folder->filePath(QStringLiteral("config"))).entryList(QDir::Files);
}

void TestSettingsFile::startsEmpty()
{
    SettingsFile settings(path());
    QVERIFY(settings.value(Section).isUndefined());
    QVERIFY(settings.notices().isEmpty());
    QVERIFY(!settings.isReadOnly());
    QVERIFY(!QFile::exists(path()));
}

void TestSettingsFile::keepsSections()
{
    {
        SettingsFile settings(path());
        settings.setValue(Section, QStringLiteral("\u00e4"));
        settings.setValue(OtherSection, QJsonObject{{QStringLiteral("a"), 1}});
        QVERIFY(settings.save());
    }
    SettingsFile settings(path());
    QCOMPARE(settings.value(Section).toString(), QStringLiteral("\u00e4"));
    settings.setValue(Section, QJsonValue(QJsonValue::Undefined));
    QVERIFY(settings.save());
    QVERIFY(SettingsFile(path()).value(Section).isUndefined());
    QCOMPARE(SettingsFile(path()).value(OtherSection).toObject().value(QStringLiteral("a")).toInt(), 1);
    QCOMPARE(names(), QStringList{QStringLiteral("settings.json")});
}

void TestSettingsFile::writesLater()
{
    SettingsFile settings(path());
    settings.setValue(Section, 1);
    QVERIFY(!QFile::exists(path()));
    QTRY_VERIFY(content().contains("window"));
}

void TestSettingsFile::writesOnDestruction()
{
    SettingsFile(path()).setValue(Section, 1);
    QVERIFY(content().contains("window"));
}

void TestSettingsFile::writesNothingWithoutChange()
{
    plant(R"({"version":1,"window":5})");
    const QByteArray before = content();
    {
        SettingsFile settings(path());
        settings.setValue(Section, 5);
        QVERIFY(settings.save());
    }
    QCOMPARE(content(), before);
}

void TestSettingsFile::keepsSectionsOfAnotherCopy()
{
    SettingsFile first(path());
    SettingsFile second(path());
    first.setValue(Section, 1);
    QVERIFY(first.save());
    second.setValue(OtherSection, 2);
    QVERIFY(second.save());
    SettingsFile third(path());
    QCOMPARE(third.value(Section).toInt(), 1);
    QCOMPARE(third.value(OtherSection).toInt(), 2);
}

void TestSettingsFile::setsAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("torn") << QByteArray(R"({"version":1,"window":{"a")");
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("no version") << QByteArray(R"({"window":1})");
    QTest::newRow("version as text") << QByteArray(R"({"version":"1"})");
    QTest::newRow("zero bytes") << QByteArray(4096, '\0');
    QTest::newRow("deep") << QByteArray(100'000, '[');
}

void TestSettingsFile::setsAside()
{
    QFETCH(const QByteArray, bytes);
    plant(bytes);
    SettingsFile settings(path());
    QCOMPARE(settings.notices().size(), 1);
    QVERIFY(!settings.isReadOnly());
    QVERIFY(!QFile::exists(path()));
    QCOMPARE(names().size(), 1);
    QVERIFY(settings.notices().first().contains(names().first()));
    QFile aside(m_folder->filePath(QStringLiteral("config/") + names().first()));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), bytes);
    settings.setValue(Section, 1);
    QVERIFY(settings.save());
    QCOMPARE(names().size(), 2);
}

void TestSettingsFile::setsAsideEachTime()
{
    for (int round = 1; round <= 3; ++round) {
        plant("{");
        const SettingsFile settings(path());
        QCOMPARE(names().size(), round);
    }
}

void TestSettingsFile::setsAsideWhatBrokeMeanwhile()
{
    SettingsFile settings(path());
    settings.setValue(Section, 1);
    plant("edited by hand {");
    QVERIFY(settings.save());
    QCOMPARE(settings.notices().size(), 1);
    QCOMPARE(names().size(), 2);
    QCOMPARE(SettingsFile(path()).value(Section).toInt(), 1);
}

void TestSettingsFile::leavesNewerVersionAlone()
{
    const QByteArray bytes = R"({"version":2,"window":5})";
    plant(bytes);
    {
        SettingsFile settings(path());
        QVERIFY(settings.isReadOnly());
        QCOMPARE(settings.notices().size(), 1);
        QCOMPARE(settings.value(Section).toInt(), 5);
        QSignalSpy notices(&settings, &SettingsFile::noticeAdded);
        settings.setValue(Section, 6);
        QCOMPARE(settings.value(Section).toInt(), 6);
        QVERIFY(!settings.save());
        QVERIFY(!settings.save());
        QCOMPARE(notices.size(), 1);
    }
    QCOMPARE(content(), bytes);
}

void TestSettingsFile::leavesFileAloneThatBecameNewer()
{
    SettingsFile settings(path());
    const QByteArray bytes = R"({"version":7})";
    plant(bytes);
    settings.setValue(Section, 6);
    QVERIFY(!settings.save());
    QVERIFY(settings.isReadOnly());
    QCOMPARE(content(), bytes);
}

void TestSettingsFile::survivesUnwritableFolder()
{
    plant(R"({"version":1,"window":5})");
    const QString folder = m_folder->filePath(QStringLiteral("config"));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner);
    const auto restore = qScopeGuard(
        [folder] { QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); });
    if (QFile(folder + QStringLiteral("/probe")).open(QIODevice::WriteOnly))
        QSKIP("This user may write anywhere.");
    SettingsFile settings(path());
    QCOMPARE(settings.value(Section).toInt(), 5);
    settings.setValue(Section, 6);
    QVERIFY(!settings.save());
    QCOMPARE(settings.notices().size(), 1);
    QVERIFY(content().contains('5'));
}

void TestSettingsFile::survivesFullDisk_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("larger than a buffer") << 100'000;
    QTest::newRow("within a buffer") << 6000;
}

void TestSettingsFile::survivesFullDisk()
{
    QFETCH(const int, size);
    const QByteArray bytes = R"({"version":1,"window":5})";
    plant(bytes);
    SettingsFile settings(path());
    settings.setValue(Section, QString(size, u'x'));
    // A limit on file size makes a write fail part of the way, as a full disk does.
    {
        const FileSizeLimit limit(4096);
        QVERIFY(!settings.save());
    }
    QCOMPARE(settings.notices().size(), 1);
    QCOMPARE(content(), bytes);
    QCOMPARE(names(), QStringList{QStringLiteral("settings.json")});
    // Room again: the change was kept.
    QVERIFY(settings.save());
    QVERIFY(content().contains("xxx"));
}

void TestSettingsFile::survivesFileInPlaceOfFolder()
{
    QFile blocker(m_folder->filePath(QStringLiteral("config")));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    SettingsFile settings(path());
    settings.setValue(Section, 6);
    QVERIFY(!settings.save());
    QCOMPARE(settings.notices().size(), 1);
}

void TestSettingsFile::survivesDirectoryInPlaceOfFile()
{
    QVERIFY(QDir().mkpath(path()));
    SettingsFile settings(path());
    QVERIFY(settings.isReadOnly());
    settings.setValue(Section, 6);
    QVERIFY(!settings.save());
    QVERIFY(!settings.notices().isEmpty());
}

void TestSettingsFile::saysAtTheStartThatNothingIsKept()
{
    QFile blocker(m_folder->filePath(QStringLiteral("config")));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    const SettingsFile settings(path());
    QCOMPARE(settings.notices().size(), 1);
    QVERIFY2(settings.notices().first().contains(QLatin1String("this session only")),
             qPrintable(settings.notices().first()));
}

void TestSettingsFile::readingChangesNothing()
{
    plant("garbage");
    SettingsFile settings(path(), SettingsFile::Access::Read);
    QCOMPARE(settings.notices().size(), 1);
    settings.setValue(Section, 5);
    QVERIFY(!settings.save());
    QCOMPARE(content(), QByteArray("garbage"));
    QCOMPARE(names(), QStringList{QStringLiteral("settings.json")});
}

void TestSettingsFile::isPrivate()
{
    SettingsFile settings(path());
    settings.setValue(Section, 1);
    QVERIFY(settings.save());
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(path()) & others, QFile::Permissions());
}

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settingsfile.moc"
