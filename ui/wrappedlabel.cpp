// SPDX-License-Identifier: Apache-2.0
#include "ui/wrappedlabel.h"

#include <QEvent>
#include <QRegularExpression>
#include <QResizeEvent>

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
    const QString shown = withWholeAddresses(text);
    if (shown == this->text())
        return;
    setText(shown);
    takeHeight();
}

QString WrappedLabel::withWholeAddresses(const QString &text)
{
    // Longer ones would not fit a line anyway.
    constexpr qsizetype LongestAddress = 60;
    constexpr QChar WordJoiner(0x2060);
    static const QRegularExpression address(QStringLiteral(R"(\b[a-z]+://[^\s“”"]+)"));
    QString result;
    qsizetype end = 0;
    for (auto match = address.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        result += text.mid(end, found.capturedStart() - end);
        const QString part = found.captured();
        for (qsizetype i = 0; i < part.size(); ++i) {
            if (i > 0 && part.size() <= LongestAddress)
                result += WordJoiner;
            result += part.at(i);
        }
        end = found.capturedEnd();
    }
    return result + text.mid(end);
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
    setMinimumHeight(heightForWidth(width()));
}

} // namespace imagebrowser
