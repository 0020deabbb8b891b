// SPDX-License-Identifier: Apache-2.0
#include "app/domain/tlstext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace imagebrowser {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::TlsText)
};

//! What decides most comes first: no authority helps against a wrong host.
constexpr std::array ReasonsByWeight{
    TlsReason::WrongHost,        TlsReason::Expired,        TlsReason::NotYetValid,
    TlsReason::Revoked,          TlsReason::SelfSigned,     TlsReason::UnknownIssuer,
    TlsReason::UnknownAuthority, TlsReason::NotAnAuthority, TlsReason::Other,
};

QString utc(const QDateTime &time)
{
    return Text::tr("%1 UTC").arg(time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")));
}

QString hostsOf(const TlsCertificate &certificate)
{
    return certificate.hosts.isEmpty() ? Text::tr("no host at all") : certificate.hosts.join(QLatin1String(", "));
}

QString hostOf(const BatchError &error)
{
    return error.url.host().isEmpty() ? Text::tr("the account’s host") : error.url.host();
}

const TlsCertificate *firstWith(const BatchError &error, TlsReason reason)
{
    const auto found = std::ranges::find_if(
        error.certificates, [reason](const TlsCertificate &certificate) { return certificate.has(reason); });
    return found != error.certificates.end() ? &*found : nullptr;
}

QString advised(const TlsCertificate &certificate, TlsReason reason, const BatchError &error)
{
    switch (reason) {
    case TlsReason::WrongHost:
        return Text::tr("The certificate is for %1, not for %2. Check the account’s endpoint; if it is right, a proxy "
                        "or another server answered.")
            .arg(hostsOf(certificate), hostOf(error));
    case TlsReason::Expired:
        return Text::tr("The certificate of %1 is out of date since %2. Whoever runs the server, or the proxy that "
                        "inspects traffic, has to renew it; look also whether the clock of this computer is right.")
            .arg(certificate.subjectName, utc(certificate.validTo));
    case TlsReason::NotYetValid:
        return Text::tr("The certificate of %1 begins only on %2. Look whether the clock of this computer is right.")
            .arg(certificate.subjectName, utc(certificate.validFrom));
    case TlsReason::Revoked:
        return Text::tr("The certificate of %1 was called back by its issuer. Ask whoever runs the server.")
            .arg(certificate.subjectName);
    case TlsReason::SelfSigned:
        return Text::tr(
                   "The server signed its certificate itself (%1). If that is meant to be so, compare the "
                   "fingerprint with whoever runs the server and choose the certificate, as a PEM file, as CA file "
                   "of the account.")
            .arg(certificate.subjectName);
    case TlsReason::UnknownIssuer:
        return Text::tr("The certificate of %1 is signed by %2, which neither this computer nor the CA file of the "
                        "account knows. If your "
                        "network inspects traffic or has an authority of its own, get that certificate from its "
                        "administrators and choose it as CA file of the account. If it is there already, the "
                        "server leaves out a certificate in between: add that one to the file too.")
            .arg(certificate.subjectName, certificate.issuerName);
    case TlsReason::UnknownAuthority:
        return Text::
            tr("The certificate is signed by %1, which this computer does not trust. If that is the authority of your "
               "network, get its certificate from its administrators and choose it as CA file of the account.")
                .arg(certificate.issuerName);
    case TlsReason::NotAnAuthority:
    case TlsReason::Other:
        break;
    }
    return Text::tr("The details say what is wrong with the certificate of %1. Ask whoever runs the server, or the "
                    "proxy that inspects traffic.")
        .arg(certificate.subjectName);
}

} // namespace

QString tlsProblemText(const TlsCertificate &certificate, const TlsProblem &problem, const QString &host)
{
    const QString subject = certificate.subjectName;
    switch (problem.reason) {
    case TlsReason::SelfSigned:
        return Text::tr("The certificate of %1 is signed by itself and not among the trusted ones.").arg(subject);
    case TlsReason::UnknownIssuer:
        return Text::tr("The certificate of %1 is signed by %2, whose certificate was not sent and is not known here.")
            .arg(subject, certificate.issuerName);
    case TlsReason::UnknownAuthority:
        return Text::tr("The authority %1 is not trusted here.").arg(subject);
    case TlsReason::Expired:
        return Text::tr("The certificate of %1 expired on %2.").arg(subject, utc(certificate.validTo));
    case TlsReason::NotYetValid:
        return Text::tr("The certificate of %1 is valid only from %2.").arg(subject, utc(certificate.validFrom));
    case TlsReason::WrongHost:
        return Text::tr("The certificate of %1 is for %2, not for %3.").arg(subject, hostsOf(certificate), host);
    case TlsReason::NotAnAuthority:
        return Text::tr("%1 may not sign certificates, and did.").arg(subject);
    case TlsReason::Revoked:
        return Text::tr("The certificate of %1 was called back by its issuer.").arg(subject);
    case TlsReason::Other:
        break;
    }
    return Text::tr("The certificate of %1 was not accepted: %2.").arg(subject, problem.text);
}

QString tlsProblemsText(const QList<TlsCertificate> &certificates, const QString &host)
{
    QStringList lines;
    for (const TlsCertificate &certificate : certificates) {
        for (const TlsProblem &problem : certificate.problems)
            lines.append(tlsProblemText(certificate, problem, host));
    }
    lines.removeDuplicates();
    return lines.join(QLatin1Char('\n'));
}

QList<BatchErrorDetail> tlsCertificateRows(const BatchError &error)
{
    QList<BatchErrorDetail> rows;
    const qsizetype count = error.certificates.size();
    for (qsizetype i = 0; i < count; ++i) {
        const TlsCertificate &certificate = error.certificates.at(i);
        QStringList lines{
            Text::tr("Subject: %1").arg(certificate.subject),
            Text::tr("Issuer: %1").arg(certificate.issuer),
            Text::tr("Valid: %1 to %2").arg(utc(certificate.validFrom), utc(certificate.validTo)),
        };
        if (!certificate.hosts.isEmpty())
            lines.append(Text::tr("For: %1").arg(hostsOf(certificate)));
        lines.append(Text::tr("SHA-256: %1").arg(certificate.fingerprint()));
        for (const TlsProblem &problem : certificate.problems)
            lines.append(Text::tr("Refused: %1").arg(tlsProblemText(certificate, problem, hostOf(error))));
        rows.append({count == 1 ? Text::tr("Certificate") : Text::tr("Certificate %1 of %2").arg(i + 1).arg(count),
                     lines.join(QLatin1Char('\n'))});
    }
    return rows;
}

QString tlsHeadline(const BatchError &error)
{
    const QString host = hostOf(error);
    for (const TlsReason reason : ReasonsByWeight) {
        if (firstWith(error, reason) == nullptr)
            continue;
        switch (reason) {
        case TlsReason::WrongHost:
            return Text::tr("%1 showed the certificate of another host").arg(host);
        case TlsReason::Expired:
            return Text::tr("A certificate of %1 has expired").arg(host);
        case TlsReason::NotYetValid:
            return Text::tr("A certificate of %1 is not valid yet").arg(host);
        case TlsReason::SelfSigned:
            return Text::tr("%1 signed its certificate itself").arg(host);
        case TlsReason::UnknownIssuer:
        case TlsReason::UnknownAuthority:
            return Text::tr("The certificate of %1 is signed by an unknown authority").arg(host);
        default:
            break;
        }
    }
    return error.certificates.isEmpty() ? Text::tr("TLS with %1 could not be agreed").arg(host)
                                        : Text::tr("The connection to %1 is not safe").arg(host);
}

QString tlsAdvice(const BatchError &error)
{
    QStringList sentences;
    for (const TlsReason reason : ReasonsByWeight) {
        if (const TlsCertificate *certificate = firstWith(error, reason))
            sentences.append(advised(*certificate, reason, error));
    }
    if (sentences.isEmpty())
        sentences.append(
            Text::tr("What listens there probably does not speak TLS, as a server for plain http, or a proxy or "
                     "firewall is in the way. Check the account’s endpoint, its port and the proxy."));
    sentences.append(Text::tr("Nothing was sent."));
    return sentences.join(QLatin1Char(' '));
}

} // namespace imagebrowser
