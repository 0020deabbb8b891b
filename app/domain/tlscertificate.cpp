// SPDX-License-Identifier: Apache-2.0
#include "app/domain/tlscertificate.h"

#include <QJsonArray>

#include <algorithm>

namespace imagebrowser {

QString tlsReasonId(TlsReason reason)
{
    switch (reason) {
    case TlsReason::SelfSigned:
        return QStringLiteral("selfSigned");
    case TlsReason::UnknownIssuer:
        return QStringLiteral("unknownIssuer");
    case TlsReason::UnknownAuthority:
        return QStringLiteral("unknownAuthority");
    case TlsReason::Expired:
        return QStringLiteral("expired");
    case TlsReason::NotYetValid:
        return QStringLiteral("notYetValid");
    case TlsReason::WrongHost:
        return QStringLiteral("wrongHost");
    case TlsReason::NotAnAuthority:
        return QStringLiteral("notAnAuthority");
    case TlsReason::Revoked:
        return QStringLiteral("revoked");
    case TlsReason::Other:
        break;
    }
    return QStringLiteral("other");
}

bool TlsCertificate::has(TlsReason reason) const
{
    return std::ranges::any_of(problems, [reason](const TlsProblem &problem) { return problem.reason == reason; });
}

QString TlsCertificate::fingerprint() const
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

QJsonObject tlsCertificateToJson(const TlsCertificate &certificate)
{
    QJsonArray problems;
    for (const TlsProblem &problem : certificate.problems)
        problems.append(QJsonObject{{QStringLiteral("reason"), tlsReasonId(problem.reason)},
                                    {QStringLiteral("text"), problem.text}});
    return {{QStringLiteral("subject"), certificate.subject},
            {QStringLiteral("issuer"), certificate.issuer},
            {QStringLiteral("validFrom"), certificate.validFrom.toUTC().toString(Qt::ISODate)},
            {QStringLiteral("validTo"), certificate.validTo.toUTC().toString(Qt::ISODate)},
            {QStringLiteral("hosts"), QJsonArray::fromStringList(certificate.hosts)},
            {QStringLiteral("sha256"), certificate.fingerprint()},
            {QStringLiteral("problems"), problems}};
}

} // namespace imagebrowser
