// SPDX-License-Identifier: Apache-2.0
#include "app/account/certificatefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;

class TestCertificateFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleNeed();
    void judgesFiles_data();
    void judgesFiles();
    void judgesPasswords_data();
    void judgesPasswords();
    void readsBoundedly();

private:
    static QString path(const QString &name) { return QStringLiteral(IMAGEBROWSER_TEST_DATA "/certificates/") + name; }
};

void TestCertificateFile::readsWhatPeopleNeed()
{
    const CertificateFile certificate = CertificateFile::read(path(QStringLiteral("client-expired.pem")));
    QCOMPARE(certificate.subject, QStringLiteral("expired test"));
    QCOMPARE(certificate.expiresAt, QDateTime(QDate(2021, 1, 1), QTime(0, 0), Qt::UTC));
    QVERIFY(!certificate.isKeyEncrypted);
}

void TestCertificateFile::judgesFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("isEncrypted");
    QTest::addColumn<QString>("problem");
    QTest::newRow("certificate and key") << QStringLiteral("client.pem") << false << QString();
    QTest::newRow("encrypted key") << QStringLiteral("client-encrypted.pem") << true << QString();
    QTest::newRow("key encrypted the older way")
        << QStringLiteral("client-encrypted-traditional.pem") << true << QString();
    QTest::newRow("an expired one is for the service to refuse")
        << QStringLiteral("client-expired.pem") << false << QString();
    QTest::newRow("no key") << QStringLiteral("certificate-only.pem") << false << QStringLiteral("private key");
    QTest::newRow("elliptic-curve key") << QStringLiteral("client-ec.pem") << false << QStringLiteral("RSA");
    QTest::newRow("no certificate") << QStringLiteral("README.md") << false << QStringLiteral("no certificate");
    QTest::newRow("no file") << QStringLiteral("missing.pem") << false << QStringLiteral("no certificate");
}

void TestCertificateFile::judgesFiles()
{
    QFETCH(const QString, file);
    QFETCH(const bool, isEncrypted);
    QFETCH(const QString, problem);
    const CertificateFile certificate = CertificateFile::read(path(file));
    QCOMPARE(certificate.isKeyEncrypted, isEncrypted);
    QCOMPARE(certificate.problem.isEmpty(), problem.isEmpty());
    QVERIFY2(certificate.problem.contains(problem), qPrintable(certificate.problem));
}

void TestCertificateFile::judgesPasswords_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<bool>("opens");
    for (const char *file : {"client-encrypted.pem", "client-encrypted-traditional.pem"}) {
        QTest::addRow("right, %s", file) << QString::fromLatin1(file) << QByteArray("opensesame") << true;
        QTest::addRow("wrong, %s", file) << QString::fromLatin1(file) << QByteArray("open") << false;
        QTest::addRow("none, %s", file) << QString::fromLatin1(file) << QByteArray() << false;
    }
}

void TestCertificateFile::judgesPasswords()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, password);
    QFETCH(const bool, opens);
    QCOMPARE(CertificateFile::canOpenKey(path(file), Secret(password)), opens);
}

void TestCertificateFile::readsBoundedly()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("huge.pem")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    // Sparse: takes no room on the disk, and is far more than a certificate needs.
    QVERIFY(file.resize(qint64(1) << 33));
    QVERIFY(!CertificateFile::read(file.fileName()).problem.isEmpty());
}

QTEST_GUILESS_MAIN(TestCertificateFile)
#include "tst_certificatefile.moc"
