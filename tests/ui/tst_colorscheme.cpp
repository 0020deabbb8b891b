// SPDX-License-Identifier: Apache-2.0
#include "ui/colorscheme.h"
#include "ui/colorschemecontroller.h"
#include "ui/desktopappearance.h"

#include <QApplication>
#include <QDBusVariant>
#include <QTest>

using namespace imagebrowser;

Q_DECLARE_METATYPE(imagebrowser::ColorScheme)

namespace {

QPalette highContrast()
{
    return {Qt::white, Qt::black, Qt::white, Qt::black, Qt::gray, Qt::white, Qt::white, Qt::black, Qt::black};
}

} // namespace

class TestColorScheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textRoundTrips()
    {
        for (const ColorScheme scheme : {ColorScheme::System, ColorScheme::Light, ColorScheme::Dark})
            QCOMPARE(colorSchemeFromText(colorSchemeText(scheme)), scheme);
        QCOMPARE(colorSchemeFromText(QStringLiteral("DARK")), ColorScheme::Dark);
        QCOMPARE(colorSchemeFromText(QStringLiteral("mauve")), ColorScheme::System);
    }

    void palettesAreWhatTheySay()
    {
        QVERIFY(!isDark(lightPalette()));
        QVERIFY(isDark(darkPalette()));
        QVERIFY(!isHighContrast(lightPalette()));
        QVERIFY(!isHighContrast(darkPalette()));
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            QVERIFY(contrastRatio(accentColor(palette), palette.color(QPalette::Window)) >= 4.5);
            QVERIFY(contrastRatio(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 7.0);
            QVERIFY(contrastRatio(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)) >= 7.0);
        }
    }

    void ordinaryDesktopIsNotTakenForHighContrast()
    {
        const QPalette fusion(Qt::black, QColor(0xef, 0xef, 0xef), Qt::white, Qt::darkGray, Qt::gray, Qt::black,
                              Qt::white, Qt::white, QColor(0xef, 0xef, 0xef));
        QVERIFY(!isHighContrast(fusion));
        QVERIFY(isHighContrast(highContrast()));
    }

    void readableColorIsMovedOnlyAsFarAsNeeded()
    {
        const QColor enough(0x1e, 0x72, 0xbb);
        QCOMPARE(readableOn(Qt::white, enough), enough);
        const QColor pale(0xff, 0xe0, 0x80);
        const qreal ratio = contrastRatio(readableOn(Qt::white, pale), Qt::white);
        QVERIFY(ratio >= 4.5);
        QVERIFY(ratio < 5.0);
    }

    void choiceAndDesktopGiveThePalette_data()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::addColumn<int>("desktop"); // -1: says nothing
        QTest::addColumn<QPalette>("desktopPalette");
        QTest::addColumn<QPalette>("expected");
        QTest::newRow("light whatever the desktop says") << ColorScheme::Light << 1 << darkPalette() << lightPalette();
        QTest::newRow("dark whatever the desktop says") << ColorScheme::Dark << 0 << lightPalette() << darkPalette();
        QTest::newRow("silent light desktop") << ColorScheme::System << -1 << lightPalette() << lightPalette();
        QTest::newRow("silent dark desktop") << ColorScheme::System << -1 << darkPalette() << darkPalette();
        QTest::newRow("desktop prefers dark") << ColorScheme::System << 1 << lightPalette() << darkPalette();
        QTest::newRow("desktop prefers light") << ColorScheme::System << 0 << darkPalette() << lightPalette();
        QTest::newRow("high contrast is kept") << ColorScheme::System << 0 << highContrast() << highContrast();
        QTest::newRow("a choice outranks high contrast") << ColorScheme::Light << 0 << highContrast() << lightPalette();
    }
    void choiceAndDesktopGiveThePalette()
    {
        QFETCH(const ColorScheme, scheme);
        QFETCH(const int, desktop);
        QFETCH(const QPalette, desktopPalette);
        QFETCH(const QPalette, expected);
        const auto prefersDark = desktop < 0 ? std::nullopt : std::optional<bool>(desktop == 1);
        QCOMPARE(ColorSchemeController::paletteFor(scheme, prefersDark, desktopPalette), expected);
    }

    void changesReachTheApplication()
    {
        ColorSchemeController controller;
        controller.setScheme(ColorScheme::Dark);
        QVERIFY(isDark(QApplication::palette()));
        controller.setScheme(ColorScheme::System);
        controller.setDesktopPrefersDark(false);
        QVERIFY(!isDark(QApplication::palette()));
        controller.setDesktopPrefersDark(true);
        QVERIFY(isDark(QApplication::palette()));
        controller.setScheme(ColorScheme::Light);
        QVERIFY(!isDark(QApplication::palette()));
        controller.followDesktop(); // no session bus here: stays silent
        QVERIFY(!isDark(QApplication::palette()));
    }

    void portalValueIsUnwrapped_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<int>("expected");
        const auto wrapped = [](const QVariant &value) { return QVariant::fromValue(QDBusVariant(value)); };
        QTest::newRow("plain dark") << QVariant(1U) << 1;
        QTest::newRow("dark, wrapped once") << wrapped(1U) << 1;
        QTest::newRow("light, wrapped twice") << wrapped(wrapped(2U)) << 0;
        QTest::newRow("no preference") << wrapped(0U) << -1;
        QTest::newRow("a number of the future") << wrapped(7U) << -1;
        QTest::newRow("not a number") << wrapped(QStringLiteral("dark")) << -1;
        QTest::newRow("nothing") << QVariant() << -1;
    }
    void portalValueIsUnwrapped()
    {
        QFETCH(const QVariant, value);
        QFETCH(const int, expected);
        const std::optional<bool> dark = DesktopAppearance::prefersDark(value);
        QCOMPARE(dark.has_value() ? int(*dark) : -1, expected);
    }
};

QTEST_MAIN(TestColorScheme)
#include "tst_colorscheme.moc"
