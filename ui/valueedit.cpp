// SPDX-License-Identifier: Apache-2.0
#include "ui/valueedit.h"

#include "app/filter/filterrow.h"
#include "ui/metrics.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

namespace imagebrowser {

ValueEdit::ValueEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_suggestions(new QStringListModel(this))
    , m_completer(new QCompleter(m_suggestions, this))
{
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(10);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &ValueEdit::accept);
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!text.isEmpty())
            suggest();
    });
}

void ValueEdit::setSuggestions(const QStringList &suggestions)
{
    m_suggestions->setStringList(suggestions);
}

void ValueEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isOpen = m_completer->popup()->isVisible();
    const bool isForPopup = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab;
    if (isOpen && isForPopup) {
        event->ignore(); // the completer, which filters the popup's keys, handles them
        return;
    }
    if (!isOpen && event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) {
        m_completer->setCompletionPrefix({});
        showSuggestions();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void ValueEdit::suggest()
{
    const auto [start, length] = currentPart();
    const QString part = text().mid(start, length).trimmed();
    m_completer->setCompletionPrefix(part);
    const bool isExact =
        m_completer->completionCount() == 1 && m_completer->currentCompletion().compare(part, Qt::CaseInsensitive) == 0;
    if (part.isEmpty() || m_completer->completionCount() == 0 || isExact)
        m_completer->popup()->hide();
    else
        showSuggestions();
}

void ValueEdit::showSuggestions()
{
    m_completer->complete();
    // A completer lets its popup overlap the field that is typed in.
    QWidget *popup = m_completer->popup();
    const QRect field(mapToGlobal(QPoint(0, 0)), size());
    QRect place = popup->geometry();
    if (!popup->isVisible() || !place.intersects(field))
        return;
    if (place.top() > field.top())
        place.moveTop(field.bottom() + metrics::HairLine + 1);
    else
        place.moveBottom(field.top() - metrics::HairLine - 1);
    popup->move(place.topLeft());
}

void ValueEdit::accept(const QString &suggestion)
{
    const auto [start, length] = currentPart();
    const QString value = m_isList ? filterListText({FilterOperand(suggestion)}) : suggestion;
    const QString before = text().left(start);
    const QString gap = before.isEmpty() || before.endsWith(u' ') ? QString() : QStringLiteral(" ");
    setText(before % gap % value % text().mid(start + length));
    setCursorPosition(static_cast<int>(before.size() + gap.size() + value.size()));
    Q_EMIT textEdited(text());
}

std::pair<qsizetype, qsizetype> ValueEdit::currentPart() const
{
    if (!m_isList)
        return {0, text().size()};
    const qsizetype cursor = cursorPosition();
    const qsizetype start = cursor == 0 ? 0 : text().lastIndexOf(u',', cursor - 1) + 1;
    const qsizetype next = text().indexOf(u',', cursor);
    return {start, (next < 0 ? text().size() : next) - start};
}

} // namespace imagebrowser
