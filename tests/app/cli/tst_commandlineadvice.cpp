// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandlineadvice.h"

#include <QTest>

using namespace imagebrowser;

namespace {

BatchError refused(int status, const char *code, const char *detail, CredentialKind credential = CredentialKind::Key)
{
    BatchError error;
    error.kind = FailureKind::ServiceError;
    error.stage = FailureStage::SignIn;
    error.httpStatus = status;
    error.code = QString::fromLatin1(code);
    error.credential = credential;
    error.url = QUrl(QStringLiteral("https://contoso.westeurope.batch.azure.com/supportedimages"));
    if (detail != nullptr)
        error.values.append({QStringLiteral("AuthenticationErrorDetail"), QString::fromLatin1(detail)});
    return error;
}

BatchError ofKind(FailureKind kind)
{
    BatchError error;
    error.kind = kind;
    error.url = QUrl(QStringLiteral("https://contoso.westeurope.batch.azure.com/supportedimages"));
    return error;
}

} // namespace

Q_DECLARE_METATYPE(imagebrowser::BatchError)

class TestCommandLineAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatTheCommandLineHas_data();
    void namesWhatTheCommandLineHas();
    void neverSendsToAccountSettings_data();
    void neverSendsToAccountSettings();
};

void TestCommandLineAdvice::namesWhatTheCommandLineHas_data()
{
    QTest::addColumn<BatchError>("error");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *title, const BatchError &error, const char *name) {
        QTest::newRow(title) << error << QString::fromLatin1(name);
    };
    row("wrong key", refused(403, "AuthenticationFailed", nullptr), "AZURE_BATCH_ACCESS_KEY");
    row("key of another account", refused(403, "AuthenticationFailed", nullptr), "--account-name");
    row("keys not allowed",
        refused(403, "AuthenticationFailed",
                "The specified type of authentication SharedKey is not allowed for this account."),
        "AZURE_BATCH_ACCESS_TOKEN");
    row("token refused", refused(401, "AuthenticationFailed", nullptr, CredentialKind::Token),
        "AZURE_BATCH_ACCESS_TOKEN");
    row("token expired", refused(401, "AuthenticationFailed", "The access token has expired.", CredentialKind::Token),
        "AZURE_BATCH_ACCESS_TOKEN");
    row("not found", refused(404, "ResourceNotFound", nullptr), "--endpoint");
    row("no such host", ofKind(FailureKind::HostNotFound), "AZURE_BATCH_ENDPOINT");
    row("cut off", ofKind(FailureKind::CutOff), "https_proxy");
    row("page too large", ofKind(FailureKind::TooLarge), "--page-size");
    row("certificate not trusted", ofKind(FailureKind::TlsFailed), "--ca-file");
    BatchError badKey = ofKind(FailureKind::InvalidRequest);
    badKey.stage = FailureStage::SignIn;
    row("key that is not Base64", badKey, "AZURE_BATCH_ACCESS_KEY");
}

void TestCommandLineAdvice::namesWhatTheCommandLineHas()
{
    QFETCH(const BatchError, error);
    QFETCH(const QString, name);
    const QString advice = commandLineAdvice(error);
    QVERIFY2(advice.contains(name), qPrintable(advice));
}

void TestCommandLineAdvice::neverSendsToAccountSettings_data()
{
    QTest::addColumn<BatchError>("error");
    for (int i = 0; i <= static_cast<int>(FailureKind::OutOfMemory); ++i) {
        const auto kind = static_cast<FailureKind>(i);
        for (const int status : {0, 200, 304, 400, 401, 403, 404, 407, 418, 429, 502}) {
            BatchError error = ofKind(kind);
            error.httpStatus = status;
            QTest::addRow("%s, status %d", qPrintable(failureKindId(kind)), status) << error;
            error.contentType = QStringLiteral("text/html");
            QTest::addRow("%s, status %d, HTML", qPrintable(failureKindId(kind)), status) << error;
        }
    }
    for (const TlsReason reason : {TlsReason::WrongHost, TlsReason::SelfSigned, TlsReason::UnknownIssuer,
                                   TlsReason::UnknownAuthority, TlsReason::Expired}) {
        BatchError error = ofKind(FailureKind::TlsFailed);
        TlsCertificate certificate;
        certificate.problems.append({reason, {}});
        error.certificates.append(certificate);
        QTest::addRow("certificate, reason %d", static_cast<int>(reason)) << error;
    }
    BatchError foreign = refused(401, "AuthenticationFailed", nullptr);
    foreign.isFromResourceManager = true;
    QTest::newRow("Azure Resource Manager") << foreign;
    QTest::newRow("wrong audience") << refused(401, "AuthenticationFailed",
                                               "The access token has been obtained from wrong audience or resource",
                                               CredentialKind::Token);
    QTest::newRow("unknown api-version") << refused(400, "UnsupportedRequestVersion", nullptr);
}

void TestCommandLineAdvice::neverSendsToAccountSettings()
{
    QFETCH(const BatchError, error);
    const QString advice = commandLineAdvice(error);
    QVERIFY(!advice.isEmpty());
    QVERIFY2(!advice.contains(QStringLiteral("settings"), Qt::CaseInsensitive)
                 || advice.contains(QStringLiteral("network settings")),
             qPrintable(advice));
    // Nor to a button that goes on: a run begins with the first page.
    QVERIFY2(!advice.contains(QStringLiteral("go on")), qPrintable(advice));
}

QTEST_GUILESS_MAIN(TestCommandLineAdvice)
#include "tst_commandlineadvice.moc"
