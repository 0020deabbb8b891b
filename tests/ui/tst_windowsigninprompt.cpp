// SPDX-License-Identifier: Apache-2.0
#include "ui/windowsigninprompt.h"

#include "ui/signincard.h"
#include "ui/signindialog.h"

#include <QAccessible>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMainWindow>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace imagebrowser;

namespace {

const QString A = QStringLiteral("a");
const QString B = QStringLiteral("b");
const QUrl Page(QStringLiteral("https://login.example/authorize?state=1%2F2"));

} // namespace

class TestWindowSignInPrompt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void opensTheBrowserAndWaits();
    void saysWhenNoBrowserComes();
    void copiesTheLink();
    void showsTheCodeLarge();
    void countsDown();
    void cancelsByKeyboard();
    void severalAccountsWaitSideBySide();
    void closingCancelsAll();
    void neverBlocksTheWindow();
    void staysInReachOverModalDialogs();
    void standsInTheMiddleOfItsWindow();
    void endsWithoutAStart();
    void everythingHasAName();

private:
    template <typename T> [[nodiscard]] QList<T *> all(const char *name) const
    {
        QList<T *> visible;
        for (T *widget : m_window->findChildren<T *>(QString::fromLatin1(name))) {
            if (widget->isVisible())
                visible.append(widget);
        }
        return visible;
    }
    [[nodiscard]] SignInDialog *dialog() const { return m_window->findChild<SignInDialog *>(); }
    [[nodiscard]] DeviceCode code(int seconds) const
    {
        DeviceCode code;
        code.userCode = QStringLiteral("C2X9-KQ4R");
        code.verificationUrl = QUrl(QStringLiteral("https://microsoft.com/devicelogin"));
        code.expiresAt = toDateTime(m_now).addSecs(seconds);
        return code;
    }

    std::unique_ptr<QMainWindow> m_window;
    std::unique_ptr<WindowSignInPrompt> m_prompt;
    QList<QUrl> m_opened;
    bool m_hasBrowser = true;
    Instant m_now = systemNow();
};

void TestWindowSignInPrompt::init()
{
    m_window = std::make_unique<QMainWindow>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_prompt = std::make_unique<WindowSignInPrompt>(
        m_window.get(), [](const QString &id) -> QString { return QStringLiteral("account ") + id; },
        [this] { return m_now; });
    m_opened.clear();
    m_hasBrowser = true;
    m_prompt->setOpenUrl([this](const QUrl &url) {
        m_opened.append(url);
        return m_hasBrowser;
    });
}

void TestWindowSignInPrompt::cleanup()
{
    m_prompt.reset();
    m_window.reset();
}

void TestWindowSignInPrompt::opensTheBrowserAndWaits()
{
    m_prompt->openBrowser(A, Page);
    QCOMPARE(m_opened, QList<QUrl>({Page}));
    QCOMPARE(all<SignInCard>("signInCard").size(), 1);
    QVERIFY(all<SignInCard>("signInCard").first()->accessibleName().contains(QStringLiteral("account a")));
    QVERIFY(all<QLabel>("signInInstruction").first()->text().contains(QStringLiteral("Waiting")));
    QTest::mouseClick(all<QPushButton>("signInOpen").first(), Qt::LeftButton);
    QCOMPARE(m_opened, QList<QUrl>({Page, Page}));
    m_prompt->signInEnded(A);
    QVERIFY(!dialog()->isVisible());
    QVERIFY(all<SignInCard>("signInCard").isEmpty());
}

void TestWindowSignInPrompt::saysWhenNoBrowserComes()
{
    m_hasBrowser = false;
    m_prompt->openBrowser(A, Page);
    QVERIFY(all<QLabel>("signInInstruction").first()->text().contains(QStringLiteral("Copy the link")));
    m_prompt->showDeviceCode(B, code(60));
    QTest::mouseClick(all<QPushButton>("signInOpen").last(), Qt::LeftButton);
    QVERIFY(all<QLabel>("signInInstruction").last()->text().contains(QStringLiteral("No browser")));
}

void TestWindowSignInPrompt::copiesTheLink()
{
    m_prompt->openBrowser(A, Page);
    QTest::mouseClick(all<QPushButton>("signInCopy").first(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(Page.toEncoded()));
    QCOMPARE(all<QPushButton>("signInCopy").first()->text(), QStringLiteral("Copied"));
}

void TestWindowSignInPrompt::showsTheCodeLarge()
{
    m_prompt->showDeviceCode(A, code(900));
    QVERIFY(m_opened.isEmpty());
    const QLabel *shown = all<QLabel>("signInCode").first();
    QCOMPARE(shown->text(), QStringLiteral("C2X9-KQ4R"));
    QVERIFY(shown->font().pointSizeF() > 2 * m_window->font().pointSizeF());
    QVERIFY(all<QLabel>("signInInstruction").first()->text().contains(QStringLiteral("microsoft.com/devicelogin")));
    // The first key press copies it, the next opens the page.
    QCOMPARE(dialog()->focusWidget(), all<QPushButton>("signInCopy").first());
    QTest::keyClick(dialog()->focusWidget(), Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("C2X9-KQ4R"));
    QTest::keyClick(dialog()->focusWidget(), Qt::Key_Tab);
    QTest::keyClick(dialog()->focusWidget(), Qt::Key_Space);
    QCOMPARE(m_opened, QList<QUrl>({QUrl(QStringLiteral("https://microsoft.com/devicelogin"))}));
}

void TestWindowSignInPrompt::countsDown()
{
    m_prompt->showDeviceCode(A, code(125));
    const QLabel *remaining = all<QLabel>("signInRemaining").first();
    QVERIFY(remaining->text().contains(QStringLiteral("2:05")));
    m_now += std::chrono::seconds(60);
    QTRY_VERIFY(remaining->text().contains(QStringLiteral("1:05")));
    m_now += std::chrono::seconds(65);
    QTRY_VERIFY(remaining->text().contains(QStringLiteral("no longer good")));
    QVERIFY(!all<QPushButton>("signInOpen").first()->isEnabled());
    QVERIFY(all<QPushButton>("signInCancel").first()->isEnabled());
}

void TestWindowSignInPrompt::cancelsByKeyboard()
{
    QSignalSpy cancelled(m_prompt.get(), &SignInPrompt::cancelled);
    m_prompt->openBrowser(A, Page);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(cancelled.first().first().toString(), A);
    m_prompt->signInEnded(A);
    QVERIFY(!dialog()->isVisible());
}

void TestWindowSignInPrompt::severalAccountsWaitSideBySide()
{
    // As the service does: a cancelled sign-in ends at once.
    QSignalSpy cancelled(m_prompt.get(), &SignInPrompt::cancelled);
    connect(m_prompt.get(), &SignInPrompt::cancelled, m_prompt.get(), &WindowSignInPrompt::signInEnded);
    m_prompt->openBrowser(A, Page);
    QWidget *focused = dialog()->focusWidget();
    m_prompt->showDeviceCode(B, code(60));
    QCOMPARE(all<SignInCard>("signInCard").size(), 2);
    QCOMPARE(dialog()->focusWidget(), focused);
    QTest::mouseClick(all<QPushButton>("signInCancel").first(), Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(cancelled.first().first().toString(), A);
    QCOMPARE(all<SignInCard>("signInCard").size(), 1);
    QVERIFY(all<SignInCard>("signInCard").first()->accessibleName().contains(QStringLiteral("account b")));
    // The same account again, as after a new code.
    m_prompt->showDeviceCode(B, code(60));
    QCOMPARE(all<SignInCard>("signInCard").size(), 1);
}

void TestWindowSignInPrompt::closingCancelsAll()
{
    QSignalSpy cancelled(m_prompt.get(), &SignInPrompt::cancelled);
    connect(m_prompt.get(), &SignInPrompt::cancelled, m_prompt.get(), &WindowSignInPrompt::signInEnded);
    m_prompt->openBrowser(A, Page);
    m_prompt->showDeviceCode(B, code(60));
    dialog()->close();
    QCOMPARE(cancelled.size(), 2);
    QVERIFY(!dialog()->isVisible());
    m_prompt->openBrowser(A, Page);
    QVERIFY(dialog()->isVisible());
    QCOMPARE(all<SignInCard>("signInCard").size(), 1);
}

void TestWindowSignInPrompt::neverBlocksTheWindow()
{
    m_prompt->openBrowser(A, Page);
    QVERIFY(!dialog()->isModal());
    QCOMPARE(QApplication::activeModalWidget(), nullptr);
}

void TestWindowSignInPrompt::staysInReachOverModalDialogs()
{
    m_prompt->openBrowser(A, Page);
    SignInDialog *waiting = dialog();
    auto settings = std::make_unique<QDialog>(m_window.get());
    settings->setModal(true);
    settings->show();
    QTRY_COMPARE(waiting->parentWidget(), settings.get());
    QVERIFY(waiting->isVisible());
    m_prompt->showDeviceCode(B, code(60));
    // Whatever ends the modal dialog, the sign-ins go on.
    settings->reject();
    QCOMPARE(waiting->parentWidget(), m_window.get());
    settings.reset();
    QVERIFY(waiting->isVisible());
    QCOMPARE(all<SignInCard>("signInCard").size(), 2);
}

void TestWindowSignInPrompt::standsInTheMiddleOfItsWindow()
{
    m_window->setGeometry(40, 40, 700, 500);
    const auto isCentredOn = [this](const QWidget &owner) {
        const QPoint off =
            owner.frameGeometry().center() - QRect(dialog()->pos(), dialog()->frameGeometry().size()).center();
        return off.manhattanLength() <= 4;
    };
    m_prompt->openBrowser(A, Page);
    QVERIFY(isCentredOn(*m_window));
    // Where the person put it, it stays.
    dialog()->move(10, 20);
    m_prompt->showDeviceCode(B, code(60));
    QCOMPARE(dialog()->pos(), QPoint(10, 20));
    QDialog settings(m_window.get());
    settings.setModal(true);
    settings.setGeometry(200, 60, 560, 420);
    settings.show();
    QTRY_COMPARE(dialog()->parentWidget(), &settings);
    QTRY_VERIFY(isCentredOn(settings));
    settings.reject();
}

void TestWindowSignInPrompt::endsWithoutAStart()
{
    m_prompt->signInEnded(A);
    m_prompt->openBrowser(A, Page);
    m_prompt->signInEnded(B);
    QVERIFY(dialog()->isVisible());
}

void TestWindowSignInPrompt::everythingHasAName()
{
    m_prompt->openBrowser(A, Page);
    m_prompt->showDeviceCode(B, code(60));
    int count = 0;
    for (QWidget *widget : dialog()->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || qobject_cast<QLabel *>(widget) != nullptr)
            continue;
        const QString name = QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
        QVERIFY2(name.contains(QStringLiteral("account ")), qPrintable(widget->objectName()));
        ++count;
    }
    QCOMPARE(count, 6);
    QVERIFY(all<QLabel>("signInCode").first()->accessibleName().contains(QStringLiteral("C 2 X 9")));
}

QTEST_MAIN(TestWindowSignInPrompt)
#include "tst_windowsigninprompt.moc"
