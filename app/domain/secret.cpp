// SPDX-License-Identifier: Apache-2.0
#include "app/domain/secret.h"

#include "app/domain/secretsearch.h"

#include <QRegularExpression>

#include <algorithm>

namespace imagebrowser {

namespace {

//! Credentials by shape. The last group of the first pattern covers the service's own habit of quoting the signature
//! inside AuthenticationErrorDetail: "The MAC signature found in the HTTP request '…' is not the same as …".
const QList<QRegularExpression> &credentialShapes()
{
    static const QList<QRegularExpression> shapes{
        QRegularExpression(QStringLiteral(R"re((SharedKey(?:Lite)?\s+[^\s:'"]{1,64}:\s*)[A-Za-z0-9+/=_%\\-]{8,})re"),
                           QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(QStringLiteral(R"re((\bBearer\s+)[A-Za-z0-9._~+/=-]{16,})re"),
                           QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(QStringLiteral(R"re((signature found in the HTTP request\s*['"])[^'"]+)re"),
                           QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(
            QStringLiteral(
                R"re(([?&](?:sig|access_token|client_secret|code|refresh_token|id_token|device_code|code_verifier|client_assertion)=)[^&\s'"<>]{4,})re"),
            QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(QStringLiteral(
            R"re(("(?:access_token|refresh_token|id_token|device_code|client_secret|client_assertion|accessToken|refreshToken)"\s*:\s*")[^"]{4,})re")),
        QRegularExpression(QStringLiteral(R"re((\b)eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?)re")),
    };
    return shapes;
}

} // namespace

Secret::Secret(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
}

Secret::~Secret()
{
    // Only the last owner may wipe; a shared buffer would detach and the copy be wiped instead of the original.
    if (m_bytes.isDetached() && !m_bytes.isEmpty()) {
        volatile char *bytes = m_bytes.data();
        for (qsizetype i = 0; i < m_bytes.size(); ++i)
            bytes[i] = 0;
    }
}

void Redactor::add(const Secret &secret)
{
    const QByteArray &plain = secret.reveal();
    if (plain.size() < 4)
        return;
    m_secrets.append(secret);
    QByteArray unpadded = plain;
    while (unpadded.endsWith('='))
        unpadded.chop(1);
    QList<QByteArray> forms{plain, unpadded, plain.toBase64(), plain.toHex(), plain.toHex().toUpper()};
    std::sort(forms.begin(), forms.end(), [](const QByteArray &a, const QByteArray &b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    for (const QByteArray &form : std::as_const(forms)) {
        if (form.size() >= 4)
            m_forms.append(Secret(form));
    }
}

void Redactor::add(const Redactor &other)
{
    const auto addTo = [](QList<Secret> &known, const QList<Secret> &more) {
        for (const Secret &secret : more) {
            const auto isSame = [&secret](const Secret &one) { return one.reveal() == secret.reveal(); };
            if (std::none_of(known.cbegin(), known.cend(), isSame))
                known.append(secret);
        }
    };
    addTo(m_secrets, other.m_secrets);
    addTo(m_forms, other.m_forms);
}

QString Redactor::withoutQuoted(const QString &text) const
{
    if (m_secrets.isEmpty())
        return text;
    QString result = text;
    for (const Secret &secret : m_secrets) {
        const QList<UnescapedText::Range> ranges = UnescapedText(result).find(secret);
        for (auto range = ranges.crbegin(); range != ranges.crend(); ++range)
            result.replace(range->begin, range->end - range->begin, mark());
    }
    return result;
}

QString Redactor::redacted(const QString &text) const
{
    if (text.isEmpty())
        return text;
    QString result = withoutQuoted(text);
    for (const Secret &form : m_forms)
        result.replace(QString::fromUtf8(form.reveal()), mark());
    for (const QRegularExpression &shape : credentialShapes())
        result.replace(shape, QStringLiteral("\\1") % mark());
    return result;
}

QByteArray Redactor::redacted(const QByteArray &utf8) const
{
    return redacted(QString::fromUtf8(utf8)).toUtf8();
}

QString Redactor::mark()
{
    return QStringLiteral("[removed]");
}

} // namespace imagebrowser
