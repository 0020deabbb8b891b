// SPDX-License-Identifier: Apache-2.0
#include "ui/filtergroupwidget.h"

#include "app/filter/filterrow.h"
#include "ui/filterconditionwidget.h"
#include "ui/filterphrasewidget.h"
#include "ui/linkbutton.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace imagebrowser {

FilterGroupWidget::FilterGroupWidget(const FilterNode &node, const FilterPath &path,
                                     const FilterBuilderContext &context, QWidget *parent)
    : FilterNodeWidget(path, parent)
    , m_match(new QComboBox(this))
    , m_layout(new QVBoxLayout(this))
{
    const bool isRoot = path.isEmpty();
    setObjectName(QStringLiteral("filterGroup"));
    setCard(!isRoot);
    const int margin = isRoot ? 0 : metrics::SpaceSmall;
    m_layout->setContentsMargins(margin, margin, margin, margin);
    m_layout->setSpacing(metrics::SpaceSmall);
    makeHeader(node);
    for (const FilterNode &child : node.children)
        addChild(child, context);
    makeFooter();
}

void FilterGroupWidget::makeHeader(const FilterNode &node)
{
    auto *header = new QHBoxLayout;
    header->setSpacing(metrics::SpaceTiny);
    if (!m_path.isEmpty()) {
        auto *enabled = new QCheckBox(this);
        enabled->setChecked(node.isEnabled);
        enabled->setAccessibleName(tr("Use this group"));
        enabled->setToolTip(tr("Use this group"));
        connect(enabled, &QCheckBox::toggled, this, [this] { Q_EMIT commandWanted(m_path, FilterCommand::Toggle); });
        header->addWidget(enabled);
    }
    m_match->addItem(tr("all"), static_cast<int>(FilterNode::Kind::All));
    m_match->addItem(tr("any"), static_cast<int>(FilterNode::Kind::Any));
    m_match->addItem(tr("none"), static_cast<int>(FilterNode::Kind::None));
    m_match->setCurrentIndex(m_match->findData(static_cast<int>(node.kind)));
    m_match->setObjectName(QStringLiteral("groupMatch"));
    m_match->setAccessibleName(tr("Match all, any or none"));
    m_match->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    header->addWidget(new QLabel(tr("Match"), this));
    header->addWidget(m_match);
    header->addWidget(new QLabel(tr("of"), this));
    header->addStretch(1);
    if (!m_path.isEmpty()) {
        auto *menu = new QToolButton(this);
        menu->setIcon(paletteIcon(QStringLiteral("more")));
        menu->setAutoRaise(true);
        menu->setFocusPolicy(Qt::TabFocus);
        menu->setAccessibleName(tr("Group menu"));
        menu->setToolTip(tr("Move, duplicate, remove"));
        connect(menu, &QToolButton::clicked, this,
                [this, menu] { Q_EMIT menuWanted(m_path, menu->mapToGlobal(QPoint(0, menu->height()))); });
        header->addWidget(menu);
    }
    m_layout->addLayout(header);
    connect(m_match, &QComboBox::activated, this, [this, node] {
        FilterNode changed = node;
        changed.kind = static_cast<FilterNode::Kind>(m_match->currentData().toInt());
        // The children may have been edited since; the builder keeps its own.
        changed.children.clear();
        Q_EMIT nodeEdited(m_path, changed, false);
    });
}

void FilterGroupWidget::addChild(const FilterNode &node, const FilterBuilderContext &context)
{
    const FilterPath path = m_path + FilterPath{m_children.size()};
    FilterNodeWidget *child = nullptr;
    if (node.isGroup())
        child = new FilterGroupWidget(node, path, context, this);
    else if (filterRowOf(node))
        child = new FilterConditionWidget(node, path, context, this);
    else
        child = new FilterPhraseWidget(node, path, this);
    forward(child);
    m_children.append(child);
    m_layout->addWidget(child);
}

void FilterGroupWidget::makeFooter()
{
    auto *footer = new QHBoxLayout;
    footer->setSpacing(metrics::SpaceSmall);
    const auto add = [&](const QString &text, const QString &name, FilterCommand command) {
        auto *button = new LinkButton(text, this);
        button->setObjectName(name);
        button->setAccessibleName(command == FilterCommand::AddGroup ? tr("Add group") : tr("Add condition"));
        connect(button, &LinkButton::clicked, this, [this, command] { Q_EMIT commandWanted(m_path, command); });
        footer->addWidget(button);
        return button;
    };
    m_addCondition = add(tr("+ Condition"), QStringLiteral("addCondition"), FilterCommand::AddCondition);
    if (m_path.size() < DeepestGroup)
        add(tr("+ Group"), QStringLiteral("addGroup"), FilterCommand::AddGroup);
    footer->addStretch(1);
    m_layout->addLayout(footer);
}

void FilterGroupWidget::forward(FilterNodeWidget *child)
{
    connect(child, &FilterNodeWidget::nodeEdited, this, &FilterNodeWidget::nodeEdited);
    connect(child, &FilterNodeWidget::commandWanted, this, &FilterNodeWidget::commandWanted);
    connect(child, &FilterNodeWidget::menuWanted, this, &FilterNodeWidget::menuWanted);
}

void FilterGroupWidget::updateContext(const FilterBuilderContext &context)
{
    for (FilterNodeWidget *child : std::as_const(m_children))
        child->updateContext(context);
}

QWidget *FilterGroupWidget::firstEditor() const
{
    return m_children.isEmpty() ? m_addCondition : m_match;
}

FilterNodeWidget *FilterGroupWidget::find(const FilterPath &path)
{
    const qsizetype depth = m_path.size();
    // Each step down went along the path.
    if (path.size() == depth)
        return this;
    if (path.size() <= depth || path.at(depth) < 0 || path.at(depth) >= m_children.size())
        return nullptr;
    FilterNodeWidget *child = m_children.at(path.at(depth));
    if (auto *group = qobject_cast<FilterGroupWidget *>(child))
        return group->find(path);
    return path.size() == depth + 1 ? child : nullptr;
}

} // namespace imagebrowser
