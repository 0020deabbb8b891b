// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sample/samplecatalog.h"

#include <QByteArray>
#include <QList>
#include <QStringView>

#include <span>
#include <utility>

namespace imagebrowser {

//! JSON text laid out as recorded replies of the service are: CRLF and two more blanks after an opening and before a
//! closing bracket, nothing around commas and colons. Strings and numbers are not touched.
[[nodiscard]] QByteArray asServiceLayout(const QByteArray &json);

//! A JSON string with its quotes.
[[nodiscard]] QByteArray jsonQuoted(const QString &text);

//! The body of a 200: `odata.metadata`, `value`, then `odata.nextLink` unless \a nextLink is empty.
[[nodiscard]] QByteArray samplePageBody(const QByteArray &baseUrl, std::span<const SampleImage *const> images,
                                        const QByteArray &nextLink);

//! What a BatchError body says.
struct SampleError
{
    int status = 400;
    QString code;
    QString message; //!< without the RequestId and Time lines
    QList<std::pair<QString, QString>> values;
};

//! The body of an error, with the RequestId and Time lines the service ends its message with. \a time is ISO 8601.
[[nodiscard]] QByteArray sampleErrorBody(const QByteArray &baseUrl, const SampleError &error, const QString &requestId,
                                         const QString &time);

} // namespace imagebrowser
