// SPDX-License-Identifier: Apache-2.0
#include "app/models/imagequerymodel.h"
#include "tests/support/filledmodel.h"
#include "ui/applicationstyle.h"
#include "ui/endoflifedelegate.h"
#include "ui/imagetableview.h"

#include <QApplication>
#include <QTest>

#include <atomic>
#include <cstdlib>

namespace {

std::atomic<bool> isCounting{false};
std::atomic<long> allocations{0};

[[maybe_unused]] void count()
{
    if (isCounting)
        ++allocations;
}

} // namespace

// Sanitizers have an allocator of their own, which must not be taken from them.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool canCount = false;
#else
constexpr bool canCount = true;

// What glibc offers for this: every allocation of the program and of Qt comes through here.
extern "C" {
void *__libc_malloc(std::size_t size); // NOLINT(bugprone-reserved-identifier)
void *__libc_calloc(std::size_t number, std::size_t size); // NOLINT(bugprone-reserved-identifier)
void *__libc_realloc(void *memory, std::size_t size); // NOLINT(bugprone-reserved-identifier)

void *malloc(std::size_t size)
{
    count();
    return __libc_malloc(size);
}

void *calloc(std::size_t number, std::size_t size)
{
    count();
    return __libc_calloc(number, size);
}

void *realloc(void *memory, std::size_t size)
{
    count();
    return __libc_realloc(memory, size);
}
}
#endif

using namespace imagebrowser;

//! What painting the table costs in memory: every allocation is counted, those inside Qt too.
class tst_TablePainting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsAllocateNothing_data();
    void cellsAllocateNothing();

private:
    //! Of painting all of \a view again.
    static long allocationsOf(const ImageTableView &view);
};

long tst_TablePainting::allocationsOf(const ImageTableView &view)
{
    // Once for the view's size, and once for what is kept from then on.
    for (int i = 0; i < 2; ++i)
        view.viewport()->repaint();
    allocations = 0;
    isCounting = true;
    view.viewport()->repaint();
    isCounting = false;
    return allocations;
}

void tst_TablePainting::cellsAllocateNothing_data()
{
    QTest::addColumn<bool>("isSelected");
    QTest::newRow("plain") << false;
    QTest::newRow("all selected") << true;
}

void tst_TablePainting::cellsAllocateNothing()
{
    if (!canCount)
        QSKIP("Allocations cannot be counted under a sanitizer.");
    QFETCH(bool, isSelected);
    FilledModel filled(ListShape::Usual, 2000);
    ImageQueryModel query(&filled.model());
    query.setFilter({});
    query.settle();
    ImageTableView view(&query);
    view.setItemDelegate(new EndOfLifeDelegate(&view));
    view.resize(1400, 1200);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    if (isSelected)
        view.selectAll();
    const auto rowsOf = [&view] { return view.rowAt(view.viewport()->height() - 1) + 1; };
    const long many = allocationsOf(view);
    const int manyRows = rowsOf();
    view.resize(1400, 300);
    QCoreApplication::processEvents();
    const long few = allocationsOf(view);
    const int moreRows = manyRows - rowsOf();
    QVERIFY(moreRows > 20);
    // As many for a screen full of rows as for a few: laying out one text would take about fifteen, a change of font
    // three, loading an icon more.
    constexpr long byChance = 2;
    QVERIFY2(many - few <= byChance,
             qPrintable(QStringLiteral("%1 and %2, %3 rows more").arg(many).arg(few).arg(moreRows)));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(new ApplicationStyle);
    tst_TablePainting test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_tablepainting.moc"
