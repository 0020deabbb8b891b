// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QLabel;
QT_END_NAMESPACE

namespace imagebrowser {

class ConnectionTest;

//! The stages of a connection test as a list of ticks, and below it what failed and what to do about it. Hidden until a
//! test runs.
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

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSteps();
    void clearRows();

    const ConnectionTest &m_test;
    QGridLayout *m_rows;
    QLabel *m_headline;
    QLabel *m_advice;
    bool m_isShowing = false;
};

} // namespace imagebrowser
