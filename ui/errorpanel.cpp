// SPDX-License-Identifier: Apache-2.0
#include "ui/errorpanel.h"

#include "app/models/batcherrormodel.h"
#include "ui/errorview.h"
#include "ui/metrics.h"
#include "ui/problemdelegate.h"

#include <QLabel>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace imagebrowser {

ErrorPanel::ErrorPanel(BatchErrorModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_list(new QListView(this))
    , m_view(new ErrorView(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("errorPanel"));
    m_list->setObjectName(QStringLiteral("problemList"));
    m_list->setAccessibleName(tr("Problems of this session"));
    m_list->setModel(model);
    m_list->setItemDelegate(new ProblemDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(metrics::HairLine);
    splitter->addWidget(m_list);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 7);
    splitter->setSizes({320, 760});

    auto *none = new QLabel(tr("No problems in this session."), this);
    none->setAlignment(Qt::AlignCenter);
    none->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(none);
    m_stack->addWidget(splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ErrorPanel::showCurrent);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const int current = m_list->currentIndex().row();
        if (current >= first.row() && current <= last.row())
            showCurrent();
    });
    // The one that is shown stays the same when others come and go; to fill the view anew for each would take long for hundreds.
    connect(model, &QAbstractItemModel::rowsInserted, this, &ErrorPanel::showWhetherAny);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ErrorPanel::showWhetherAny);
    connect(model, &QAbstractItemModel::modelReset, this, &ErrorPanel::showCurrent);
    connect(m_view, &ErrorView::retryWanted, this, &ErrorPanel::retryWanted);
    connect(m_view, &ErrorView::editAccountWanted, this, &ErrorPanel::editAccountWanted);
}

void ErrorPanel::showNewest()
{
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
}

bool ErrorPanel::showProblemOf(const QString &accountId)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const BatchErrorModel::Problem &problem = m_model->problem(row);
        if (problem.error.accountId != accountId || problem.severity != BatchErrorModel::Severity::Failure)
            continue;
        m_list->setCurrentIndex(m_model->index(row));
        return true;
    }
    return false;
}

void ErrorPanel::showNext()
{
    move(1);
}

void ErrorPanel::showPrevious()
{
    move(-1);
}

void ErrorPanel::move(int step)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + step : 0;
    m_list->setCurrentIndex(m_model->index((row + count) % count));
}

void ErrorPanel::showWhetherAny()
{
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
    if (!m_list->currentIndex().isValid())
        m_view->clear();
}

void ErrorPanel::showCurrent()
{
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid())
        m_view->setProblem(m_model->problem(current.row()));
    else
        m_view->clear();
}

} // namespace imagebrowser
