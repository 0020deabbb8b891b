// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QUrl>

namespace imagebrowser {

//! What a person types on another page, or another machine, to sign in.
struct DeviceCode
{
    QString userCode;
    QUrl verificationUrl; //!< https, or http on this computer
    QDateTime expiresAt; //!< UTC
    QString message; //!< the authority's own instruction, plain text in its language; may be empty
};

//! What a sign-in needs of a person: the window shows dialogs, an unattended run writes to standard error. Shows and
//! returns at once, without an event loop of its own. Main thread;
//! outlives the SignInService that uses it, or is taken away with setPrompt(nullptr).
//!
//! Each openBrowser() and showDeviceCode() is followed by exactly one signInEnded() of the same account, however the
//! sign-in ends; only then may the next one for that account come. Several accounts can be under way at once.
class SignInPrompt : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! False where nobody can use a browser; the sign-in then fails and says what to do instead.
    [[nodiscard]] virtual bool canOpenBrowser() const { return true; }
    //! Opens \a url in the system's browser, and should offer it for copying in case that fails. Holds no secret, but
    //! is good for one sign-in only.
    virtual void openBrowser(const QString &accountId, const QUrl &url) = 0;
    virtual void showDeviceCode(const QString &accountId, const DeviceCode &code) = 0;
    //! Done, failed, cancelled or given up: nothing more is needed. Not a sign of success.
    virtual void signInEnded(const QString &accountId) = 0;

Q_SIGNALS:
    //! The person does not want to: the sign-in ends with FailureKind::Cancelled.
    void cancelled(const QString &accountId);
};

} // namespace imagebrowser
