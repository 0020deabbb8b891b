// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/clock.h"
#include "app/signin/signinprompt.h"

#include <QPointer>

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class SignInDialog;

//! Sign-in for a person at the window: opens the system's browser and shows one SignInDialog for all accounts that
//! wait. Where a modal dialog is open, as the account settings, the sign-ins stand over that one.
class WindowSignInPrompt : public SignInPrompt
{
    Q_OBJECT

public:
    //! What the person calls the account of an id.
    using NameOf = std::function<QString(const QString &accountId)>;
    //! False when no browser could be started.
    using OpenUrl = std::function<bool(const QUrl &url)>;

    //! \a window outlives this.
    WindowSignInPrompt(QWidget *window, NameOf nameOf, const Clock &clock = systemNow, QObject *parent = nullptr);
    ~WindowSignInPrompt() override;

    //! The default is the system's browser. A seam for tests.
    void setOpenUrl(OpenUrl openUrl) { m_openUrl = std::move(openUrl); }

    void openBrowser(const QString &accountId, const QUrl &url) override;
    void showDeviceCode(const QString &accountId, const DeviceCode &code) override;
    void signInEnded(const QString &accountId) override;

private:
    [[nodiscard]] SignInDialog &dialog();
    void present();
    void centreOver(const QWidget &owner);
    void open(const QString &accountId, const QUrl &url);

    QWidget *m_window;
    NameOf m_nameOf;
    Clock m_clock;
    OpenUrl m_openUrl;
    QPointer<SignInDialog> m_dialog;
};

} // namespace imagebrowser
