// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountstore.h"
#include "app/account/sessionsecretstore.h"
#include "app/account/settingsfile.h"
#include "ui/applicationservices.h"
#include "ui/mainwindow.h"
#include "ui/noticebar.h"

#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace imagebrowser;

class TestNoticeBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hiddenWithoutNotices();
    void oneAtATimeUntilDismissed();
    void nothingTwice();
    void plainText();
    void theWindowSaysWhatBecameOfTheSettings();
    void theWindowSaysWhatComesLater();
};

namespace {

QString shownText(const QWidget &window)
{
    const auto *text = window.findChild<QLabel *>(QStringLiteral("noticeText"));
    return text != nullptr && text->isVisibleTo(&window) ? text->text() : QString();
}

ApplicationServices::Setup setupIn(const QString &settingsPath)
{
    ApplicationServices::Setup setup;
    setup.settingsPath = settingsPath;
    setup.secrets = std::make_unique<SessionSecretStore>();
    return setup;
}

} // namespace

void TestNoticeBar::hiddenWithoutNotices()
{
    const NoticeBar bar;
    QVERIFY(bar.isHidden());
}

void TestNoticeBar::oneAtATimeUntilDismissed()
{
    NoticeBar bar;
    bar.add(QStringLiteral("First."));
    bar.add(QStringLiteral("Second."));
    QVERIFY(!bar.isHidden());
    QCOMPARE(shownText(bar), QStringLiteral("First."));
    auto *dismiss = bar.findChild<QToolButton *>(QStringLiteral("dismissNotice"));
    QVERIFY(!dismiss->accessibleName().isEmpty());
    QTest::keyClick(dismiss, Qt::Key_Space);
    QCOMPARE(shownText(bar), QStringLiteral("Second."));
    dismiss->click();
    QVERIFY(bar.isHidden());
}

void TestNoticeBar::nothingTwice()
{
    NoticeBar bar;
    bar.add(QStringLiteral("First."));
    bar.add(QStringLiteral("First."));
    QCOMPARE(bar.notices().size(), 1);
}

void TestNoticeBar::plainText()
{
    NoticeBar bar;
    bar.add(QStringLiteral("<b>Bold</b>"));
    QCOMPARE(bar.findChild<QLabel *>(QStringLiteral("noticeText"))->textFormat(), Qt::PlainText);
}

void TestNoticeBar::theWindowSaysWhatBecameOfTheSettings()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("garbage") > 0);
    file.close();
    ApplicationServices services(setupIn(path));
    MainWindow window(services);
    window.show();
    const QString text = shownText(window);
    QVERIFY2(text.contains(QLatin1String("could not be understood")), qPrintable(text));
    QVERIFY2(text.contains(folder.filePath(QStringLiteral("settings.unreadable-"))), qPrintable(text));
}

void TestNoticeBar::theWindowSaysWhatComesLater()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.json"));
    ApplicationServices services(setupIn(path));
    MainWindow window(services);
    window.show();
    QCOMPARE(shownText(window), QString());
    // Another copy of the program, of a newer version, comes in between.
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"version\":99}") > 0);
    file.close();
    services.settings().setValue(QStringLiteral("preferences"), 1);
    QVERIFY(!services.settings().save());
    QVERIFY2(shownText(window).contains(QLatin1String("newer version")), qPrintable(shownText(window)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{\"version\":99}"));
}

QTEST_MAIN(TestNoticeBar)
#include "tst_noticebar.moc"
