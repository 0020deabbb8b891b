// SPDX-License-Identifier: Apache-2.0
#include "ui/colorscheme.h"
#include "ui/endoflifecolors.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

using namespace imagebrowser;

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

constexpr double Least = 4.5; //!< WCAG 2, text
constexpr double LeastDistance = 20.0; //!< CIEDE2000, on the rows of the table
//! On tinted grounds 4.5:1 leaves less room between the colours, and shape and text stand beside them.
constexpr double LeastTintedDistance = 10.0;

// Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
constexpr Matrix Normal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix Protanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix Deuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix Tritanopia{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

Vector multiplied(const Matrix &matrix, const Vector &vector)
{
    Vector product{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column)
            product[row] += matrix[row][column] * vector[column];
    }
    return product;
}

Vector linearRgb(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

//! CIE L*a*b*, D65, of linear RGB.
Vector lab(const Vector &rgb)
{
    constexpr Matrix ToXyz{
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    constexpr Vector White{0.95047, 1.0, 1.08883};
    const Vector xyz = multiplied(ToXyz, rgb);
    Vector f{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double ratio = xyz[i] / White[i];
        f[i] = ratio > 216.0 / 24389.0 ? std::cbrt(ratio) : (24389.0 / 27.0 * ratio + 16.0) / 116.0;
    }
    return {116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])};
}

double degrees(double radians)
{
    return radians * 180.0 / std::numbers::pi;
}

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180.0;
}

double hue(double a, double b)
{
    if (a == 0.0 && b == 0.0)
        return 0.0;
    const double angle = degrees(std::atan2(b, a));
    return angle < 0.0 ? angle + 360.0 : angle;
}

//! CIEDE2000, after Sharma, Wu and Dalal 2005.
double ciede2000(const Vector &first, const Vector &second)
{
    const auto seventh = [](double chroma) {
        const double power = std::pow(chroma, 7.0);
        return std::sqrt(power / (power + std::pow(25.0, 7.0)));
    };
    const double meanC = (std::hypot(first[1], first[2]) + std::hypot(second[1], second[2])) / 2.0;
    const double g = 1.0 + 0.5 * (1.0 - seventh(meanC));
    const double c1 = std::hypot(first[1] * g, first[2]);
    const double c2 = std::hypot(second[1] * g, second[2]);
    const double h1 = hue(first[1] * g, first[2]);
    const double h2 = hue(second[1] * g, second[2]);
    double deltaHue = c1 * c2 == 0.0 ? 0.0 : h2 - h1;
    if (deltaHue > 180.0)
        deltaHue -= 360.0;
    else if (deltaHue < -180.0)
        deltaHue += 360.0;
    double meanHue = (h1 + h2) / 2.0;
    if (c1 * c2 == 0.0)
        meanHue = h1 + h2;
    else if (std::abs(h1 - h2) > 180.0)
        meanHue += h1 + h2 < 360.0 ? 180.0 : -180.0;

    const double meanL = (first[0] + second[0]) / 2.0;
    const double meanChroma = (c1 + c2) / 2.0;
    const double t = 1.0 - 0.17 * std::cos(radians(meanHue - 30.0)) + 0.24 * std::cos(radians(2.0 * meanHue))
        + 0.32 * std::cos(radians(3.0 * meanHue + 6.0)) - 0.20 * std::cos(radians(4.0 * meanHue - 63.0));
    const double lSquare = (meanL - 50.0) * (meanL - 50.0);
    const double deltaL = (second[0] - first[0]) / (1.0 + 0.015 * lSquare / std::sqrt(20.0 + lSquare));
    const double deltaC = (c2 - c1) / (1.0 + 0.045 * meanChroma);
    const double deltaH = 2.0 * std::sqrt(c1 * c2) * std::sin(radians(deltaHue / 2.0)) / (1.0 + 0.015 * meanChroma * t);
    const double turn = 30.0 * std::exp(-std::pow((meanHue - 275.0) / 25.0, 2.0));
    const double rotation = -std::sin(radians(2.0 * turn)) * 2.0 * seventh(meanChroma);
    return std::sqrt(deltaL * deltaL + deltaC * deltaC + deltaH * deltaH + rotation * deltaC * deltaH);
}

Vector seen(const QColor &color, const Matrix &vision)
{
    Vector rgb = multiplied(vision, linearRgb(color));
    for (double &channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    return lab(rgb);
}

using Ground = EndOfLifeColors::Ground;

struct GroundRow
{
    const char *name;
    Ground ground;
    QPalette::ColorRole role;
};

constexpr std::array Grounds{
    GroundRow{"base", Ground::Base, QPalette::Base},
    GroundRow{"alternate row", Ground::Alternate, QPalette::AlternateBase},
    GroundRow{"selection", Ground::Selection, QPalette::Highlight},
    GroundRow{"window", Ground::Window, QPalette::Window},
    GroundRow{"button", Ground::Button, QPalette::Button},
};

void addGrounds()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("ground");
    QTest::addColumn<int>("role");
    for (const bool dark : {false, true}) {
        for (const GroundRow &row : Grounds)
            QTest::addRow("%s, %s", row.name, dark ? "dark" : "light") << dark << int(row.ground) << int(row.role);
    }
}

} // namespace

class TestEndOfLifeColors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! The published test pairs of Sharma, Wu and Dalal, so that the measure itself is known to be right.
    void measureIsRight_data()
    {
        QTest::addColumn<QList<double>>("labs");
        QTest::addColumn<double>("distance");
        QTest::newRow("1") << QList<double>{50.0, 2.6772, -79.7751, 50.0, 0.0, -82.7485} << 2.0425;
        QTest::newRow("7") << QList<double>{50.0, 0.0, 0.0, 50.0, -1.0, 2.0} << 2.3669;
        QTest::newRow("17") << QList<double>{50.0, 2.5, 0.0, 73.0, 25.0, -18.0} << 27.1492;
        QTest::newRow("19") << QList<double>{50.0, 2.5, 0.0, 56.0, -27.0, -3.0} << 31.9030;
        QTest::newRow("25") << QList<double>{60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387} << 1.2644;
        QTest::newRow("34") << QList<double>{2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514} << 0.9082;
    }
    void measureIsRight()
    {
        QFETCH(const QList<double>, labs);
        QFETCH(const double, distance);
        const double measured = ciede2000({labs[0], labs[1], labs[2]}, {labs[3], labs[4], labs[5]});
        QVERIFY2(std::abs(measured - distance) < 0.0001, qPrintable(QString::number(measured)));
    }

    void tableIsTheAgreedOne()
    {
        const auto name = [](EndOfLifeState state, bool dark) {
            return EndOfLifeColors::reference(state, dark).name();
        };
        QCOMPARE(name(EndOfLifeState::Warning, false), QStringLiteral("#a16901"));
        QCOMPARE(name(EndOfLifeState::Critical, true), QStringLiteral("#ec4f01"));
        const EndOfLifeColors light(lightPalette());
        const EndOfLifeColors dark(darkPalette());
        for (int i = 0; i < EndOfLifeStateCount; ++i) {
            const auto state = static_cast<EndOfLifeState>(i);
            QCOMPARE(light.color(state), EndOfLifeColors::reference(state, false));
            QCOMPARE(dark.color(state), EndOfLifeColors::reference(state, true));
        }
    }

    void textIsReadable_data() { addGrounds(); }
    void textIsReadable()
    {
        QFETCH(const bool, dark);
        QFETCH(const int, ground);
        QFETCH(const int, role);
        const QPalette palette = dark ? darkPalette() : lightPalette();
        const QColor background = palette.color(static_cast<QPalette::ColorRole>(role));
        const EndOfLifeColors colors(palette);
        for (int i = 0; i < EndOfLifeStateCount; ++i) {
            const auto state = static_cast<EndOfLifeState>(i);
            const qreal ratio = contrastRatio(colors.color(state, static_cast<Ground>(ground)), background);
            QVERIFY2(ratio >= Least, qPrintable(endOfLifeStateName(state) + u' ' + QString::number(ratio)));
        }
        QVERIFY(contrastRatio(palette.color(QPalette::Text), background) >= Least);
        QVERIFY(contrastRatio(secondaryTextColor(palette), background) >= Least);
    }

    void statesStayApart_data() { addGrounds(); }
    void statesStayApart()
    {
        QFETCH(const bool, dark);
        QFETCH(const int, ground);
        const EndOfLifeColors colors(dark ? darkPalette() : lightPalette());
        const bool isRow = ground == int(Ground::Base) || ground == int(Ground::Alternate);
        const double least = isRow ? LeastDistance : LeastTintedDistance;
        const std::array visions{Normal, Protanopia, Deuteranopia, Tritanopia};
        for (std::size_t vision = 0; vision < visions.size(); ++vision) {
            for (int i = 0; i < EndOfLifeStateCount; ++i) {
                for (int j = i + 1; j < EndOfLifeStateCount; ++j) {
                    const auto first = static_cast<EndOfLifeState>(i);
                    const auto second = static_cast<EndOfLifeState>(j);
                    // These two share their colour; the shape tells them apart.
                    if (first == EndOfLifeState::Supported && second == EndOfLifeState::Notice)
                        continue;
                    const double distance =
                        ciede2000(seen(colors.color(first, static_cast<Ground>(ground)), visions[vision]),
                                  seen(colors.color(second, static_cast<Ground>(ground)), visions[vision]));
                    const QString what = QStringLiteral("vision %1: %2, %3: %4")
                                             .arg(vision)
                                             .arg(endOfLifeStateName(first), endOfLifeStateName(second))
                                             .arg(distance);
                    QVERIFY2(distance >= least, qPrintable(what));
                }
            }
        }
    }

    void highContrastPaletteKeepsItsOwnText()
    {
        const QPalette palette(Qt::white, Qt::black, Qt::white, Qt::black, Qt::gray, Qt::white, Qt::white, Qt::black,
                               Qt::black);
        QVERIFY(isHighContrast(palette));
        const EndOfLifeColors colors(palette);
        for (int state = 0; state < EndOfLifeStateCount; ++state)
            QCOMPARE(colors.color(static_cast<EndOfLifeState>(state)), palette.color(QPalette::Text));
    }

    void changedPaletteIsNoticed()
    {
        const QPalette palette = lightPalette();
        const EndOfLifeColors colors(palette);
        QVERIFY(colors.isFor(palette));
        QVERIFY(!colors.isFor(darkPalette()));
    }
};

QTEST_GUILESS_MAIN(TestEndOfLifeColors)
#include "tst_endoflifecolors.moc"
