// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace imagebrowser {

//! Makes and reads `$skiptoken` values of the recorded form `WATV2:<opaque>:1$1`, in which `^` stands for `+`. A token
//! is bound to the service that made it and to the filter it was made for; the service keeps no state.
class SamplePaging
{
public:
    SamplePaging();

    [[nodiscard]] QByteArray token(quint32 offset, const QString &filter) const;
    //! Nothing when \a token was not made here for that filter.
    [[nodiscard]] std::optional<quint32> offset(const QString &token, const QString &filter) const;

private:
    QByteArray m_key;
};

} // namespace imagebrowser
