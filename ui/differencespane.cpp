// SPDX-License-Identifier: Apache-2.0
#include "ui/differencespane.h"

#include "app/differences/differencesmodel.h"
#include "ui/applicationservices.h"
#include "ui/differencesview.h"
#include "ui/emptystate.h"
#include "ui/listingtexts.h"
#include "ui/metrics.h"

#include <QCheckBox>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace imagebrowser {

DifferencesPane::DifferencesPane(ApplicationServices &services, DifferencesModel &model, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(model)
    , m_head(new QWidget(this))
    , m_only(new QCheckBox(tr("&Only differences"), m_head))
    , m_summary(new QLabel(m_head))
    , m_stack(new QStackedWidget(this))
    , m_view(new DifferencesView(&model, m_stack))
    , m_empty(new EmptyState(m_stack, QStringLiteral("differencesEmptyState")))
{
    setObjectName(QStringLiteral("differencesPane"));
    m_only->setObjectName(QStringLiteral("onlyDifferences"));
    m_only->setChecked(model.hasOnlyDifferences());
    m_only->setToolTip(tr("Leave out images that every account lists alike"));
    m_summary->setObjectName(QStringLiteral("differencesSummary"));
    m_summary->setAccessibleName(tr("Summary of the differences"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(metrics::Space, metrics::SpaceSmall, metrics::Space, metrics::SpaceSmall);
    head->setSpacing(metrics::SpaceLarge);
    head->addWidget(m_summary, 1);
    head->addWidget(m_only, 0, Qt::AlignTop);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_stack, 1);

    connect(m_only, &QCheckBox::toggled, this, &DifferencesPane::onlyDifferencesToggled);
    connect(m_empty, &EmptyState::primaryClicked, this, &DifferencesPane::onPrimary);
    connect(m_empty, &EmptyState::secondaryClicked, this, &DifferencesPane::problemsWanted);
    connect(&model, &DifferencesModel::rearranged, this, &DifferencesPane::showState);
    connect(&services.listings(), &AccountListings::changed, this, &DifferencesPane::showState);
    connect(&services.listings(), &AccountListings::openAccountsChanged, this, &DifferencesPane::showState);
    showState();
}

void DifferencesPane::setOnlyDifferences(bool isOnly)
{
    m_only->setChecked(isOnly);
    m_model.setOnlyDifferences(isOnly);
}

DifferencesPane::Emptiness DifferencesPane::emptiness() const
{
    const std::vector<ComparedAccount> &accounts = m_model.differences().accounts();
    if (m_services.listings().openCount() < 2)
        return Emptiness::TooFewAccounts;
    if (m_model.rowCount() > 0)
        return Emptiness::None;
    if (m_services.images().rowCount() == 0 || accounts.size() < 2)
        return m_services.listings().isRunning() ? Emptiness::Loading : Emptiness::NothingFetched;
    return m_model.summary().images == 0 ? Emptiness::NoMatch : Emptiness::NoDifference;
}

void DifferencesPane::showState()
{
    m_emptiness = emptiness();
    const bool hasTable = m_emptiness == Emptiness::None || m_emptiness == Emptiness::Loading;
    const bool hasResult = m_emptiness == Emptiness::None || m_emptiness == Emptiness::NoDifference;
    QStringList sentences;
    if (hasResult)
        sentences << DifferenceTexts::summary(m_model.summary());
    if (const QString note = DifferenceTexts::notKnownNote(m_model.differences().accounts());
        hasResult && !note.isEmpty())
        sentences << note;
    m_summary->setText(sentences.join(u' '));
    m_head->setVisible(m_emptiness != Emptiness::TooFewAccounts);
    if (!hasTable)
        fillEmpty(m_emptiness);
    m_stack->setCurrentWidget(hasTable ? static_cast<QWidget *>(m_view) : m_empty);
}

void DifferencesPane::fillEmpty(Emptiness emptiness)
{
    const QList<AccountListing> listings = m_services.listings().openListings();
    const QList<AccountListing> failed = failedListings(listings);
    switch (emptiness) {
    case Emptiness::TooFewAccounts:
        if (!failed.isEmpty())
            return showFailures(*m_empty, failed, listings.size(), tr("Choose accounts"),
                                tr("To compare, open two or more accounts in the account box."));
        m_empty->setContent(QStringLiteral("account"), tr("Open two accounts to compare"),
                            tr("Differences shows the images of several accounts side by side. Open two or more "
                               "accounts in the account box, or all of them."),
                            tr("Choose accounts"));
        return;
    case Emptiness::NothingFetched:
        if (!failed.isEmpty())
            return showFailures(*m_empty, failed, listings.size(), tr("Refresh"));
        m_empty->setContent(QStringLiteral("images"), tr("Nothing to compare yet"),
                            tr("None of the open accounts has been listed."), tr("Refresh"),
                            m_services.problems().rowCount() > 0 ? tr("What happened") : QString());
        return;
    case Emptiness::NoMatch:
        m_empty->setContent(QStringLiteral("search"), tr("No image matches"),
                            tr("Search and filter leave no image to compare."), tr("Clear search and filter"));
        return;
    case Emptiness::NoDifference: {
        const bool isKnown = DifferenceTexts::notKnownNote(m_model.differences().accounts()).isEmpty();
        m_empty->setContent(QStringLiteral("check"),
                            isKnown ? tr("No differences") : tr("No differences as far as known"),
                            isKnown ? tr("Every account lists the same images, and says the same about each.")
                                    : tr("What the accounts list is the same, but not all of them are complete."),
                            tr("Show all images"));
        return;
    }
    case Emptiness::None:
    case Emptiness::Loading:
        return;
    }
}

void DifferencesPane::onPrimary()
{
    switch (m_emptiness) {
    case Emptiness::TooFewAccounts:
        Q_EMIT chooseAccountsWanted();
        return;
    case Emptiness::NoMatch:
        Q_EMIT clearFilterWanted();
        return;
    case Emptiness::NoDifference:
        m_only->setChecked(false);
        return;
    case Emptiness::NothingFetched:
        Q_EMIT refreshWanted();
        return;
    case Emptiness::None:
    case Emptiness::Loading:
        return;
    }
}

} // namespace imagebrowser
