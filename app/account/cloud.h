// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"

#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <span>

namespace imagebrowser {

//! What belongs to one Azure cloud. Clouds come and go, so they are rows of one table and nothing else in the program
//! names their hosts.
struct CloudInfo
{
    Cloud cloud = Cloud::Public;
    QLatin1StringView id; //!< in settings and exports: "public"
    QLatin1StringView hostSuffix; //!< of Batch endpoints, without a leading dot: "batch.azure.com"; empty for Custom
    QLatin1StringView portalHost; //!< "portal.azure.com"
    QLatin1StringView authority; //!< Microsoft Entra sign-in: "https://login.microsoftonline.com"
    //! Token resource. The final slash belongs to it: the service compares the audience literally, and the version 2
    //! scope is this text plus "/.default", with two slashes in a row.
    QLatin1StringView resource;
};

//! In the order they are offered.
[[nodiscard]] std::span<const CloudInfo> allClouds();
[[nodiscard]] const CloudInfo &cloudInfo(Cloud cloud);
//! Translated: "US Government".
[[nodiscard]] QString cloudName(Cloud cloud);
[[nodiscard]] std::optional<Cloud> cloudFromId(const QString &id);

//! The cloud whose Batch endpoints end as \a host does; case does not matter.
[[nodiscard]] std::optional<Cloud> cloudFromHost(const QString &host);
//! The cloud whose portal is \a host.
[[nodiscard]] std::optional<Cloud> cloudFromPortalHost(const QString &host);

//! "West Europe" for "westeurope"; the text itself when the region is not in the list.
[[nodiscard]] QString regionDisplayName(const QString &region);

} // namespace imagebrowser
