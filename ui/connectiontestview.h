// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace imagebrowser {

class ConnectionTest;
class LinkButton;

//! The stages of a connection test as a list of ticks, and below it what failed, what to do about it, and a way to
//! everything that is known, certificates included. Hidden until a test runs.
class ConnectionTestView : public QWidget
{
    Q_OBJECT

public:
    //! \a test outlives the view.
    explicit ConnectionTestView(const ConnectionTest &test, QWidget *parent = nullptr);

    //! All lines as text, for the clipboard and for tests.
    [[nodiscard]] QString text() const;

    //! Forgets the last result.
    void clear();

Q_SIGNALS:
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QToolButton *createCloseButton();
    void showSteps();
    void clearRows();
    void showDetails();

    const ConnectionTest &m_test;
    QGridLayout *m_rows;
    QLabel *m_headline;
    QLabel *m_advice;
    LinkButton *m_details;
    bool m_isShowing = false;
};

} // namespace imagebrowser
