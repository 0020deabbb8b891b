// SPDX-License-Identifier: Apache-2.0
#include "ui/searchfield.h"

#include "ui/colorscheme.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QKeyEvent>
#include <QPainter>

namespace imagebrowser {

namespace {

//! Between two keys of a fast typist; the query itself takes less.
constexpr std::chrono::milliseconds typingPause {120};

} // namespace

SearchField::SearchField(QWidget *parent) : QLineEdit(parent)
{
    setObjectName(QStringLiteral("searchField"));
    setAccessibleName(tr("Search images"));
    setPlaceholderText(tr("Search images"));
    setToolTip(tr("Every word must occur in one of the visible columns"));
    setClearButtonEnabled(true);
    addAction(paletteIcon(QStringLiteral("search")), LeadingPosition);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &SearchField::tellNow);
    connect(this, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
}

void SearchField::beginWith(const QString &text)
{
    setFocus(Qt::ShortcutFocusReason);
    setText(text);
    deselect();
    setCursorPosition(static_cast<int>(text.size()));
}

void SearchField::showSearch(const QString &search)
{
    if (m_search == search)
        return;
    m_search = search;
    if (text() != search)
        setText(search);
    m_pause.stop();
}

void SearchField::forget()
{
    clear();
    m_search.clear();
    m_pause.stop();
}

void SearchField::tellNow()
{
    m_pause.stop();
    Q_EMIT searchChanged(text());
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: tellNow(); return;
    case Qt::Key_Down:
        tellNow();
        Q_EMIT leaveToTable();
        return;
    case Qt::Key_Escape:
        if (text().isEmpty()) {
            event->ignore();
            return;
        }
        clear();
        tellNow();
        return;
    case Qt::Key_Backspace:
        if (event->modifiers() == Qt::ControlModifier) {
            Q_EMIT clearAllWanted();
            return;
        }
        QLineEdit::keyPressEvent(event);
        return;
    default: QLineEdit::keyPressEvent(event);
    }
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus())
        return;
    const QString keys = QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText);
    const int width = fontMetrics().horizontalAdvance(keys) + metrics::SpaceSmall;
    const int height = fontMetrics().height();
    const QRect badge(rect().right() - width - metrics::SpaceSmall, (rect().height() - height) / 2, width, height);
    // In a narrow window the words come first.
    const int words = metrics::SpaceHuge + metrics::SpaceLarge + fontMetrics().horizontalAdvance(placeholderText());
    if (badge.left() < words)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(borderColor(palette()));
    painter.drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius / 2, metrics::Radius / 2);
    painter.setPen(secondaryTextColor(palette()));
    painter.drawText(badge, Qt::AlignCenter, keys);
}

} // namespace imagebrowser
