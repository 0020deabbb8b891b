// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filteredit.h"

#include <algorithm>

namespace imagebrowser {

namespace {

FilterPath parentOf(const FilterPath &path)
{
    return path.first(path.size() - 1);
}

FilterPath withLast(FilterPath path, qsizetype index)
{
    path.last() = index;
    return path;
}

} // namespace

FilterExpression inserted(const FilterExpression &expression, const FilterPath &path, const FilterNode &node)
{
    FilterExpression result = expression;
    FilterNode *parent = path.isEmpty() ? nullptr : result.node(parentOf(path));
    if (parent == nullptr || !parent->isGroup())
        return result;
    const auto index = std::clamp<qsizetype>(path.last(), 0, static_cast<qsizetype>(parent->children.size()));
    parent->children.insert(parent->children.begin() + index, node);
    return result;
}

FilterExpression removed(const FilterExpression &expression, const FilterPath &path)
{
    FilterExpression result = expression;
    if (path.isEmpty() || result.node(path) == nullptr)
        return result;
    FilterNode *parent = result.node(parentOf(path));
    parent->children.erase(parent->children.begin() + path.last());
    return result;
}

FilterExpression replaced(const FilterExpression &expression, const FilterPath &path, const FilterNode &node)
{
    FilterExpression result = expression;
    if (FilterNode *place = result.node(path))
        *place = node;
    return result;
}

MovedFilter moved(const FilterExpression &expression, const FilterPath &path, FilterMove move)
{
    const FilterNode *node = path.isEmpty() ? nullptr : expression.node(path);
    if (node == nullptr)
        return {expression, path};
    const qsizetype step = move == FilterMove::Up ? -1 : 1;
    const FilterPath neighbourPath = withLast(path, path.last() + step);
    const FilterExpression without = removed(expression, path);
    FilterPath target;
    if (const FilterNode *neighbour = expression.node(neighbourPath)) {
        target = neighbourPath;
        if (neighbour->isGroup()) {
            // Its place once the node is out: the group behind has moved up by one.
            target.last() = move == FilterMove::Up ? neighbourPath.last() : path.last();
            target.append(move == FilterMove::Up ? static_cast<qsizetype>(neighbour->children.size()) : 0);
        }
    } else if (path.size() > 1) {
        target = parentOf(path);
        target.last() += move == FilterMove::Up ? 0 : 1;
    } else {
        return {expression, path};
    }
    return {inserted(without, target, *node), target};
}

} // namespace imagebrowser
