// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterfields.h"
#include "app/filter/filtermoment.h"

#include <QList>
#include <QString>

#include <variant>
#include <vector>

namespace imagebrowser {

//! What a field is compared with: `null`, a text, or a moment.
class FilterOperand
{
public:
    FilterOperand() = default; //!< null
    explicit FilterOperand(QString text)
        : m_value(std::move(text))
    {
    }
    explicit FilterOperand(FilterMoment moment)
        : m_value(moment)
    {
    }

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    //! Null when the operand is not a text.
    [[nodiscard]] const QString *text() const { return std::get_if<QString>(&m_value); }
    [[nodiscard]] const FilterMoment *moment() const { return std::get_if<FilterMoment>(&m_value); }

    bool operator==(const FilterOperand &) const = default;

private:
    std::variant<std::monostate, QString, FilterMoment> m_value;
};

//! One node of a filter: a condition, a group of nodes, or a question about the capabilities.
struct FilterNode
{
    enum class Kind : quint8
    {
        Condition, //!< field, op, operands
        All, //!< every child holds: `and`
        Any, //!< at least one child holds: `or`
        None, //!< no child holds: `not (… or …)`
        SomeCapability, //!< `capabilities/any(c: child)`; without a child `capabilities/any()`
        EveryCapability, //!< `capabilities/all(c: child)`; holds for images without capabilities
    };

    Kind kind = Kind::All;
    bool isEnabled = true; //!< a node that is switched off stays in the tree and says nothing
    FilterField field = FilterField::OsType;
    FilterOperator op = FilterOperator::Equal;
    //! One, or any number for In. A condition without an operand is still being written and says nothing.
    QList<FilterOperand> operands;
    std::vector<FilterNode> children; //!< capability questions have at most one

    [[nodiscard]] static FilterNode condition(FilterField field, FilterOperator op, QList<FilterOperand> operands);
    [[nodiscard]] static FilterNode condition(FilterField field, FilterOperator op, const QString &text);
    [[nodiscard]] static FilterNode condition(FilterField field, FilterOperator op, FilterMoment moment);
    [[nodiscard]] static FilterNode group(Kind kind, std::vector<FilterNode> children = {});

    [[nodiscard]] bool isGroup() const { return kind == Kind::All || kind == Kind::Any || kind == Kind::None; }
    [[nodiscard]] bool isCapabilityQuestion() const
    {
        return kind == Kind::SomeCapability || kind == Kind::EveryCapability;
    }
    //! False for what is switched off, still being written, or a group of only such nodes: evaluation and text skip it.
    [[nodiscard]] bool isActive() const;

    bool operator==(const FilterNode &) const = default;
};

//! Child indexes from the root to a node; empty for the root.
using FilterPath = QList<qsizetype>;

//! A filter: one tree that the builder shows as groups and rows, and text mode as an OData expression. A value.
//! The root is always a group; an empty one matches every image.
class FilterExpression
{
public:
    FilterExpression() = default;
    //! Puts a condition or capability question into an All group.
    explicit FilterExpression(FilterNode node);

    [[nodiscard]] const FilterNode &root() const { return m_root; }
    //! True when nothing in the tree is active: every image matches.
    [[nodiscard]] bool isEmpty() const { return !m_root.isActive(); }

    //! Null when the path leads nowhere.
    [[nodiscard]] const FilterNode *node(const FilterPath &path) const;
    [[nodiscard]] FilterNode *node(const FilterPath &path);

    //! Only what is active, without groups of one.
    [[nodiscard]] FilterExpression normalized() const;
    //! Same conditions in the same groups, whatever their order and whatever is switched off.
    [[nodiscard]] bool isEquivalentTo(const FilterExpression &other) const;
    //! This and also \a node.
    [[nodiscard]] FilterExpression narrowedBy(FilterNode node) const;

    //! This and, behind it, the top-level nodes of \a previous that are switched off: text cannot say them, and
    //! rewriting the text is not meant to delete them.
    [[nodiscard]] FilterExpression keepingSwitchedOff(const FilterExpression &previous) const;

    //! Exact, order and switched-off nodes included.
    bool operator==(const FilterExpression &) const = default;

private:
    FilterNode m_root;
};

} // namespace imagebrowser
