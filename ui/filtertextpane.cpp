// SPDX-License-Identifier: Apache-2.0
#include "ui/filtertextpane.h"

#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"
#include "ui/colorscheme.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

constexpr int visibleLines = 6;

} // namespace

FilterTextPane::FilterTextPane(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(this))
    , m_shape(new QLabel(this))
    , m_message(new QLabel(this))
    , m_apply(new QPushButton(tr("Apply"), this))
{
    m_edit->setObjectName(QStringLiteral("filterText"));
    m_edit->setAccessibleName(tr("Filter expression"));
    m_edit->setPlaceholderText(tr("osType eq 'linux' and batchSupportEndOfLife lt now() add duration'P90D'"));
    m_edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * visibleLines + 2 * metrics::SpaceSmall);
    m_edit->installEventFilter(this);
    m_message->setObjectName(QStringLiteral("filterTextMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_apply->setObjectName(QStringLiteral("applyFilterText"));

    auto *status = new QHBoxLayout;
    status->setSpacing(metrics::SpaceSmall);
    status->addWidget(m_shape, 0, Qt::AlignTop);
    status->addWidget(m_message, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space, metrics::SpaceTiny, metrics::Space, metrics::SpaceTiny);
    layout->setSpacing(metrics::SpaceSmall);
    layout->addWidget(m_edit);
    layout->addLayout(status);
    // A row of its own: a syntax error needs the width of the dock.
    layout->addWidget(m_apply, 0, Qt::AlignRight);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &FilterTextPane::validate);
    connect(m_apply, &QPushButton::clicked, this, &FilterTextPane::apply);
    validate();
}

void FilterTextPane::setExpression(const FilterExpression &expression)
{
    const bool isSameText = filterText(expression) == filterText(m_shown);
    m_shown = expression;
    if (!isSameText)
        showText();
    else
        validate();
}

QWidget *FilterTextPane::editor() const
{
    return m_edit;
}

void FilterTextPane::focusText()
{
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->moveCursor(QTextCursor::End);
}

bool FilterTextPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isReturn && !(key->modifiers() & Qt::ShiftModifier)) {
        apply();
        return true;
    }
    if (key->key() == Qt::Key_Escape && m_edit->toPlainText() != filterText(m_shown)) {
        showText();
        return true;
    }
    return false;
}

void FilterTextPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        validate();
}

void FilterTextPane::validate()
{
    // Parsing costs microseconds, so that it need not wait for a pause.
    const auto expression = parseFilter(m_edit->toPlainText());
    m_isValid = expression.hasValue();
    const bool isApplied = m_isValid && filterText(expression.value()) == filterText(m_shown);
    m_apply->setEnabled(m_isValid && !isApplied);
    if (m_isValid) {
        m_edit->setExtraSelections({});
        m_message->setText(!isApplied            ? tr("Press Enter to apply")
                               : m_shown.isEmpty() ? tr("No filter is set")
                                                   : tr("Applied"));
    } else {
        markError(expression.error().position, expression.error().length);
        m_message->setText(expression.error().message());
    }
    const QString icon = !m_isValid ? QStringLiteral("error")
        : isApplied                 ? QStringLiteral("check")
                                    : QStringLiteral("edit");
    m_shape->setVisible(!isApplied || !m_shown.isEmpty());
    m_shape->setPixmap(paletteIcon(icon).pixmap(metrics::IconSize, metrics::IconSize));
}

void FilterTextPane::apply()
{
    const auto expression = parseFilter(m_edit->toPlainText());
    if (!expression) {
        QTextCursor cursor = m_edit->textCursor();
        cursor.setPosition(static_cast<int>(expression.error().position));
        m_edit->setTextCursor(cursor);
        m_edit->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (filterText(expression.value()) == filterText(m_shown))
        return;
    m_shown = expression.value().keepingSwitchedOff(m_shown);
    showText();
    Q_EMIT applied(m_shown);
}

void FilterTextPane::showText()
{
    m_edit->setPlainText(filterText(m_shown));
    m_edit->moveCursor(QTextCursor::End);
}

void FilterTextPane::markError(qsizetype position, qsizetype length)
{
    const auto size = static_cast<qsizetype>(m_edit->toPlainText().size());
    QTextEdit::ExtraSelection mark;
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(palette().color(QPalette::Text));
    mark.format.setBackground(mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.14));
    // Past the end there is nothing to underline; the last character then stands for it.
    const qsizetype first = length > 0 ? position : std::max<qsizetype>(0, size - 1);
    mark.cursor = m_edit->textCursor();
    mark.cursor.setPosition(static_cast<int>(first));
    mark.cursor.setPosition(static_cast<int>(std::min(size, first + std::max<qsizetype>(length, 1))),
                            QTextCursor::KeepAnchor);
    m_edit->setExtraSelections({mark});
}

} // namespace imagebrowser
