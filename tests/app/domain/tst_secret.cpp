// SPDX-License-Identifier: Apache-2.0
#include "app/domain/secret.h"

#include <QtTest>

using namespace imagebrowser;

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removesEveryForm_data();
    void removesEveryForm();
    void removesUnknownCredentialsByShape_data();
    void removesUnknownCredentialsByShape();
    void leavesOrdinaryText_data();
    void leavesOrdinaryText();
};

namespace {

const QByteArray &key()
{
    static const QByteArray bytes("a+b/c0123456789XYZ+/mnop4qrst8==");
    return bytes;
}

//! Every letter of the key as its number in hexadecimal digits.
QString everyLetterAs(const QString &form, int digits)
{
    QString text;
    for (const char letter : key())
        text += form.arg(static_cast<unsigned char>(letter), digits, 16, QLatin1Char('0'));
    return text;
}

} // namespace

void TestSecret::removesEveryForm_data()
{
    QTest::addColumn<QString>("text");
    const QString plain = QString::fromLatin1(key());
    QTest::newRow("plain") << QString(QStringLiteral("the key ") % plain % QStringLiteral(" was refused"));
    QTest::newRow("without padding") << QString(QStringLiteral("'") % plain.chopped(2) % QStringLiteral("'"));
    QTest::newRow("percent-encoded") << QString::fromLatin1(key().toPercentEncoding());
    QTest::newRow("percent-encoded, lower-case digits") << QString::fromLatin1(key())
                                                               .replace(u'+', QStringLiteral("%2b"))
                                                               .replace(u'/', QStringLiteral("%2f"))
                                                               .replace(u'=', QStringLiteral("%3d"));
    QTest::newRow("JSON with escaped slash") << QString(plain).replace(u'/', QStringLiteral("\\/"));
    QTest::newRow("JSON with unicode escapes") << QString(plain)
                                                      .replace(u'/', QStringLiteral("\\u002f"))
                                                      .replace(u'+', QStringLiteral("\\u002b"))
                                                      .replace(u'=', QStringLiteral("\\u003d"));
    QTest::newRow("JSON with upper-case escapes") << QString(plain).replace(u'+', QStringLiteral("\\u002B"));
    QTest::newRow("JSON, every letter escaped") << everyLetterAs(QStringLiteral("\\u%1"), 4);
    QTest::newRow("JSON in JSON") << QString(plain).replace(u'+', QStringLiteral("\\\\u002B"));
    QTest::newRow("HTML numbers")
        << QString(plain).replace(u'+', QStringLiteral("&#43;")).replace(u'/', QStringLiteral("&#047;"));
    QTest::newRow("HTML hexadecimal") << everyLetterAs(QStringLiteral("&#x%1;"), 2);
    QTest::newRow("HTML names")
        << QString(plain).replace(u'+', QStringLiteral("&plus;")).replace(u'/', QStringLiteral("&sol;"));
    QTest::newRow("HTML in JSON") << QString(plain).replace(u'+', QStringLiteral("\\u0026#x2b;"));
    QTest::newRow("percent-encoded twice") << QString::fromLatin1(key().toPercentEncoding().toPercentEncoding());
    QTest::newRow("a form's blanks for plus signs") << QString(plain).replace(u'+', u' ');
    QTest::newRow("wrapped") << QString(plain).insert(12, QStringLiteral("\r\n  "));
    QTest::newRow("with places to break") << QString(plain).insert(12, QStringLiteral("<wbr>"));
    QTest::newRow("Base64 for addresses") << QString(plain).replace(u'+', u'-').replace(u'/', u'_');
    QTest::newRow("in capitals") << QString(plain).replace(u'a', u'A').replace(u'b', u'B').replace(u'c', u'C');
    QTest::newRow("only its beginning") << QString(QStringLiteral("key starts with ") % plain.left(26)
                                                   % QStringLiteral("…"));
    QTest::newRow("hexadecimal") << QString::fromLatin1(key().toHex());
    QTest::newRow("hexadecimal in capitals") << QString::fromLatin1(key().toHex().toUpper());
    QTest::newRow("twice") << QString(plain % plain);
    QTest::newRow("base64 of it") << QString::fromLatin1(key().toBase64());
}

void TestSecret::removesEveryForm()
{
    QFETCH(QString, text);
    Redactor redactor;
    redactor.add(Secret(key()));
    const QString result = redactor.redacted(text);
    QVERIFY2(result.contains(Redactor::mark()), qPrintable(result));
    QVERIFY2(!result.contains(QStringLiteral("0123456789XYZ")), qPrintable(result));
    QVERIFY2(!result.contains(QString::fromLatin1(key().toBase64().left(12))), qPrintable(result));
    QVERIFY2(!result.contains(QStringLiteral("mnop4q")) && !result.contains(QStringLiteral("6789")),
             qPrintable(result));
    QVERIFY2(result.size() < 60, qPrintable(result));
}

void TestSecret::removesUnknownCredentialsByShape_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret");
    QTest::newRow("shared key header")
        << "Authorization: SharedKey contoso:vqvUMxNd12W467AlgYoufxWKd0oo5ouE5sHLvpH61c0="
        << "vqvUMxNd12W467AlgYoufxWKd0oo5ouE5sHLvpH61c0";
    QTest::newRow("bearer") << "Bearer eyJ0eXAiOiJKV1QiLCJhbGciOi.abc.def"
                            << "eyJ0eXAiOiJKV1QiLCJhbGciOi";
    QTest::newRow("quoted by the service")
        << "The MAC signature found in the HTTP request 'TRZI8TYKms546ZAIyRpQvR+uLqbMl3FDjY83SLB1lqI=' is not the same"
        << "TRZI8TYKms546ZAIyRpQvR";
    QTest::newRow("shared access signature") << "https://x.blob.core.windows.net/c?sv=1&sig=abcd%2Befgh&se=2"
                                             << "abcd%2Befgh";
    QTest::newRow("token reply") << "{\"token_type\":\"Bearer\",\"access_token\":\"eyJ0abcdefgh\"}"
                                 << "eyJ0abcdefgh";
}

void TestSecret::removesUnknownCredentialsByShape()
{
    QFETCH(QString, text);
    QFETCH(QString, secret);
    const QString result = Redactor().redacted(text);
    QVERIFY2(!result.contains(secret), qPrintable(result));
    QVERIFY2(result.contains(Redactor::mark()), qPrintable(result));
}

void TestSecret::leavesOrdinaryText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("refused mode") << "The specified type of authentication SharedKey is not allowed for this account.";
    QTest::newRow("message")
        << "Make sure the value of Authorization header is formed correctly including the signature.";
    QTest::newRow("audience") << "obtained from wrong audience or resource 'https://batch.core.windows.net'";
    QTest::newRow("ids") << "RequestId:f5c1b1d6-6b43-4c0e-a1ee-0f6a3e0b7a11";
    QTest::newRow("empty") << "";
    QTest::newRow("escapes of other things") << R"(50 % of &#38; \u002 &nothing; %zz \ & %4 \u00e9 C:\users)";
    QTest::newRow("the letters, scattered") << "a b c 01 23 45 67 89 and more";
}

void TestSecret::leavesOrdinaryText()
{
    QFETCH(QString, text);
    Redactor redactor;
    redactor.add(Secret(key()));
    redactor.add(Secret(QByteArray("ab")));
    QCOMPARE(redactor.redacted(text), text);
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
