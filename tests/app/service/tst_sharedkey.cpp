// SPDX-License-Identifier: Apache-2.0
#include "app/account/sessionsecretstore.h"
#include "app/service/accountaccess.h"
#include "app/service/authorizerfactory.h"
#include "app/service/httpaccess.h"
#include "app/service/sharedkey.h"
#include "app/signin/signinservice.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace imagebrowser;

namespace {

const QString AccountId = QStringLiteral("8d7c");

QJsonObject vectors()
{
    QFile file(QStringLiteral(IMAGEBROWSER_TEST_DATA "/sharedkey-vectors.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Account account(SignInMethod signIn)
{
    Account result;
    result.id = AccountId;
    result.accountName = QStringLiteral("contosobatch");
    result.signIn = signIn;
    return result;
}

struct Services
{
    HttpAccess http;
    SessionSecretStore secrets;
    SignInService signIn{http, secrets};
    [[nodiscard]] AccountAccess access() { return {http, secrets, signIn}; }
};

//! What prepare() answers, waited for.
std::optional<BatchError> prepare(RequestAuthorizer &authorizer)
{
    QObject receiver;
    std::optional<std::optional<BatchError>> answer;
    authorizer.prepare(&receiver, [&answer](const std::optional<BatchError> &error) { answer = error; });
    if (answer || !QTest::qWaitFor([&answer] { return answer.has_value(); }))
        qFatal("prepare() must answer once, after it has returned");
    return *answer;
}

} // namespace

//! Shared Key signing, and the authorizers on top of saved secrets.
class tst_SharedKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesVectors_data();
    void matchesVectors();
    void canonicalForm_data();
    void canonicalForm();
    void keysAreChecked_data();
    void keysAreChecked();
    void signsARequest();
    void reportsABadKey();
    void reportsAMissingSecret();
    void bearerToken_data();
    void bearerToken();
};

void tst_SharedKey::matchesVectors_data()
{
    QTest::addColumn<QJsonObject>("vector");
    const QJsonArray list = vectors().value(QStringLiteral("vectors")).toArray();
    QVERIFY(list.size() >= 8);
    for (const QJsonValue &entry : list)
        QTest::newRow(qUtf8Printable(entry[QStringLiteral("name")].toString())) << entry.toObject();
}

void tst_SharedKey::matchesVectors()
{
    QFETCH(const QJsonObject, vector);
    const QString name = vectors().value(QStringLiteral("account")).toString();
    const auto key = decodeAccountKey(Secret(vectors().value(QStringLiteral("key_base64")).toString().toLatin1()));
    QVERIFY(key);
    const QUrl url(vector.value(QStringLiteral("url")).toString(), QUrl::TolerantMode);
    HttpHeaders headers;
    const QJsonObject sent = vector.value(QStringLiteral("headers")).toObject();
    for (auto it = sent.begin(); it != sent.end(); ++it)
        headers.set(it.key().toLatin1(), it->toString().toLatin1());

    const QByteArray text = sharedKeyStringToSign("GET", url, headers, name);
    QCOMPARE(text, vector.value(QStringLiteral("string_to_sign")).toString().toUtf8());
    QCOMPARE("SharedKey " + name.toUtf8() + ':' + sharedKeySignature(text, *key),
             vector.value(QStringLiteral("authorization")).toString().toUtf8());
}

void tst_SharedKey::canonicalForm_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("resource");
    const auto row = [](const char *name, const char *url, const char *resource) {
        QTest::newRow(name) << QString::fromUtf8(url) << QByteArray(resource);
    };
    row("no query", "https://h/p", "/a/p");
    row("names sorted by byte", "https://h/p?b=1&$z=2&A=3", "/a/p\n$z:2\na:3\nb:1");
    row("repeated names joined in order", "https://h/p?n=2&n=1", "/a/p\nn:1,2");
    row("decoded once only", "https://h/p?n=%2525", "/a/p\nn:%25");
    row("plus is a blank", "https://h/p?n=a+b%2Bc", "/a/p\nn:a b+c");
    row("name without value", "https://h/p?n&m=", "/a/p\nm:\nn:");
    row("value with equals signs", "https://h/p?n=a=b==", "/a/p\nn:a=b==");
    row("path stays encoded", "https://h/a%20b?n=1", "/a/a%20b\nn:1");
    row("beyond ASCII", "https://h/p?n=%C3%A9", "/a/p\nn:\xC3\xA9");
}

void tst_SharedKey::canonicalForm()
{
    QFETCH(const QString, url);
    QFETCH(const QByteArray, resource);
    QCOMPARE(sharedKeyStringToSign("get", QUrl(url, QUrl::TolerantMode), {}, QStringLiteral("a")),
             "GET" + QByteArray(12, '\n') + resource);
}

void tst_SharedKey::keysAreChecked_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("padded") << QByteArray("AAECAw==") << true;
    QTest::newRow("white space around") << QByteArray(" AAECAw==\n") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("blank inside") << QByteArray("AAEC Aw==") << false;
    QTest::newRow("other characters") << QByteArray("AAEC!w==") << false;
    QTest::newRow("URL alphabet") << QByteArray("AA-_Aw==") << false;
}

void tst_SharedKey::keysAreChecked()
{
    QFETCH(const QByteArray, key);
    QFETCH(const bool, isValid);
    QCOMPARE(decodeAccountKey(Secret(key)).has_value(), isValid);
}

void tst_SharedKey::signsARequest()
{
    const QJsonObject all = vectors();
    Services services;
    SessionSecretStore &secrets = services.secrets;
    secrets.setValue(AccountId, SecretKind::AccountKey,
                     Secret(all.value(QStringLiteral("key_base64")).toString().toLatin1()));
    const auto authorizer = makeAuthorizer(account(SignInMethod::SharedKey), services.access());
    QVERIFY(!prepare(*authorizer));

    HttpRequest request;
    const QJsonObject vector = all.value(QStringLiteral("vectors")).toArray().first().toObject();
    request.url = QUrl(vector.value(QStringLiteral("url")).toString());
    request.headers.set("ocp-date", "Tue, 29 Jul 2025 21:49:13 GMT");
    authorizer->authorize(request);
    const QString header = QString::fromLatin1(request.headers.value("authorization"));
    QCOMPARE(header, vector.value(QStringLiteral("authorization")).toString());
    const QString signature = header.mid(header.indexOf(QLatin1Char(':')) + 1);
    QCOMPARE(request.redactor.redacted(QString(QStringLiteral("got ") + signature)),
             QString(QStringLiteral("got ") + Redactor::mark()));
    // What was read once is not read again.
    secrets.removeValues(AccountId);
    QVERIFY(!prepare(*authorizer));
}

void tst_SharedKey::reportsABadKey()
{
    Services services;
    SessionSecretStore &secrets = services.secrets;
    secrets.setValue(AccountId, SecretKind::AccountKey, Secret("not a key at all"));
    const auto error = prepare(*makeAuthorizer(account(SignInMethod::SharedKey), services.access()));
    QVERIFY(error);
    QCOMPARE(error->kind, FailureKind::InvalidRequest);
    QCOMPARE(error->stage, FailureStage::SignIn);
    QVERIFY(error->detail.contains(QLatin1StringView("Base64")));
    QVERIFY(!error->detail.contains(QLatin1StringView("not a key")));
}

void tst_SharedKey::reportsAMissingSecret()
{
    Services services;
    for (const SignInMethod method : {SignInMethod::SharedKey, SignInMethod::PastedToken}) {
        const auto error = prepare(*makeAuthorizer(account(method), services.access()));
        QVERIFY(error);
        QCOMPARE(error->kind, FailureKind::SecretMissing);
        QCOMPARE(error->stage, FailureStage::SignIn);
    }
}

void tst_SharedKey::bearerToken_data()
{
    QTest::addColumn<QByteArray>("pasted");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("plain") << QByteArray("ab.c-d_e~f+/=") << QByteArray("Bearer ab.c-d_e~f+/=");
    QTest::newRow("line break at the end") << QByteArray("abcd.efgh\r\n") << QByteArray("Bearer abcd.efgh");
    QTest::newRow("copied with its scheme") << QByteArray("bearer abcd.efgh") << QByteArray("Bearer abcd.efgh");
    QTest::newRow("line break inside") << QByteArray("abcd\r\nX-Evil: 1") << QByteArray();
    QTest::newRow("blank inside") << QByteArray("abcd efgh") << QByteArray();
    QTest::newRow("quotes") << QByteArray("\"abcd\"") << QByteArray();
    QTest::newRow("NUL inside") << QByteArray("ab\0cd", 5) << QByteArray();
}

void tst_SharedKey::bearerToken()
{
    QFETCH(const QByteArray, pasted);
    QFETCH(const QByteArray, header);
    Services services;
    SessionSecretStore &secrets = services.secrets;
    secrets.setValue(AccountId, SecretKind::Token, Secret(pasted));
    const auto authorizer = makeAuthorizer(account(SignInMethod::PastedToken), services.access());
    const auto error = prepare(*authorizer);
    QCOMPARE(error.has_value(), header.isEmpty());
    if (error) {
        QCOMPARE(error->kind, FailureKind::InvalidRequest);
        return;
    }
    HttpRequest request;
    authorizer->authorize(request);
    QCOMPARE(request.headers.value("Authorization"), header);
}

QTEST_GUILESS_MAIN(tst_SharedKey)
#include "tst_sharedkey.moc"
