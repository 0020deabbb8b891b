// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filteroperandreader.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

using Kind = FilterToken::Kind;

QString tr(const char *text)
{
    return QCoreApplication::translate("FilterParser", text);
}

QString expectedDate()
{
    return tr("a date such as 2027-01-12, 2027-01-12T00:00:00Z or now()");
}

QString expectedOperand(FilterFieldType type, FilterOperator op)
{
    const bool canBeNull = op == FilterOperator::Equal || op == FilterOperator::NotEqual || op == FilterOperator::In;
    if (type == FilterFieldType::Date)
        return canBeNull ? tr("a date such as 2027-01-12, 2027-01-12T00:00:00Z or now(), or null") : expectedDate();
    return canBeNull ? tr("a text in single quotes or null") : tr("a text in single quotes");
}

QString operandHint(const FilterToken &token, FilterFieldType type)
{
    if (type == FilterFieldType::Date && token.kind == Kind::Text)
        return tr("Dates are written without quotes.");
    const bool isOldDate =
        isKeyword(token, QLatin1StringView("datetime")) || isKeyword(token, QLatin1StringView("datetimeoffset"));
    if (type == FilterFieldType::Date && isOldDate)
        return tr("Dates are written without quotes and without a prefix.");
    if (type == FilterFieldType::Text && (token.kind == Kind::Name || token.kind == Kind::Number))
        return tr("Texts stand in straight single quotes: 'linux'.");
    return {};
}

} // namespace

bool FilterOperandReader::isAtOperand() const
{
    const FilterToken &token = m_tokens.current();
    return token.kind == Kind::Text || isAtMoment() || isKeyword(token, QLatin1StringView("null"));
}

bool FilterOperandReader::isAtMoment() const
{
    const FilterToken &token = m_tokens.current();
    return token.kind == Kind::Number || isKeyword(token, QLatin1StringView("now"))
        || isKeyword(token, QLatin1StringView("date"));
}

std::optional<FilterOperand> FilterOperandReader::readAny()
{
    if (m_tokens.acceptKeyword(QLatin1StringView("null")))
        return FilterOperand();
    if (m_tokens.current().kind == Kind::Text)
        return FilterOperand(m_tokens.take().value);
    if (const auto moment = readMoment())
        return FilterOperand(*moment);
    return {};
}

std::optional<FilterOperand> FilterOperandReader::readFor(FilterFieldType type, FilterOperator op)
{
    const FilterToken start = m_tokens.current();
    const bool canBeParenthesised = type == FilterFieldType::Date && start.kind == Kind::Open;
    const bool isWrongKind = type == FilterFieldType::Text && isAtMoment();
    if ((!isAtOperand() && !canBeParenthesised) || isWrongKind) {
        m_tokens.fail(start, expectedOperand(type, op), operandHint(start, type));
        return {};
    }
    auto operand = readAny();
    if (!operand || !check(*operand, type, op, start))
        return {};
    return operand;
}

bool FilterOperandReader::check(const FilterOperand &operand, FilterFieldType type, FilterOperator op,
                                const FilterToken &token)
{
    const bool canBeNull = op == FilterOperator::Equal || op == FilterOperator::NotEqual || op == FilterOperator::In;
    const bool isOfType = type == FilterFieldType::Date ? operand.moment() != nullptr : operand.text() != nullptr;
    const bool suits = operand.isNull() ? canBeNull : isOfType;
    return suits || m_tokens.fail(token, expectedOperand(type, op), operandHint(token, type));
}

std::optional<QList<FilterOperand>> FilterOperandReader::readList()
{
    if (!m_tokens.expect(Kind::Open, tr("'(' and a list of texts")))
        return {};
    QList<FilterOperand> operands;
    do {
        auto operand = readFor(FilterFieldType::Text, FilterOperator::In);
        if (!operand)
            return {};
        operands.append(*std::move(operand));
    } while (m_tokens.accept(Kind::Comma));
    if (!m_tokens.expect(Kind::Close, tr("',' or ')'")))
        return {};
    return operands;
}

std::optional<FilterMoment> FilterOperandReader::readMoment()
{
    const bool isParenthesised = m_tokens.accept(Kind::Open);
    auto moment = readMomentBase();
    while (moment) {
        const FilterToken sign = m_tokens.current();
        const bool isSub = isKeyword(sign, QLatin1StringView("sub"));
        if (!isSub && !isKeyword(sign, QLatin1StringView("add")))
            break;
        m_tokens.take();
        const FilterToken start = m_tokens.current();
        const auto duration = readDuration();
        if (!duration)
            return {};
        moment->offset += isSub ? -*duration : *duration;
        if (moment->offset > FilterMoment::MaxOffset || moment->offset < -FilterMoment::MaxOffset) {
            m_tokens.fail(start, tr("durations of at most 3650000 days in all"));
            return {};
        }
    }
    if (moment && isParenthesised && !m_tokens.expect(Kind::Close, tr("')'")))
        return {};
    return moment;
}

std::optional<FilterMoment> FilterOperandReader::readMomentBase()
{
    if (m_tokens.acceptKeyword(QLatin1StringView("now"))) {
        if (!readEmptyArguments())
            return {};
        return FilterMoment{FilterMoment::Base::Now, {}, Ticks(0)};
    }
    if (m_tokens.acceptKeyword(QLatin1StringView("date"))) {
        if (!m_tokens.expect(Kind::Open, tr("'(now())'")))
            return {};
        if (!m_tokens.acceptKeyword(QLatin1StringView("now"))) {
            m_tokens.failHere(tr("now()"), tr("Only today's date can be asked for: date(now())."));
            return {};
        }
        if (!readEmptyArguments() || !m_tokens.expect(Kind::Close, tr("')'")))
            return {};
        return FilterMoment{FilterMoment::Base::Today, {}, Ticks(0)};
    }
    return readDateLiteral();
}

std::optional<FilterMoment> FilterOperandReader::readDateLiteral()
{
    const FilterToken token = m_tokens.current();
    const auto instant = token.kind == Kind::Number ? parseInstant(token.source) : std::nullopt;
    if (!instant) {
        m_tokens.fail(token, expectedDate(), operandHint(token, FilterFieldType::Date));
        return {};
    }
    m_tokens.take();
    constexpr qsizetype dateLength = 10; // YYYY-MM-DD
    const auto base = token.length == dateLength ? FilterMoment::Base::Day : FilterMoment::Base::Exact;
    return FilterMoment{base, *instant, Ticks(0)};
}

bool FilterOperandReader::readEmptyArguments()
{
    return m_tokens.expect(Kind::Open, tr("'()'")) && m_tokens.expect(Kind::Close, tr("')'"));
}

std::optional<Ticks> FilterOperandReader::readDuration()
{
    const QString expected = tr("a duration such as duration'P90D'");
    (void)m_tokens.acceptKeyword(QLatin1StringView("duration"));
    const FilterToken token = m_tokens.current();
    if (token.kind != Kind::Text) {
        m_tokens.fail(token, expected);
        return {};
    }
    const auto duration = parseDuration(token.value);
    if (!duration) {
        m_tokens.fail(token, expected,
                      tr("Durations consist of weeks, days, hours, minutes and seconds, at most 3650000 days."));
        return {};
    }
    m_tokens.take();
    return duration;
}

} // namespace imagebrowser
