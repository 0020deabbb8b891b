// SPDX-License-Identifier: Apache-2.0
#include "app/sample/samplepaging.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QtEndian>

#include <array>

namespace imagebrowser {

namespace {

constexpr QByteArrayView prefix("WATV2:");
constexpr QByteArrayView suffix(":1$1");

} // namespace

SamplePaging::SamplePaging()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    m_key = QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random));
}

QByteArray SamplePaging::token(quint32 offset, const QString &filter) const
{
    QByteArray start(sizeof(offset), '\0');
    qToBigEndian(offset, start.data());
    const QByteArray seal =
        QMessageAuthenticationCode::hash(start + filter.toUtf8(), m_key, QCryptographicHash::Sha512);
    // 96 bytes, so that the Base64 has no padding, as in the recordings.
    const QByteArray bytes = seal + seal.left(96 - seal.size() - start.size()) + start;
    QByteArray opaque = bytes.toBase64();
    opaque.replace('+', '^');
    return prefix.toByteArray() + opaque + suffix.toByteArray();
}

std::optional<quint32> SamplePaging::offset(const QString &token, const QString &filter) const
{
    QByteArray text = token.toUtf8();
    if (!text.startsWith(prefix) || !text.endsWith(suffix))
        return {};
    QByteArray opaque = text.mid(prefix.size(), text.size() - prefix.size() - suffix.size());
    const QByteArray bytes = QByteArray::fromBase64(opaque.replace('^', '+'));
    if (bytes.size() != 96)
        return {};
    const auto offset = qFromBigEndian<quint32>(bytes.constData() + bytes.size() - sizeof(quint32));
    if (this->token(offset, filter) != text)
        return {};
    return offset;
}

} // namespace imagebrowser
