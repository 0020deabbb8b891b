// SPDX-License-Identifier: Apache-2.0
#include "app/account/sessionsecretstore.h"
#include "app/domain/batcherrortext.h"
#include "app/service/httpaccess.h"
#include "app/service/imageservice.h"
#include "app/signin/signinservice.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/servicelog.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QTest>

using namespace imagebrowser;
using namespace std::chrono_literals;

namespace {

const QString Id = QStringLiteral("account-1");
const QByteArray Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8+/z8=";
const QByteArray Token = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJiYXRjaCJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";

QByteArray logged;

void logToMemory(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &text)
{
    logged += text.toUtf8() + '\n';
}

//! What a server or a library could make of a secret on its way back.
QByteArrayList formsOf(const QByteArray &secret)
{
    QByteArray slashes = secret;
    slashes.replace('/', "\\/");
    return {secret, secret.toPercentEncoding(), slashes, secret.toBase64()};
}

} // namespace

//! Plants key, token and signature wherever a server can echo them, and searches everything that is shown, stored or
//! logged.
class tst_Secrecy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingLeaks_data();
    void nothingLeaks();
};

void tst_Secrecy::nothingLeaks_data()
{
    QTest::addColumn<SignInMethod>("signIn");
    QTest::addColumn<QString>("way");
    for (const char *way : {"values", "message", "code", "reason", "headers", "html", "redirect", "link", "bad item",
                            "not json", "cut off", "busy"}) {
        QTest::addRow("key in %s", way) << SignInMethod::SharedKey << QString::fromLatin1(way);
        QTest::addRow("token in %s", way) << SignInMethod::PastedToken << QString::fromLatin1(way);
    }
}

static ScriptedReply echo(const QString &way, const QByteArray &planted)
{
    const QByteArray json = QByteArray(planted).replace('"', "'");
    if (way == QLatin1StringView("values"))
        return ScriptedReply::error(
            403, "No",
            R"({"code":"AuthenticationFailed","values":[{"key":"AuthenticationErrorDetail","value":"The MAC signature found in the HTTP request ')"
                + json + R"(' is not the same"},{"key":")" + json + R"(","value":"x"}]})");
    if (way == QLatin1StringView("message"))
        return ScriptedReply::error(403, "No",
                                    R"({"code":"X","message":{"lang":")" + json + R"(","value":")" + json
                                        + "\\nRequestId:" + json + R"("}})");
    if (way == QLatin1StringView("code"))
        return ScriptedReply::error(400, "No", R"({"code":")" + json + "\"}");
    if (way == QLatin1StringView("reason"))
        return ScriptedReply::error(400, planted);
    if (way == QLatin1StringView("headers"))
        return ScriptedReply::error(400, "No").with("request-id", planted).with("Content-Type", planted);
    if (way == QLatin1StringView("html"))
        return ScriptedReply::error(502, "No", "<html>" + QByteArray(900, ' ') + planted + "</html>");
    if (way == QLatin1StringView("redirect"))
        return ScriptedReply::error(302, "Moved")
            .with("Location", "https://evil.example/?k=" + planted.toPercentEncoding());
    if (way == QLatin1StringView("link"))
        return ScriptedReply::json(R"({"value":[],"odata.nextLink":"https://evil.example/?k=)" + json + "\"}");
    if (way == QLatin1StringView("bad item"))
        return ScriptedReply::json(R"({"value":[")" + json + R"("]})");
    if (way == QLatin1StringView("cut off"))
        return ScriptedReply::json(R"({"value":[{"x":")" + json);
    if (way == QLatin1StringView("busy"))
        return ScriptedReply::error(503, planted, R"({"code":"ServerBusy","message":")" + json + "\"}");
    return ScriptedReply::json("not json " + planted);
}

void tst_Secrecy::nothingLeaks()
{
    QFETCH(const SignInMethod, signIn);
    QFETCH(const QString, way);
    logged.clear();
    const QtMessageHandler previous = qInstallMessageHandler(logToMemory);
    QLoggingCategory::setFilterRules(QStringLiteral("imagebrowser.*.debug=true"));

    ScriptedServer server;
    QByteArrayList secrets = formsOf(signIn == SignInMethod::SharedKey ? Key : Token);
    server.setHandler([&](const ScriptedRequest &request) {
        const QByteArray header = request.header("Authorization");
        const QByteArray credential = header.mid(header.indexOf(signIn == SignInMethod::SharedKey ? ':' : ' ') + 1);
        secrets += formsOf(credential);
        return echo(way, secrets.join(' ') + ' ' + header);
    });
    SessionSecretStore store;
    store.setValue(Id, SecretKind::AccountKey, Secret(Key));
    store.setValue(Id, SecretKind::Token, Secret(Token));
    HttpAccess http;
    SignInService signInService(http, store);
    ImageService service({http, store, signInService});
    RetryPolicy policy;
    // Tries in different seconds have different signatures.
    policy.firstDelay = 100ms;
    service.setRetryPolicy(policy);
    const ServiceLog log(service);
    Account account;
    account.id = Id;
    account.name = QStringLiteral("contoso");
    account.accountName = QStringLiteral("contoso");
    account.endpoint = server.endpoint();
    account.signIn = signIn;
    service.refresh(account);
    QTRY_VERIFY(!service.isRunning());
    qInstallMessageHandler(previous);

    QList<BatchError> errors = log.errors();
    QVERIFY(!errors.isEmpty());
    for (const RetryNotice &notice : log.retries())
        errors.append(notice.error);
    QByteArray everything = logged;
    for (const BatchError &error : errors) {
        everything += QJsonDocument(batchErrorToJson(error)).toJson();
        everything += batchErrorDetailsText(error).toUtf8() + batchErrorOneLine(error).toUtf8();
        everything += error.reasonPhrase.toUtf8() + error.bodySample.toUtf8() + error.url.toEncoded()
            + error.url.toString().toUtf8();
    }
    QVERIFY(logged.contains("authorization"));
    for (const QByteArray &secret : std::as_const(secrets))
        QVERIFY2(!everything.contains(secret), everything.constData());
    QVERIFY2(everything.contains(Redactor::mark().toUtf8()) || everything.contains("%5Bremoved%5D"),
             everything.constData());
}

QTEST_GUILESS_MAIN(tst_Secrecy)
#include "tst_secrecy.moc"
