// SPDX-License-Identifier: Apache-2.0
#include "ui/suggestioncard.h"

#include "ui/colorscheme.h"
#include "ui/controlpainting.h"
#include "ui/endoflifecolors.h"
#include "ui/endoflifeshapes.h"
#include "ui/metrics.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace imagebrowser {

namespace {

//! Names have few blanks and may be longer than the pane is wide.
constexpr int wrapped = static_cast<int>(Qt::AlignLeading | Qt::AlignTop) | Qt::TextWrapAnywhere;
constexpr int wrappedWords = static_cast<int>(Qt::AlignLeading | Qt::AlignTop) | Qt::TextWordWrap;
constexpr int tall = 10'000;

} // namespace

SuggestionCard::SuggestionCard(Form form, EndOfLifeState state, const QString &title, const QString &words,
                               QWidget *parent)
    : QAbstractButton(parent)
    , m_form(form)
    , m_state(state)
    , m_words(words)
{
    // "&" in a name is no mnemonic here: the text is painted as it is.
    setText(title);
    setAccessibleName(QStringList{title, words}.join(QStringLiteral(", ")));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(form == Form::Card);
    setSizePolicy(policy);
    if (form == Form::Line)
        setToolTip(title);
}

QFont SuggestionCard::titleFont() const
{
    QFont result = font();
    if (m_form == Form::Card)
        result.setWeight(QFont::DemiBold);
    return result;
}

QRect SuggestionCard::textRect(int width) const
{
    const int side = m_form == Form::Card ? metrics::Space : metrics::SpaceTiny;
    const int left = side + metrics::iconSize(fontMetrics()) + metrics::SpaceSmall;
    return {left, 0, std::max(1, width - left - side), tall};
}

int SuggestionCard::titleHeight(int width) const
{
    return QFontMetrics(titleFont()).boundingRect(textRect(width), wrapped, text()).height();
}

int SuggestionCard::heightForWidth(int width) const
{
    if (m_form == Form::Line)
        return metrics::rowHeight(fontMetrics());
    const int words = fontMetrics().boundingRect(textRect(width), wrappedWords, m_words).height();
    return metrics::onGrid(titleHeight(width) + words + 2 * metrics::SpaceSmall);
}

QSize SuggestionCard::sizeHint() const
{
    constexpr int usualWidth = 240;
    return {usualWidth, heightForWidth(std::max(usualWidth, width()))};
}

QSize SuggestionCard::minimumSizeHint() const
{
    return {metrics::LargeIconSize * 2, metrics::rowHeight(fontMetrics())};
}

bool SuggestionCard::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

void SuggestionCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void SuggestionCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isCard = m_form == Form::Card;
    const QColor under = palette().color(isCard ? QPalette::Button : QPalette::Window);
    const QColor ground = mixed(under, palette().color(QPalette::WindowText),
                                isDown()           ? 0.10
                                    : underMouse() ? 0.05
                                                   : 0.0);
    if (isCard || isDown() || underMouse()) {
        painter.setPen(isCard ? QPen(borderColor(palette()), metrics::HairLine) : QPen(Qt::NoPen));
        painter.setBrush(ground);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius, metrics::Radius);
    }
    const int size = metrics::iconSize(fontMetrics());
    const int top =
        isCard ? metrics::SpaceSmall + (QFontMetrics(titleFont()).height() - size) / 2 : (height() - size) / 2;
    const QRect place(isCard ? metrics::Space : metrics::SpaceTiny, top, size, size);
    const EndOfLifeColors colors(palette());
    const auto colorGround = isCard ? EndOfLifeColors::Ground::Button : EndOfLifeColors::Ground::Window;
    paintEndOfLifeShape(&painter, QStyle::visualRect(layoutDirection(), rect(), place), m_state,
                        readableOn(ground, colors.color(m_state, colorGround)));
    const QColor secondary = readableOn(ground, secondaryTextColor(palette()));
    painter.setPen(palette().color(QPalette::WindowText));
    if (isCard)
        paintCardTexts(painter, secondary);
    else
        paintLineTexts(painter, secondary);
    if (hasFocus())
        controlpainting::paintFocus(&painter, QRectF(rect()), palette());
}

void SuggestionCard::paintCardTexts(QPainter &painter, const QColor &secondary) const
{
    QRect area = textRect(width());
    area.setTop(metrics::SpaceSmall);
    painter.setFont(titleFont());
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), area), wrapped, text());
    area.setTop(area.top() + titleHeight(width()));
    painter.setFont(font());
    painter.setPen(secondary);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), area), wrappedWords, m_words);
}

void SuggestionCard::paintLineTexts(QPainter &painter, const QColor &secondary) const
{
    QRect area = textRect(width());
    area.setHeight(height());
    const int wordsWidth = fontMetrics().horizontalAdvance(m_words);
    const QRect whole = QStyle::visualRect(layoutDirection(), rect(), area);
    const QRect title =
        QStyle::visualRect(layoutDirection(), rect(), area.adjusted(0, 0, -wordsWidth - metrics::SpaceSmall, 0));
    // SKUs of one offer begin alike and differ at the end.
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideMiddle, title.width());
    const int flags = static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine;
    painter.drawText(title, flags | Qt::AlignLeading, shown);
    painter.setPen(secondary);
    painter.drawText(whole, flags | Qt::AlignTrailing, m_words);
}

} // namespace imagebrowser
