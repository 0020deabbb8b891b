// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/endoflifetexts.h"
#include "app/images/imagecolumns.h"

#include <QList>

#include <bitset>

namespace imagebrowser {

//! One key of the sort order.
struct SortKey
{
    ImageColumn column = EndsColumn;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool operator==(const SortKey &) const = default;
};

using ImageColumnSet = std::bitset<ImageColumnCount>;

//! What is looked for and in which order.
struct ImageCriteria
{
    //! Words, separated by white space; every one must occur in one of searchColumns. Case is ignored.
    QString search;
    ImageColumnSet searchColumns = ImageColumnSet().set();
    //! First key first. Rows that are equal in all keys keep the order of the store; missing values come last in both
    //! directions.
    QList<SortKey> sort;
    bool operator==(const ImageCriteria &) const = default;
};

//! Finds and orders rows of a store: a look at each distinct text, then scans of integers. Pure; no Qt model is
//! involved. \a rowMask (one byte a row, 0 leaves the row out) is the filter's answer; empty means all rows. Hidden
//! listings are left out.
[[nodiscard]] std::vector<RowId> queryImages(const ImageStore &store, const EndOfLifeTexts &endOfLives,
                                             const ImageCriteria &criteria, std::span<const std::uint8_t> rowMask = {});

//! The rows that pass, in store order.
[[nodiscard]] std::vector<RowId> findImages(const ImageStore &store, const EndOfLifeTexts &endOfLives,
                                            const ImageCriteria &criteria, std::span<const std::uint8_t> rowMask = {});
//! Orders \a rows by \a keys; stable.
void sortImages(const ImageStore &store, const QList<SortKey> &keys, std::vector<RowId> &rows);

} // namespace imagebrowser
