// SPDX-License-Identifier: Apache-2.0
#include "app/signin/tokenwarnings.h"

#include "app/signin/jsonwebtoken.h"

#include <QTest>

using namespace imagebrowser;

namespace {

const QDateTime Now(QDate(2026, 11, 22), QTime(11, 20, 5), Qt::UTC);
const QString Resource = QStringLiteral("https://batch.core.windows.net/");

QByteArray tokenOf(const QByteArray &claims)
{
    return toBase64Url(R"({"alg":"RS256"})") + '.' + toBase64Url(claims) + ".c2lnbmF0dXJl";
}

QByteArray at(int seconds)
{
    return QByteArray::number(Now.addSecs(seconds).toSecsSinceEpoch());
}

} // namespace

class tst_TokenWarnings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void warns_data();
    void warns();
    void readsClaims();
};

void tst_TokenWarnings::warns_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QStringList>("parts");
    const QByteArray aud = R"({"aud":"https://batch.core.windows.net/","exp":)";
    QTest::newRow("good") << tokenOf(aud + at(3600) + '}') << QStringList();
    QTest::newRow("good with blanks and Bearer") << "  Bearer " + tokenOf(aud + at(3600) + "}") + "\n" << QStringList();
    QTest::newRow("the application's id")
        << tokenOf(R"({"aud":"ddbf3205-c6bd-46ae-8127-60eb93363864"})") << QStringList();
    QTest::newRow("one of several audiences")
        << tokenOf(R"({"aud":["x","https://batch.core.windows.net/"]})") << QStringList();
    QTest::newRow("no slash") << tokenOf(R"({"aud":"https://batch.core.windows.net"})")
                              << QStringList{QStringLiteral("without the final slash")};
    QTest::newRow("another audience") << tokenOf(R"({"aud":"https://management.azure.com/"})")
                                      << QStringList{QStringLiteral("https://management.azure.com/, not for")};
    QTest::newRow("expired") << tokenOf(aud + at(-60) + '}')
                             << QStringList{QStringLiteral("expired on 2026-11-22 11:19 UTC")};
    QTest::newRow("expires now") << tokenOf(aud + at(0) + '}') << QStringList{QStringLiteral("expired on")};
    QTest::newRow("expires soon") << tokenOf(aud + at(120) + '}') << QStringList{QStringLiteral("within minutes")};
    QTest::newRow("not yet") << tokenOf(aud + at(9000) + ",\"nbf\":" + at(3600) + '}')
                             << QStringList{QStringLiteral("not valid before 2026-11-22 12:20 UTC")};
    QTest::newRow("both") << tokenOf(R"({"aud":"x","exp":)" + at(-60) + '}')
                          << QStringList({QStringLiteral("is for x"), QStringLiteral("expired")});
    QTest::newRow("nothing") << QByteArray(" ") << QStringList();
    QTest::newRow("opaque") << QByteArray("abcdef0123456789") << QStringList();
    QTest::newRow("cut off") << tokenOf(aud + at(3600) + '}').left(40) << QStringList{QStringLiteral("cannot be read")};
    QTest::newRow("not a token") << QByteArray("my token: abc") << QStringList{QStringLiteral("not an access token")};
    QTest::newRow("line breaks inside") << QByteArray("eyJhb\nGciOi")
                                        << QStringList{QStringLiteral("not an access token")};
    QTest::newRow("expiry of another type") << tokenOf(R"({"exp":"soon","nbf":-1e99})") << QStringList();
}

void tst_TokenWarnings::warns()
{
    QFETCH(const QByteArray, token);
    QFETCH(const QStringList, parts);
    const QStringList warnings = tokenWarnings(Secret(token), Resource, Now);
    QCOMPARE(warnings.size(), parts.size());
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QVERIFY2(warnings.at(i).contains(parts.at(i)), qPrintable(warnings.at(i)));
        QVERIFY(!warnings.at(i).contains(QStringLiteral("eyJ")));
    }
}

void tst_TokenWarnings::readsClaims()
{
    const auto claims = readTokenClaims(Secret(tokenOf(R"({"tid":"t-1","upn":"ada@contoso.example","exp":1.5})")));
    QVERIFY(claims.has_value());
    QCOMPARE(claims->tenantId, QStringLiteral("t-1"));
    QCOMPARE(claims->userName, QStringLiteral("ada@contoso.example"));
    QCOMPARE(claims->expiresAt->toSecsSinceEpoch(), 1);
    for (const QByteArray &other :
         {QByteArray("a.b"), QByteArray("a.b.c"), QByteArray("..."), QByteArray(), QByteArray("eyJ9.!!!!.x"),
          QByteArray(toBase64Url("[]") + '.' + toBase64Url("{}") + '.')})
        QVERIFY(!readTokenClaims(Secret(other)));
}

QTEST_GUILESS_MAIN(tst_TokenWarnings)
#include "tst_tokenwarnings.moc"
