// SPDX-License-Identifier: Apache-2.0
#include "app/sample/samplesignature.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

using namespace imagebrowser;

//! The vectors were computed from the documentation and checked against two official clients.
class SampleSignatureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPublishedClients_data();
    void agreesWithPublishedClients();
    void ignoresHeadersThatAreNotSigned();
};

void SampleSignatureTest::agreesWithPublishedClients_data()
{
    QTest::addColumn<QJsonObject>("vector");
    QTest::addColumn<QString>("account");
    QTest::addColumn<QByteArray>("key");

    QFile file(QStringLiteral(IMAGEBROWSER_TEST_DATA "/sharedkey-vectors.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray vectors = all[QStringLiteral("vectors")].toArray();
    QVERIFY(vectors.size() >= 8);
    for (const QJsonValue &vector : vectors) {
        QTest::newRow(qPrintable(vector[QStringLiteral("name")].toString()))
            << vector.toObject() << all[QStringLiteral("account")].toString()
            << all[QStringLiteral("key_base64")].toString().toLatin1();
    }
}

void SampleSignatureTest::agreesWithPublishedClients()
{
    QFETCH(QJsonObject, vector);
    QFETCH(QString, account);
    QFETCH(QByteArray, key);

    QByteArray url = vector[QStringLiteral("url")].toString().toUtf8();
    QByteArray bytes =
        vector[QStringLiteral("method")].toString().toLatin1() + ' ' + url.mid(url.indexOf('/', 8)) + " HTTP/1.1\r\n";
    const QJsonObject headers = vector[QStringLiteral("headers")].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        bytes += it.key().toLatin1() + ": " + it.value().toString().toLatin1() + "\r\n";
    SampleRequestReader reader;
    reader.append(bytes + "\r\n");
    SampleRequest request;
    QCOMPARE(reader.next(request), SampleRequestReader::State::Ready);

    const QString text = sampleStringToSign(request, account, ParameterNames::LowerCase);
    QCOMPARE(text, vector[QStringLiteral("string_to_sign")].toString());
    const QString authorization =
        QStringLiteral("SharedKey %1:%2").arg(account, QString::fromLatin1(sampleSignature(text, Secret(key))));
    QCOMPARE(authorization, vector[QStringLiteral("authorization")].toString());
}

void SampleSignatureTest::ignoresHeadersThatAreNotSigned()
{
    const QByteArray head = "GET /supportedimages?api-version=1 HTTP/1.1\r\nocp-date: x\r\n";
    QStringList texts;
    for (const QByteArray &more : {QByteArray(),
                                   QByteArray("Accept: application/json\r\nclient-request-id: 1\r\n"
                                              "Accept-Encoding: gzip\r\nDate: ignored beside ocp-date\r\n")}) {
        SampleRequestReader reader;
        reader.append(head + more + "\r\n");
        SampleRequest request;
        QCOMPARE(reader.next(request), SampleRequestReader::State::Ready);
        texts.append(sampleStringToSign(request, QStringLiteral("contoso"), ParameterNames::LowerCase));
    }
    QCOMPARE(texts[0], texts[1]);
}

QTEST_GUILESS_MAIN(SampleSignatureTest)
#include "tst_samplesignature.moc"
