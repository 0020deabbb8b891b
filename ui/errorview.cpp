// SPDX-License-Identifier: Apache-2.0
#include "ui/errorview.h"

#include "app/domain/batcherrortext.h"
#include "ui/codeview.h"
#include "ui/errorfacts.h"
#include "ui/metrics.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

QLabel *makeText(QWidget *parent, const QString &objectName)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ErrorView::ErrorView(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("errorView"));
    setAccessibleName(tr("Problem details"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setBackgroundRole(QPalette::Base);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::Space, metrics::Space, metrics::Space, metrics::Space);
    layout->setSpacing(metrics::Space);

    m_headline = makeText(content, QStringLiteral("errorHeadline"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_headline->setFont(large);
    m_advice = makeText(content, QStringLiteral("errorAdvice"));

    m_buttons = new QWidget(content);
    auto *buttonRow = new QHBoxLayout(m_buttons);
    buttonRow->setContentsMargins(0, 0, 0, 0);
    buttonRow->setSpacing(metrics::SpaceSmall);
    m_edit = addButton(tr("Edit account…"), QStringLiteral("editAccountButton"));
    m_retry = addButton(tr("Retry"), QStringLiteral("retryButton"));
    m_copy = addButton(tr("Copy details"), QStringLiteral("copyDetailsButton"));
    m_copyJson = addButton(tr("Copy as JSON"), QStringLiteral("copyJsonButton"));
    buttonRow->addStretch();

    m_valuesFrame = new QFrame(content);
    m_valuesFrame->setFrameShape(QFrame::StyledPanel);
    auto *valuesLayout = new QVBoxLayout(m_valuesFrame);
    valuesLayout->setContentsMargins(metrics::SpaceSmall, metrics::SpaceSmall, metrics::SpaceSmall,
                                     metrics::SpaceSmall);
    m_values = new FactList(m_valuesFrame);
    m_values->setObjectName(QStringLiteral("errorValues"));
    m_values->setTable(tr("Key"), tr("Value"));
    valuesLayout->addWidget(m_values);
    m_facts = new FactList(content);
    m_facts->setObjectName(QStringLiteral("errorFacts"));
    m_sampleLabel = makeText(content, QStringLiteral("errorSampleLabel"));
    m_sample = new CodeView(content);
    m_sample->setObjectName(QStringLiteral("errorSample"));
    m_sample->setAccessibleName(tr("Beginning of the reply"));

    for (QWidget *widget : {static_cast<QWidget *>(m_headline), static_cast<QWidget *>(m_advice), m_buttons,
                            static_cast<QWidget *>(m_valuesFrame), static_cast<QWidget *>(m_facts),
                            static_cast<QWidget *>(m_sampleLabel), static_cast<QWidget *>(m_sample)})
        layout->addWidget(widget);
    layout->addStretch();
    setWidget(content);

    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editAccountWanted(m_problem.error.accountId); });
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryWanted(m_problem.error.accountId); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(batchErrorDetailsText(m_problem.error)); });
    connect(m_copyJson, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(
            QString::fromUtf8(QJsonDocument(batchErrorToJson(m_problem.error)).toJson()));
    });
    clear();
}

QPushButton *ErrorView::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    m_buttons->layout()->addWidget(button);
    return button;
}

void ErrorView::clear()
{
    widget()->hide();
}

void ErrorView::showButtons(const BatchErrorModel::Problem &problem)
{
    const BatchError &error = problem.error;
    m_retry->setText(error.page > 1 && !error.isAboutNextLink() ? tr("Retry from page %1").arg(error.page)
                                                                : tr("Retry"));
    m_retry->setVisible(!error.accountId.isEmpty() && problem.severity == BatchErrorModel::Severity::Failure
                        && error.kind != FailureKind::BadItem);
    m_edit->setVisible(!error.accountId.isEmpty() && (!m_isEditable || m_isEditable(error.accountId)));
}

void ErrorView::setProblem(const BatchErrorModel::Problem &problem)
{
    m_problem = problem;
    const BatchError &error = problem.error;
    m_headline->setText(batchErrorHeadline(error));
    m_advice->setText(batchErrorAdvice(error));
    m_advice->setVisible(!m_advice->text().isEmpty());
    showButtons(problem);

    QList<FactList::Fact> values;
    for (const BatchErrorDetail &pair : error.values)
        values.append({pair.key, pair.value, false, true});
    m_values->setFacts(values);
    m_valuesFrame->setVisible(!values.isEmpty());
    m_facts->setFacts(errorFacts(error));
    m_sample->setPlainText(error.bodySample);
    m_sample->setVisible(!error.bodySample.isEmpty());
    m_sampleLabel->setVisible(!error.bodySample.isEmpty());
    m_sampleLabel->setText(error.bodySampleIsCut ? tr("The first kilobyte of the reply, as text:")
                                                 : tr("The whole reply, as text:"));
    widget()->show();
}

} // namespace imagebrowser
