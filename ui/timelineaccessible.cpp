// SPDX-License-Identifier: Apache-2.0
#include "ui/timelineaccessible.h"

#include "ui/timelineview.h"

#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QPointer>

#include <vector>

namespace imagebrowser {

namespace {

//! One mark. Lives as long as its view's marks do; says nothing once they are gone.
class ItemAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    ItemAccessible(TimelineView *view, int item)
        : m_view(view)
        , m_item(item)
    {
    }

    [[nodiscard]] bool isValid() const override { return m_view && m_item < m_view->timelineLayout().items.size(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override { return parent() ? parent()->window() : nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_view->itemText(m_item) : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }

    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect rect = m_view->itemRect(m_item);
        return {m_view->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const bool isCurrent = m_view->currentItem() == m_item;
        state.focusable = true;
        state.focused = isCurrent && m_view->hasFocus();
        state.selectable = true;
        state.selected = m_view->timelineLayout().items[m_item].cluster.containsSelection;
        state.disabled = !m_view->isEnabled();
        state.invisible = !m_view->isVisible();
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->itemRect(m_item));
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_view->setCurrentItem(m_item);
        if (name == pressAction())
            m_view->activate(m_item);
        else if (name == setFocusAction())
            m_view->setFocus(Qt::OtherFocusReason);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<TimelineView> m_view;
    int m_item;
};

class ViewAccessible final : public QAccessibleWidget
{
public:
    explicit ViewAccessible(TimelineView *view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }
    ~ViewAccessible() override { forgetItems(); }
    ViewAccessible(const ViewAccessible &) = delete;
    ViewAccessible &operator=(const ViewAccessible &) = delete;

    void forgetItems()
    {
        for (const QAccessible::Id id : m_items) {
            if (id != 0)
                QAccessible::deleteAccessibleInterface(id);
        }
        m_items.clear();
    }

    [[nodiscard]] int childCount() const override { return static_cast<int>(view()->timelineLayout().items.size()); }

    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (m_items.size() < static_cast<std::size_t>(childCount()))
            m_items.resize(static_cast<std::size_t>(childCount()));
        QAccessible::Id &id = m_items[static_cast<std::size_t>(index)];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new ItemAccessible(view(), index));
        return QAccessible::accessibleInterface(id);
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (this->child(i) == child)
                return i;
        }
        return -1;
    }

    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return view()->hasFocus() ? child(view()->currentItem()) : nullptr;
    }

    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint position = view()->viewport()->mapFromGlobal(QPoint(x, y));
        for (int i = 0; i < childCount(); ++i) {
            if (view()->itemRect(i).contains(position))
                return child(i);
        }
        return nullptr;
    }

private:
    [[nodiscard]] TimelineView *view() const { return static_cast<TimelineView *>(widget()); }

    mutable std::vector<QAccessible::Id> m_items; //!< 0 until asked for
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new ViewAccessible(view) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    QAccessible::installFactory(makeAccessible);
}

void timelineItemsChanged(TimelineView *view)
{
    if (!QAccessible::isActive())
        return;
    if (auto *accessible = dynamic_cast<ViewAccessible *>(QAccessible::queryAccessibleInterface(view)))
        accessible->forgetItems();
    QAccessibleEvent event(view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void timelineItemFocused(TimelineView *view, int item)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(item);
    QAccessible::updateAccessibility(&event);
}

} // namespace imagebrowser
