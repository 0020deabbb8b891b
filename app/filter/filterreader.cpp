// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterreader.h"

#include "app/filter/filterparser.h"

#include <QCoreApplication>
#include <QScopedValueRollback>

#include <algorithm>

namespace imagebrowser {

namespace {

using Kind = FilterToken::Kind;

QString tr(const char *text)
{
    return QCoreApplication::translate("FilterParser", text);
}

std::optional<FilterOperator> functionNamed(const FilterToken &token)
{
    for (const FilterOperator op : {FilterOperator::Contains, FilterOperator::StartsWith, FilterOperator::EndsWith}) {
        if (isKeyword(token, operatorName(op)))
            return op;
    }
    return {};
}

std::optional<FilterOperator> comparisonNamed(const FilterToken &token)
{
    for (const FilterOperator op :
         {FilterOperator::Equal, FilterOperator::NotEqual, FilterOperator::GreaterThan, FilterOperator::GreaterOrEqual,
          FilterOperator::LessThan, FilterOperator::LessOrEqual, FilterOperator::In}) {
        if (isKeyword(token, operatorName(op)))
            return op;
    }
    return {};
}

//! `5 lt x` is `x gt 5`.
FilterOperator reversed(FilterOperator op)
{
    switch (op) {
    case FilterOperator::GreaterThan:
        return FilterOperator::LessThan;
    case FilterOperator::GreaterOrEqual:
        return FilterOperator::LessOrEqual;
    case FilterOperator::LessThan:
        return FilterOperator::GreaterThan;
    case FilterOperator::LessOrEqual:
        return FilterOperator::GreaterOrEqual;
    default:
        return op;
    }
}

QString expectedOperator(FilterFieldType type)
{
    return type == FilterFieldType::Date ? tr("eq, ne, gt, ge, lt or le") : tr("eq, ne or in");
}

bool isReserved(const FilterToken &token)
{
    for (const char *word : {"not", "and", "or", "null", "now", "date"}) {
        if (isKeyword(token, QLatin1StringView(word)))
            return true;
    }
    return functionNamed(token) || comparisonNamed(token);
}

} // namespace

Result<FilterExpression, FilterError> FilterReader::readExpression()
{
    if (m_tokens.current().kind == Kind::End)
        return FilterExpression();
    auto node = readOr();
    if (node && m_tokens.current().kind != Kind::End)
        m_tokens.failHere(tr("'and', 'or' or the end"));
    if (m_tokens.error())
        return *m_tokens.error();
    return FilterExpression(*std::move(node));
}

Result<FilterMoment, FilterError> FilterReader::readMoment()
{
    const auto moment = m_operands.readMoment();
    if (moment && m_tokens.current().kind != Kind::End)
        m_tokens.failHere(tr("'add', 'sub' or the end"));
    if (m_tokens.error())
        return *m_tokens.error();
    return *moment;
}

FilterReader::Node FilterReader::readOr()
{
    auto first = readAnd();
    if (!first || !isKeyword(m_tokens.current(), QLatin1StringView("or")))
        return first;
    FilterNode group = FilterNode::group(FilterNode::Kind::Any);
    group.children.push_back(*std::move(first));
    while (m_tokens.acceptKeyword(QLatin1StringView("or"))) {
        auto next = readAnd();
        if (!next)
            return {};
        group.children.push_back(*std::move(next));
    }
    return group;
}

FilterReader::Node FilterReader::readAnd()
{
    auto first = readUnary();
    if (!first || !isKeyword(m_tokens.current(), QLatin1StringView("and")))
        return first;
    FilterNode group = FilterNode::group(FilterNode::Kind::All);
    group.children.push_back(*std::move(first));
    while (m_tokens.acceptKeyword(QLatin1StringView("and"))) {
        auto next = readUnary();
        if (!next)
            return {};
        group.children.push_back(*std::move(next));
    }
    return group;
}

FilterReader::Node FilterReader::readUnary()
{
    if (isKeyword(m_tokens.current(), QLatin1StringView("not")))
        return readNegation();
    if (m_tokens.current().kind == Kind::Open)
        return readParenthesised();
    return readCondition();
}

FilterReader::Node FilterReader::readNegation()
{
    if (!canNest())
        return {};
    const QScopedValueRollback depth(m_depth, m_depth + 1);
    m_tokens.take();
    auto operand = readUnary();
    if (!operand)
        return {};
    // "not (a or b)" is the builder's "none of a, b".
    if (operand->kind == FilterNode::Kind::Any) {
        operand->kind = FilterNode::Kind::None;
        return operand;
    }
    FilterNode none = FilterNode::group(FilterNode::Kind::None);
    none.children.push_back(*std::move(operand));
    return none;
}

FilterReader::Node FilterReader::readParenthesised()
{
    if (!canNest())
        return {};
    const QScopedValueRollback depth(m_depth, m_depth + 1);
    m_tokens.take();
    auto node = readOr();
    if (!node || !m_tokens.expect(Kind::Close, tr("'and', 'or' or ')'")))
        return {};
    return node;
}

FilterReader::Node FilterReader::readCondition()
{
    const FilterToken &token = m_tokens.current();
    if (const auto function = functionNamed(token))
        return readFunction(*function);
    if (m_operands.isAtOperand())
        return readReversedComparison();
    if (m_variable.isEmpty() && token.kind == Kind::Name
        && token.source == filterFieldInfo(FilterField::Capabilities).wireName)
        return readCapabilityQuestion();
    return readComparison();
}

FilterReader::Node FilterReader::readFunction(FilterOperator function)
{
    m_tokens.take();
    if (!m_tokens.expect(Kind::Open, tr("'(field, 'text')'")))
        return {};
    const FilterToken start = m_tokens.current();
    const auto field = readField();
    if (!field)
        return {};
    if (filterFieldInfo(*field).type != FilterFieldType::Text) {
        m_tokens.fail(start, tr("a text field"));
        return {};
    }
    if (!m_tokens.expect(Kind::Comma, tr("','")))
        return {};
    auto operand = m_operands.readFor(FilterFieldType::Text, function);
    if (!operand || !m_tokens.expect(Kind::Close, tr("')'")))
        return {};
    return FilterNode::condition(*field, function, QList{*std::move(operand)});
}

FilterReader::Node FilterReader::readComparison()
{
    const auto field = readField();
    if (!field)
        return {};
    const FilterFieldInfo &info = filterFieldInfo(*field);
    const auto op = readOperator(info);
    if (!op)
        return {};
    if (*op == FilterOperator::In) {
        auto operands = m_operands.readList();
        return operands ? Node(FilterNode::condition(*field, *op, *std::move(operands))) : Node();
    }
    auto operand = m_operands.readFor(info.type, *op);
    return operand ? Node(FilterNode::condition(*field, *op, QList{*std::move(operand)})) : Node();
}

FilterReader::Node FilterReader::readReversedComparison()
{
    const FilterToken start = m_tokens.current();
    auto operand = m_operands.readAny();
    if (!operand)
        return {};
    const FilterToken operatorToken = m_tokens.current();
    const auto op = comparisonNamed(operatorToken);
    if (!op || *op == FilterOperator::In) {
        m_tokens.failHere(tr("eq, ne, gt, ge, lt or le"));
        return {};
    }
    m_tokens.take();
    const auto field = readField();
    if (!field)
        return {};
    const FilterFieldInfo &info = filterFieldInfo(*field);
    if (!info.allows(*op)) {
        m_tokens.fail(operatorToken, expectedOperator(info.type));
        return {};
    }
    if (!m_operands.check(*operand, info.type, *op, start))
        return {};
    return FilterNode::condition(*field, reversed(*op), QList{*std::move(operand)});
}

FilterReader::Node FilterReader::readCapabilityQuestion()
{
    m_tokens.take();
    const QString expected = tr("'/any(…)' or '/all(…)'");
    const QString hint = tr("Capabilities are a list: capabilities/any(c: c eq 'DockerCompatible').");
    if (!m_tokens.accept(Kind::Slash)) {
        m_tokens.failHere(expected, hint);
        return {};
    }
    if (m_tokens.acceptKeyword(QLatin1StringView("any")))
        return readLambda(FilterNode::Kind::SomeCapability);
    if (m_tokens.acceptKeyword(QLatin1StringView("all")))
        return readLambda(FilterNode::Kind::EveryCapability);
    m_tokens.failHere(tr("'any' or 'all'"), hint);
    return {};
}

FilterReader::Node FilterReader::readLambda(FilterNode::Kind kind)
{
    FilterNode question = FilterNode::group(kind);
    if (!canNest() || !m_tokens.expect(Kind::Open, tr("'('")))
        return {};
    const QScopedValueRollback depth(m_depth, m_depth + 1);
    if (kind == FilterNode::Kind::SomeCapability && m_tokens.accept(Kind::Close))
        return question;
    const FilterToken variable = m_tokens.current();
    if (variable.kind != Kind::Name || isReserved(variable)) {
        m_tokens.failHere(tr("a variable and a condition such as c: c eq 'DockerCompatible'"));
        return {};
    }
    m_tokens.take();
    if (!m_tokens.expect(Kind::Colon, tr("':'")))
        return {};
    const QScopedValueRollback scope(m_variable, variable.source.toString());
    auto body = readOr();
    if (!body || !m_tokens.expect(Kind::Close, tr("'and', 'or' or ')'")))
        return {};
    question.children.push_back(*std::move(body));
    return question;
}

std::optional<FilterField> FilterReader::readField()
{
    FilterToken name = m_tokens.current();
    if (name.kind != Kind::Name || isReserved(name)) {
        m_tokens.failHere(m_variable.isEmpty() ? tr("a field name") : tr("the variable %1").arg(m_variable));
        return {};
    }
    m_tokens.take();
    if (!m_variable.isEmpty()) {
        if (name.source == m_variable)
            return FilterField::Capability;
        m_tokens.fail(name, tr("the variable %1").arg(m_variable),
                      tr("Inside any() and all() only the capability can be compared."));
        return {};
    }
    QString path = name.source.toString();
    while (m_tokens.accept(Kind::Slash)) {
        const FilterToken member = m_tokens.current();
        if (member.kind != Kind::Name || isReserved(member)) {
            m_tokens.failHere(tr("a field name after '/'"));
            return {};
        }
        m_tokens.take();
        path += u'/' % member.source;
        name.length = member.position + member.length - name.position;
    }
    const auto field = filterFieldByName(path);
    if (field == FilterField::Capabilities) {
        m_tokens.fail(name, tr("a text or date field"),
                      tr("Capabilities are a list: capabilities/any(c: c eq 'DockerCompatible')."));
        return {};
    }
    if (!field)
        m_tokens.fail(name, tr("a field name"), unknownNameHint(path));
    return field;
}

QString FilterReader::unknownNameHint(const QString &name) const
{
    if (m_tokens.current().kind == Kind::Open)
        return tr("The functions are contains, startswith, endswith and now; texts compare without regard to case.");
    const QString similar = similarFilterFieldName(name);
    return similar.isEmpty() ? tr("Fields are named as in the service's reply: osType, publisher, sku, …")
                             : tr("Did you mean %1?").arg(similar);
}

std::optional<FilterOperator> FilterReader::readOperator(const FilterFieldInfo &field)
{
    const FilterToken &token = m_tokens.current();
    const auto op = comparisonNamed(token);
    if (op && field.allows(*op)) {
        m_tokens.take();
        return op;
    }
    QString hint;
    if (const auto function = functionNamed(token))
        hint = tr("Functions come first: %1(%2, 'text').").arg(operatorName(*function), field.shortName());
    else if (op && field.type == FilterFieldType::Text && *op != FilterOperator::In)
        hint = tr("Only dates are earlier or later.");
    m_tokens.failHere(expectedOperator(field.type), hint);
    return {};
}

bool FilterReader::canNest()
{
    m_deepest = std::max(m_deepest, m_depth + 1);
    return m_depth < MaxFilterDepth
        || m_tokens.failHere(tr("at most %1 levels of nesting").arg(MaxFilterDepth),
                             tr("Write the filter with fewer parentheses."));
}

} // namespace imagebrowser
