// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/clock.h"
#include "app/exporting/exportformat.h"
#include "app/filter/filterexpression.h"
#include "app/images/imagequery.h"

#include <optional>

namespace imagebrowser {

//! What one unattended export does.
struct HeadlessTask
{
    QList<Account> accounts; //!< at least one
    FilterExpression filter;
    QString filterText; //!< as the export quotes it; empty for none
    bool filtersAtService = false;
    QList<SortKey> sort;
    QString file; //!< "-" is standard output
    ExportFormat format = ExportFormat::Json;
    std::optional<int> failIfEndsWithinDays;
    bool allowsPartial = false;
    bool lacksAccounts = false; //!< all saved ones are wanted, and some cannot be read
    bool isVerbose = false;
    Clock clock = systemNow;

    [[nodiscard]] bool writesToStandardOutput() const { return file == QLatin1StringView("-"); }
};

} // namespace imagebrowser
