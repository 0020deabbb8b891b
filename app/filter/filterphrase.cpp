// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterphrase.h"

#include "app/filter/filtertext.h"

#include <QCoreApplication>
#include <QStringList>

namespace imagebrowser {

namespace {

using Kind = FilterNode::Kind;

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("FilterPhrase", text, nullptr, count);
}

QString operandPhrase(const FilterOperand &operand, bool isQuoted)
{
    if (const FilterMoment *moment = operand.moment())
        return momentPhrase(*moment);
    if (operand.isNull())
        return tr("nothing");
    const QString &text = *operand.text();
    return isQuoted || text.isEmpty() ? QString(u'"' % text % u'"') : text;
}

QString datePhrase(const FilterNode &node)
{
    const FilterOperand &operand = node.operands.front();
    if (operand.isNull())
        return node.op == FilterOperator::Equal ? tr("no end date") : tr("has an end date");
    if (node.op == FilterOperator::LessThan && operand == FilterOperand(FilterMoment{}))
        return tr("ended");
    return tr("ends %1 %2").arg(operatorPhrase(node.op, FilterFieldType::Date), operandPhrase(operand, false));
}

QString textPhrase(const FilterNode &node)
{
    const QString name =
        node.field == FilterField::Capability ? tr("capability") : QString(filterFieldInfo(node.field).shortName());
    const FilterOperand &operand = node.operands.front();
    const bool isSingle = node.operands.size() == 1;
    if (isSingle && operand.isNull())
        return node.op == FilterOperator::NotEqual ? tr("%1 is present").arg(name) : tr("%1 is missing").arg(name);
    QStringList values;
    for (const FilterOperand &value : node.operands)
        values.append(operandPhrase(value, isFunction(node.op)));
    const FilterOperator op = isSingle && node.op == FilterOperator::In ? FilterOperator::Equal : node.op;
    return name % u' ' % operatorPhrase(op, FilterFieldType::Text) % u' ' % values.join(QStringLiteral(", "));
}

QString questionPhrase(const FilterNode &node)
{
    const bool isSome = node.kind == Kind::SomeCapability;
    if (node.children.empty())
        return tr("has capabilities");
    const FilterNode &body = node.children.front();
    const bool isPlain = body.kind == Kind::Condition && body.operands.front().text();
    if (isPlain && isSome && body.op == FilterOperator::Equal)
        return tr("capabilities include %1").arg(*body.operands.front().text());
    if (isPlain && !isSome && body.op == FilterOperator::NotEqual)
        return tr("capabilities do not include %1").arg(*body.operands.front().text());
    return (isSome ? tr("some %1") : tr("every %1")).arg(filterPhrase(body));
}

QString joinedPhrase(const FilterNode &node, const QString &separator)
{
    QStringList phrases;
    for (const FilterNode &child : node.children) {
        const bool needsParentheses = (child.kind == Kind::All || child.kind == Kind::Any) && child.children.size() > 1;
        const QString phrase = filterPhrase(child);
        phrases.append(needsParentheses ? QString(u'(' % phrase % u')') : phrase);
    }
    return phrases.join(separator);
}

QString nonePhrase(const FilterNode &node)
{
    const FilterNode &first = node.children.front();
    const bool isQuestion = node.children.size() == 1 && first.kind == Kind::SomeCapability;
    if (isQuestion && first.children.empty())
        return tr("no capabilities");
    return tr("not %1").arg(node.children.size() == 1 && !first.isGroup()
                                ? filterPhrase(first)
                                : QString(u'(' % joinedPhrase(node, tr(" or ")) % u')'));
}

} // namespace

QString filterPhrase(const FilterNode &node)
{
    if (!node.isActive())
        return {};
    const FilterExpression normalized = FilterExpression(node).normalized();
    const FilterNode &root = normalized.root();
    if (root.kind == Kind::None)
        return nonePhrase(root);
    if (root.children.size() != 1)
        return joinedPhrase(root, root.kind == Kind::Any ? tr(" or ") : tr(" and "));
    const FilterNode &only = root.children.front();
    if (only.isCapabilityQuestion())
        return questionPhrase(only);
    if (only.isGroup())
        return filterPhrase(only);
    return filterFieldInfo(only.field).type == FilterFieldType::Date ? datePhrase(only) : textPhrase(only);
}

QString operatorPhrase(FilterOperator op, FilterFieldType type)
{
    const bool isDate = type == FilterFieldType::Date;
    switch (op) {
    case FilterOperator::Equal:
        return isDate ? tr("on") : tr("is");
    case FilterOperator::NotEqual:
        return isDate ? tr("not on") : tr("is not");
    case FilterOperator::GreaterThan:
        return tr("after");
    case FilterOperator::GreaterOrEqual:
        return tr("on or after");
    case FilterOperator::LessThan:
        return tr("before");
    case FilterOperator::LessOrEqual:
        return tr("on or before");
    case FilterOperator::In:
        return tr("is any of");
    case FilterOperator::Contains:
        return tr("contains");
    case FilterOperator::StartsWith:
        return tr("starts with");
    case FilterOperator::EndsWith:
        return tr("ends with");
    }
    return {};
}

QString momentPhrase(const FilterMoment &moment)
{
    constexpr Ticks oneDay = std::chrono::days(1);
    const bool isRelative = moment.base == FilterMoment::Base::Today || moment.base == FilterMoment::Base::Now;
    if (!isRelative || moment.offset % oneDay != Ticks(0))
        return filterText(FilterOperand(moment));
    const auto days = static_cast<int>(moment.offset / oneDay);
    if (days == 0)
        return moment.base == FilterMoment::Base::Today ? tr("today") : tr("now");
    const int count = qAbs(days);
    const QString length = count == 1 ? tr("1 day") : tr("%1 days").arg(count);
    return days > 0 ? tr("%1 from now").arg(length) : tr("%1 ago").arg(length);
}

} // namespace imagebrowser
