// SPDX-License-Identifier: Apache-2.0
#include "ui/differencescontroller.h"

#include "app/differences/differencesexporter.h"
#include "ui/applicationservices.h"
#include "ui/cellfilter.h"
#include "ui/chipbar.h"
#include "ui/detailspane.h"
#include "ui/detailspresenter.h"
#include "ui/differencesexportsubject.h"
#include "ui/differencesfacts.h"
#include "ui/differencesmemory.h"
#include "ui/differencespane.h"
#include "ui/differencesview.h"
#include "ui/exportdialog.h"
#include "ui/listingtexts.h"
#include "ui/mainactions.h"
#include "ui/searchfield.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>

namespace imagebrowser {

namespace {

void copyText(const QString &text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

//! The column of the image table whose filter a cell of the comparison stands for.
ImageColumn imageColumn(int column)
{
    switch (column) {
    case DifferencesModel::Publisher:
        return PublisherColumn;
    case DifferencesModel::Offer:
        return OfferColumn;
    case DifferencesModel::Sku:
        return SkuColumn;
    case DifferencesModel::Version:
        return VersionColumn;
    default:
        return EndsColumn;
    }
}

} // namespace

DifferencesController::DifferencesController(ApplicationServices &services, MainActions *actions,
                                             const Widgets &widgets, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_actions(actions)
    , m_widgets(widgets)
    , m_model(services.query())
    , m_pane(new DifferencesPane(services, m_model, widgets.views))
    , m_facts(new DifferencesFacts(widgets.details))
    , m_counts(new QLabel(window))
{
    widgets.views->addWidget(m_pane);
    widgets.details->addAboveOverview(m_facts);
    m_counts->setObjectName(QStringLiteral("differenceCounts"));
    m_counts->setAccessibleName(tr("Difference counts"));
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setContentsMargins(widgets.imageCounts->contentsMargins());
    widgets.statusBar->insertWidget(1, m_counts, 1);
    m_counts->hide();
    connectActions();
    connectView();
    new DifferencesMemory(services.settings(), *view(), this);
    connect(&services.listings(), &AccountListings::changed, this, &DifferencesController::followListings);
    connect(&services.listings(), &AccountListings::openAccountsChanged, this, &DifferencesController::followListings);
    connect(&m_model, &DifferencesModel::rearranged, this, &DifferencesController::showCounts);
    if (isShown())
        setShown(true);
}

bool DifferencesController::isShown() const
{
    return m_actions->differences->isChecked();
}

DifferencesView *DifferencesController::view() const
{
    return m_pane->view();
}

void DifferencesController::connectActions()
{
    const auto whenShown = [this](QAction *action, auto run) {
        connect(action, &QAction::triggered, this, [this, run] {
            if (isShown())
                run();
        });
    };
    connect(m_actions->differences, &QAction::toggled, this, &DifferencesController::setShown);
    connect(m_actions->onlyDifferences, &QAction::toggled, m_pane, &DifferencesPane::setOnlyDifferences);
    m_pane->setOnlyDifferences(m_actions->onlyDifferences->isChecked());
    connect(m_pane, &DifferencesPane::onlyDifferencesToggled, m_actions->onlyDifferences, &QAction::setChecked);
    whenShown(m_actions->copyRows, [this] { copyText(view()->selectionAsText()); });
    whenShown(m_actions->copyCell, [this] { copyText(view()->currentCellText()); });
    whenShown(m_actions->copyJson, [this] { copyJson(); });
    whenShown(m_actions->selectAll, [this] { view()->selectAll(); });
    whenShown(m_actions->selectNone, [this] { view()->clearSelection(); });
    whenShown(m_actions->exportImages, [this] { exportDifferences(); });
    whenShown(m_actions->filterToCell, [this] { filterToCell(false); });
    whenShown(m_actions->excludeCell, [this] { filterToCell(true); });
}

void DifferencesController::connectView()
{
    connect(view(), &DifferencesView::currentImageChanged, this, &DifferencesController::showDetails);
    connect(view(), &DifferencesView::selectionCountChanged, this, &DifferencesController::showCounts);
    connect(view(), &DifferencesView::contextMenuWanted, this, &DifferencesController::showContextMenu);
    connect(view(), &DifferencesView::typed, m_widgets.search, &SearchField::beginWith);
    connect(view(), &DifferencesView::escapePressed, &m_services.listings(), &AccountListings::stopAll);
    connect(m_pane, &DifferencesPane::chooseAccountsWanted, m_actions->chooseAccount, &QAction::trigger);
    connect(m_pane, &DifferencesPane::clearFilterWanted, &m_services.filter(), &FilterState::clear);
    connect(m_pane, &DifferencesPane::refreshWanted, &m_services.listings(), &AccountListings::refreshAll);
    connect(m_pane, &DifferencesPane::problemsWanted, this, &DifferencesController::problemsWanted);
}

void DifferencesController::setShown(bool isShown)
{
    const bool hadFocus = m_widgets.views->currentWidget()->isAncestorOf(m_widgets.views->window()->focusWidget());
    m_actions->onlyDifferences->setEnabled(isShown);
    // One image here is as many rows of the table as accounts list it.
    m_widgets.chips->setCounted(!isShown);
    m_widgets.detailsPresenter->setFollowsTable(!isShown);
    followListings();
    m_model.setActive(isShown);
    m_widgets.views->setCurrentIndex(isShown ? 1 : 0);
    m_widgets.imageCounts->setVisible(!isShown);
    m_counts->setVisible(isShown);
    if (isShown)
        view()->chooseFirstRow();
    else
        m_facts->clear();
    if (hadFocus && isShown)
        view()->setFocus(Qt::OtherFocusReason);
    else if (hadFocus)
        m_widgets.imageTable->setFocus(Qt::OtherFocusReason);
}

void DifferencesController::followListings()
{
    // Every page of every account comes by here.
    if (!isShown())
        return;
    std::vector<ComparedAccount> accounts;
    for (const AccountListing &listing : m_services.listings().openListings())
        accounts.push_back({listing.account.name, listing.rows, listing.isWhole()});
    m_model.setAccounts(std::move(accounts));
    showCounts();
}

void DifferencesController::showDetails()
{
    if (!isShown())
        return;
    const auto image = view()->currentImage();
    if (!image) {
        m_facts->clear();
        m_widgets.detailsPresenter->showNothing();
        return;
    }
    m_widgets.detailsPresenter->show(view()->currentIndex().data(RowIdRole).toUInt());
    m_facts->showImage(m_model.texts(), m_model.differences(), *image);
}

void DifferencesController::showCounts()
{
    if (!isShown())
        return;
    const qsizetype accounts = m_services.listings().openListings().size();
    QStringList parts{accounts == 1 ? tr("1 account") : tr("%1 accounts").arg(grouped(accounts))};
    if (accounts > 1)
        parts.prepend(
            tr("Showing %1 of %2 images")
                .arg(grouped(m_model.rowCount()), grouped(static_cast<qsizetype>(m_model.differences().imageCount()))));
    if (const std::size_t selected = view()->selectedImages().size(); selected > 0)
        parts << tr("%1 selected").arg(grouped(static_cast<qsizetype>(selected)));
    m_counts->setText(parts.join(QStringLiteral(" · ")));
}

void DifferencesController::copyJson()
{
    const std::vector<ImageDifferences::ImageId> images = view()->selectedImages();
    const ExportContext context;
    const DifferencesExport job{m_model.differences(), m_services.images().store(), m_services.images().endOfLives(),
                                images, context};
    std::string json;
    for (const ImageDifferences::ImageId image : images) {
        json += json.empty() ? "" : ",\n";
        appendDifferenceJson(job, image, json);
    }
    copyText(QString::fromStdString(images.size() == 1 ? json : images.empty() ? json : '[' + json + ']'));
}

void DifferencesController::filterToCell(bool exclude)
{
    const QModelIndex current = view()->currentIndex();
    // What differs is no member of an image.
    if (!current.isValid() || current.column() == DifferencesModel::Differs)
        return;
    const auto image = m_model.imageAt(current.row());
    const int column = current.column();
    if (column >= DifferencesModel::FirstAccount
        && m_model.differences().presence(image, static_cast<std::size_t>(column - DifferencesModel::FirstAccount))
            != ImagePresence::Listed)
        return;
    const auto condition = cellFilter(m_services.images(), current.data(RowIdRole).toUInt(), imageColumn(column));
    if (condition && exclude)
        m_services.filter().exclude(*condition);
    else if (condition)
        m_services.filter().narrow(*condition);
}

void DifferencesController::showContextMenu(const QPoint &globalPosition)
{
    QMenu menu(view());
    menu.addActions({m_actions->filterToCell, m_actions->excludeCell});
    menu.addSeparator();
    menu.addActions({m_actions->copyRows, m_actions->copyCell, m_actions->copyJson});
    menu.addSeparator();
    menu.addActions({m_actions->onlyDifferences, m_actions->exportImages});
    menu.exec(globalPosition);
}

void DifferencesController::exportDifferences()
{
    m_model.flush();
    ExportDialog dialog(m_services.settings(),
                        std::make_unique<DifferencesExportSubject>(m_services, m_model, view()->selectedImages()),
                        m_pane->window());
    if (dialog.exec() == QDialog::Accepted)
        m_widgets.statusBar->showMessage(dialog.summary(), 8000);
}

} // namespace imagebrowser
