// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagefield.h"
#include "app/domain/instant.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace imagebrowser {

//! One supported image as a value: what the details pane, the snippets and the suggestions work on. The table itself
//! works on ImageStore ids; this is made for single images on demand.
struct ImageInformation
{
    //! Text of each known member, as received; null (isNull()) when the member is absent, null or not a string.
    std::array<QString, ImageFieldCount> text;
    //! In the order received. Free strings: unknown ones are kept.
    QStringList capabilities;
    //! Name of the account the image was listed for.
    QString account;
    //! The object as the service sent it, UTF-8 JSON, unknown members and odd values included.
    QByteArray json;

    [[nodiscard]] const QString &field(ImageField field) const { return text[indexOf(field)]; }
    [[nodiscard]] const QString &publisher() const { return field(ImageField::Publisher); }
    [[nodiscard]] const QString &offer() const { return field(ImageField::Offer); }
    [[nodiscard]] const QString &sku() const { return field(ImageField::Sku); }
    //! As received; the service means "latest" when it is empty or absent.
    [[nodiscard]] const QString &version() const { return field(ImageField::Version); }
    [[nodiscard]] const QString &nodeAgentSkuId() const { return field(ImageField::NodeAgentSkuId); }
    [[nodiscard]] const QString &osType() const { return field(ImageField::OsType); }
    [[nodiscard]] const QString &verificationType() const { return field(ImageField::VerificationType); }
    //! The date as received, readable or not.
    [[nodiscard]] const QString &endOfLifeText() const { return field(ImageField::BatchSupportEndOfLife); }
    //! Nothing when absent, null or unreadable.
    [[nodiscard]] std::optional<Instant> endOfLife() const { return parseInstant(endOfLifeText()); }

    //! Ignores case, as tools differ in it.
    [[nodiscard]] bool hasCapability(QStringView capability) const;
    [[nodiscard]] bool isVerified() const;
    //! "publisher:offer:sku:version" as the Azure CLI writes an image; a gallery image gives its id.
    [[nodiscard]] QString urn() const;

    bool operator==(const ImageInformation &) const = default;
};

} // namespace imagebrowser
