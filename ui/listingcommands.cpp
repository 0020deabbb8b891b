// SPDX-License-Identifier: Apache-2.0
#include "ui/listingcommands.h"

#include "ui/applicationservices.h"
#include "ui/mainactions.h"

#include <algorithm>

namespace imagebrowser {

ListingCommands::ListingCommands(ApplicationServices &services, MainActions *actions, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_actions(actions)
{
    AccountListings &listings = services.listings();
    connect(actions->refresh, &QAction::triggered, &listings, &AccountListings::refreshAll);
    connect(actions->refreshFailed, &QAction::triggered, &listings, &AccountListings::refreshFailed);
    connect(actions->stop, &QAction::triggered, &listings, &AccountListings::stopAll);
    connect(actions->resume, &QAction::triggered, &listings, &AccountListings::resumeAll);
}

void ListingCommands::update()
{
    const QList<AccountListing> listings = m_services.listings().openListings();
    const bool isRunning = m_services.listings().isRunning();
    const auto isAny = [&listings](auto predicate) { return std::any_of(listings.begin(), listings.end(), predicate); };
    m_actions->refresh->setEnabled(!isRunning && !listings.isEmpty());
    m_actions->refreshFailed->setEnabled(
        isAny([](const AccountListing &listing) { return listing.progress.state == ListingProgress::State::Failed; }));
    m_actions->stop->setEnabled(isRunning);
    m_actions->resume->setEnabled(!isRunning
                                  && isAny([](const AccountListing &listing) { return listing.progress.canResume(); }));
    m_actions->exportImages->setEnabled(m_services.images().rowCount() > 0);
}

} // namespace imagebrowser
