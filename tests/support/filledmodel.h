// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/imagetablemodel.h"
#include "tests/support/generatedlists.h"

#include <algorithm>
#include <map>

namespace imagebrowser {

//! A table of generated images, one listing an account (or one for a thousand accounts at most), as pages would have
//! brought them. Its clock stands still.
class FilledModel
{
public:
    FilledModel(ListShape shape, std::size_t rows)
        : m_lists(shape)
        , m_model([] { return *parseInstant(QStringLiteral("2026-11-22T11:20:05Z")); })
    {
        constexpr std::size_t pageSize = 1000;
        for (std::size_t first = 0; first < rows; first += pageSize) {
            const std::size_t account = GeneratedLists::accountOf(first);
            const ListingId listing = m_model.addListing(QStringLiteral("account%1").arg(account), true);
            m_isFull |= !m_model.appendPage(listing, m_lists.parsedPage(first, std::min(pageSize, rows - first)));
        }
    }

    [[nodiscard]] const GeneratedLists &lists() const { return m_lists; }
    [[nodiscard]] ImageTableModel &model() { return m_model; }
    [[nodiscard]] bool isFull() const { return m_isFull; }

private:
    GeneratedLists m_lists;
    ImageTableModel m_model;
    bool m_isFull = false;
};

} // namespace imagebrowser
