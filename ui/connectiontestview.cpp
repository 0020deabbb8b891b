// SPDX-License-Identifier: Apache-2.0
#include "ui/connectiontestview.h"

#include "app/domain/batcherrortext.h"
#include "app/service/connectiontest.h"
#include "ui/endoflifecolors.h"
#include "ui/errorview.h"
#include "ui/linkbutton.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

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
    case State::NotNeeded:
        return ConnectionTestView::tr("not needed");
    case State::Waiting:
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
    const bool isSettled = step.state == State::Passed || step.state == State::NotNeeded;
    return isSettled ? QStringLiteral("–") : QString();
}

} // namespace

ConnectionTestView::ConnectionTestView(const ConnectionTest &test, QWidget *parent)
    : QWidget(parent)
    , m_test(test)
    , m_rows(new QGridLayout)
    , m_headline(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_details(new LinkButton(tr("Details…"), this))
{
    setObjectName(QStringLiteral("connectionTestView"));
    setAccessibleName(tr("Connection test"));
    setFocusPolicy(Qt::TabFocus);

    auto *frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Base);
    m_headline->setObjectName(QStringLiteral("connectionTestHeadline"));
    m_advice->setObjectName(QStringLiteral("connectionTestAdvice"));
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    for (QLabel *label : {m_headline, m_advice}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setForegroundRole(QPalette::Text);
    }
    m_rows->setHorizontalSpacing(metrics::SpaceSmall);
    m_rows->setVerticalSpacing(metrics::SpaceTiny);
    m_rows->setColumnStretch(1, 1);

    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(metrics::Space, metrics::SpaceSmall, metrics::SpaceSmall, metrics::SpaceSmall);
    row->setSpacing(metrics::SpaceSmall);
    auto *content = new QVBoxLayout;
    content->setSpacing(metrics::SpaceTiny);
    row->addLayout(content, 1);
    row->addWidget(createCloseButton(), 0, Qt::AlignTop);
    content->addLayout(m_rows);
    m_headline->setContentsMargins(0, metrics::SpaceSmall, 0, 0);
    content->addWidget(m_headline);
    content->addWidget(m_advice);
    content->addWidget(m_details, 0, Qt::AlignLeading);
    m_details->setObjectName(QStringLiteral("connectionTestDetails"));
    connect(m_details, &LinkButton::clicked, this, &ConnectionTestView::showDetails);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::SpaceHuge, metrics::SpaceSmall, metrics::SpaceLarge, metrics::SpaceLarge);
    layout->addWidget(frame);
    hide();

    connect(&test, &ConnectionTest::changed, this, [this] {
        m_isShowing = true;
        showSteps();
    });
}

QToolButton *ConnectionTestView::createCloseButton()
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("connectionTestClose"));
    button->setIcon(paletteIcon(QStringLiteral("close")));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(tr("Close connection test"));
    button->setToolTip(button->accessibleName());
    connect(button, &QToolButton::clicked, this, &ConnectionTestView::closeRequested);
    return button;
}

QString ConnectionTestView::text() const
{
    QStringList lines;
    const QList<ConnectionTest::Step> steps = m_test.steps();
    for (const ConnectionTest::Step &step : steps)
        lines.append(tr("%1: %2").arg(step.text, step.time ? timeText(step) : stateName(step.state)));
    for (const QLabel *label : {m_headline, m_advice}) {
        if (!label->text().isEmpty())
            lines.append(label->text());
    }
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
    QWidget::changeEvent(event);
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && m_isShowing)
        showSteps();
}

void ConnectionTestView::clearRows()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_headline->clear();
    m_advice->clear();
}

void ConnectionTestView::showDetails()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("connectionTestDialog"));
    dialog->setWindowTitle(tr("Connection test"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *view = new ErrorView(dialog);
    BatchErrorModel::Problem problem;
    problem.error = *m_test.error();
    // The dialog below is the place to try again and to edit.
    problem.error.accountId.clear();
    view->setProblem(problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(view, 1);
    layout->addWidget(buttons);
    dialog->resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 34);
    dialog->open();
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
    if (const std::optional<BatchError> &error = m_test.error(); error && !m_test.isRunning()) {
        m_headline->setText(batchErrorHeadline(*error));
        m_advice->setText(batchErrorAdvice(*error));
    }
    for (QLabel *label : {m_headline, m_advice})
        label->setVisible(!label->text().isEmpty());
    m_details->setVisible(!m_headline->text().isEmpty());
    setAccessibleDescription(text());
    show();
}

} // namespace imagebrowser
