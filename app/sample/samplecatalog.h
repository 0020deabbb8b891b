// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace imagebrowser {

//! One image the sample service lists: its JSON as it goes out, and the three texts the service can filter by.
struct SampleImage
{
    QByteArray json;
    QString osType;
    QString verificationType;
    QString nodeAgentSkuId;
};

//! The images in the `value` of a reply, in order. The JSON of each is kept byte for byte, so that members in any
//! order, unknown ones and odd values are served as written. Nothing when \a reply is not such a JSON text.
[[nodiscard]] std::optional<std::vector<SampleImage>> readSampleCatalog(const QByteArray &reply);

} // namespace imagebrowser
