// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QListView;
class QStackedWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class BatchErrorModel;
class ErrorView;

//! Content of the Problems dock: the session's problems on the left, the chosen one whole on the right.
class ErrorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorPanel(BatchErrorModel *model, QWidget *parent = nullptr);

    //! Chooses the newest problem.
    void showNewest();
    //! Chooses the newest failure of that account; false when there is none in the list.
    bool showProblemOf(const QString &accountId);
    void showNext();
    void showPrevious();
    [[nodiscard]] ErrorView *view() const { return m_view; }

Q_SIGNALS:
    void retryWanted(const QString &accountId);
    void editAccountWanted(const QString &accountId);

private:
    void showCurrent();
    void showWhetherAny();
    void move(int step);

    BatchErrorModel *m_model;
    QListView *m_list;
    ErrorView *m_view;
    QStackedWidget *m_stack;
};

} // namespace imagebrowser
