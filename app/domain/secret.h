// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace imagebrowser {

//! An account key, token, password or signature. Cannot be printed, streamed or compared by accident: reveal() is the
//! one way in and easy to search for. The bytes are overwritten when the last copy goes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &) = default;
    Secret &operator=(Secret &&) noexcept = default;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    //! The plain bytes, for signing, for a header or for the keychain. Never for a log, a file or an error.
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

//! Takes secrets out of text that is about to be stored, shown, copied or logged. Knows the secrets of one request, in
//! the forms a server or a library may quote them back (see UnescapedText; Base64 and hexadecimal of them too), and the
//! general shape of credentials (`SharedKey name:…`, `Bearer …`, `sig=…`, JSON Web Tokens), so that a signature it
//! never saw goes too.
class Redactor
{
public:
    Redactor() = default;
    //! Secrets shorter than four bytes are not searched for: they would blank ordinary text.
    void add(const Secret &secret);
    //! Everything that \a other knows.
    void add(const Redactor &other);

    [[nodiscard]] QString redacted(const QString &text) const;
    [[nodiscard]] QByteArray redacted(const QByteArray &utf8) const;

    //! What stands where a secret was.
    [[nodiscard]] static QString mark();

private:
    [[nodiscard]] QString withoutQuoted(const QString &text) const;

    QList<Secret> m_secrets;
    QList<Secret> m_forms;
};

} // namespace imagebrowser
