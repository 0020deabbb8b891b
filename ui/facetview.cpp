// SPDX-License-Identifier: Apache-2.0
#include "ui/facetview.h"

#include "app/models/facetmodel.h"
#include "ui/facetdelegate.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace imagebrowser {

FacetView::FacetView(FacetModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("facetView"));
    setAccessibleName(tr("Facets"));
    setModel(model);
    setItemDelegate(new FacetDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setExpandsOnDoubleClick(false);
    setSelectionMode(SingleSelection);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);
    for (const Facet facet : {Facet::State, Facet::Publisher, Facet::Capability, Facet::NodeAgent, Facet::Account,
                              Facet::OsType, Facet::Verification})
        expand(model->facetIndex(facet));
    connect(model, &QAbstractItemModel::dataChanged, this, &FacetView::hideUselessFacets);
    hideUselessFacets();
}

QSize FacetView::sizeHint() const
{
    return {240, 320};
}

void FacetView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    QTreeView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton)
        press(index);
}

void FacetView::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isSpace = event->key() == Qt::Key_Space && !(currentIndex().flags() & Qt::ItemIsUserCheckable);
    if (isReturn || isSpace)
        press(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

void FacetView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

void FacetView::press(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (!index.parent().isValid())
        setExpanded(index, !isExpanded(index));
    else if (index.data(FacetModel::IsMoreRole).toBool()) {
        const auto facet = static_cast<Facet>(index.data(FacetModel::FacetKindRole).toInt());
        m_model->setFullLength(facet, !m_model->isFullLength(facet));
    }
}

void FacetView::hideUselessFacets()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const bool isHidden = !m_model->index(row, 0).data(FacetModel::IsWorthShowingRole).toBool();
        if (isRowHidden(row, {}) != isHidden)
            setRowHidden(row, {}, isHidden);
    }
}

} // namespace imagebrowser
