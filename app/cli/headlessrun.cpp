// SPDX-License-Identifier: Apache-2.0
#include "app/cli/headlessrun.h"

#include "app/account/accountfields.h"
#include "app/cli/errorwriter.h"
#include "app/cli/storedexport.h"
#include "app/cli/streamedexport.h"
#include "app/domain/batcherrortext.h"
#include "app/filter/servicefilter.h"

#include <algorithm>
#include <utility>

namespace imagebrowser {

namespace {

//! Of one account, told with all that is known of them. What ails one ails the others: people need a few, scripts all.
constexpr qsizetype WholeBadItems = 3;

//! Why \a account cannot be asked as it is saved; nothing when it can. Its name only has to be read by people.
std::optional<BatchError> settingsError(const Account &account, Instant now)
{
    QStringList sentences;
    const QList<AccountIssue> issues = accountIssues(account);
    for (const AccountIssue &issue : issues) {
        if (issue.field == AccountIssue::Field::Name)
            continue;
        // On one line the next one would run on.
        const QString sentence = accountIssueSentence(issue);
        sentences.append(sentence.endsWith(QLatin1Char('.')) ? sentence : sentence + QLatin1Char('.'));
    }
    if (sentences.isEmpty())
        return std::nullopt;
    BatchError error;
    error.kind = FailureKind::InvalidRequest;
    error.stage = FailureStage::Request;
    error.accountName = account.name;
    error.accountId = account.id;
    error.detail = sentences.join(QLatin1Char('\n'));
    error.occurredAt = toDateTime(now);
    return error;
}

} // namespace

HeadlessRun::HeadlessRun(ImageService &service, HeadlessTask task, QIODevice &standardOutput, ErrorWriter &errors,
                         QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_task(std::move(task))
    , m_output(standardOutput)
    , m_errors(errors)
{
    QList<Account> once;
    for (const Account &account : std::as_const(m_task.accounts)) {
        if (find(account.id) != nullptr)
            continue;
        m_listings.push_back({account, static_cast<ListingId>(m_listings.size())});
        once.append(account);
    }
    m_task.accounts = once;
}

void HeadlessRun::start()
{
    makeSink();
    connectService();
    ListingOptions options;
    if (m_task.filtersAtService)
        options.serviceFilter = splitForService(m_task.filter).sent;
    if (m_task.isVerbose && !options.serviceFilter.isEmpty())
        m_errors.writeNote(tr("Filter at the service: %1").arg(options.serviceFilter));
    for (const Listing &listing : m_listings) {
        if (const std::optional<BatchError> error = settingsError(listing.account, m_task.clock())) {
            m_errors.writeError(*error);
            end(listing.account.id, false);
        }
    }
    for (const Listing &listing : m_listings) {
        if (!listing.isDone)
            m_service.refresh(listing.account, options);
    }
}

void HeadlessRun::stop()
{
    m_isStopped = true;
    m_service.stopAll();
}

void HeadlessRun::connectService()
{
    connect(&m_service, &ImageService::pageReady, this,
            [this](const QString &id, int number, const std::shared_ptr<const ImagePage> &page) {
                addPage(id, number, page);
            });
    connect(&m_service, &ImageService::itemsRejected, this, &HeadlessRun::rejectItems);
    connect(&m_service, &ImageService::retryScheduled, this, [this](const QString & /*id*/, const RetryNotice &notice) {
        const auto wait = std::chrono::ceil<std::chrono::seconds>(notice.delay);
        // Told without being asked: who waits wants to know for what.
        m_errors.writeNote(tr("%1: %2; waiting %3 (try %4 of %5)")
                               .arg(notice.error.accountName, batchErrorHeadline(notice.error), durationText(wait),
                                    QString::number(notice.nextAttempt), QString::number(notice.maxAttempts)));
    });
    connect(&m_service, &ImageService::completed, this, [this](const QString &id) { end(id, true); });
    connect(&m_service, &ImageService::failed, this, [this](const QString &id, const BatchError &error) {
        m_errors.writeError(error);
        end(id, false);
    });
    connect(&m_service, &ImageService::stopped, this, [this](const QString &id) { end(id, false); });
}

HeadlessRun::Listing *HeadlessRun::find(const QString &accountId)
{
    const auto found = std::find_if(m_listings.begin(), m_listings.end(),
                                    [&](const Listing &listing) { return listing.account.id == accountId; });
    return found == m_listings.end() ? nullptr : &*found;
}

void HeadlessRun::note(const QString &accountId, const QString &sentence)
{
    const Listing *listing = find(accountId);
    if (m_task.isVerbose && listing != nullptr)
        m_errors.writeNote(tr("%1: %2").arg(listing->account.name, sentence));
}

void HeadlessRun::addPage(const QString &accountId, int number, const std::shared_ptr<const ImagePage> &page)
{
    const Listing *listing = find(accountId);
    if (listing == nullptr || listing->isRefused)
        return;
    note(accountId, tr("page %1, %2 images").arg(QString::number(number), QString::number(page->images.size())));
    m_sink->append(listing->id, page, [this, accountId, number](std::size_t rowsKept) {
        const QMutexLocker lock(&m_refusing);
        m_refusals.push_back({accountId, number, static_cast<int>(rowsKept)});
        QMetaObject::invokeMethod(this, &HeadlessRun::tellRefusals, Qt::QueuedConnection);
    });
    if (m_sink->hasFailed())
        m_service.stopAll();
}

void HeadlessRun::tellRefusals()
{
    QMutexLocker lock(&m_refusing);
    const std::vector<Refusal> refusals = std::exchange(m_refusals, {});
    lock.unlock();
    for (const Refusal &refusal : refusals) {
        Listing *listing = find(refusal.accountId);
        // Of the pages that were already on their way nothing more is to be said.
        if (listing == nullptr || std::exchange(listing->isRefused, true))
            continue;
        BatchError error;
        error.kind = FailureKind::OutOfMemory;
        error.stage = FailureStage::Reply;
        error.accountName = listing->account.name;
        error.page = refusal.page;
        error.rowsKept = refusal.rowsKept;
        error.occurredAt = toDateTime(m_task.clock());
        m_errors.writeError(error);
        listing->isComplete = false;
        m_service.stop(refusal.accountId);
    }
}

void HeadlessRun::rejectItems(const QString &accountId, const QList<BatchError> &errors)
{
    Listing *listing = find(accountId);
    if (listing == nullptr)
        return;
    listing->isComplete = false;
    for (const BatchError &error : errors) {
        const bool isWhole = m_errors.format() == ErrorFormat::Json || listing->badItems < WholeBadItems;
        ++listing->badItems;
        if (isWhole)
            m_errors.writeError(error);
    }
}

void HeadlessRun::noteUnwrittenItems(const Listing &listing)
{
    if (listing.badItems <= WholeBadItems)
        return;
    m_errors.writeNote(
        tr("%1: Images that could not be read besides these: %2; --error-format json writes all of them.")
            .arg(listing.account.name, QString::number(listing.badItems - WholeBadItems)));
}

void HeadlessRun::end(const QString &accountId, bool isComplete)
{
    Listing *listing = find(accountId);
    if (listing == nullptr || listing->isDone)
        return;
    listing->isDone = true;
    listing->isComplete = listing->isComplete && isComplete;
    noteUnwrittenItems(*listing);
    const bool isLast =
        std::all_of(m_listings.cbegin(), m_listings.cend(), [](const Listing &other) { return other.isDone; });
    if (isLast)
        finish();
}

ExportContext HeadlessRun::context() const
{
    ExportContext context{m_task.clock(), m_task.filterText, {}};
    context.lacksAccounts = m_task.lacksAccounts;
    for (const Listing &listing : m_listings) {
        const ListingProgress progress = m_service.progress(listing.account.id);
        ExportAccount account{listing.account.name,
                              listing.account.endpoint.toString(),
                              listing.account.apiVersion,
                              {},
                              listing.isComplete};
        if (progress.pages > 0 && progress.finishedAt.isValid())
            account.fetchedAt = toInstant(progress.finishedAt);
        context.accounts.append(account);
    }
    return context;
}

void HeadlessRun::makeSink()
{
    if (m_task.failIfEndsWithinDays)
        m_gate.emplace(*m_task.failIfEndsWithinDays);
    ExportGate *gate = m_gate ? &*m_gate : nullptr;
    m_sink = StreamedExport::begin(m_task, context(), gate);
    if (!m_sink)
        m_sink = std::make_unique<StoredExport>(m_task, m_output, gate);
}

void HeadlessRun::finish()
{
    if (m_hasFinished)
        return;
    m_hasFinished = true;
    Q_EMIT listed();
    m_sink->wait();
    tellRefusals();
    ExportContext exportContext = context();
    for (const Listing &listing : m_listings)
        exportContext.accounts[listing.id].images = static_cast<qsizetype>(m_sink->imageCount(listing.id));
    // Whoever ends a run wants the old file, not half of a new one.
    const bool isWanted = exportContext.isComplete() || (m_task.allowsPartial && !m_isStopped);
    // What cannot be written is told in any case: the list may be incomplete because of it.
    const bool isWritten = (isWanted || m_sink->hasFailed()) && write(exportContext);
    if (!isWanted && !m_sink->hasFailed())
        m_errors.writeNote(
            m_task.allowsPartial
                ? tr("Nothing was written.")
                : tr("Nothing was written, because the list is incomplete; --allow-partial writes what there is."));
    if (isWritten && m_gate)
        m_gate->tell(m_errors);
    ExitCode code = isWritten && m_gate && m_gate->hasFound() ? ExitCode::Found : ExitCode::Done;
    if (!isWritten || !exportContext.isComplete())
        code = ExitCode::CouldNotTell;
    Q_EMIT finished(code);
}

bool HeadlessRun::write(const ExportContext &exportContext)
{
    const QString problem = m_sink->write(exportContext);
    if (!problem.isEmpty())
        m_errors.writeFailure(QStringLiteral("export"), problem);
    else if (m_task.isVerbose)
        m_errors.writeNote(tr("Images written: %1").arg(m_sink->writtenCount()));
    return problem.isEmpty();
}

} // namespace imagebrowser
