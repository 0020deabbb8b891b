// SPDX-License-Identifier: Apache-2.0
#include "app/service/retrypolicy.h"

#include <QTest>

using namespace imagebrowser;
using namespace std::chrono_literals;

namespace {

BatchError failure(FailureKind kind, int status = 0)
{
    BatchError error;
    error.kind = kind;
    error.httpStatus = status;
    return error;
}

} // namespace

class tst_RetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTransient_data();
    void whatIsTransient();
    void backsOffWithJitter();
    void obeysRetryAfter();
    void stopsAfterTheLastTry();
};

void tst_RetryPolicy::whatIsTransient_data()
{
    QTest::addColumn<FailureKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isTransient");
    for (const int status : {429, 500, 502, 503, 504}) {
        QTest::newRow(qPrintable(QStringLiteral("%1 of the service").arg(status)))
            << FailureKind::ServiceError << status << true;
        QTest::newRow(qPrintable(QStringLiteral("%1 of a gateway").arg(status)))
            << FailureKind::HttpError << status << true;
    }
    for (const int status : {400, 401, 403, 404, 408, 409, 501, 505})
        QTest::newRow(qPrintable(QString::number(status))) << FailureKind::ServiceError << status << false;
    for (const FailureKind kind :
         {FailureKind::ConnectionLost, FailureKind::StallTimeout, FailureKind::DeadlineExceeded})
        QTest::newRow(qPrintable(failureKindId(kind))) << kind << 0 << true;
    for (const FailureKind kind : {FailureKind::HostNotFound, FailureKind::ConnectionRefused, FailureKind::TlsFailed,
                                   FailureKind::Redirected, FailureKind::NotJson, FailureKind::CutOff,
                                   FailureKind::TooLarge, FailureKind::ForeignLink, FailureKind::SecretMissing})
        QTest::newRow(qPrintable(failureKindId(kind))) << kind << 0 << false;
    QTest::newRow("broken reply with a busy status") << FailureKind::NotJson << 503 << false;
}

void tst_RetryPolicy::whatIsTransient()
{
    QFETCH(const FailureKind, kind);
    QFETCH(const int, status);
    QFETCH(const bool, isTransient);
    QCOMPARE(RetryPolicy::isTransient(failure(kind, status)), isTransient);
    QCOMPARE(RetryPolicy().delayAfter(1, failure(kind, status), 0.5).has_value(), isTransient);
}

void tst_RetryPolicy::backsOffWithJitter()
{
    RetryPolicy policy;
    policy.maxAttempts = 10;
    const BatchError busy = failure(FailureKind::ServiceError, 503);
    QCOMPARE(policy.delayAfter(1, busy, 0), 500ms);
    QCOMPARE(policy.delayAfter(1, busy, 1), 1000ms);
    QCOMPARE(policy.delayAfter(2, busy, 1), 2000ms);
    QCOMPARE(policy.delayAfter(4, busy, 0.5), 6000ms);
    QCOMPARE(policy.delayAfter(9, busy, 1), 30'000ms);
    QCOMPARE(policy.delayAfter(1, busy, 7), 1000ms);
}

void tst_RetryPolicy::obeysRetryAfter()
{
    const RetryPolicy policy;
    BatchError busy = failure(FailureKind::ServiceError, 429);
    busy.retryAfter = 42s;
    QCOMPARE(policy.delayAfter(1, busy, 0), 42'000ms);
    busy.retryAfter = 300s;
    QCOMPARE(policy.delayAfter(1, busy, 0), 300'000ms);
    busy.retryAfter = 301s;
    QVERIFY(!policy.delayAfter(1, busy, 0));
    // Zero would be a busy loop.
    busy.retryAfter = 0s;
    QCOMPARE(policy.delayAfter(1, busy, 1), 1000ms);
}

void tst_RetryPolicy::stopsAfterTheLastTry()
{
    const RetryPolicy policy;
    const BatchError busy = failure(FailureKind::HttpError, 503);
    QVERIFY(policy.delayAfter(4, busy, 0));
    QVERIFY(!policy.delayAfter(5, busy, 0));
}

QTEST_GUILESS_MAIN(tst_RetryPolicy)
#include "tst_retrypolicy.moc"
