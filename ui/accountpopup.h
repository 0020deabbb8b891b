// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QListView;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountChoiceModel;
class LinkButton;

//! What opens below the account box: a field to find an account (when there are many), the accounts with their check
//! boxes, how many are ticked, and the way to the account settings.
//!
//! A click on a row, or Enter, chooses that row alone and closes. A click on its check box, or Space, ticks it and
//! stays open; Enter then closes and keeps the ticks. Any letter goes to the field, Down from there goes back to the
//! list.
class AccountPopup : public QFrame
{
    Q_OBJECT

public:
    AccountPopup(AccountChoiceModel &model, QWidget *box);

    //! With the row of \a currentId current. \a search goes into the field.
    void open(const QString &currentId, const QString &search = {});

Q_SIGNALS:
    void chosen(const QStringList &ids);
    void settingsWanted();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeLayout();
    void place();
    [[nodiscard]] bool listKey(QKeyEvent *event);
    [[nodiscard]] bool fieldKey(QKeyEvent *event);
    void press(const QPoint &position);
    void choose(const QModelIndex &index);
    void tick(const QModelIndex &index);
    void onSearched(const QString &text);
    void showTicked();

    AccountChoiceModel &m_model;
    QWidget *m_box;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_none;
    QLabel *m_ticked;
    LinkButton *m_settings;
    bool m_hasTicked = false; //!< since it opened
};

} // namespace imagebrowser
