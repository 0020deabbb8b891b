// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/imagestore.h"

#include <optional>
#include <vector>

namespace imagebrowser {

//! Yes or no for every row of a store, kept at the coarsest level that can say it: for all rows at once, per record
//! (the distinct images that rows share), per listing, or per row.
class FilterMask
{
public:
    using Bytes = std::vector<std::uint8_t>;
    enum class Level : quint8
    {
        Constant,
        Record,
        Listing,
        Row,
    };

    explicit FilterMask(bool value = true)
        : m_value(value)
    {
    }
    //! One byte, 0 or 1, for each thing of \a level.
    FilterMask(Level level, Bytes bytes)
        : m_level(level)
        , m_bytes(std::move(bytes))
    {
    }

    [[nodiscard]] Level level() const { return m_level; }
    //! Of a Constant.
    [[nodiscard]] bool value() const { return m_value; }
    //! Of the other levels.
    [[nodiscard]] const Bytes &bytes() const { return m_bytes; }
    [[nodiscard]] bool test(const ImageStore &store, RowId row) const;
    //! One byte a row.
    [[nodiscard]] Bytes rows(const ImageStore &store) const;

    void invert();

private:
    Level m_level = Level::Constant;
    bool m_value = true;
    Bytes m_bytes;
};

//! Joins masks by `and` or `or`. Masks of one level are joined there; only what remains of different levels meets in
//! the rows.
class FilterMaskJoin
{
public:
    enum class Kind : quint8
    {
        And,
        Or,
    };

    FilterMaskJoin(const ImageStore &store, Kind kind)
        : m_store(store)
        , m_isAnd(kind == Kind::And)
    {
    }

    void add(FilterMask mask);
    //! True when nothing that is added can change the result any more.
    [[nodiscard]] bool isDecided() const { return m_isDecided; }
    [[nodiscard]] FilterMask result() const;

private:
    void joinBytes(FilterMask::Bytes &into, const FilterMask::Bytes &bytes) const;
    [[nodiscard]] const FilterMask *at(FilterMask::Level level) const;

    const ImageStore &m_store;
    bool m_isAnd;
    bool m_isDecided = false;
    std::array<std::optional<FilterMask>, 4> m_levels; //!< by Level; never Constant
};

} // namespace imagebrowser
