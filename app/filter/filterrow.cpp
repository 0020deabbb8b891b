// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterrow.h"

#include "app/filter/filterphrase.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

using Kind = FilterNode::Kind;
using Value = FilterRowValue;

QString tr(const char *text)
{
    return QCoreApplication::translate("FilterRow", text);
}

QList<FilterRowOperator> textOperators()
{
    QList<FilterRowOperator> operators;
    for (const FilterOperator op : {FilterOperator::Equal, FilterOperator::NotEqual, FilterOperator::In,
                                    FilterOperator::Contains, FilterOperator::StartsWith, FilterOperator::EndsWith}) {
        const Value value = op == FilterOperator::In ? Value::List : Value::Text;
        operators.append({operatorPhrase(op, FilterFieldType::Text), Kind::Condition, op, value, false});
    }
    operators.append({tr("is missing"), Kind::Condition, FilterOperator::Equal, Value::None, true});
    operators.append({tr("is present"), Kind::Condition, FilterOperator::NotEqual, Value::None, true});
    return operators;
}

QList<FilterRowOperator> dateOperators()
{
    QList<FilterRowOperator> operators;
    for (const FilterOperator op :
         {FilterOperator::LessThan, FilterOperator::LessOrEqual, FilterOperator::Equal, FilterOperator::NotEqual,
          FilterOperator::GreaterOrEqual, FilterOperator::GreaterThan})
        operators.append({operatorPhrase(op, FilterFieldType::Date), Kind::Condition, op, Value::Moment, false});
    operators.append({tr("no date"), Kind::Condition, FilterOperator::Equal, Value::None, true});
    operators.append({tr("any date"), Kind::Condition, FilterOperator::NotEqual, Value::None, true});
    return operators;
}

QList<FilterRowOperator> capabilityOperators()
{
    return {{tr("include"), Kind::SomeCapability, FilterOperator::Equal, Value::Text, false},
            {tr("do not include"), Kind::EveryCapability, FilterOperator::NotEqual, Value::Text, false},
            {tr("include any of"), Kind::SomeCapability, FilterOperator::In, Value::List, false},
            {tr("are only"), Kind::EveryCapability, FilterOperator::In, Value::List, false},
            {tr("contain the text"), Kind::SomeCapability, FilterOperator::Contains, Value::Text, false},
            {tr("are listed"), Kind::SomeCapability, FilterOperator::Equal, Value::None, false}};
}

bool isOne(const FilterRowOperator &choice, const FilterNode &condition)
{
    const bool isNull =
        condition.operands.size() == 1 && condition.operands.front().isNull() && condition.op != FilterOperator::In;
    return choice.op == condition.op && choice.isAgainstNull == isNull;
}

} // namespace

FilterNode FilterRowOperator::node(FilterField field, const QList<FilterOperand> &operands) const
{
    const QList<FilterOperand> own = isAgainstNull ? QList{FilterOperand()} : operands;
    if (kind == Kind::Condition)
        return FilterNode::condition(field, op, own);
    if (value == FilterRowValue::None)
        return FilterNode::group(kind);
    return FilterNode::group(kind, {FilterNode::condition(FilterField::Capability, op, own)});
}

QList<FilterRowOperator> filterRowOperators(FilterField field)
{
    switch (filterFieldInfo(field).type) {
    case FilterFieldType::Text:
        return textOperators();
    case FilterFieldType::Date:
        return dateOperators();
    case FilterFieldType::TextSet:
        return capabilityOperators();
    }
    return {};
}

std::optional<FilterRow> filterRowOf(const FilterNode &node)
{
    const bool isQuestion = node.isCapabilityQuestion();
    if (node.isGroup() || (!isQuestion && node.field == FilterField::Capability))
        return {};
    FilterRow row;
    row.field = isQuestion ? FilterField::Capabilities : node.field;
    const FilterNode *condition = isQuestion ? (node.children.empty() ? nullptr : &node.children.front()) : &node;
    if (condition != nullptr && condition->kind != Kind::Condition)
        return {};
    const QList<FilterRowOperator> operators = filterRowOperators(row.field);
    for (row.op = 0; row.op < operators.size(); ++row.op) {
        const FilterRowOperator &choice = operators.at(row.op);
        const bool asksNothing = choice.value == Value::None && !choice.isAgainstNull;
        const bool fits = condition == nullptr ? asksNothing : !asksNothing && isOne(choice, *condition);
        if (choice.kind != node.kind || !fits)
            continue;
        if (condition != nullptr && !choice.isAgainstNull)
            row.operands = condition->operands;
        return row;
    }
    return {};
}

QString filterListText(const QList<FilterOperand> &operands)
{
    QStringList texts;
    for (const FilterOperand &operand : operands) {
        if (operand.text() == nullptr) {
            texts.append(tr("(none)"));
            continue;
        }
        const QString &text = *operand.text();
        const bool needsQuotes = text.isEmpty() || text.contains(u',') || text.contains(u'"') || text != text.trimmed()
            || text == tr("(none)");
        texts.append(needsQuotes ? QString(u'"' % QString(text).replace(u'"', QStringLiteral("\"\"")) % u'"') : text);
    }
    return texts.join(QStringLiteral(", "));
}

QList<FilterOperand> filterListFromText(const QString &text)
{
    QList<FilterOperand> operands;
    QString part;
    bool isQuoted = false;
    bool wasQuoted = false;
    const auto finish = [&] {
        const QString value = wasQuoted ? part : part.trimmed();
        if (!wasQuoted && value == tr("(none)"))
            operands.append(FilterOperand());
        else if (wasQuoted || !value.isEmpty())
            operands.append(FilterOperand(value.isNull() ? QStringLiteral("") : value));
        part.clear();
        wasQuoted = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        const bool isDoubled = isQuoted && character == u'"' && i + 1 < text.size() && text.at(i + 1) == u'"';
        if (isDoubled) {
            part += character;
            ++i;
        } else if (character == u'"' && (isQuoted || part.trimmed().isEmpty())) {
            if (!isQuoted)
                part.clear();
            isQuoted = !isQuoted;
            wasQuoted = true;
        } else if (character == u',' && !isQuoted) {
            finish();
        } else if (isQuoted || !wasQuoted || !character.isSpace()) {
            part += character;
        }
    }
    finish();
    return operands;
}

} // namespace imagebrowser
