// SPDX-License-Identifier: Apache-2.0
#include "app/sample/samplefilter.h"

#include <algorithm>

namespace imagebrowser {

namespace {

constexpr int maxDepth = 32;

QString SampleImage::*fieldOf(QStringView name)
{
    if (name == QLatin1StringView("osType"))
        return &SampleImage::osType;
    if (name == QLatin1StringView("verificationType"))
        return &SampleImage::verificationType;
    if (name == QLatin1StringView("nodeAgentSKUId"))
        return &SampleImage::nodeAgentSkuId;
    return nullptr;
}

} // namespace

//! Recursive descent; the first problem ends it and is kept in m_problem.
class SampleFilter::Parser
{
public:
    explicit Parser(QStringView text)
        : m_rest(text)
    {
    }

    [[nodiscard]] Node parse()
    {
        Node node = disjunction(0);
        skipBlanks();
        if (m_problem.isEmpty() && !m_rest.isEmpty())
            fail(QStringLiteral("unexpected text '%1'").arg(m_rest.left(20)));
        return node;
    }
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    Node disjunction(int depth) { return chain(Kind::Or, QLatin1StringView("or"), depth); }
    Node conjunction(int depth) { return chain(Kind::And, QLatin1StringView("and"), depth); }

    Node chain(Kind kind, QLatin1StringView joint, int depth)
    {
        Node node{kind, nullptr, {}, {}};
        do {
            node.children.push_back(kind == Kind::Or ? conjunction(depth) : primary(depth));
        } while (m_problem.isEmpty() && acceptWord(joint));
        return node;
    }

    Node primary(int depth)
    {
        if (!accept(u'('))
            return comparison();
        if (depth >= maxDepth) {
            fail(QStringLiteral("nested too deep"));
            return {};
        }
        Node node = disjunction(depth + 1);
        if (m_problem.isEmpty() && !accept(u')'))
            fail(QStringLiteral("a closing parenthesis is missing"));
        return node;
    }

    Node comparison()
    {
        Node node;
        const QStringView name = word();
        node.field = fieldOf(name);
        if (node.field == nullptr) {
            fail(QStringLiteral("the property '%1' cannot be filtered").arg(name.left(60)));
            return node;
        }
        if (acceptWord(QLatin1StringView("eq")))
            node.kind = Kind::Equal;
        else if (acceptWord(QLatin1StringView("ne")))
            node.kind = Kind::NotEqual;
        else
            fail(QStringLiteral("the operator '%1' is not supported for '%2'").arg(word().left(20), name));
        if (m_problem.isEmpty() && !literal(node.value))
            fail(QStringLiteral("a string in single quotes is expected after '%1'").arg(name));
        return node;
    }

    bool literal(QString &value)
    {
        if (!accept(u'\''))
            return false;
        while (!m_rest.isEmpty()) {
            const QChar character = m_rest.front();
            m_rest = m_rest.mid(1);
            if (character == u'\'' && !m_rest.startsWith(u'\''))
                return true;
            if (character == u'\'')
                m_rest = m_rest.mid(1);
            value += character;
        }
        return false;
    }

    void skipBlanks()
    {
        while (m_rest.startsWith(u' '))
            m_rest = m_rest.mid(1);
    }
    [[nodiscard]] qsizetype wordLength() const
    {
        const auto *end = std::find_if(m_rest.cbegin(), m_rest.cend(), [](QChar c) { return !c.isLetterOrNumber(); });
        return end - m_rest.cbegin();
    }
    QStringView word()
    {
        skipBlanks();
        const QStringView result = m_rest.left(wordLength());
        m_rest = m_rest.mid(result.size());
        return result;
    }
    bool accept(QChar wanted)
    {
        skipBlanks();
        if (!m_rest.startsWith(wanted))
            return false;
        m_rest = m_rest.mid(1);
        return true;
    }
    bool acceptWord(QLatin1StringView wanted)
    {
        skipBlanks();
        if (m_rest.left(wordLength()).compare(wanted, Qt::CaseInsensitive) != 0)
            return false;
        m_rest = m_rest.mid(wanted.size());
        return true;
    }
    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    QStringView m_rest;
    QString m_problem;
};

Result<SampleFilter, QString> SampleFilter::parse(const QString &text)
{
    Parser parser(text);
    SampleFilter filter;
    filter.m_root = parser.parse();
    if (!parser.problem().isEmpty())
        return parser.problem();
    return filter;
}

bool SampleFilter::matches(const Node &node, const SampleImage &image)
{
    const auto holds = [&image](const Node &child) { return matches(child, image); };
    switch (node.kind) {
    case Kind::And:
        return std::all_of(node.children.cbegin(), node.children.cend(), holds);
    case Kind::Or:
        return std::any_of(node.children.cbegin(), node.children.cend(), holds);
    case Kind::Equal:
        return (image.*node.field).compare(node.value, Qt::CaseInsensitive) == 0;
    case Kind::NotEqual:
        return (image.*node.field).compare(node.value, Qt::CaseInsensitive) != 0;
    }
    return false;
}

} // namespace imagebrowser
