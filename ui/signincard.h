// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/clock.h"
#include "app/signin/signinprompt.h"

#include <QFrame>
#include <QTimer>

#include <optional>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace imagebrowser {

//! One account that waits for its sign-in: what the person does now, and the way out. Either for the browser of this
//! computer or with a code for any browser.
class SignInCard : public QFrame
{
    Q_OBJECT

public:
    //! Waits for the browser at \a url.
    SignInCard(const QString &accountName, const QUrl &url, QWidget *parent = nullptr);
    //! Shows \a code large and counts down to its end.
    SignInCard(const QString &accountName, const DeviceCode &code, const Clock &clock, QWidget *parent = nullptr);

    //! The page to open.
    [[nodiscard]] QUrl url() const { return m_url; }
    //! Says that no browser came, and what to do instead.
    void noteNoBrowser();
    //! The button for what comes next.
    void focusFirst();

Q_SIGNALS:
    void openWanted(const QUrl &url);
    void cancelWanted();

private:
    void begin(const QString &accountName);
    void addCode();
    QPushButton *addButton(const QString &text, const QString &objectName);
    void copy(const QString &text, QPushButton *button);
    void countDown();

    QUrl m_url;
    std::optional<DeviceCode> m_code;
    Clock m_clock;
    QTimer m_second;
    QVBoxLayout *m_layout = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    QLabel *m_instruction = nullptr;
    QLabel *m_remaining = nullptr;
    QLabel *m_codeText = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace imagebrowser
