// SPDX-License-Identifier: Apache-2.0
#include "tests/support/generatedlists.h"

#include "app/service/imagelistparser.h"

#include <QDateTime>

#include <array>
#include <stdexcept>

namespace imagebrowser {

namespace {

//! Images of ten accounts after each other; together 650.
constexpr std::array<std::size_t, 10> accountSizes{60, 61, 62, 63, 64, 66, 67, 68, 69, 70};
constexpr std::size_t imagesOfTen = 650;
constexpr std::size_t catalogueSize = 72;

struct Product
{
    const char *publisher;
    const char *offer;
    const char *agent;
    const char *os;
};
constexpr std::array<Product, 9> products{{
    {"canonical", "0001-com-ubuntu-server-jammy", "batch.node.ubuntu 22.04", "linux"},
    {"canonical", "ubuntu-24_04-lts", "batch.node.ubuntu 24.04", "linux"},
    {"microsoft-dsvm", "ubuntu-hpc", "batch.node.ubuntu 22.04", "linux"},
    {"microsoft-azure-batch", "ubuntu-server-container", "batch.node.ubuntu 20.04", "linux"},
    {"MicrosoftWindowsServer", "WindowsServer", "batch.node.windows amd64", "windows"},
    {"almalinux", "almalinux-x86_64", "batch.node.el 9", "linux"},
    {"rockylinux", "rocky", "batch.node.el 8", "linux"},
    {"debian", "debian-12", "batch.node.debian 12", "linux"},
    {"microsoftwindowsserver", "microsoftserveroperatingsystems-previews", "batch.node.windows amd64", "windows"},
}};

//! The same number for the same input on every machine, all bits mixed.
std::size_t mixed(std::size_t value)
{
    std::uint64_t bits = value + 0x9e3779b97f4a7c15U;
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111ebU;
    return static_cast<std::size_t>(bits ^ bits >> 31);
}

struct Place
{
    std::size_t account;
    std::size_t place; //!< in the account's list
};

Place placeOf(std::size_t index)
{
    Place place{index / imagesOfTen * accountSizes.size(), index % imagesOfTen};
    while (place.place >= accountSizes[place.account % accountSizes.size()])
        place.place -= accountSizes[place.account++ % accountSizes.size()];
    return place;
}

QByteArray number(std::size_t value, int base = 10)
{
    return QByteArray::number(static_cast<qulonglong>(value), base);
}

QByteArray isoTime(std::size_t secondsFrom2024)
{
    constexpr qint64 start2024 = 1'704'067'200;
    return QDateTime::fromSecsSinceEpoch(start2024 + static_cast<qint64>(secondsFrom2024), Qt::UTC)
        .toString(Qt::ISODate)
        .toLatin1();
}

QList<QByteArray> capabilitySet(std::size_t which)
{
    static const std::array<QList<QByteArray>, 5> sets{{
        {},
        {"DockerCompatible"},
        {"Generation2VMImage"},
        {"DockerCompatible", "NvidiaTeslaDriverInstalled"},
        {"IntelMPIRuntimeInstalled", "NvidiaGridDriverInstalled", "Generation2VMImage"},
    }};
    return sets[which % sets.size()];
}

void addMember(QByteArray &json, const char *indent, const char *name, const QByteArray &value, bool isLast = false)
{
    json += indent;
    json += '"';
    json += name;
    json += "\": \"";
    json += value;
    json += isLast ? "\"\r\n" : "\",\r\n";
}

void addImage(QByteArray &json, const GeneratedImage &image)
{
    json += "    {\r\n      \"imageReference\": {\r\n";
    addMember(json, "        ", "publisher", image.publisher);
    addMember(json, "        ", "offer", image.offer);
    addMember(json, "        ", "sku", image.sku);
    addMember(json, "        ", "version", image.version, true);
    json += "      },\r\n";
    addMember(json, "      ", "verificationType", image.verification);
    addMember(json, "      ", "nodeAgentSKUId", image.nodeAgent);
    if (!image.capabilities.isEmpty())
        json += "      \"capabilities\": [\r\n        \"" + image.capabilities.join("\",\r\n        \"")
            + "\"\r\n      ],\r\n";
    if (!image.end.isEmpty())
        addMember(json, "      ", "batchSupportEndOfLife", image.end);
    addMember(json, "      ", "osType", image.osType, true);
    json += "    }";
}

} // namespace

std::size_t GeneratedLists::accountOf(std::size_t index)
{
    return placeOf(index).account;
}

GeneratedImage GeneratedLists::image(std::size_t index) const
{
    return m_shape == ListShape::Usual ? usualImage(index) : distinctImage(index);
}

GeneratedImage GeneratedLists::usualImage(std::size_t index) const
{
    const auto [account, place] = placeOf(index);
    const std::size_t item = (place + account * 7) % catalogueSize;
    const Product &product = products[item % products.size()];
    GeneratedImage image{product.publisher,
                         product.offer,
                         number(18 + item / products.size()) + "-lts-gen" + number(1 + item % 2),
                         "latest",
                         product.agent,
                         product.os,
                         item % 4 == 0 ? "unverified" : "verified",
                         {},
                         capabilitySet(item / 3)};
    // A third has no date yet; one in twenty differs between groups of accounts.
    const std::size_t group = mixed(account * 131 + item) % 20 == 0 ? account % 40 : 0;
    if (item % 3 != 0)
        image.end = isoTime((item * 41 + group * 7) % 2'000 * 86'400);
    return image;
}

GeneratedImage GeneratedLists::distinctImage(std::size_t index) const
{
    // Multiplication modulo a prime: another number for each index, in no order.
    const std::size_t unique = (index % MaxCount * 628'319 + 271'828) % MaxCount;
    const QByteArray word = number(unique + 46'656, 36);
    return {"Publisher-" + word,
            "offer-" + word + "-server",
            number(unique % 97) + "_" + word + "-lts",
            number(unique) + ".0.1",
            "batch.node." + word + " 22.04",
            unique % 5 == 0 ? "windows" : "linux",
            unique % 4 == 0 ? "unverified" : "verified",
            isoTime(unique * 311),
            capabilitySet(unique)};
}

QByteArray GeneratedLists::page(std::size_t first, std::size_t count, const QByteArray &nextLink) const
{
    constexpr std::size_t usualImageSize = 520;
    QByteArray json;
    json.reserve(static_cast<qsizetype>(count * usualImageSize));
    json += "{\r\n  \"odata.metadata\": \"https://account.region.batch.azure.com/$metadata#supportedimages\",\r\n  "
            "\"value\": [\r\n";
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            json += ",\r\n";
        addImage(json, image(first + i));
    }
    json += "\r\n  ]";
    if (!nextLink.isEmpty())
        json += ",\r\n  \"odata.nextLink\": \"" + nextLink + "\"";
    return json + "\r\n}";
}

ImagePage GeneratedLists::parsedPage(std::size_t first, std::size_t count) const
{
    Result<ImagePage> parsed = parseImagePage(page(first, count));
    if (!parsed)
        throw std::logic_error("a generated page cannot be read");
    return std::move(parsed).value();
}

} // namespace imagebrowser
