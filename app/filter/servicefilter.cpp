// SPDX-License-Identifier: Apache-2.0
#include "app/filter/servicefilter.h"

#include "app/filter/filtertext.h"

#include <QStringList>

#include <algorithm>

namespace imagebrowser {

namespace {

using Kind = FilterNode::Kind;

//! \a text as the service spells it; nothing when that is not known.
std::optional<QString> serviceSpelling(FilterField field, const QString &text)
{
    const auto documented = [&text](std::initializer_list<QLatin1StringView> values) -> std::optional<QString> {
        for (const QLatin1StringView value : values) {
            if (text.compare(value, Qt::CaseInsensitive) == 0)
                return QString(value);
        }
        return {};
    };
    switch (field) {
    case FilterField::OsType:
        return documented({QLatin1StringView("linux"), QLatin1StringView("windows")});
    case FilterField::VerificationType:
        return documented({QLatin1StringView("verified"), QLatin1StringView("unverified")});
    case FilterField::NodeAgentSkuId: {
        const bool isPlain =
            std::ranges::all_of(text, [](QChar c) { return c >= u' ' && c <= u'~' && !(c >= u'A' && c <= u'Z'); });
        return isPlain && !text.isEmpty() ? std::optional(text) : std::nullopt;
    }
    default:
        return {};
    }
}

//! In the service's language, with a flag for what must be put in parentheses inside an `and`.
struct Sentence
{
    QString text;
    bool isAlternative = false;
};

Sentence join(QStringList parts, bool isAnd)
{
    if (parts.size() == 1)
        return {parts.front(), false};
    return {parts.join(isAnd ? QStringLiteral(" and ") : QStringLiteral(" or ")), !isAnd};
}

std::optional<Sentence> conditionSentence(const FilterNode &node, bool isNegated)
{
    const bool isInequality = node.op == FilterOperator::NotEqual;
    if (node.op != FilterOperator::Equal && !isInequality && node.op != FilterOperator::In)
        return {};
    const bool isNe = isInequality != isNegated;
    QStringList parts;
    for (const FilterOperand &operand : node.operands) {
        const auto spelling = operand.text() ? serviceSpelling(node.field, *operand.text()) : std::nullopt;
        if (!spelling)
            return {};
        parts.append(filterText(
            FilterNode::condition(node.field, isNe ? FilterOperator::NotEqual : FilterOperator::Equal, *spelling)));
    }
    parts.removeDuplicates();
    return join(parts, isNe);
}

std::optional<Sentence> sentence(const FilterNode &node, bool isNegated)
{
    if (node.kind == Kind::Condition)
        return conditionSentence(node, isNegated);
    if (node.isCapabilityQuestion())
        return {};
    const bool negatesChildren = isNegated != (node.kind == Kind::None);
    // None is "all of the negated"; negation swaps and with or.
    const bool isAnd = (node.kind == Kind::All) != negatesChildren;
    std::vector<Sentence> parts;
    for (const FilterNode &child : node.children) {
        if (!child.isActive())
            continue;
        auto part = sentence(child, negatesChildren);
        if (!part)
            return {};
        parts.push_back(*std::move(part));
    }
    QStringList texts;
    for (const Sentence &part : parts) {
        const bool needsParentheses = part.isAlternative && isAnd && parts.size() > 1;
        texts.append(needsParentheses ? QString(u'(' % part.text % u')') : part.text);
    }
    Sentence whole = join(texts, isAnd);
    whole.isAlternative = parts.size() == 1 ? parts.front().isAlternative : whole.isAlternative;
    return whole;
}

class Splitter
{
public:
    //! Takes the conjuncts of \a node one by one.
    void split(const FilterNode &node, const FilterPath &path, bool isNegated)
    {
        if (!node.isActive())
            return;
        const bool negatesChildren = isNegated != (node.kind == Kind::None);
        const bool isConjunction = node.isGroup() && (node.kind == Kind::All) != negatesChildren;
        const bool isSingle = node.isGroup()
            && std::ranges::count_if(node.children, [](const FilterNode &child) { return child.isActive(); }) == 1;
        if (isConjunction || isSingle) {
            for (std::size_t i = 0; i < node.children.size(); ++i)
                split(node.children[i], path + FilterPath{static_cast<qsizetype>(i)}, negatesChildren);
            return;
        }
        if (auto part = sentence(node, isNegated)) {
            m_sent.push_back(*std::move(part));
            collectConditions(node, path);
        } else {
            m_local.push_back(isNegated ? FilterNode::group(Kind::None, {node}) : node);
        }
    }

    [[nodiscard]] ServiceFilter result() const
    {
        QStringList texts;
        for (const Sentence &part : m_sent)
            texts.append(part.isAlternative && m_sent.size() > 1 ? QString(u'(' % part.text % u')') : part.text);
        ServiceFilter result;
        result.sent = texts.join(QStringLiteral(" and "));
        result.local = FilterExpression(FilterNode::group(Kind::All, m_local));
        result.sentConditions = m_sentConditions;
        return result;
    }

private:
    void collectConditions(const FilterNode &node, const FilterPath &path)
    {
        if (!node.isActive())
            return;
        if (node.kind == Kind::Condition)
            m_sentConditions.append(path);
        for (std::size_t i = 0; i < node.children.size(); ++i)
            collectConditions(node.children[i], path + FilterPath{static_cast<qsizetype>(i)});
    }

    std::vector<Sentence> m_sent;
    std::vector<FilterNode> m_local;
    QList<FilterPath> m_sentConditions;
};

} // namespace

ServiceFilter splitForService(const FilterExpression &expression)
{
    Splitter splitter;
    splitter.split(expression.root(), {}, false);
    return splitter.result();
}

} // namespace imagebrowser
