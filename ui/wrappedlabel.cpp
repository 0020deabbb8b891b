// SPDX-License-Identifier: Apache-2.0
#include "ui/wrappedlabel.h"

#include <QEvent>
#include <QResizeEvent>

#include <algorithm>

namespace imagebrowser {

WrappedLabel::WrappedLabel(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void WrappedLabel::setWholeText(const QString &text)
{
    if (text == this->text())
        return;
    setText(text);
    takeHeight();
}

QSize WrappedLabel::sizeHint() const
{
    return {QLabel::sizeHint().width(), minimumHeight()};
}

QSize WrappedLabel::minimumSizeHint() const
{
    constexpr int NarrowestInCharacters = 12;
    return {fontMetrics().averageCharWidth() * NarrowestInCharacters, minimumHeight()};
}

void WrappedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        takeHeight();
}

void WrappedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        takeHeight();
}

void WrappedLabel::takeHeight()
{
    // heightForWidth() takes the minimum into account, and would never let it shrink.
    setMinimumHeight(0);
    // Before its first text it has no height by width.
    setMinimumHeight(std::max(0, heightForWidth(width())));
}

} // namespace imagebrowser
