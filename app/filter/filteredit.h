// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterexpression.h"

namespace imagebrowser {

//! What the builder does to a tree. Paths that lead nowhere change nothing.

//! Puts \a node at \a path; what is there and behind it moves on. The path's parent must be a group.
[[nodiscard]] FilterExpression inserted(const FilterExpression &expression, const FilterPath &path,
                                        const FilterNode &node);
[[nodiscard]] FilterExpression removed(const FilterExpression &expression, const FilterPath &path);
[[nodiscard]] FilterExpression replaced(const FilterExpression &expression, const FilterPath &path,
                                        const FilterNode &node);

enum class FilterMove : quint8
{
    Up,
    Down,
};

//! Where a node is after a move.
struct MovedFilter
{
    FilterExpression expression;
    FilterPath path;
};

//! Moves the node one step in reading order: past a condition, into a group that comes next, out of the group at its
//! end. So two keys reach every place of the tree. Unchanged at the ends of the tree.
[[nodiscard]] MovedFilter moved(const FilterExpression &expression, const FilterPath &path, FilterMove move);

} // namespace imagebrowser
