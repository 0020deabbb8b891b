// SPDX-License-Identifier: Apache-2.0
#include "ui/connectiontestview.h"

#include "app/domain/batcherrortext.h"
#include "app/service/connectiontest.h"
#include "ui/endoflifecolors.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace imagebrowser {

namespace {

using State = ConnectionTest::State;

//! The state shapes of the images serve here too: same meaning, same colours.
QIcon stateIcon(State state)
{
    switch (state) {
    case State::Passed:
        return endOfLifeIcon(EndOfLifeState::Supported);
    case State::Running:
        return endOfLifeIcon(EndOfLifeState::Notice);
    case State::Warned:
        return endOfLifeIcon(EndOfLifeState::Warning);
    case State::Failed:
        return endOfLifeIcon(EndOfLifeState::Critical);
    case State::Waiting:
    case State::NotTried:
    case State::NotNeeded:
        break;
    }
    return endOfLifeIcon(EndOfLifeState::NoDate);
}

QString stateName(State state)
{
    switch (state) {
    case State::Passed:
        return ConnectionTestView::tr("done");
    case State::Running:
        return ConnectionTestView::tr("in progress");
    case State::Warned:
        return ConnectionTestView::tr("warning");
    case State::Failed:
        return ConnectionTestView::tr("failed");
    case State::NotTried:
        return ConnectionTestView::tr("not tried");
    case State::Waiting:
    case State::NotNeeded:
        break;
    }
    return ConnectionTestView::tr("waiting");
}

QString timeText(const ConnectionTest::Step &step)
{
    if (step.time)
        return ConnectionTestView::tr("%1 ms").arg(QLocale().toString(static_cast<qlonglong>(step.time->count())));
    if (step.state == State::Failed || step.state == State::NotTried)
        return stateName(step.state);
    return step.state == State::Passed ? QStringLiteral("–") : QString();
}

} // namespace

ConnectionTestView::ConnectionTestView(const ConnectionTest &test, QWidget *parent)
    : QFrame(parent)
    , m_test(test)
    , m_rows(new QGridLayout)
    , m_failure(new QLabel(this))
{
    setObjectName(QStringLiteral("connectionTestView"));
    setAccessibleName(tr("Connection test"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
    setFocusPolicy(Qt::TabFocus);

    m_failure->setObjectName(QStringLiteral("connectionTestFailure"));
    m_failure->setWordWrap(true);
    m_failure->setTextFormat(Qt::PlainText);
    m_failure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_failure->setForegroundRole(QPalette::Text);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space, metrics::SpaceSmall, metrics::Space, metrics::SpaceSmall);
    layout->setSpacing(metrics::SpaceSmall);
    m_rows->setHorizontalSpacing(metrics::SpaceSmall);
    m_rows->setVerticalSpacing(metrics::SpaceTiny);
    m_rows->setColumnStretch(1, 1);
    layout->addLayout(m_rows);
    layout->addWidget(m_failure);
    hide();

    connect(&test, &ConnectionTest::changed, this, [this] {
        m_isShowing = true;
        showSteps();
    });
}

QString ConnectionTestView::text() const
{
    QStringList lines;
    const QList<ConnectionTest::Step> steps = m_test.steps();
    for (const ConnectionTest::Step &step : steps)
        lines.append(tr("%1: %2").arg(step.text, step.time ? timeText(step) : stateName(step.state)));
    if (!m_failure->text().isEmpty())
        lines.append(m_failure->text());
    return lines.join(QLatin1Char('\n'));
}

void ConnectionTestView::clear()
{
    m_isShowing = false;
    clearRows();
    hide();
}

void ConnectionTestView::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && m_isShowing)
        showSteps();
}

void ConnectionTestView::clearRows()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_failure->clear();
}

void ConnectionTestView::showSteps()
{
    clearRows();
    const int size = metrics::iconSize(fontMetrics());
    const QList<ConnectionTest::Step> steps = m_test.steps();
    int row = 0;
    for (const ConnectionTest::Step &step : steps) {
        auto *shape = new QLabel(this);
        shape->setPixmap(stateIcon(step.state).pixmap(QSize(size, size), devicePixelRatio()));
        auto *name = new QLabel(step.text, this);
        name->setTextFormat(Qt::PlainText);
        name->setForegroundRole(QPalette::Text);
        auto *time = new QLabel(timeText(step), this);
        time->setForegroundRole(QPalette::PlaceholderText);
        m_rows->addWidget(shape, row, 0);
        m_rows->addWidget(name, row, 1);
        m_rows->addWidget(time, row, 2, Qt::AlignTrailing | Qt::AlignVCenter);
        ++row;
    }
    if (const std::optional<BatchError> &error = m_test.error(); error && !m_test.isRunning())
        m_failure->setText(batchErrorHeadline(*error) + QLatin1Char('\n') + batchErrorAdvice(*error));
    m_failure->setVisible(!m_failure->text().isEmpty());
    setAccessibleDescription(text());
    show();
}

} // namespace imagebrowser
