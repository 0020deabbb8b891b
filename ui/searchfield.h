// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace imagebrowser {

//! The search field: says what was typed a moment after the last key, at once on Enter; Down goes to the table, Escape clears.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    //! Starts with \a text typed elsewhere.
    void beginWith(const QString &text);

Q_SIGNALS:
    void searchChanged(const QString &text);
    void leaveToTable();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void tellNow();

    QTimer m_pause;
};

} // namespace imagebrowser
