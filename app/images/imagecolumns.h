// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagefield.h"

#include <QString>

#include <optional>

namespace imagebrowser {

//! Columns of the image table in their default order. The numbers are stored in settings by columnId(), not by value.
enum ImageColumn : int
{
    StateColumn,
    EndsColumn,
    DaysLeftColumn,
    PublisherColumn,
    OfferColumn,
    SkuColumn,
    VersionColumn,
    OsColumn,
    NodeAgentColumn,
    VerifiedColumn,
    CapabilitiesColumn,
    AccountColumn,
    ImageColumnCount,
};

//! Roles beyond Qt's. Qt::DisplayRole is the text shown, Qt::AccessibleTextRole what a screen reader says,
//! Qt::ToolTipRole the explanation.
enum ImageRole : int
{
    EndOfLifeStateRole = Qt::UserRole, //!< EndOfLifeState as int, in every column
    RowIdRole, //!< RowId in the store
};

//! The text field a column shows; none for State, Ends, Days left (made from the end of life), Capabilities and
//! Account.
[[nodiscard]] std::optional<ImageField> fieldOf(ImageColumn column);
//! Header text, translated.
[[nodiscard]] QString columnLabel(ImageColumn column);
//! Stable name for settings and `--sort`: ends, publisher, offer, sku, version, os, agent, verified, capabilities,
//! account, state, daysLeft.
[[nodiscard]] QString columnId(ImageColumn column);
[[nodiscard]] std::optional<ImageColumn> columnFromId(QStringView id);

} // namespace imagebrowser
