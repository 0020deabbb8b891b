// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filtertext.h"

#include <QStringList>

namespace imagebrowser {

namespace {

using Kind = FilterNode::Kind;

QString momentText(const FilterMoment &moment)
{
    QString text;
    switch (moment.base) {
    case FilterMoment::Base::Now:
        text = QStringLiteral("now()");
        break;
    case FilterMoment::Base::Today:
        text = QStringLiteral("date(now())");
        break;
    case FilterMoment::Base::Exact:
        text = isoInstant(moment.instant);
        break;
    case FilterMoment::Base::Day:
        text = isoDate(utcDay(moment.instant));
        break;
    }
    if (moment.offset > Ticks(0))
        text += QStringLiteral(" add duration'%1'").arg(durationText(moment.offset));
    else if (moment.offset < Ticks(0))
        text += QStringLiteral(" sub duration'%1'").arg(durationText(-moment.offset));
    return text;
}

QString conditionText(const FilterNode &node)
{
    const QString name = filterFieldInfo(node.field).wireName;
    if (isFunction(node.op))
        return operatorName(node.op) % u'(' % name % QStringLiteral(", ") % filterText(node.operands.front()) % u')';
    if (node.op != FilterOperator::In)
        return name % u' ' % operatorName(node.op) % u' ' % filterText(node.operands.front());
    QStringList texts;
    for (const FilterOperand &operand : node.operands)
        texts.append(filterText(operand));
    return name % QStringLiteral(" in (") % texts.join(QStringLiteral(", ")) % u')';
}

QString normalizedText(const FilterNode &node);

//! \a node where an `and` or `or` is around it; parentheses stay also where precedence would not need them, so that
//! groups read back as groups.
QString memberText(const FilterNode &node)
{
    const bool needsParentheses = node.kind == Kind::All || node.kind == Kind::Any;
    const QString text = normalizedText(node);
    return needsParentheses ? QString(u'(' % text % u')') : text;
}

QString joined(const std::vector<FilterNode> &children, QLatin1StringView separator)
{
    QStringList texts;
    for (const FilterNode &child : children)
        texts.append(memberText(child));
    return texts.join(separator);
}

QString negationText(const FilterNode &none)
{
    const FilterNode &first = none.children.front();
    if (none.children.size() > 1)
        return QStringLiteral("not (") % joined(none.children, QLatin1StringView(" or ")) % u')';
    const bool isClosed = first.isCapabilityQuestion() || first.kind == Kind::None
        || (first.kind == Kind::Condition && isFunction(first.op));
    const QString text = normalizedText(first);
    return isClosed ? QString(QStringLiteral("not ") % text) : QString(QStringLiteral("not (") % text % u')');
}

//! \a node has been normalized: everything in it is active and no group has only one member.
QString normalizedText(const FilterNode &node)
{
    const auto question = [&node](QLatin1StringView name) {
        const QString body =
            node.children.empty() ? QString() : QString(QStringLiteral("c: ") % normalizedText(node.children.front()));
        return QString(filterFieldInfo(FilterField::Capabilities).wireName % name % u'(' % body % u')');
    };
    switch (node.kind) {
    case Kind::Condition:
        return conditionText(node);
    case Kind::All:
        return joined(node.children, QLatin1StringView(" and "));
    case Kind::Any:
        return joined(node.children, QLatin1StringView(" or "));
    case Kind::None:
        return negationText(node);
    case Kind::SomeCapability:
        return question(QLatin1StringView("/any"));
    case Kind::EveryCapability:
        return question(QLatin1StringView("/all"));
    }
    return {};
}

} // namespace

QString filterText(const FilterExpression &expression)
{
    const FilterExpression normalized = expression.normalized();
    if (normalized.isEmpty())
        return {};
    // The root group may hold a single condition, which then stands for itself.
    const FilterNode &root = normalized.root();
    const bool isSingle = root.children.size() == 1 && root.kind != Kind::None;
    return normalizedText(isSingle ? root.children.front() : root);
}

QString filterText(const FilterNode &node)
{
    return filterText(FilterExpression(node));
}

QString filterText(const FilterOperand &operand)
{
    if (const FilterMoment *moment = operand.moment())
        return momentText(*moment);
    if (const QString *text = operand.text())
        return u'\'' % QString(*text).replace(u'\'', QStringLiteral("''")) % u'\'';
    return QStringLiteral("null");
}

} // namespace imagebrowser
