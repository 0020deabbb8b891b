// SPDX-License-Identifier: Apache-2.0
#include "app/service/httpmessage.h"

namespace imagebrowser {

void HttpHeaders::set(const QByteArray &name, const QByteArray &value)
{
    for (Field &field : m_fields) {
        if (field.first.compare(name, Qt::CaseInsensitive) == 0) {
            field.second = value;
            return;
        }
    }
    m_fields.append({name, value});
}

QByteArray HttpHeaders::value(QByteArrayView name) const
{
    for (const Field &field : m_fields) {
        if (QByteArrayView(field.first).compare(name, Qt::CaseInsensitive) == 0)
            return field.second;
    }
    return {};
}

} // namespace imagebrowser
