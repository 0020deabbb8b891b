// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/applicationservices.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QLabel;
class QStackedWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class EmptyState;
class ImageTableView;
class ProgressStrip;

//! Shows how the listings stand: the strip above the table, the table or what stands in its place, and the status bar.
//! Several changes within one turn of the event loop are one update, and a run of many accounts is one each
//! BusyInterval.
class ListingPresenter : public QObject
{
    Q_OBJECT

public:
    struct Widgets
    {
        ProgressStrip *strip;
        QStackedWidget *centre; //!< table and empty state
        ImageTableView *table;
        EmptyState *empty;
        QLabel *counts;
        QLabel *fetched;
    };

    static constexpr std::chrono::milliseconds BusyInterval{40};

    ListingPresenter(ApplicationServices &services, const Widgets &widgets, QObject *parent = nullptr);

    void updateSoon();
    void updateNow();

Q_SIGNALS:
    //! After each update, which several changes share.
    void updated();
    void accountsWanted();
    void addAccountWanted();
    void samplesWanted();
    void refreshWanted();
    void resumeWanted();
    void clearFilterWanted();
    void problemsWanted();
    void editAccountWanted(const QString &accountId);

private:
    //! Why there are no rows, in the order they are looked for.
    enum class Emptiness : quint8
    {
        NoAccount,
        NotFetched,
        Stopped, //!< before the first page
        Loading,
        Failed,
        ServiceHasNone,
        NoMatch
    };

    [[nodiscard]] Emptiness emptiness(const QList<AccountListing> &listings) const;
    void showStrip(const QList<AccountListing> &listings);
    void showStripOfMany(const QList<AccountListing> &listings);
    void showCentre(const QList<AccountListing> &listings);
    void fillEmpty(Emptiness emptiness, const QList<AccountListing> &listings);
    void showFailure();
    void showCounts(const QList<AccountListing> &listings);
    [[nodiscard]] int endingSoon() const;
    [[nodiscard]] QString emptyCounts(const QList<AccountListing> &listings) const;
    [[nodiscard]] bool settingsHelp() const;
    void onPrimary();
    void onSecondary();

    ApplicationServices &m_services;
    Widgets m_widgets;
    Emptiness m_emptiness = Emptiness::NoAccount;
    QTimer m_update;
};

} // namespace imagebrowser
