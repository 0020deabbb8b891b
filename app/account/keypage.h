// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

namespace imagebrowser {

//! Labelled values of an account, as the portal's "Keys" page or environment variables show them. What is not there is
//! empty.
struct KeyPage
{
    QString accountName;
    QUrl endpoint; //!< scheme and authority only
    QString key; //!< the primary key when there are two
};

//! Pure. Takes any text.
[[nodiscard]] KeyPage readKeyPage(const QString &text);

} // namespace imagebrowser
