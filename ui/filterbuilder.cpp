// SPDX-License-Identifier: Apache-2.0
#include "ui/filterbuilder.h"

#include "app/filter/filteredit.h"
#include "app/filter/servicefilter.h"
#include "ui/filtergroupwidget.h"
#include "ui/mainactions.h"
#include "ui/metrics.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace imagebrowser {

namespace {

//! Of the width that rows may ask for before they are moved sideways.
constexpr int widestMinimum = 320;

QString keyOf(const FilterPath &path)
{
    QString key = QStringLiteral("builder");
    for (const qsizetype index : path)
        key += u'.' % QString::number(index);
    return key;
}

} // namespace

FilterBuilder::FilterBuilder(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("filterBuilder"));
    setAccessibleName(tr("Filter builder"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    connect(&m_pause, &QTimer::timeout, this, &FilterBuilder::flush);
    makeActions();
    rebuild({}, false);
}

void FilterBuilder::setExpression(const FilterExpression &expression)
{
    if (expression == m_expression) {
        updateBadges();
        return;
    }
    // Somebody else changed the filter; what was being typed belongs to the old one.
    m_pause.stop();
    const FilterNodeWidget *focused = focusedNode();
    const FilterPath path = focused != nullptr ? focused->path() : FilterPath();
    m_expression = expression;
    rebuild(path, focused != nullptr);
}

void FilterBuilder::setSuggestions(std::function<QStringList(FilterField)> suggestions)
{
    m_context.suggestions = std::move(suggestions);
}

void FilterBuilder::flush()
{
    m_pause.stop();
    Q_EMIT expressionEdited(m_expression, m_mergeKey);
}

QSize FilterBuilder::sizeHint() const
{
    const int height = m_root != nullptr ? m_root->parentWidget()->sizeHint().height() : 0;
    return {240, height};
}

QSize FilterBuilder::minimumSizeHint() const
{
    const QSize least = QScrollArea::minimumSizeHint();
    if (m_root == nullptr)
        return least;
    // A row is not to be cut when the bar beside it comes; deep groups are moved sideways rather than take the table's
    // room.
    const int rows =
        m_root->parentWidget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width() + 2 * frameWidth();
    return {std::clamp(rows, least.width(), widestMinimum), least.height()};
}

bool FilterBuilder::eventFilter(QObject *watched, QEvent *event)
{
    // The rows decide how high the builder wants to be.
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void FilterBuilder::makeActions()
{
    addCommand(tr("Move up"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Up), FilterCommand::MoveUp)
        ->setProperty(shortcutNameProperty, tr("Move the condition up"));
    addCommand(tr("Move down"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down), FilterCommand::MoveDown)
        ->setProperty(shortcutNameProperty, tr("Move the condition down"));
    addCommand(tr("Duplicate"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), FilterCommand::Duplicate)
        ->setProperty(shortcutNameProperty, tr("Duplicate the condition"));
    addCommand(tr("Switch on or off"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), FilterCommand::Toggle)
        ->setProperty(shortcutNameProperty, tr("Switch the condition on or off"));
    addCommand(tr("Remove"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete), FilterCommand::Remove)
        ->setProperty(shortcutNameProperty, tr("Remove the condition"));
}

QAction *FilterBuilder::addCommand(const QString &text, const QKeySequence &shortcut, FilterCommand command)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, command] {
        if (m_isMenuOpen)
            run(m_menuPath, command);
        else if (const FilterNodeWidget *focused = focusedNode())
            run(FilterPath(focused->path()), command);
    });
    addAction(action);
    m_commands.append(action);
    return action;
}

void FilterBuilder::rebuild(const FilterPath &focus, bool takesFocus)
{
    m_context.sentConditions = splitForService(m_expression).sentConditions;
    // An editor that goes tells what it held as it loses the focus.
    if (m_root != nullptr)
        m_root->disconnect(this);
    auto *page = new QWidget;
    page->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::Space, metrics::SpaceTiny, metrics::Space, metrics::SpaceTiny);
    m_root = new FilterGroupWidget(m_expression.root(), {}, m_context, page);
    layout->addWidget(m_root);
    layout->addStretch(1);
    connect(m_root, &FilterNodeWidget::nodeEdited, this, &FilterBuilder::onNodeEdited);
    connect(m_root, &FilterNodeWidget::commandWanted, this, &FilterBuilder::run, Qt::QueuedConnection);
    connect(m_root, &FilterNodeWidget::menuWanted, this, &FilterBuilder::showMenu);
    page->installEventFilter(this);
    // The sender of the signal that led here may be inside.
    if (QWidget *old = takeWidget())
        old->deleteLater();
    setWidget(page);
    updateGeometry();
    if (!takesFocus)
        return;
    FilterNodeWidget *target = m_root->find(focus);
    QWidget *editor = (target != nullptr ? target : m_root)->firstEditor();
    editor->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(editor);
}

void FilterBuilder::updateBadges()
{
    m_context.sentConditions = splitForService(m_expression).sentConditions;
    m_root->updateContext(m_context);
}

void FilterBuilder::onNodeEdited(const FilterPath &path, const FilterNode &node, bool isTyping)
{
    const FilterNode *before = m_expression.node(path);
    if (before == nullptr)
        return;
    FilterNode after = node;
    if (after.isGroup())
        after.children = before->children;
    const bool isSame = after == *before;
    if (isSame && !m_pause.isActive())
        return;
    m_expression = replaced(m_expression, path, after);
    m_mergeKey = isTyping || isSame ? keyOf(path) : QString();
    updateBadges();
    if (isTyping)
        m_pause.start();
    else
        flush();
}

void FilterBuilder::run(const FilterPath &path, FilterCommand command)
{
    const FilterNode *node = m_expression.node(path);
    if (node == nullptr)
        return;
    const FilterPath end = path + FilterPath{static_cast<qsizetype>(node->children.size())};
    switch (command) {
    case FilterCommand::AddCondition:
        change(inserted(m_expression, end,
                        FilterNode::condition(FilterField::OsType, FilterOperator::Equal, QList<FilterOperand>())),
               end);
        break;
    case FilterCommand::AddGroup:
        change(inserted(m_expression, end, FilterNode::group(FilterNode::Kind::Any)), end);
        break;
    case FilterCommand::Remove:
        change(removed(m_expression, path), path);
        break;
    case FilterCommand::Duplicate:
        change(inserted(m_expression, path, *node), path);
        break;
    case FilterCommand::MoveUp:
    case FilterCommand::MoveDown: {
        const MovedFilter result =
            moved(m_expression, path, command == FilterCommand::MoveUp ? FilterMove::Up : FilterMove::Down);
        change(result.expression, result.path);
        break;
    }
    case FilterCommand::Toggle: {
        FilterNode toggled = *node;
        toggled.isEnabled = !toggled.isEnabled;
        if (!path.isEmpty())
            change(replaced(m_expression, path, toggled), path);
        break;
    }
    case FilterCommand::EditAsText:
        Q_EMIT textModeWanted();
        break;
    }
}

void FilterBuilder::change(const FilterExpression &expression, const FilterPath &focus)
{
    if (expression == m_expression)
        return;
    m_pause.stop();
    m_expression = expression;
    // After a removal the focus goes to what has moved up, else to the last one before.
    FilterPath target = focus;
    while (!target.isEmpty() && m_expression.node(target) == nullptr) {
        if (target.last() > 0)
            --target.last();
        else
            target.removeLast();
    }
    rebuild(target, true);
    m_mergeKey.clear();
    flush();
}

void FilterBuilder::showMenu(const FilterPath &path, const QPoint &globalPosition)
{
    m_menuPath = path;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_commands);
    m_isMenuOpen = true;
    // A triggered action runs before the menu tells that it is gone only when it is asked later.
    connect(menu, &QMenu::aboutToHide, this, [this] { QTimer::singleShot(0, this, [this] { m_isMenuOpen = false; }); });
    menu->popup(globalPosition);
}

FilterNodeWidget *FilterBuilder::focusedNode() const
{
    for (QWidget *widget = QApplication::focusWidget(); widget != nullptr && widget != this;
         widget = widget->parentWidget()) {
        if (auto *node = qobject_cast<FilterNodeWidget *>(widget); node != nullptr && isAncestorOf(node))
            return node;
    }
    return nullptr;
}

} // namespace imagebrowser
