// SPDX-License-Identifier: Apache-2.0
#include "tests/support/filtermatch.h"

#include <algorithm>

namespace imagebrowser {

namespace {

using Kind = FilterNode::Kind;

bool textMatches(const FilterNode &node, const QString &value)
{
    const QString folded = value.toCaseFolded();
    const auto equals = [&](const FilterOperand &operand) {
        return operand.isNull() ? value.isNull()
                                : !value.isNull() && operand.text() && operand.text()->toCaseFolded() == folded;
    };
    if (node.op == FilterOperator::NotEqual)
        return !equals(node.operands.front());
    if (!isFunction(node.op))
        return std::ranges::any_of(node.operands, equals);
    const QString *text = node.operands.front().text();
    if (value.isNull() || text == nullptr)
        return false;
    const QString needle = text->toCaseFolded();
    switch (node.op) {
    case FilterOperator::Contains:
        return folded.contains(needle);
    case FilterOperator::StartsWith:
        return folded.startsWith(needle);
    default:
        return folded.endsWith(needle);
    }
}

bool dateMatches(const FilterNode &node, std::optional<Instant> value, Instant now)
{
    const FilterOperand &operand = node.operands.front();
    if (operand.isNull())
        return node.op == FilterOperator::Equal ? !value : value.has_value();
    if (!value)
        return node.op == FilterOperator::NotEqual;
    const auto order = operand.moment()->compare(*value, now);
    switch (node.op) {
    case FilterOperator::Equal:
        return order == 0;
    case FilterOperator::NotEqual:
        return order != 0;
    case FilterOperator::GreaterThan:
        return order > 0;
    case FilterOperator::GreaterOrEqual:
        return order >= 0;
    case FilterOperator::LessThan:
        return order < 0;
    default:
        return order <= 0;
    }
}

bool nodeMatches(const FilterNode &node, const ImageInformation &image, const QString &capability, Instant now)
{
    const auto childMatches = [&](const FilterNode &child) {
        return child.isActive() && nodeMatches(child, image, capability, now);
    };
    const auto bodyMatches = [&](const QString &name) {
        return node.children.empty() || nodeMatches(node.children.front(), image, name, now);
    };
    switch (node.kind) {
    case Kind::All:
        return std::ranges::all_of(node.children,
                                   [&](const FilterNode &child) { return !child.isActive() || childMatches(child); });
    case Kind::Any:
        return std::ranges::any_of(node.children, childMatches);
    case Kind::None:
        return std::ranges::none_of(node.children, childMatches);
    case Kind::SomeCapability:
        return std::ranges::any_of(image.capabilities, bodyMatches);
    case Kind::EveryCapability:
        return std::ranges::all_of(image.capabilities, bodyMatches);
    case Kind::Condition:
        break;
    }
    if (node.field == FilterField::BatchSupportEndOfLife)
        return dateMatches(node, image.endOfLife(), now);
    if (node.field == FilterField::Capability)
        return textMatches(node, capability);
    const auto field = imageFieldOf(node.field);
    return textMatches(node, field ? image.field(*field) : image.account);
}

} // namespace

bool filterMatches(const FilterExpression &expression, const ImageInformation &image, Instant now)
{
    return expression.isEmpty() || nodeMatches(expression.root(), image, QString(), now);
}

} // namespace imagebrowser
