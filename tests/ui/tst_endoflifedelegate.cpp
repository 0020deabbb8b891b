// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagecolumns.h"
#include "ui/applicationstyle.h"
#include "ui/colorscheme.h"
#include "ui/endoflifedelegate.h"

#include <QApplication>
#include <QPainter>
#include <QStandardItemModel>
#include <QTest>

using namespace imagebrowser;

namespace {

constexpr QSize CellSize{140, 28};

QStandardItemModel *makeModel(EndOfLifeState state, const QString &text, QObject *parent)
{
    auto *model = new QStandardItemModel(1, ImageColumnCount, parent);
    for (int column = 0; column < ImageColumnCount; ++column) {
        model->setData(model->index(0, column), text);
        model->setData(model->index(0, column), static_cast<int>(state), EndOfLifeStateRole);
    }
    return model;
}

bool holds(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == color.rgb())
                return true;
        }
    }
    return false;
}

//! Number of pixels in the columns [from, to) that are not the ground.
int inkBetween(const QImage &image, int from, int to)
{
    const QRgb ground = image.pixel(0, 0);
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = from; x < to; ++x)
            ink += image.pixel(x, y) != ground;
    }
    return ink;
}

} // namespace

class TestEndOfLifeDelegate : public QObject
{
    Q_OBJECT

private:
    QImage painted(const QModelIndex &index, QStyleOptionViewItem option) const
    {
        QImage image(CellSize, QImage::Format_RGB32);
        image.fill(option.palette.color(QPalette::Base));
        option.rect = QRect({}, CellSize);
        QPainter painter(&image);
        m_delegate.paint(&painter, option, index);
        painter.end();
        return image;
    }

    static QStyleOptionViewItem cellOption(const QPalette &palette)
    {
        QStyleOptionViewItem option;
        option.palette = palette;
        option.font = QApplication::font();
        option.fontMetrics = QFontMetrics(option.font);
        option.state = QStyle::State_Enabled | QStyle::State_Active;
        option.textElideMode = Qt::ElideRight;
        return option;
    }

    EndOfLifeDelegate m_delegate;

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ApplicationStyle); }

    void stateIsPaintedInItsColor_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("dark");
        for (int state = 0; state < EndOfLifeStateCount; ++state) {
            const QString name = endOfLifeStateName(static_cast<EndOfLifeState>(state));
            QTest::addRow("%s, light", qUtf8Printable(name)) << state << false;
            QTest::addRow("%s, dark", qUtf8Printable(name)) << state << true;
        }
    }
    void stateIsPaintedInItsColor()
    {
        QFETCH(const int, state);
        QFETCH(const bool, dark);
        const auto value = static_cast<EndOfLifeState>(state);
        const auto *model = makeModel(value, QStringLiteral("Word"), this);
        const QPalette palette = dark ? darkPalette() : lightPalette();
        const QStyleOptionViewItem option = cellOption(palette);
        QVERIFY(holds(painted(model->index(0, StateColumn), option), EndOfLifeColors::reference(value, dark)));

        QStyleOptionViewItem selected = option;
        selected.state |= QStyle::State_Selected;
        const EndOfLifeColors colors(palette);
        const QImage image = painted(model->index(0, StateColumn), selected);
        QVERIFY(holds(image, colors.color(value, EndOfLifeColors::Ground::Selection)));
        QVERIFY(holds(image, palette.color(QPalette::Highlight)));
    }

    void shapesDifferWithoutColor()
    {
        QPalette plain(Qt::black, Qt::white, Qt::white, Qt::black, Qt::gray, Qt::black, Qt::white, Qt::white,
                       Qt::white);
        QVERIFY(isHighContrast(plain));
        QList<QImage> images;
        for (int state = 0; state < EndOfLifeStateCount; ++state) {
            const auto *model = makeModel(static_cast<EndOfLifeState>(state), QStringLiteral("same"), this);
            const QImage image = painted(model->index(0, StateColumn), cellOption(plain));
            QVERIFY2(!images.contains(image), qPrintable(endOfLifeStateName(static_cast<EndOfLifeState>(state))));
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    QVERIFY(QColor(image.pixel(x, y)).hsvSaturation() == 0);
            }
            images.append(image);
        }
    }

    void namesAreStruckThroughInEveryCell()
    {
        // Beside a cell without a line, and the same text in both.
        std::unique_ptr<QStandardItemModel> model(makeModel(EndOfLifeState::Ended, QStringLiteral("mmmmmm"), nullptr));
        QStyleOptionViewItem option = cellOption(lightPalette());
        option.palette.setColor(QPalette::Base, Qt::white);
        const QFontMetrics metrics(option.font);
        QImage image(CellSize.width() * 3, CellSize.height() * 2, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        for (int place = 0; place < 3; ++place) {
            option.rect = QRect(QPoint(place * CellSize.width(), place % 2 * CellSize.height()), CellSize);
            m_delegate.paint(&painter, option, model->index(0, place == 0 ? PublisherColumn : OfferColumn));
        }
        painter.end();
        const auto longestLine = [&image](const QRect &cell) {
            int longest = 0;
            for (int y = cell.top(); y <= cell.bottom(); ++y) {
                int line = 0;
                for (int x = cell.left(); x <= cell.right(); ++x) {
                    line = qGray(image.pixel(x, y)) < 128 ? line + 1 : 0;
                    longest = std::max(longest, line);
                }
            }
            return longest;
        };
        const int width = metrics.horizontalAdvance(QStringLiteral("mmmmmm"));
        QVERIFY(longestLine({QPoint(0, 0), CellSize}) < width / 2);
        QVERIFY(longestLine({QPoint(CellSize.width(), CellSize.height()), CellSize}) >= width - 1);
        QVERIFY(longestLine({QPoint(2 * CellSize.width(), 0), CellSize}) >= width - 1);
        // And nowhere else.
        QCOMPARE(longestLine({QPoint(0, CellSize.height()), CellSize}), 0);
        QCOMPARE(longestLine({QPoint(CellSize.width(), 0), CellSize}), 0);
    }

    void onlyTheNameOfAnEndedImageIsStruckThrough_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("isStruck");
        QTest::newRow("offer") << int(OfferColumn) << true;
        QTest::newRow("sku") << int(SkuColumn) << true;
        QTest::newRow("publisher") << int(PublisherColumn) << false;
        QTest::newRow("version") << int(VersionColumn) << false;
    }
    void onlyTheNameOfAnEndedImageIsStruckThrough()
    {
        QFETCH(const int, column);
        QFETCH(const bool, isStruck);
        const auto *ended = makeModel(EndOfLifeState::Ended, QStringLiteral("server"), this);
        const auto *supported = makeModel(EndOfLifeState::Supported, QStringLiteral("server"), this);
        const QStyleOptionViewItem option = cellOption(lightPalette());
        const bool differs = painted(ended->index(0, column), option) != painted(supported->index(0, column), option);
        QCOMPARE(differs, isStruck);
    }

    void longTextStaysInItsCell()
    {
        const auto *model = makeModel(EndOfLifeState::Warning, QString(200, u'W'), this);
        QStyleOptionViewItem option = cellOption(lightPalette());
        QImage image({300, 28}, QImage::Format_RGB32);
        image.fill(Qt::white);
        for (const int width : {0, 3, 12, 24, 60, 140}) {
            for (const int column : {int(StateColumn), int(OfferColumn)}) {
                option.rect = QRect(0, 0, width, 28);
                QPainter painter(&image);
                m_delegate.paint(&painter, option, model->index(0, column));
            }
        }
        QCOMPARE(inkBetween(image.copy(140, 0, 160, 28), 0, 160), 0);
    }

    void textWithLineBreaksStaysInItsRow_data()
    {
        QTest::addColumn<QChar>("lineBreak");
        QTest::newRow("line feed") << QChar(QChar::LineFeed);
        QTest::newRow("carriage return") << QChar(QChar::CarriageReturn);
        QTest::newRow("line separator") << QChar(QChar::LineSeparator);
        QTest::newRow("paragraph separator") << QChar(QChar::ParagraphSeparator);
    }
    void textWithLineBreaksStaysInItsRow()
    {
        QFETCH(const QChar, lineBreak);
        const QStringList lines(5, QStringLiteral("sku"));
        const auto *broken = makeModel(EndOfLifeState::Supported, lines.join(lineBreak), this);
        const auto *plain = makeModel(EndOfLifeState::Supported, lines.join(u' '), this);
        const QStyleOptionViewItem option = cellOption(lightPalette());
        // Three rows high, of which the cell is the middle one.
        const auto paintedWithNeighbours = [&](const QModelIndex &index) {
            QImage image(CellSize.width(), CellSize.height() * 3, QImage::Format_RGB32);
            image.fill(Qt::white);
            QStyleOptionViewItem middle = option;
            middle.rect = QRect(QPoint(0, CellSize.height()), CellSize);
            QPainter painter(&image);
            m_delegate.paint(&painter, middle, index);
            painter.end();
            return image;
        };
        QCOMPARE(paintedWithNeighbours(broken->index(0, SkuColumn)), paintedWithNeighbours(plain->index(0, SkuColumn)));
    }

    void disabledCellHasNoStateColor()
    {
        const auto *model = makeModel(EndOfLifeState::Critical, QStringLiteral("Critical"), this);
        QStyleOptionViewItem option = cellOption(lightPalette());
        option.state &= ~QStyle::State_Enabled;
        const QImage image = painted(model->index(0, StateColumn), option);
        QVERIFY(!holds(image, EndOfLifeColors::reference(EndOfLifeState::Critical, false)));
        QVERIFY(inkBetween(image, 0, image.width()) > 0);
    }

    void shapeIsOnTheLeadingSide()
    {
        const auto *model = makeModel(EndOfLifeState::Ended, QString(), this);
        QStyleOptionViewItem option = cellOption(lightPalette());
        const QImage leftToRight = painted(model->index(0, StateColumn), option);
        option.direction = Qt::RightToLeft;
        const QImage rightToLeft = painted(model->index(0, StateColumn), option);
        const int half = CellSize.width() / 2;
        QVERIFY(inkBetween(leftToRight, 0, half) > 0);
        QCOMPARE(inkBetween(leftToRight, half, CellSize.width()), 0);
        QCOMPARE(inkBetween(rightToLeft, 0, half), 0);
        QVERIFY(inkBetween(rightToLeft, half, CellSize.width()) > 0);
    }

    void sizeHintHoldsShapeTextAndMargins()
    {
        const auto *model = makeModel(EndOfLifeState::Supported, QStringLiteral("Supported"), this);
        QStyleOptionViewItem option = cellOption(lightPalette());
        for (const int points : {9, 16, 24}) {
            option.font.setPointSize(points);
            option.fontMetrics = QFontMetrics(option.font);
            const QSize hint = m_delegate.sizeHint(option, model->index(0, StateColumn));
            QVERIFY(hint.height() >= option.fontMetrics.height());
            // Painted in just that room, the text is not elided: the cell looks the same as in a wide one.
            QImage tight(hint, QImage::Format_RGB32);
            QImage wide(hint.grownBy({0, 0, 200, 0}), QImage::Format_RGB32);
            for (QImage *image : {&tight, &wide}) {
                image->fill(Qt::white);
                option.rect = image->rect();
                QPainter painter(image);
                m_delegate.paint(&painter, option, model->index(0, StateColumn));
            }
            QCOMPARE(tight, wide.copy(tight.rect()));
        }
    }

    void focusIsVisible()
    {
        const auto *model = makeModel(EndOfLifeState::Notice, QStringLiteral("Notice"), this);
        QStyleOptionViewItem option = cellOption(darkPalette());
        const QImage without = painted(model->index(0, EndsColumn), option);
        option.state |= QStyle::State_HasFocus;
        QVERIFY(painted(model->index(0, EndsColumn), option) != without);
    }

    void unknownStateIsShownAsNoDate()
    {
        auto *model = makeModel(EndOfLifeState::NoDate, QStringLiteral("x"), this);
        const QStyleOptionViewItem option = cellOption(lightPalette());
        const QImage noDate = painted(model->index(0, StateColumn), option);
        for (const int state : {-1, 6, 1'000'000}) {
            model->setData(model->index(0, StateColumn), state, EndOfLifeStateRole);
            QCOMPARE(painted(model->index(0, StateColumn), option), noDate);
        }
    }
};

QTEST_MAIN(TestEndOfLifeDelegate)
#include "tst_endoflifedelegate.moc"
