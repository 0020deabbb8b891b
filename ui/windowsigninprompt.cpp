// SPDX-License-Identifier: Apache-2.0
#include "ui/windowsigninprompt.h"

#include "ui/signindialog.h"

#include <QApplication>
#include <QDesktopServices>
#include <QScreen>

#include <algorithm>

namespace imagebrowser {

WindowSignInPrompt::WindowSignInPrompt(QWidget *window, NameOf nameOf, const Clock &clock, QObject *parent)
    : SignInPrompt(parent)
    , m_window(window)
    , m_nameOf(std::move(nameOf))
    , m_clock(clock)
    , m_openUrl(&QDesktopServices::openUrl)
{
}

WindowSignInPrompt::~WindowSignInPrompt()
{
    delete m_dialog;
}

SignInDialog &WindowSignInPrompt::dialog()
{
    if (m_dialog != nullptr)
        return *m_dialog;
    m_dialog = new SignInDialog(m_clock, m_window);
    connect(m_dialog, &SignInDialog::openWanted, this, &WindowSignInPrompt::open);
    connect(m_dialog, &SignInDialog::cancelWanted, this, &WindowSignInPrompt::cancelled);
    // The modal window is not the active one yet.
    connect(m_dialog, &SignInDialog::blocked, this, &WindowSignInPrompt::present, Qt::QueuedConnection);
    return *m_dialog;
}

void WindowSignInPrompt::openBrowser(const QString &accountId, const QUrl &url)
{
    dialog().addBrowser(accountId, m_nameOf(accountId), url);
    present();
    open(accountId, url);
}

void WindowSignInPrompt::showDeviceCode(const QString &accountId, const DeviceCode &code)
{
    dialog().addDeviceCode(accountId, m_nameOf(accountId), code);
    present();
}

void WindowSignInPrompt::signInEnded(const QString &accountId)
{
    if (m_dialog != nullptr)
        m_dialog->removeCard(accountId);
}

void WindowSignInPrompt::present()
{
    if (m_dialog == nullptr || m_dialog->isEmpty())
        return;
    QWidget *modal = QApplication::activeModalWidget();
    QWidget *owner = modal != nullptr ? modal : m_window;
    const bool isAlreadyThere = m_dialog->isVisible() && m_dialog->parentWidget() == owner;
    if (m_dialog->parentWidget() != owner) {
        m_dialog->setParent(owner, m_dialog->windowFlags());
        // Goes back before that window takes its children along.
        if (auto *over = qobject_cast<QDialog *>(modal))
            connect(over, &QDialog::finished, m_dialog, [this] {
                m_dialog->setParent(m_window, m_dialog->windowFlags());
                present();
            });
    }
    m_dialog->show();
    if (!isAlreadyThere)
        centreOver(*owner);
    m_dialog->raise();
}

void WindowSignInPrompt::centreOver(const QWidget &owner)
{
    // A dialog centres itself only on its first way out, and before its cards have their size.
    const QRect screen = owner.screen()->availableGeometry();
    QRect place(QPoint(), m_dialog->frameGeometry().size());
    place.moveCenter(owner.window()->frameGeometry().center());
    place.moveRight(std::min(place.right(), screen.right()));
    place.moveBottom(std::min(place.bottom(), screen.bottom()));
    place.moveLeft(std::max(place.left(), screen.left()));
    place.moveTop(std::max(place.top(), screen.top()));
    m_dialog->move(place.topLeft());
}

void WindowSignInPrompt::open(const QString &accountId, const QUrl &url)
{
    if (!m_openUrl(url))
        m_dialog->noteNoBrowser(accountId);
}

} // namespace imagebrowser
