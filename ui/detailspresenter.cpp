// SPDX-License-Identifier: Apache-2.0
#include "ui/detailspresenter.h"

#include "app/models/imagequerymodel.h"
#include "app/models/imagetablemodel.h"
#include "ui/copyaspane.h"
#include "ui/detailspane.h"
#include "ui/imagetableview.h"
#include "ui/suggestionlist.h"

#include <QTabWidget>

#include <algorithm>

namespace imagebrowser {

DetailsPresenter::DetailsPresenter(const ImageTableModel &images, ImageTableView *table, DetailsPane *details,
                                   QObject *parent)
    : QObject(parent)
    , m_images(images)
    , m_table(table)
    , m_details(details)
    , m_copyAs(new CopyAsPane(details))
    , m_suggestions(new SuggestionList(details))
{
    details->tabs()->addTab(m_copyAs, tr("Copy as"));
    details->addToOverview(m_suggestions);
    m_arrivals.setSingleShot(true);
    m_arrivals.setInterval(std::chrono::milliseconds(300));
    connect(table, &ImageTableView::currentImageChanged, this, &DetailsPresenter::showCurrent);
    connect(m_suggestions, &SuggestionList::activated, this, &DetailsPresenter::choose);
    connect(&images, &ImageTableModel::endOfLivesChanged, this, [this] {
        if (m_shown)
            show(*m_shown);
    });
    connect(&images, &QAbstractItemModel::rowsInserted, this, [this] {
        if (!m_arrivals.isActive())
            m_arrivals.start();
    });
    connect(&m_arrivals, &QTimer::timeout, this, &DetailsPresenter::updateSuggestions);
    connect(&images, &ImageTableModel::rowsAboutToBeMapped, this, [this] { m_isStale = true; });
    connect(&images, &ImageTableModel::rowsMapped, this, [this](const RowMapping &mapping) {
        m_arrivals.start();
        // The table may have shown its current image since.
        if (!m_isStale)
            return;
        // The buttons name rows by their old numbers.
        m_suggestions->clear();
        const RowId row = m_shown ? mapping.newRow(*m_shown) : RowMapping::NoRow;
        m_shown = row == RowMapping::NoRow ? std::nullopt : std::optional(row);
    });
}

void DetailsPresenter::showCurrent()
{
    if (!m_followsTable)
        return;
    const auto row = m_table->currentRow();
    if (!row)
        showNothing();
    else if (row != m_shown || m_isStale)
        show(*row);
}

void DetailsPresenter::setFollowsTable(bool follows)
{
    m_followsTable = follows;
    showCurrent();
}

void DetailsPresenter::showNothing()
{
    m_shown.reset();
    m_suggestions->clear();
    m_details->clear();
}

void DetailsPresenter::show(RowId row)
{
    m_shown = row;
    m_isStale = false;
    const ImageInformation image = m_images.store().image(row);
    m_details->setImage(image, m_images.endOfLife(row), m_images.endOfLives().now());
    m_copyAs->setImages({image}, m_images.endOfLives().now());
    updateSuggestions();
}

void DetailsPresenter::updateSuggestions()
{
    if (m_shown && *m_shown < m_images.store().rowCount())
        m_suggestions->setImage(m_images.store(), *m_shown, m_images.endOfLives());
}

void DetailsPresenter::choose(RowId row)
{
    const auto *shown = qobject_cast<const ImageQueryModel *>(m_table->model());
    const int place = shown->rowOf(row);
    if (place < 0 || !m_followsTable) {
        show(row);
        if (place < 0)
            Q_EMIT told(tr("The filter hides this image in the table; Details shows it."));
        return;
    }
    m_table->selectRow(place);
    m_table->scrollTo(shown->index(place, std::max(0, m_table->currentIndex().column())));
    m_table->setFocus(Qt::OtherFocusReason);
}

} // namespace imagebrowser
