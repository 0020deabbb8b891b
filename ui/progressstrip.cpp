// SPDX-License-Identifier: Apache-2.0
#include "ui/progressstrip.h"

#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

constexpr int barHeight = 3;

QToolButton *makeButton(const QString &text, const QString &icon, const QString &objectName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setAccessibleName(text);
    button->setIcon(paletteIcon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setObjectName(objectName);
    return button;
}

} // namespace

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_stop(makeButton(tr("Stop"), QStringLiteral("stop"), QStringLiteral("stripStop"), this))
    , m_resume(makeButton(tr("Resume"), QStringLiteral("resume"), QStringLiteral("stripResume"), this))
    , m_details(makeButton(tr("What happened"), QStringLiteral("info"), QStringLiteral("stripDetails"), this))
    , m_accounts(makeButton(tr("Accounts"), QStringLiteral("account"), QStringLiteral("stripAccounts"), this))
{
    setObjectName(QStringLiteral("progressStrip"));
    m_text->setObjectName(QStringLiteral("progressText"));
    m_text->setTextFormat(Qt::PlainText);
    // A long sentence must not widen the window.
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_bar->setObjectName(QStringLiteral("progressBar"));
    m_bar->setAccessibleName(tr("Loading"));
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(barHeight);

    auto *line = new QHBoxLayout;
    line->setContentsMargins(metrics::Space, metrics::SpaceTiny, metrics::SpaceSmall, metrics::SpaceTiny);
    line->setSpacing(metrics::SpaceSmall);
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    line->addWidget(m_accounts);
    line->addWidget(m_details);
    line->addWidget(m_resume);
    line->addWidget(m_stop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(line);

    connect(m_stop, &QToolButton::clicked, this, &ProgressStrip::stopClicked);
    connect(m_resume, &QToolButton::clicked, this, &ProgressStrip::resumeClicked);
    connect(m_details, &QToolButton::clicked, this, &ProgressStrip::detailsClicked);
    connect(m_accounts, &QToolButton::clicked, this, &ProgressStrip::accountsClicked);
    setHasAccounts(false);
    showNothing();
}

void ProgressStrip::setMode(Mode mode, const QString &text)
{
    m_whole = text;
    m_text->setAccessibleName(text);
    m_text->setToolTip(text);
    fitText();
    if (mode == m_mode && isVisibleTo(parentWidget()) == (mode != Mode::Nothing))
        return;
    m_mode = mode;
    m_bar->setVisible(mode == Mode::Running);
    m_stop->setVisible(mode == Mode::Running);
    m_icon->setVisible(mode == Mode::Incomplete || mode == Mode::Summary);
    m_icon->setPixmap(paletteIcon(mode == Mode::Summary ? QStringLiteral("check") : QStringLiteral("warning")).pixmap(metrics::IconSize, metrics::IconSize));
    m_resume->setVisible(mode == Mode::Incomplete);
    m_details->setVisible(mode == Mode::Incomplete);
    setVisible(mode != Mode::Nothing);
    layout()->activate();
    fitText();
}

void ProgressStrip::fitText()
{
    m_text->setText(m_text->fontMetrics().elidedText(m_whole, Qt::ElideRight, m_text->width()));
}

void ProgressStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    fitText();
}

void ProgressStrip::showRunning(const QString &text)
{
    setMode(Mode::Running, text);
}

void ProgressStrip::showIncomplete(const QString &text, bool canResume)
{
    m_resume->setText(canResume ? tr("Resume") : tr("Retry"));
    m_resume->setAccessibleName(m_resume->text());
    setMode(Mode::Incomplete, text);
}

void ProgressStrip::showSummary(const QString &text)
{
    setMode(Mode::Summary, text);
}

void ProgressStrip::setHasAccounts(bool on)
{
    m_accounts->setVisible(on);
}

void ProgressStrip::showNothing()
{
    setMode(Mode::Nothing, {});
}

QString ProgressStrip::text() const
{
    return m_whole;
}

} // namespace imagebrowser
