// SPDX-License-Identifier: Apache-2.0
#include "ui/accountformfield.h"

#include "ui/endoflifecolors.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"
#include "ui/wrappedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace imagebrowser {

AccountFormField::AccountFormField(const QString &name, QWidget *editor, QWidget *focusWidget, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_focusWidget(focusWidget != nullptr ? focusWidget : editor)
    , m_messageRow(new QWidget(this))
    , m_shape(new QLabel(m_messageRow))
    , m_message(new WrappedLabel(m_messageRow))
{
    m_focusWidget->setAccessibleName(name);

    auto *row = new QHBoxLayout(m_messageRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::SpaceTiny);
    row->addWidget(m_shape, 0, Qt::AlignTop);
    row->addWidget(m_message, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::SpaceTiny);
    layout->addWidget(editor);
    layout->addWidget(m_messageRow);
    updateMessage();
}

QString AccountFormField::messageText() const
{
    return !m_issue.isEmpty() ? m_issue : !m_warning.isEmpty() ? m_warning : m_hint;
}

void AccountFormField::setHint(const QString &text)
{
    m_hint = text;
    updateMessage();
}

void AccountFormField::setWarning(const QString &text)
{
    m_warning = text;
    updateMessage();
}

void AccountFormField::setIssue(const QString &text)
{
    m_issue = text;
    updateMessage();
}

void AccountFormField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateMessage();
}

void AccountFormField::updateMessage()
{
    // Setting a label's palette comes back as a palette change of this widget's children only, but a style may pass it
    // on.
    if (m_isUpdating)
        return;
    m_isUpdating = true;
    const QString text = messageText();
    m_message->setWholeText(text);
    m_messageRow->setVisible(!text.isEmpty());
    m_focusWidget->setAccessibleDescription(text);

    const bool isIssue = !m_issue.isEmpty();
    const bool isMarked = isIssue || !m_warning.isEmpty();
    m_shape->setVisible(isMarked);
    const EndOfLifeColors colors(palette());
    QPalette messagePalette = palette();
    const QColor issueColor = colors.color(EndOfLifeState::Critical, EndOfLifeColors::Ground::Window);
    messagePalette.setColor(QPalette::WindowText, isIssue ? issueColor : palette().color(QPalette::PlaceholderText));
    m_message->setPalette(messagePalette);
    if (isMarked) {
        const int size = metrics::iconSize(fontMetrics());
        m_shape->setPixmap(endOfLifeIcon(isIssue ? EndOfLifeState::Critical : EndOfLifeState::Warning)
                               .pixmap(QSize(size, size), devicePixelRatio()));
    }
    m_isUpdating = false;
}

} // namespace imagebrowser
