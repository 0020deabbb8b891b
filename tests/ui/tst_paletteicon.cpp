// SPDX-License-Identifier: Apache-2.0
#include "ui/colorscheme.h"
#include "ui/endoflifecolors.h"
#include "ui/paletteicon.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace imagebrowser;

namespace {

//! The colour of the most opaque pixel; invalid when nothing is painted.
QColor inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QRgb strongest = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > qAlpha(strongest))
                strongest = image.pixel(x, y);
        }
    }
    return qAlpha(strongest) == 255 ? QColor(strongest) : QColor();
}

} // namespace

class TestPaletteIcon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::setPalette(lightPalette()); }

    void everyFileIsAnIconOfOneColor()
    {
        QVERIFY(!paletteIcon(QStringLiteral("refresh")).isNull());
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(files.size() >= 25);
        for (const QString &file : files) {
            const QIcon icon = paletteIcon(file.chopped(4));
            // Large enough for strokes to cover whole pixels.
            QCOMPARE(inkOf(icon.pixmap(64)).name(), lightPalette().color(QPalette::ButtonText).name());
        }
    }

    void colorFollowsModeAndState()
    {
        const QIcon icon = paletteIcon(QStringLiteral("filter"));
        const QPalette palette = lightPalette();
        const auto ink = [&icon](QIcon::Mode mode, QIcon::State state) {
            return inkOf(icon.pixmap({64, 64}, mode, state));
        };
        QCOMPARE(ink(QIcon::Normal, QIcon::On), accentColor(palette));
        QCOMPARE(ink(QIcon::Disabled, QIcon::Off), palette.color(QPalette::Disabled, QPalette::ButtonText));
        QCOMPARE(ink(QIcon::Selected, QIcon::Off), palette.color(QPalette::HighlightedText));
    }

    void changeOfPaletteNeedsNoNewIcon()
    {
        const QIcon icon = paletteIcon(QStringLiteral("search"));
        const QIcon state = endOfLifeIcon(EndOfLifeState::Warning);
        QCOMPARE(inkOf(icon.pixmap(64)), lightPalette().color(QPalette::ButtonText));
        QApplication::setPalette(darkPalette());
        QCOMPARE(inkOf(icon.pixmap(64)), darkPalette().color(QPalette::ButtonText));
        const EndOfLifeColors colors(darkPalette());
        QCOMPARE(inkOf(state.pixmap(64)), colors.color(EndOfLifeState::Warning, EndOfLifeColors::Ground::Button));
    }

    void highResolutionIsRenderedNotScaled()
    {
        const QPixmap pixmap = paletteIcon(QStringLiteral("close")).pixmap(QSize(16, 16), 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    }

    void manySizesAndColorsStayRight()
    {
        const QIcon icon = paletteIcon(QStringLiteral("add"));
        for (int round = 0; round < 2; ++round) {
            for (int size = 8; size < 40; ++size)
                QCOMPARE(icon.pixmap(size).size(), QSize(size, size));
        }
    }

    void unknownNameIsNullAndSaid()
    {
        QTest::ignoreMessage(QtWarningMsg, "There is no icon named \"nosuchicon\".");
        QVERIFY(paletteIcon(QStringLiteral("nosuchicon")).isNull());
    }
};

QTEST_MAIN(TestPaletteIcon)
#include "tst_paletteicon.moc"
