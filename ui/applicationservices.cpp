// SPDX-License-Identifier: Apache-2.0
#include "ui/applicationservices.h"

#include "app/account/keychainsecretstore.h"

#include <algorithm>

#include <QCoreApplication>

namespace imagebrowser {

namespace {

const QString filtersSection = QStringLiteral("filters");

} // namespace

ApplicationServices::ApplicationServices(Setup setup)
    : m_clock(std::move(setup.clock))
    , m_keptSecrets(setup.secrets ? std::move(setup.secrets) : std::make_unique<KeychainSecretStore>())
    , m_secrets(*m_keptSecrets)
    , m_settings(setup.settingsPath)
    , m_accounts(m_settings, m_secrets)
    , m_signIn(m_http, m_secrets)
    , m_service({m_http, m_secrets, m_signIn})
    , m_images(m_clock)
    , m_query(&m_images)
    , m_liveFilter(m_filter, m_query)
    , m_listings(m_service, m_images)
{
    m_signIn.setClock(m_clock);
    QObject::connect(&m_accounts, &AccountStore::changed, &m_signIn, [this] { m_signIn.retain(allAccounts()); });
    QObject::connect(&m_listings, &AccountListings::problem, &m_problems,
                     [this](const BatchError &error, bool isRetrying, const RetryNotice &retry) {
                         if (isRetrying)
                             m_problems.addRetry(retry);
                         else
                             m_problems.add(error);
                     });
    noteRejected(m_savedFilters.restore(m_settings.value(filtersSection)));
    QObject::connect(&m_savedFilters, &SavedFilters::changed, &m_settings,
                     [this] { m_settings.setValue(filtersSection, m_savedFilters.toSettings()); });
    QObject::connect(&m_filter, &FilterState::serviceFilterChanged, &m_listings, [this](const QString &filter) {
        ListingOptions options;
        options.serviceFilter = filter;
        m_listings.setOptions(options);
        m_listings.refreshAll();
    });
    QObject::connect(&m_service, &ImageService::stopped, &m_problems, &BatchErrorModel::markStopped);
    QObject::connect(&m_service, &ImageService::started, &m_problems, &BatchErrorModel::markStopped);
    QObject::connect(&m_listings, &AccountListings::recovered, &m_problems, &BatchErrorModel::markRecovered);
}

ApplicationServices::~ApplicationServices() = default;

void ApplicationServices::noteRejected(const FilterImport &import)
{
    if (!import.isList) {
        m_filterNotices.append(QCoreApplication::translate(
            "imagebrowser::ApplicationServices",
            "The saved filters are in a form that this version does not know. The settings keep them as they are, so "
            "filters saved now last until the program is closed. To begin anew, remove “filters” from the settings "
            "file."));
        return;
    }
    for (const FilterImport::Rejection &rejection : import.rejected)
        m_filterNotices.append(
            rejection.name.isEmpty()
                ? QCoreApplication::translate(
                      "imagebrowser::ApplicationServices",
                      "A saved filter could not be read and is not offered; the settings keep it. %1")
                      .arg(rejection.reason)
                : QCoreApplication::translate(
                      "imagebrowser::ApplicationServices",
                      "The saved filter “%1” could not be read and is not offered; the settings keep it. %2")
                      .arg(rejection.name, rejection.reason));
}

QStringList ApplicationServices::notices() const
{
    return m_settings.notices() + m_accounts.notices() + m_filterNotices;
}

KeychainSecretStore *ApplicationServices::keychain()
{
    return qobject_cast<KeychainSecretStore *>(m_keptSecrets.get());
}

void ApplicationServices::setThresholds(const EndOfLifeThresholds &thresholds)
{
    m_images.setThresholds(thresholds);
    m_filter.setThresholds(thresholds);
}

SampleAccounts *ApplicationServices::startSamples(QString *errorText)
{
    if (m_samples)
        return m_samples.get();
    auto samples = std::make_unique<SampleAccounts>();
    if (!samples->start()) {
        if (errorText != nullptr)
            *errorText = samples->errorString();
        return nullptr;
    }
    for (const SampleAccount &sample : samples->accounts())
        m_secrets.setTransient(sample.account.id, SecretKind::AccountKey, sample.key);
    m_samples = std::move(samples);
    return m_samples.get();
}

void ApplicationServices::setTransientAccounts(const QList<Account> &accounts)
{
    m_transientAccounts.clear();
    for (const Account &account : accounts) {
        if (!m_accounts.account(account.id))
            m_transientAccounts.append(account);
    }
}

QList<Account> ApplicationServices::allAccounts() const
{
    QList<Account> accounts = m_accounts.accounts();
    std::stable_partition(accounts.begin(), accounts.end(), [](const Account &account) { return account.isFavourite; });
    accounts += m_transientAccounts;
    if (m_samples) {
        for (const SampleAccount &sample : m_samples->accounts())
            accounts.append(sample.account);
    }
    return accounts;
}

} // namespace imagebrowser
