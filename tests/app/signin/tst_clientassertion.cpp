// SPDX-License-Identifier: Apache-2.0
#include "app/signin/clientassertion.h"

#include "tests/support/assertioncheck.h"
#include "tests/support/signingcertificate.h"

#include <QTemporaryFile>
#include <QTest>

using namespace imagebrowser;

namespace {

const QUrl Endpoint(QStringLiteral("https://login.microsoftonline.com/tenant/oauth2/v2.0/token"));
const QString Client = QStringLiteral("app-1");

} // namespace

//! Files that cannot be used are in tst_signinfailures.
class tst_ClientAssertion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAcceptedByAnAuthority();
    void belongsToKeyClientAndEndpoint();
    void findsItsCertificateAmongOthers();
};

static Result<ClientCertificate, QString> load(const QByteArray &pem)
{
    QTemporaryFile file;
    if (!file.open() || file.write(pem) != pem.size() || !file.flush())
        return QStringLiteral("no file");
    return ClientCertificate::load(file.fileName(), {});
}

void tst_ClientAssertion::isAcceptedByAnAuthority()
{
    const SigningCertificate pem = SigningCertificate::create();
    const auto certificate = load(pem.key + pem.certificate);
    QVERIFY(certificate);
    QSet<QString> ids;
    for (int i = 0; i < 2; ++i) {
        const auto assertion =
            makeClientAssertion(certificate.value(), Client, Endpoint, QDateTime::currentDateTimeUtc());
        QVERIFY(assertion);
        QString id;
        QCOMPARE(assertionProblem(assertion.value().reveal(), pem.certificate, Client, Endpoint.toString(), id),
                 QString());
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 2);
}

void tst_ClientAssertion::belongsToKeyClientAndEndpoint()
{
    const SigningCertificate pem = SigningCertificate::create();
    const SigningCertificate other = SigningCertificate::create();
    const auto certificate = load(pem.file());
    QVERIFY(certificate);
    const auto assertion = makeClientAssertion(certificate.value(), Client, Endpoint, QDateTime::currentDateTimeUtc());
    QVERIFY(assertion);
    const QByteArray text = assertion.value().reveal();
    QString id;
    QCOMPARE(assertionProblem(text, other.certificate, Client, Endpoint.toString(), id), QStringLiteral("x5t"));
    QCOMPARE(assertionProblem(text, pem.certificate, QStringLiteral("x"), Endpoint.toString(), id),
             QStringLiteral("iss or sub"));
    QCOMPARE(assertionProblem(text, pem.certificate, Client, QStringLiteral("https://x"), id), QStringLiteral("aud"));
    QByteArray changed = text;
    changed[text.lastIndexOf('.') + 5] = changed.at(text.lastIndexOf('.') + 5) == 'A' ? 'B' : 'A';
    QCOMPARE(assertionProblem(changed, pem.certificate, Client, Endpoint.toString(), id), QStringLiteral("signature"));
    const auto old =
        makeClientAssertion(certificate.value(), Client, Endpoint, QDateTime::currentDateTimeUtc().addSecs(-601));
    QVERIFY(old);
    QCOMPARE(assertionProblem(old.value().reveal(), pem.certificate, Client, Endpoint.toString(), id),
             QStringLiteral("nbf or exp"));
}

void tst_ClientAssertion::findsItsCertificateAmongOthers()
{
    const SigningCertificate pem = SigningCertificate::create();
    const auto certificate = load(SigningCertificate::create().certificate + pem.certificate + pem.key);
    QVERIFY(certificate);
    QVERIFY(isSignedBy("text", certificate.value().sign("text"), pem.certificate));
}

QTEST_GUILESS_MAIN(tst_ClientAssertion)
#include "tst_clientassertion.moc"
