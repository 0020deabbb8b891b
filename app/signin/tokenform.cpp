// SPDX-License-Identifier: Apache-2.0
#include "app/signin/tokenform.h"

namespace imagebrowser {

void TokenForm::add(QByteArrayView name, const QString &value)
{
    append(name, value.toUtf8());
}

void TokenForm::addSecret(QByteArrayView name, const Secret &value)
{
    append(name, value.reveal());
    m_redactor.add(value);
}

void TokenForm::append(QByteArrayView name, const QByteArray &value)
{
    if (!m_body.isEmpty())
        m_body += '&';
    m_body += name;
    m_body += '=';
    m_body += value.toPercentEncoding();
}

} // namespace imagebrowser
