// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace imagebrowser {

class ApplicationServices;

//! A line above the images that says what the program could not read and what it cannot keep: settings that were set
//! aside, a folder that cannot be written to, a keychain that is not there. One sentence at a time, each until
//! it is dismissed; hidden when there is none.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    //! Shows what settings, accounts and keychain have to say, now and later; \a services outlive the bar.
    void follow(ApplicationServices &services);
    //! At the end; a sentence that is there already is not added.
    void add(const QString &notice);
    [[nodiscard]] const QStringList &notices() const { return m_notices; }

private:
    void dismiss();
    void showFirst();

    QStringList m_notices;
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_count;
    QToolButton *m_dismiss;
};

} // namespace imagebrowser
