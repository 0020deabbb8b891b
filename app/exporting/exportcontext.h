// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/instant.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <optional>

namespace imagebrowser {

//! One account an export takes images from.
struct ExportAccount
{
    QString name;
    QString endpoint;
    QString apiVersion;
    std::optional<Instant> fetchedAt; //!< nothing when no page arrived
    bool isComplete = true; //!< false when its listing failed or was stopped
    qsizetype images = 0; //!< images its listing has, exported or not
};

//! What an export says about itself.
struct ExportContext
{
    Instant exportedAt{};
    QString filter; //!< empty when there is none
    QList<ExportAccount> accounts;
    bool lacksAccounts = false; //!< there are more that should be here and are not even known by name

    [[nodiscard]] bool isComplete() const
    {
        return !lacksAccounts && std::all_of(accounts.cbegin(), accounts.cend(), [](const ExportAccount &account) {
            return account.isComplete;
        });
    }
    //! Several accounts: every image says which one it is from.
    [[nodiscard]] bool namesAccounts() const { return accounts.size() > 1; }
};

} // namespace imagebrowser
