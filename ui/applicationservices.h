// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/accountstore.h"
#include "app/account/settingsfile.h"
#include "app/cli/overlaysecretstore.h"
#include "app/domain/clock.h"
#include "app/filter/filterstate.h"
#include "app/filter/savedfilters.h"
#include "app/models/accountlistings.h"
#include "app/models/batcherrormodel.h"
#include "app/models/imagequerymodel.h"
#include "app/models/livefilter.h"
#include "app/sample/sampleaccounts.h"
#include "app/service/httpaccess.h"
#include "app/signin/signinservice.h"

#include <memory>

namespace imagebrowser {

class KeychainSecretStore;

//! Everything the window works with, made once by main (or a test) and handed down by reference; the window owns none of it.
class ApplicationServices
{
public:
    struct Setup
    {
        QString settingsPath; //!< empty: the user's own
        Clock clock = systemNow;
        std::unique_ptr<SecretStore> secrets; //!< null: the desktop's keychain
    };

    explicit ApplicationServices(Setup setup);
    ~ApplicationServices();

    [[nodiscard]] Instant now() const { return m_clock(); }
    [[nodiscard]] SettingsFile &settings() { return m_settings; }
    //! What was odd in the settings when they were read; sentences for people.
    [[nodiscard]] QStringList notices() const;
    [[nodiscard]] SecretStore &secrets() { return m_secrets; }
    //! The desktop's keychain; null where Setup brought another store.
    [[nodiscard]] KeychainSecretStore *keychain();
    //! Secrets of this session that never reach the keychain: sample keys, and those of the environment.
    [[nodiscard]] OverlaySecretStore &transientSecrets() { return m_secrets; }
    [[nodiscard]] AccountStore &accounts() { return m_accounts; }
    [[nodiscard]] HttpAccess &http() { return m_http; }
    [[nodiscard]] SignInService &signIn() { return m_signIn; }
    [[nodiscard]] ImageService &service() { return m_service; }
    [[nodiscard]] ImageTableModel &images() { return m_images; }
    [[nodiscard]] ImageQueryModel &query() { return m_query; }
    //! What decides which images are shown; liveFilter() puts it into effect.
    [[nodiscard]] FilterState &filter() { return m_filter; }
    [[nodiscard]] SavedFilters &savedFilters() { return m_savedFilters; }
    [[nodiscard]] LiveFilter &liveFilter() { return m_liveFilter; }
    //! For states, chips and filters alike.
    void setThresholds(const EndOfLifeThresholds &thresholds);
    [[nodiscard]] AccountListings &listings() { return m_listings; }
    [[nodiscard]] BatchErrorModel &problems() { return m_problems; }

    //! Starts the sample accounts, or gives those that run; null when no port can be had (\a errorText says why).
    [[nodiscard]] SampleAccounts *startSamples(QString *errorText = nullptr);
    //! Null until startSamples().
    [[nodiscard]] SampleAccounts *samples() { return m_samples.get(); }
    //! Accounts of the command line that are not saved; saved ones among them are left out.
    void setTransientAccounts(const QList<Account> &accounts);
    //! Saved accounts, favourites first, then those of the command line and the samples: the order of the account box.
    [[nodiscard]] QList<Account> allAccounts() const;

private:
    void noteRejected(const FilterImport &import);

    Clock m_clock;
    std::unique_ptr<SecretStore> m_keptSecrets;
    OverlaySecretStore m_secrets;
    SettingsFile m_settings;
    AccountStore m_accounts;
    HttpAccess m_http;
    SignInService m_signIn;
    ImageService m_service;
    ImageTableModel m_images;
    ImageQueryModel m_query;
    FilterState m_filter;
    SavedFilters m_savedFilters;
    QStringList m_filterNotices;
    LiveFilter m_liveFilter;
    AccountListings m_listings;
    BatchErrorModel m_problems;
    std::unique_ptr<SampleAccounts> m_samples;
    QList<Account> m_transientAccounts;
};

} // namespace imagebrowser
