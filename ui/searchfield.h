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
    //! What is searched for now. What is being typed and was not told yet stays, unless the search is another.
    void showSearch(const QString &search);
    //! Forgets it, told or not; tells nobody.
    void forget();

Q_SIGNALS:
    void searchChanged(const QString &text);
    void leaveToTable();
    //! Ctrl+Backspace, which a line would take for the last word only.
    void clearAllWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void tellNow();

    QTimer m_pause;
    QString m_search; //!< as the filter has it
};

} // namespace imagebrowser
