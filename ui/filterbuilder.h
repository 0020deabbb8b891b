// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/filternodewidget.h"

#include <QScrollArea>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
QT_END_NAMESPACE

namespace imagebrowser {

class FilterGroupWidget;

//! Edits a filter as rows and groups. Shows what it is given; tells what the user made of it, a moment after the last
//! key.
class FilterBuilder : public QScrollArea
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds TypingPause{200};

    explicit FilterBuilder(QWidget *parent = nullptr);

    //! Rebuilds the rows only when \a expression differs from what they say.
    void setExpression(const FilterExpression &expression);
    [[nodiscard]] const FilterExpression &expression() const { return m_expression; }
    void setSuggestions(std::function<QStringList(FilterField)> suggestions);
    //! Comes before the first expression.
    void setClock(const Clock &clock) { m_context.clock = clock; }
    //! Tells at once what waits for the end of typing.
    void flush();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! Edits with the same \a mergeKey that follow each other are one step for undo.
    void expressionEdited(const imagebrowser::FilterExpression &expression, const QString &mergeKey);
    void textModeWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeActions();
    QAction *addCommand(const QString &text, const QKeySequence &shortcut, FilterCommand command);
    void rebuild(const FilterPath &focus, bool takesFocus);
    void updateBadges();
    void onNodeEdited(const FilterPath &path, const FilterNode &node, bool isTyping);
    void run(const FilterPath &path, FilterCommand command);
    void change(const FilterExpression &expression, const FilterPath &focus);
    void showMenu(const FilterPath &path, const QPoint &globalPosition);
    //! The innermost node that has the focus.
    [[nodiscard]] FilterNodeWidget *focusedNode() const;

    FilterExpression m_expression;
    FilterBuilderContext m_context;
    FilterGroupWidget *m_root = nullptr;
    QList<QAction *> m_commands;
    FilterPath m_menuPath;
    bool m_isMenuOpen = false;
    QTimer m_pause;
    QString m_mergeKey;
};

} // namespace imagebrowser
