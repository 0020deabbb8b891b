// SPDX-License-Identifier: Apache-2.0
#include "ui/listingpresenter.h"

#include "app/domain/batcherrortext.h"
#include "app/models/listingstatus.h"
#include "ui/emptystate.h"
#include "ui/imagetableview.h"
#include "ui/listingtexts.h"
#include "ui/progressstrip.h"

#include <QLabel>
#include <QStackedWidget>

#include <algorithm>

namespace imagebrowser {

ListingPresenter::ListingPresenter(ApplicationServices &services, const Widgets &widgets, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_widgets(widgets)
{
    m_update.setSingleShot(true);
    connect(&m_update, &QTimer::timeout, this, &ListingPresenter::updateNow);
    connect(&services.listings(), &AccountListings::changed, this, &ListingPresenter::updateSoon);
    connect(&services.listings(), &AccountListings::openAccountsChanged, this, &ListingPresenter::updateSoon);
    connect(&services.query(), &ImageQueryModel::rowsChanged, this, &ListingPresenter::updateSoon);
    connect(&services.liveFilter(), &LiveFilter::countsChanged, this, &ListingPresenter::updateSoon);
    connect(&services.images(), &ImageTableModel::endOfLivesChanged, this, &ListingPresenter::updateSoon);
    connect(widgets.table, &ImageTableView::selectionCountChanged, this, &ListingPresenter::updateSoon);
    connect(widgets.strip, &ProgressStrip::stopClicked, &services.listings(), &AccountListings::stopAll);
    connect(widgets.strip, &ProgressStrip::resumeClicked, this, &ListingPresenter::resumeWanted);
    connect(widgets.strip, &ProgressStrip::detailsClicked, this, &ListingPresenter::problemsWanted);
    connect(widgets.strip, &ProgressStrip::accountsClicked, this, &ListingPresenter::accountsWanted);
    connect(widgets.empty, &EmptyState::primaryClicked, this, &ListingPresenter::onPrimary);
    connect(widgets.empty, &EmptyState::secondaryClicked, this, &ListingPresenter::onSecondary);
}

void ListingPresenter::updateSoon()
{
    const bool isBusy = m_services.listings().openCount() > 1 && m_services.listings().isRunning();
    if (!m_update.isActive())
        m_update.start(isBusy ? BusyInterval : std::chrono::milliseconds(0));
}

void ListingPresenter::updateNow()
{
    m_update.stop();
    const QList<AccountListing> listings = m_services.listings().openListings();
    showStrip(listings);
    showCentre(listings);
    showCounts(listings);
    Q_EMIT updated();
}

void ListingPresenter::showStripOfMany(const QList<AccountListing> &listings)
{
    if (m_services.listings().isRunning()) {
        m_widgets.strip->showRunning(runningText(listings));
        return;
    }
    const auto isAny = [&](auto predicate) { return std::any_of(listings.begin(), listings.end(), predicate); };
    const bool isMissing = isAny([](const AccountListing &listing) { return listing.progress.canResume(); });
    if (isMissing)
        m_widgets.strip->showIncomplete(listingSummary(listings), isAny([](const AccountListing &listing) {
                                            return listingAction(listing) == ListingAction::Resume;
                                        }));
    else
        m_widgets.strip->showSummary(listingSummary(listings));
}

void ListingPresenter::showStrip(const QList<AccountListing> &listings)
{
    m_widgets.strip->setHasAccounts(listings.size() > 1);
    if (listings.size() > 1)
        return showStripOfMany(listings);
    if (m_services.listings().isRunning()) {
        m_widgets.strip->showRunning(runningText(listings));
        return;
    }
    const QString missing = incompleteText(listings);
    // Without a single row the place of the table says it, larger.
    if (missing.isEmpty() || m_services.images().rowCount() == 0) {
        m_widgets.strip->showNothing();
        return;
    }
    const bool canResume = std::any_of(listings.begin(), listings.end(), [](const AccountListing &listing) {
        return listingAction(listing) == ListingAction::Resume;
    });
    m_widgets.strip->showIncomplete(missing, canResume);
}

ListingPresenter::Emptiness ListingPresenter::emptiness(const QList<AccountListing> &listings) const
{
    if (listings.isEmpty())
        return Emptiness::NoAccount;
    const auto isAny = [&](auto predicate) { return std::any_of(listings.begin(), listings.end(), predicate); };
    if (isAny([](const AccountListing &listing) { return listing.imagesShown > 0; }))
        return Emptiness::NoMatch;
    if (m_services.listings().isRunning())
        return Emptiness::Loading;
    if (isAny([](const AccountListing &listing) { return listing.progress.state == ListingProgress::State::Failed; }))
        return Emptiness::Failed;
    if (isAny([](const AccountListing &listing) { return listing.isComplete; }))
        return Emptiness::ServiceHasNone;
    if (isAny([](const AccountListing &listing) { return listing.progress.state == ListingProgress::State::Stopped; }))
        return Emptiness::Stopped;
    return Emptiness::NotFetched;
}

void ListingPresenter::showCentre(const QList<AccountListing> &listings)
{
    if (m_services.query().rowCount() > 0) {
        m_widgets.centre->setCurrentWidget(m_widgets.table);
        return;
    }
    m_emptiness = emptiness(listings);
    if (m_emptiness == Emptiness::Loading) {
        // The header shows at once; the strip above it moves.
        m_widgets.centre->setCurrentWidget(m_widgets.table);
        return;
    }
    fillEmpty(m_emptiness, listings);
    m_widgets.centre->setCurrentWidget(m_widgets.empty);
}

void ListingPresenter::fillEmpty(Emptiness emptiness, const QList<AccountListing> &listings)
{
    EmptyState *empty = m_widgets.empty;
    const QString name = listings.isEmpty() ? QString()
        : listings.size() == 1              ? listings.first().account.name
                                            : tr("these accounts");
    switch (emptiness) {
    case Emptiness::NoAccount:
        empty->setContent(QStringLiteral("account"), tr("No account yet"),
                          tr("Add a Batch account with its endpoint and key to see the images it supports. To look "
                             "around first, open the "
                             "sample accounts: they need no Azure subscription."),
                          tr("Add account…"), tr("Open sample accounts"));
        return;
    case Emptiness::NotFetched:
        empty->setContent(QStringLiteral("images"), tr("Nothing fetched yet"),
                          tr("The images of %1 have not been asked for.").arg(name), tr("Load images"));
        return;
    case Emptiness::Stopped:
        empty->setContent(QStringLiteral("images"), tr("Nothing fetched yet"),
                          tr("The listing of %1 was stopped before any image came.").arg(name), tr("Resume"));
        return;
    case Emptiness::ServiceHasNone:
        empty->setContent(QStringLiteral("images"), tr("No supported images"),
                          tr("The service answered and lists no image for %1 (API version %2, %3).")
                              .arg(name, listings.first().account.apiVersion, fetchedText(listings)),
                          tr("Refresh"));
        return;
    case Emptiness::NoMatch:
        empty->setContent(QStringLiteral("search"), tr("No image matches"),
                          tr("%1 images are loaded; search and filter leave none of them.")
                              .arg(grouped(m_services.images().rowCount())),
                          tr("Clear search and filter"));
        return;
    case Emptiness::Failed:
        if (const QList<AccountListing> failed = failedListings(listings); failed.size() > 1)
            return showFailures(*empty, failed, listings.size(), tr("Retry"));
        showFailure();
        return;
    case Emptiness::Loading:
        return;
    }
}

//! What became of the only account.
void ListingPresenter::showFailure()
{
    const BatchErrorModel &problems = m_services.problems();
    const bool isKnown = problems.rowCount() > 0;
    m_widgets.empty->setContent(
        QStringLiteral("error"),
        isKnown ? batchErrorHeadline(problems.problem(0).error) : tr("The images could not be fetched"),
        isKnown ? batchErrorAdvice(problems.problem(0).error) : QString(),
        settingsHelp() ? tr("Edit account…") : tr("Retry"), settingsHelp() ? tr("Retry") : tr("What happened"));
}

//! True when the newest problem is one that the settings of a saved account can mend.
bool ListingPresenter::settingsHelp() const
{
    // Of several each may need something else.
    if (m_services.problems().rowCount() == 0 || failedListings(m_services.listings().openListings()).size() > 1)
        return false;
    const BatchError &error = m_services.problems().problem(0).error;
    const bool isAboutSettings = error.stage == FailureStage::SignIn || error.kind == FailureKind::SecretMissing
        || error.kind == FailureKind::InvalidRequest || error.kind == FailureKind::HostNotFound;
    return isAboutSettings && m_services.accounts().account(error.accountId).has_value();
}

void ListingPresenter::onPrimary()
{
    if (m_emptiness == Emptiness::Failed && settingsHelp()) {
        Q_EMIT editAccountWanted(m_services.problems().problem(0).error.accountId);
        return;
    }
    switch (m_emptiness) {
    case Emptiness::NoAccount:
        Q_EMIT addAccountWanted();
        return;
    case Emptiness::NoMatch:
        Q_EMIT clearFilterWanted();
        return;
    case Emptiness::Failed:
    case Emptiness::Stopped:
        Q_EMIT resumeWanted();
        return;
    case Emptiness::NotFetched:
    case Emptiness::ServiceHasNone:
    case Emptiness::Loading:
        Q_EMIT refreshWanted();
        return;
    }
}

void ListingPresenter::onSecondary()
{
    if (m_emptiness == Emptiness::NoAccount)
        Q_EMIT samplesWanted();
    else if (m_emptiness == Emptiness::Failed && settingsHelp())
        Q_EMIT resumeWanted();
    else
        Q_EMIT problemsWanted();
}

int ListingPresenter::endingSoon() const
{
    const auto &states = m_services.liveFilter().counts().matchingByState;
    return static_cast<int>(states[static_cast<std::size_t>(EndOfLifeState::Warning)]
                            + states[static_cast<std::size_t>(EndOfLifeState::Critical)]);
}

QString ListingPresenter::emptyCounts(const QList<AccountListing> &listings) const
{
    switch (emptiness(listings)) {
    case Emptiness::NoAccount:
        return tr("No account");
    case Emptiness::Loading:
        return tr("Loading");
    case Emptiness::Failed:
        return tr("Listing failed");
    case Emptiness::Stopped:
        return tr("Stopped");
    case Emptiness::NotFetched:
        return tr("Not fetched");
    case Emptiness::ServiceHasNone:
    case Emptiness::NoMatch:
        break;
    }
    return tr("No images");
}

void ListingPresenter::showCounts(const QList<AccountListing> &listings)
{
    qsizetype all = 0;
    for (const AccountListing &listing : listings)
        all += listing.imagesShown;
    if (all == 0) {
        m_widgets.counts->setText(emptyCounts(listings));
        m_widgets.fetched->setText(fetchedText(listings));
        return;
    }
    QStringList parts{tr("Showing %1 of %2").arg(grouped(m_services.query().rowCount()), grouped(all))};
    const bool isWhole = std::all_of(listings.begin(), listings.end(), [](const AccountListing &listing) {
        return listing.isComplete && listing.imagesRejected == 0;
    });
    if (!isWhole && !m_services.listings().isRunning())
        parts << tr("incomplete");
    if (const int selected = m_widgets.table->keeper()->selectedCount(); selected > 0)
        parts << tr("%1 selected").arg(grouped(selected));
    if (const int soon = endingSoon(); soon > 0) {
        const int days = m_services.images().endOfLives().thresholds().warning;
        parts << (soon == 1 ? tr("1 ends within %1 days").arg(days)
                            : tr("%1 end within %2 days").arg(grouped(soon)).arg(days));
    }
    m_widgets.counts->setText(parts.join(QStringLiteral(" · ")));
    m_widgets.fetched->setText(fetchedText(listings));
}

} // namespace imagebrowser
