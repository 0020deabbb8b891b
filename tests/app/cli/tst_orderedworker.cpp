// SPDX-License-Identifier: Apache-2.0
#include "app/cli/orderedworker.h"

#include <QScopeGuard>
#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <chrono>
#include <future>
#include <vector>

using namespace imagebrowser;

class OrderedWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder();
    void worksOnAThreadOfItsOwn();
    void waitsWhenFarAhead();
    void doesAllBeforeItGoes();
};

void OrderedWorkerTest::keepsTheOrder()
{
    std::vector<int> done;
    OrderedWorker worker;
    std::vector<int> expected;
    for (int number = 0; number < 200; ++number) {
        worker.add([&done, number] { done.push_back(number); });
        expected.push_back(number);
    }
    worker.wait();
    QCOMPARE(done, expected);
}

void OrderedWorkerTest::worksOnAThreadOfItsOwn()
{
    QThread *thread = nullptr;
    OrderedWorker worker;
    worker.add([&thread] { thread = QThread::currentThread(); });
    worker.wait();
    QVERIFY(thread != nullptr);
    QVERIFY(thread != QThread::currentThread());
}

void OrderedWorkerTest::waitsWhenFarAhead()
{
    QSemaphore goOn;
    QSemaphore added;
    int done = 0;
    constexpr int more = 30;
    OrderedWorker worker;
    worker.add([&goOn] { goOn.acquire(); });
    auto adding = std::async(std::launch::async, [&] {
        for (int number = 0; number < more; ++number) {
            worker.add([&done] { ++done; });
            added.release();
        }
    });
    // Whatever fails below: nobody waits for ever.
    const auto release = qScopeGuard([&goOn] { goOn.release(); });
    // The thread is busy with the first; those behind it are let in up to a bound.
    QVERIFY(added.tryAcquire(1, 5'000));
    QCOMPARE(adding.wait_for(std::chrono::milliseconds(100)), std::future_status::timeout);
    QVERIFY(added.available() < more / 2);
    goOn.release();
    adding.get();
    worker.wait();
    QCOMPARE(done, more);
}

void OrderedWorkerTest::doesAllBeforeItGoes()
{
    int done = 0;
    {
        OrderedWorker worker;
        for (int number = 0; number < 20; ++number) {
            worker.add([&done] {
                QThread::msleep(1);
                ++done;
            });
        }
    }
    QCOMPARE(done, 20);
}

QTEST_GUILESS_MAIN(OrderedWorkerTest)
#include "tst_orderedworker.moc"
