// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

#include <QByteArrayView>
#include <QString>

namespace imagebrowser {

//! A form as token endpoints take it (application/x-www-form-urlencoded), and what in it is secret.
class TokenForm
{
public:
    void add(QByteArrayView name, const QString &value);
    void addSecret(QByteArrayView name, const Secret &value);

    [[nodiscard]] Secret body() const { return Secret(m_body); }
    //! Knows the secret values.
    [[nodiscard]] const Redactor &redactor() const { return m_redactor; }

private:
    void append(QByteArrayView name, const QByteArray &value);

    QByteArray m_body;
    Redactor m_redactor;
};

} // namespace imagebrowser
