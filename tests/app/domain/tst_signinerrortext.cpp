// SPDX-License-Identifier: Apache-2.0
#include "app/domain/batcherrortext.h"

#include <QTest>

using namespace imagebrowser;

//! What people are told when a sign-in fails, by what the authority said.
class tst_SignInErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsCausesApart_data();
    void tellsCausesApart();
};

void tst_SignInErrorText::tellsCausesApart_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("advice");
    const auto row = [](const char *name, const char *code, const char *message, const char *headline,
                        const char *advice) {
        QTest::newRow(name) << QString::fromLatin1(code) << QString::fromLatin1(message)
                            << QString::fromLatin1(headline) << QString::fromLatin1(advice);
    };
    row("wrong secret", "invalid_client", "AADSTS7000215: Invalid client secret provided.", "secret was not accepted",
        "not its id");
    row("secret expired", "invalid_client", "AADSTS7000222: The keys are expired.", "has expired", "new secret");
    row("certificate", "invalid_client", "AADSTS700027: The certificate is not registered.", "certificate", "Upload");
    row("application", "unauthorized_client", "AADSTS700016: Application was not found.",
        "does not know this application", "client id");
    row("tenant", "invalid_request", "AADSTS90002: Tenant not found.", "no such tenant", "tenant");
    row("public client", "invalid_client", "AADSTS7000218: The request body must contain client_secret.",
        "does not allow this sign-in", "public client flows");
    row("conditional access", "access_denied", "AADSTS53003: Access has been blocked.", "rule of the organisation",
        "administrator");
    row("declined", "authorization_declined", "AADSTS70017: declined", "declined", "Retry");
    row("expired code", "expired_token", "", "in time", "new code");
    row("a longer number", "x", "AADSTS70002150: other", "Sign-in failed", "details say why");
    row("number in the middle", "x", "See AADSTS53003.", "Sign-in failed", "details say why");
    row("nothing said", "", "", "Sign-in failed", "details say why");
}

void tst_SignInErrorText::tellsCausesApart()
{
    QFETCH(const QString, code);
    QFETCH(const QString, message);
    QFETCH(const QString, headline);
    QFETCH(const QString, advice);
    BatchError error;
    error.kind = FailureKind::SignInFailed;
    error.stage = FailureStage::SignIn;
    error.code = code;
    error.message = message;
    QVERIFY2(batchErrorHeadline(error).contains(headline), qPrintable(batchErrorHeadline(error)));
    QVERIFY2(batchErrorAdvice(error).contains(advice), qPrintable(batchErrorAdvice(error)));
}

QTEST_GUILESS_MAIN(tst_SignInErrorText)
#include "tst_signinerrortext.moc"
