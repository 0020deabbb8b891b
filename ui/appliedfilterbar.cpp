// SPDX-License-Identifier: Apache-2.0
#include "ui/appliedfilterbar.h"

#include "app/filter/savedfilters.h"
#include "ui/appliedlabel.h"
#include "ui/flowlayout.h"
#include "ui/linkbutton.h"
#include "ui/metrics.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace imagebrowser {

namespace {

constexpr int nameWidth = 200;

} // namespace

AppliedFilterBar::AppliedFilterBar(FilterState &state, SavedFilters &saved, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_saved(saved)
    , m_layout(new FlowLayout(this))
    , m_title(new QLabel(tr("Filter:"), this))
    , m_clear(new LinkButton(tr("Clear all"), this))
    , m_save(new LinkButton(tr("Save filter…"), this))
    , m_name(new QLineEdit(this))
{
    setObjectName(QStringLiteral("appliedFilterBar"));
    setAccessibleName(tr("Applied filters"));
    m_layout->setContentsMargins(metrics::Space, metrics::SpaceTiny, metrics::Space, metrics::SpaceSmall);
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_title->setFixedHeight(metrics::onGrid(fontMetrics().height() + metrics::SpaceTiny));
    m_clear->setObjectName(QStringLiteral("clearAllFilters"));
    m_save->setObjectName(QStringLiteral("saveFilter"));
    m_name->setObjectName(QStringLiteral("savedFilterName"));
    m_name->setAccessibleName(tr("Name of the saved filter"));
    m_name->setPlaceholderText(tr("Name of this filter"));
    m_name->setFixedWidth(nameWidth);
    m_name->installEventFilter(this);
    m_name->hide();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    connect(m_clear, &LinkButton::clicked, &state, &FilterState::clear);
    connect(m_save, &LinkButton::clicked, this, [this] { m_name->isHidden() ? beginSaving() : saveUnderName(); });
    connect(m_name, &QLineEdit::returnPressed, this, &AppliedFilterBar::saveUnderName);
    connect(m_name, &QLineEdit::textChanged, this, &AppliedFilterBar::updateSaveButton);
    connect(&state, &FilterState::changed, this, &AppliedFilterBar::rebuild);
    rebuild();
}

void AppliedFilterBar::beginSaving()
{
    if (m_state.effectiveExpression().isEmpty())
        return;
    m_name->show();
    m_name->clear();
    m_name->setFocus(Qt::OtherFocusReason);
    updateSaveButton();
}

bool AppliedFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_name && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        endSaving();
        m_save->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void AppliedFilterBar::rebuild()
{
    const QList<AppliedFilter> applied = m_state.appliedFilters();
    // The label that has the focus goes; its place in the row keeps it.
    qsizetype focused = -1;
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        if (m_labels.at(i)->hasFocus())
            focused = i;
    }
    while (m_layout->count() > 0)
        delete m_layout->takeAt(0);
    for (AppliedLabel *label : std::as_const(m_labels)) {
        // One of them may be the sender of the signal that led here.
        label->setObjectName({});
        label->disconnect(this);
        label->hide();
        label->deleteLater();
    }
    m_labels.clear();
    m_layout->addWidget(m_title);
    for (const AppliedFilter &filter : applied) {
        auto *label = new AppliedLabel(filter.text, this);
        label->setObjectName(QStringLiteral("appliedFilter%1").arg(m_labels.size()));
        connect(label, &AppliedLabel::clicked, this, [this, filter] { m_state.remove(filter); });
        m_layout->addWidget(label);
        label->show();
        m_labels.append(label);
    }
    for (QWidget *widget :
         {static_cast<QWidget *>(m_clear), static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_save)})
        m_layout->addWidget(widget);
    m_save->setVisible(!m_state.effectiveExpression().isEmpty());
    if (m_save->isHidden())
        endSaving();
    // Without a parent yet, showing would make it a window of its own.
    if (applied.isEmpty() || parentWidget() != nullptr)
        setVisible(!applied.isEmpty());
    if (focused >= 0 && !m_labels.isEmpty())
        m_labels.at(std::min(focused, m_labels.size() - 1))->setFocus(Qt::OtherFocusReason);
    updateGeometry();
}

void AppliedFilterBar::saveUnderName()
{
    if (m_saved.save(m_name->text(), m_state.effectiveExpression())) {
        endSaving();
        m_save->setFocus(Qt::OtherFocusReason);
    }
}

void AppliedFilterBar::endSaving()
{
    m_name->hide();
    updateSaveButton();
}

void AppliedFilterBar::updateSaveButton()
{
    const bool isNaming = !m_name->isHidden();
    const QString name = m_name->text().simplified();
    m_save->setEnabled(!isNaming || !name.isEmpty());
    m_save->setText(!isNaming ? tr("Save filter…") : m_saved.find(name) != nullptr ? tr("Replace") : tr("Save"));
    m_save->updateGeometry();
}

} // namespace imagebrowser
