// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterexpression.h"

#include "app/filter/filtertext.h"

#include <algorithm>

namespace imagebrowser {

namespace {

FilterNode normalizedNode(const FilterNode &node)
{
    FilterNode result = node;
    result.children.clear();
    for (const FilterNode &child : node.children) {
        if (child.isActive())
            result.children.push_back(normalizedNode(child));
    }
    const bool isPlainGroup = result.kind == FilterNode::Kind::All || result.kind == FilterNode::Kind::Any;
    if (isPlainGroup && result.children.size() == 1) {
        FilterNode only = std::move(result.children.front());
        return only;
    }
    return result;
}

//! Sorts what has no order, by text, so that equal meaning becomes equal value.
void sortNode(FilterNode &node)
{
    for (FilterNode &child : node.children)
        sortNode(child);
    std::ranges::sort(node.children, {}, [](const FilterNode &child) { return filterText(child); });
    std::ranges::sort(node.operands, {}, [](const FilterOperand &operand) { return filterText(operand); });
}

} // namespace

FilterNode FilterNode::condition(FilterField field, FilterOperator op, QList<FilterOperand> operands)
{
    FilterNode node;
    node.kind = Kind::Condition;
    node.field = field;
    node.op = op;
    node.operands = std::move(operands);
    return node;
}

FilterNode FilterNode::condition(FilterField field, FilterOperator op, const QString &text)
{
    return condition(field, op, QList{FilterOperand(text)});
}

FilterNode FilterNode::condition(FilterField field, FilterOperator op, FilterMoment moment)
{
    return condition(field, op, QList{FilterOperand(moment)});
}

FilterNode FilterNode::group(Kind kind, std::vector<FilterNode> children)
{
    FilterNode node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
}

bool FilterNode::isActive() const
{
    if (!isEnabled)
        return false;
    if (kind == Kind::Condition)
        return !operands.isEmpty();
    if (kind == Kind::SomeCapability && children.empty())
        return true;
    return std::ranges::any_of(children, [](const FilterNode &child) { return child.isActive(); });
}

FilterExpression::FilterExpression(FilterNode node)
{
    if (node.isGroup())
        m_root = std::move(node);
    else
        m_root.children.push_back(std::move(node));
}

const FilterNode *FilterExpression::node(const FilterPath &path) const
{
    const FilterNode *node = &m_root;
    for (const qsizetype index : path) {
        if (index < 0 || static_cast<std::size_t>(index) >= node->children.size())
            return nullptr;
        node = &node->children[static_cast<std::size_t>(index)];
    }
    return node;
}

FilterNode *FilterExpression::node(const FilterPath &path)
{
    return const_cast<FilterNode *>(std::as_const(*this).node(path));
}

FilterExpression FilterExpression::normalized() const
{
    return isEmpty() ? FilterExpression() : FilterExpression(normalizedNode(m_root));
}

bool FilterExpression::isEquivalentTo(const FilterExpression &other) const
{
    FilterExpression left = normalized();
    FilterExpression right = other.normalized();
    sortNode(left.m_root);
    sortNode(right.m_root);
    return left == right;
}

FilterExpression FilterExpression::narrowedBy(FilterNode node) const
{
    // Joining an empty Any or None would change what a later condition means, so those are replaced as well.
    if (m_root.children.empty())
        return FilterExpression(FilterNode::group(FilterNode::Kind::All, {std::move(node)}));
    FilterExpression result = *this;
    if (m_root.kind == FilterNode::Kind::All && m_root.isEnabled)
        result.m_root.children.push_back(std::move(node));
    else
        result.m_root = FilterNode::group(FilterNode::Kind::All, {m_root, std::move(node)});
    return result;
}

FilterExpression FilterExpression::keepingSwitchedOff(const FilterExpression &previous) const
{
    FilterExpression result = *this;
    for (const FilterNode &child : previous.m_root.children) {
        if (!child.isEnabled)
            result = result.narrowedBy(child);
    }
    return result;
}

} // namespace imagebrowser
