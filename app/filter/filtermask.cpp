// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filtermask.h"

#include <algorithm>

namespace imagebrowser {

namespace {

using Level = FilterMask::Level;

void joinRows(FilterMask::Bytes &rows, const FilterMask &mask, const ImageStore &store, bool isAnd)
{
    const auto owners = mask.level() == Level::Record ? store.rowRecords() : store.rowListings();
    const FilterMask::Bytes &bytes = mask.bytes();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::uint8_t other = mask.level() == Level::Row ? bytes[row] : bytes[owners[row]];
        rows[row] = isAnd ? rows[row] & other : rows[row] | other;
    }
}

} // namespace

bool FilterMask::test(const ImageStore &store, RowId row) const
{
    switch (m_level) {
    case Level::Constant:
        return m_value;
    case Level::Record:
        return m_bytes[store.record(row)] != 0;
    case Level::Listing:
        return m_bytes[store.listing(row)] != 0;
    case Level::Row:
        return m_bytes[row] != 0;
    }
    return m_value;
}

FilterMask::Bytes FilterMask::rows(const ImageStore &store) const
{
    if (m_level == Level::Row)
        return m_bytes;
    Bytes rows(store.rowCount(), m_level != Level::Constant || m_value ? 1 : 0);
    if (m_level != Level::Constant)
        joinRows(rows, *this, store, true);
    return rows;
}

void FilterMask::invert()
{
    m_value = !m_value;
    for (std::uint8_t &byte : m_bytes)
        byte ^= 1U;
}

void FilterMaskJoin::add(FilterMask mask)
{
    if (m_isDecided)
        return;
    if (mask.level() == Level::Constant) {
        m_isDecided = mask.value() != m_isAnd;
        return;
    }
    std::optional<FilterMask> &mine = m_levels[static_cast<std::size_t>(mask.level())];
    if (!mine) {
        mine = std::move(mask);
        return;
    }
    FilterMask::Bytes joined = mine->bytes();
    joinBytes(joined, mask.bytes());
    mine = FilterMask(mask.level(), std::move(joined));
}

FilterMask FilterMaskJoin::result() const
{
    if (m_isDecided)
        return FilterMask(!m_isAnd);
    std::vector<const FilterMask *> present;
    for (const Level level : {Level::Row, Level::Record, Level::Listing}) {
        if (const FilterMask *mask = at(level))
            present.push_back(mask);
    }
    if (present.empty())
        return FilterMask(m_isAnd);
    if (present.size() == 1)
        return *present.front();
    FilterMask::Bytes rows = present.front()->rows(m_store);
    for (std::size_t i = 1; i < present.size(); ++i)
        joinRows(rows, *present[i], m_store, m_isAnd);
    return {Level::Row, std::move(rows)};
}

void FilterMaskJoin::joinBytes(FilterMask::Bytes &into, const FilterMask::Bytes &bytes) const
{
    if (m_isAnd)
        std::ranges::transform(into, bytes, into.begin(),
                               [](std::uint8_t a, std::uint8_t b) -> std::uint8_t { return a & b; });
    else
        std::ranges::transform(into, bytes, into.begin(),
                               [](std::uint8_t a, std::uint8_t b) -> std::uint8_t { return a | b; });
}

const FilterMask *FilterMaskJoin::at(FilterMask::Level level) const
{
    const auto &mask = m_levels[static_cast<std::size_t>(level)];
    return mask ? &*mask : nullptr;
}

} // namespace imagebrowser
