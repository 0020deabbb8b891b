// SPDX-License-Identifier: Apache-2.0
#include "app/account/cloud.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace imagebrowser {

namespace {

struct CloudText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::Cloud)
};

constexpr std::array Clouds{
    CloudInfo{Cloud::Public, QLatin1StringView("public"), QLatin1StringView("batch.azure.com"),
              QLatin1StringView("portal.azure.com"), QLatin1StringView("https://login.microsoftonline.com"),
              QLatin1StringView("https://batch.core.windows.net/")},
    CloudInfo{Cloud::UsGovernment, QLatin1StringView("usGovernment"), QLatin1StringView("batch.usgovcloudapi.net"),
              QLatin1StringView("portal.azure.us"), QLatin1StringView("https://login.microsoftonline.us"),
              QLatin1StringView("https://batch.core.usgovcloudapi.net/")},
    CloudInfo{Cloud::China, QLatin1StringView("china"), QLatin1StringView("batch.chinacloudapi.cn"),
              QLatin1StringView("portal.azure.cn"), QLatin1StringView("https://login.chinacloudapi.cn"),
              QLatin1StringView("https://batch.chinacloudapi.cn/")},
    CloudInfo{Cloud::Custom, QLatin1StringView("custom"), {}, {}, {}, {}},
};

struct Region
{
    QLatin1StringView name;
    QLatin1StringView displayName;
};

//! Only for showing: a region that is missing here shows under its own name.
constexpr std::array Regions{
    Region{QLatin1StringView("australiacentral"), QLatin1StringView("Australia Central")},
    Region{QLatin1StringView("australiaeast"), QLatin1StringView("Australia East")},
    Region{QLatin1StringView("australiasoutheast"), QLatin1StringView("Australia Southeast")},
    Region{QLatin1StringView("austriaeast"), QLatin1StringView("Austria East")},
    Region{QLatin1StringView("belgiumcentral"), QLatin1StringView("Belgium Central")},
    Region{QLatin1StringView("brazilsouth"), QLatin1StringView("Brazil South")},
    Region{QLatin1StringView("brazilsoutheast"), QLatin1StringView("Brazil Southeast")},
    Region{QLatin1StringView("canadacentral"), QLatin1StringView("Canada Central")},
    Region{QLatin1StringView("canadaeast"), QLatin1StringView("Canada East")},
    Region{QLatin1StringView("centralindia"), QLatin1StringView("Central India")},
    Region{QLatin1StringView("centralus"), QLatin1StringView("Central US")},
    Region{QLatin1StringView("chilecentral"), QLatin1StringView("Chile Central")},
    Region{QLatin1StringView("chinaeast"), QLatin1StringView("China East")},
    Region{QLatin1StringView("chinaeast2"), QLatin1StringView("China East 2")},
    Region{QLatin1StringView("chinaeast3"), QLatin1StringView("China East 3")},
    Region{QLatin1StringView("chinanorth"), QLatin1StringView("China North")},
    Region{QLatin1StringView("chinanorth2"), QLatin1StringView("China North 2")},
    Region{QLatin1StringView("chinanorth3"), QLatin1StringView("China North 3")},
    Region{QLatin1StringView("eastasia"), QLatin1StringView("East Asia")},
    Region{QLatin1StringView("eastus"), QLatin1StringView("East US")},
    Region{QLatin1StringView("eastus2"), QLatin1StringView("East US 2")},
    Region{QLatin1StringView("francecentral"), QLatin1StringView("France Central")},
    Region{QLatin1StringView("francesouth"), QLatin1StringView("France South")},
    Region{QLatin1StringView("germanynorth"), QLatin1StringView("Germany North")},
    Region{QLatin1StringView("germanywestcentral"), QLatin1StringView("Germany West Central")},
    Region{QLatin1StringView("indonesiacentral"), QLatin1StringView("Indonesia Central")},
    Region{QLatin1StringView("israelcentral"), QLatin1StringView("Israel Central")},
    Region{QLatin1StringView("italynorth"), QLatin1StringView("Italy North")},
    Region{QLatin1StringView("japaneast"), QLatin1StringView("Japan East")},
    Region{QLatin1StringView("japanwest"), QLatin1StringView("Japan West")},
    Region{QLatin1StringView("jioindiawest"), QLatin1StringView("Jio India West")},
    Region{QLatin1StringView("koreacentral"), QLatin1StringView("Korea Central")},
    Region{QLatin1StringView("koreasouth"), QLatin1StringView("Korea South")},
    Region{QLatin1StringView("malaysiawest"), QLatin1StringView("Malaysia West")},
    Region{QLatin1StringView("mexicocentral"), QLatin1StringView("Mexico Central")},
    Region{QLatin1StringView("newzealandnorth"), QLatin1StringView("New Zealand North")},
    Region{QLatin1StringView("northcentralus"), QLatin1StringView("North Central US")},
    Region{QLatin1StringView("northeurope"), QLatin1StringView("North Europe")},
    Region{QLatin1StringView("norwayeast"), QLatin1StringView("Norway East")},
    Region{QLatin1StringView("norwaywest"), QLatin1StringView("Norway West")},
    Region{QLatin1StringView("polandcentral"), QLatin1StringView("Poland Central")},
    Region{QLatin1StringView("qatarcentral"), QLatin1StringView("Qatar Central")},
    Region{QLatin1StringView("southafricanorth"), QLatin1StringView("South Africa North")},
    Region{QLatin1StringView("southafricawest"), QLatin1StringView("South Africa West")},
    Region{QLatin1StringView("southcentralus"), QLatin1StringView("South Central US")},
    Region{QLatin1StringView("southeastasia"), QLatin1StringView("Southeast Asia")},
    Region{QLatin1StringView("southindia"), QLatin1StringView("South India")},
    Region{QLatin1StringView("spaincentral"), QLatin1StringView("Spain Central")},
    Region{QLatin1StringView("swedencentral"), QLatin1StringView("Sweden Central")},
    Region{QLatin1StringView("switzerlandnorth"), QLatin1StringView("Switzerland North")},
    Region{QLatin1StringView("switzerlandwest"), QLatin1StringView("Switzerland West")},
    Region{QLatin1StringView("uaecentral"), QLatin1StringView("UAE Central")},
    Region{QLatin1StringView("uaenorth"), QLatin1StringView("UAE North")},
    Region{QLatin1StringView("uksouth"), QLatin1StringView("UK South")},
    Region{QLatin1StringView("ukwest"), QLatin1StringView("UK West")},
    Region{QLatin1StringView("usdodcentral"), QLatin1StringView("US DoD Central")},
    Region{QLatin1StringView("usdodeast"), QLatin1StringView("US DoD East")},
    Region{QLatin1StringView("usgovarizona"), QLatin1StringView("US Gov Arizona")},
    Region{QLatin1StringView("usgovtexas"), QLatin1StringView("US Gov Texas")},
    Region{QLatin1StringView("usgovvirginia"), QLatin1StringView("US Gov Virginia")},
    Region{QLatin1StringView("westcentralus"), QLatin1StringView("West Central US")},
    Region{QLatin1StringView("westeurope"), QLatin1StringView("West Europe")},
    Region{QLatin1StringView("westindia"), QLatin1StringView("West India")},
    Region{QLatin1StringView("westus"), QLatin1StringView("West US")},
    Region{QLatin1StringView("westus2"), QLatin1StringView("West US 2")},
    Region{QLatin1StringView("westus3"), QLatin1StringView("West US 3")},
};

} // namespace

std::span<const CloudInfo> allClouds()
{
    return Clouds;
}

const CloudInfo &cloudInfo(Cloud cloud)
{
    const auto found = std::ranges::find(Clouds, cloud, &CloudInfo::cloud);
    return found != Clouds.end() ? *found : Clouds.back();
}

QString cloudName(Cloud cloud)
{
    switch (cloud) {
    case Cloud::Public:
        return CloudText::tr("Public");
    case Cloud::UsGovernment:
        return CloudText::tr("US Government");
    case Cloud::China:
        return CloudText::tr("China");
    case Cloud::Custom:
        break;
    }
    return CloudText::tr("Custom");
}

std::optional<Cloud> cloudFromId(const QString &id)
{
    for (const CloudInfo &info : Clouds) {
        if (id == info.id)
            return info.cloud;
    }
    return std::nullopt;
}

std::optional<Cloud> cloudFromHost(const QString &host)
{
    for (const CloudInfo &info : Clouds) {
        // The dot in front matters: notbatch.azure.com is no Batch endpoint.
        if (!info.hostSuffix.isEmpty() && host.endsWith(QLatin1Char('.') + info.hostSuffix, Qt::CaseInsensitive))
            return info.cloud;
    }
    return std::nullopt;
}

std::optional<Cloud> cloudFromPortalHost(const QString &host)
{
    for (const CloudInfo &info : Clouds) {
        if (!info.portalHost.isEmpty() && host.compare(info.portalHost, Qt::CaseInsensitive) == 0)
            return info.cloud;
    }
    return std::nullopt;
}

QString regionDisplayName(const QString &region)
{
    const QString name = region.toLower();
    const auto found = std::ranges::find_if(Regions, [&name](const Region &row) { return name == row.name; });
    return found != Regions.end() ? QString(found->displayName) : region;
}

} // namespace imagebrowser
