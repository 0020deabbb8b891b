// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterexpression.h"

#include <QStringList>

namespace imagebrowser {

//! What stands behind the operator of a builder row.
enum class FilterRowValue : quint8
{
    None,
    Text,
    List,
    Moment,
};

//! One choice of a builder row's operator list: people's words for one shape of node.
struct FilterRowOperator
{
    QString label;
    FilterNode::Kind kind = FilterNode::Kind::Condition; //!< Condition, or the capability question around it
    FilterOperator op = FilterOperator::Equal;
    FilterRowValue value = FilterRowValue::Text;
    bool isAgainstNull = false;

    //! The node that says this about \a field with \a operands (ignored where the operator needs none).
    [[nodiscard]] FilterNode node(FilterField field, const QList<FilterOperand> &operands) const;
};

//! The builder's operators for \a field, most used first.
[[nodiscard]] QList<FilterRowOperator> filterRowOperators(FilterField field);

//! A node taken apart for a row; nothing when no row can show it (a question with a nested body).
struct FilterRow
{
    FilterField field = FilterField::OsType;
    qsizetype op = 0; //!< into filterRowOperators(field)
    QList<FilterOperand> operands;
};
[[nodiscard]] std::optional<FilterRow> filterRowOf(const FilterNode &node);

//! "a, b" as the row shows a list: values with commas or quotes are quoted, null is "(none)".
[[nodiscard]] QString filterListText(const QList<FilterOperand> &operands);
[[nodiscard]] QList<FilterOperand> filterListFromText(const QString &text);

} // namespace imagebrowser
