// SPDX-License-Identifier: Apache-2.0
#include "tests/support/filesizelimit.h"
#include "ui/timelinepanel.h"
#include "ui/timelinepicture.h"
#include "ui/timelineview.h"

#include <QAccessible>
#include <QImage>
#include <QPrinter>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace imagebrowser;

namespace {

TimelineData data(int lanes)
{
    TimelineData data;
    data.today = QDate(2026, 11, 22);
    for (int lane = 0; lane < lanes; ++lane) {
        data.lanes.append({QStringLiteral("lane %1 <&>").arg(lane), 1, false});
        data.marks.append({QDate(2027, 6, 30), lane, 3, EndOfLifeState::Notice, false});
    }
    return data;
}

QToolButton *button(const TimelinePanel &panel, const QString &text)
{
    for (QToolButton *button : panel.findChildren<QToolButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class TestTimelinePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zoomButtonsChangeTheView()
    {
        TimelinePanel panel;
        QSignalSpy spy(&panel, &TimelinePanel::zoomChanged);
        QTest::mouseClick(button(panel, QStringLiteral("3 mo")), Qt::LeftButton);
        QCOMPARE(panel.view()->zoom(), TimelineZoom::ThreeMonths);
        QCOMPARE(spy.size(), 1);
        panel.setZoom(TimelineZoom::All);
        QVERIFY(button(panel, QStringLiteral("All"))->isChecked());
        QVERIFY(!button(panel, QStringLiteral("3 mo"))->isChecked());
        panel.setZoom(TimelineZoom::All);
        QCOMPARE(spy.size(), 2);
    }

    void lanesAreAskedForOnce()
    {
        TimelinePanel panel;
        QSignalSpy spy(&panel, &TimelinePanel::lanesChanged);
        panel.setLanes(TimelineLanes::Publisher);
        panel.setLanes(TimelineLanes::Publisher);
        QCOMPARE(spy.size(), 1);
        QVERIFY(button(panel, QStringLiteral("Lanes by publisher")));
    }

    void everyButtonHasAName()
    {
        TimelinePanel panel;
        for (QToolButton *each : panel.findChildren<QToolButton *>())
            QVERIFY(!QAccessible::queryAccessibleInterface(each)->text(QAccessible::Name).isEmpty());
    }

    void pictureIsWholeAndReadable_data()
    {
        QTest::addColumn<int>("lanes");
        QTest::newRow("nothing") << 0;
        QTest::newRow("two lanes") << 2;
        QTest::newRow("sixty lanes") << 60;
    }
    void pictureIsWholeAndReadable()
    {
        QFETCH(const int, lanes);
        const QTemporaryDir folder;
        const TimelinePicture picture(data(lanes), TimelineZoom::TwoYears, QFont());
        QCOMPARE(picture.save(folder.filePath(QStringLiteral("t.svg")), 900), std::nullopt);
        QCOMPARE(picture.save(folder.filePath(QStringLiteral("t.PNG")), 900), std::nullopt);

        const QSvgRenderer svg(folder.filePath(QStringLiteral("t.svg")));
        QVERIFY(svg.isValid());
        QCOMPARE(svg.viewBox().width(), 900);
        const QImage png(folder.filePath(QStringLiteral("t.PNG")));
        QCOMPARE(png.width(), 1800);
        QCOMPARE(png.height(), 2 * svg.viewBox().height());
    }

    void failureToSaveIsSaid()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("missing/t.svg"));
        const auto failure = TimelinePicture(data(1), TimelineZoom::All, QFont()).save(file, 900);
        QVERIFY(failure.has_value());
        QVERIFY(failure->contains(QStringLiteral("t.svg")));
    }

    void fullDiskIsSaid_data()
    {
        QTest::addColumn<QString>("fileName");
        QTest::newRow("SVG") << QStringLiteral("t.svg");
        QTest::newRow("PNG") << QStringLiteral("t.png");
    }
    void fullDiskIsSaid()
    {
        QFETCH(const QString, fileName);
        const QTemporaryDir folder;
        const TimelinePicture picture(data(200), TimelineZoom::All, QFont());
        const FileSizeLimit limit(4096);
        const auto failure = picture.save(folder.filePath(fileName), 900);
        QVERIFY(failure.has_value());
        QVERIFY2(failure->contains(FileSizeLimit::reason()), qPrintable(*failure));
        QVERIFY(!QFile::exists(folder.filePath(fileName)));
    }

    void manyLanesArePrintedOnSeveralPages()
    {
        const QTemporaryDir folder;
        const auto pages = [&folder](int lanes) {
            const QString file = folder.filePath(QStringLiteral("%1.pdf").arg(lanes));
            QPrinter printer;
            printer.setOutputFormat(QPrinter::PdfFormat);
            printer.setOutputFileName(file);
            printer.setPageOrientation(QPageLayout::Landscape);
            TimelinePicture(data(lanes), TimelineZoom::TwoYears, QFont()).print(&printer);
            QFile pdf(file);
            return pdf.open(QIODevice::ReadOnly) ? pdf.readAll().count("/Type /Page\n") : -1;
        };
        QCOMPARE(pages(3), 1);
        QVERIFY(pages(60) > 2);
    }
};

QTEST_MAIN(TestTimelinePanel)
#include "tst_timelinepanel.moc"
