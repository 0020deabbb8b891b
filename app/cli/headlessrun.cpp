// SPDX-License-Identifier: Apache-2.0
#include "app/cli/headlessrun.h"

#include "app/account/accountfields.h"
#include "app/cli/errorwriter.h"
#include "app/cli/exportgate.h"
#include "app/domain/batcherrortext.h"
#include "app/domain/endoflife.h"
#include "app/exporting/exportfile.h"
#include "app/filter/filterevaluator.h"
#include "app/filter/servicefilter.h"

#include <QJsonArray>
#include <QJsonObject>

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
        if (issue.field != AccountIssue::Field::Name)
            sentences.append(accountIssueSentence(issue));
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
    for (const Account &account : std::as_const(m_task.accounts)) {
        if (find(account.id) == nullptr)
            m_listings.push_back({account, m_store.addListing(account.name)});
    }
}

void HeadlessRun::start()
{
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
    m_filler.append(listing->id, page, [this, accountId, number](std::size_t rowsKept) {
        const QMutexLocker lock(&m_refusing);
        m_refusals.push_back({accountId, number, static_cast<int>(rowsKept)});
        QMetaObject::invokeMethod(this, &HeadlessRun::tellRefusals, Qt::QueuedConnection);
    });
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
    m_errors.writeNote(tr("%1: and %n more images that could not be read; --error-format json writes all of them.",
                          nullptr, static_cast<int>(listing.badItems - WholeBadItems))
                           .arg(listing.account.name));
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

std::vector<RowId> HeadlessRun::selectRows(Instant now) const
{
    EndOfLifeTexts endOfLives;
    endOfLives.update(m_store, now, {});
    const std::vector<std::uint8_t> mask = filterRowMask(m_task.filter, m_store, now);
    std::vector<RowId> rows = findImages(m_store, endOfLives, {}, mask);
    // Pages of several accounts arrive mixed; an export is the same every time.
    std::stable_sort(rows.begin(), rows.end(),
                     [this](RowId a, RowId b) { return m_store.listing(a) < m_store.listing(b); });
    if (!m_task.sort.isEmpty())
        sortImages(m_store, m_task.sort, rows);
    return rows;
}

ExportContext HeadlessRun::context(Instant now) const
{
    ExportContext context{now, m_task.filterText, {}};
    for (const Listing &listing : m_listings) {
        const ListingProgress progress = m_service.progress(listing.account.id);
        ExportAccount account{listing.account.name,       listing.account.endpoint.toString(),
                              listing.account.apiVersion, {},
                              listing.isComplete,         static_cast<qsizetype>(m_store.rowCount(listing.id))};
        if (progress.pages > 0 && progress.finishedAt.isValid())
            account.fetchedAt = toInstant(progress.finishedAt);
        context.accounts.append(account);
    }
    return context;
}

void HeadlessRun::finish()
{
    if (m_hasFinished)
        return;
    m_hasFinished = true;
    m_filler.wait();
    tellRefusals();
    const Instant now = m_task.clock();
    const ExportContext exportContext = context(now);
    const std::vector<RowId> rows = selectRows(now);
    const ExportJob job{m_store, rows, exportContext};
    const bool isWanted = exportContext.isComplete() || m_task.allowsPartial;
    if (!isWanted)
        m_errors.writeNote(
            tr("Nothing was written, because the list is incomplete; --allow-partial writes what there is."));
    const bool isWritten = isWanted && write(job);
    if (isWritten && m_task.failIfEndsWithinDays)
        noteUnreadableEnds(job);
    const bool hasEnding = isWritten && m_task.failIfEndsWithinDays && findEnding(job, now);
    ExitCode code = hasEnding ? ExitCode::Found : ExitCode::Done;
    if (!isWritten || !exportContext.isComplete())
        code = ExitCode::CouldNotTell;
    Q_EMIT finished(code);
}

bool HeadlessRun::write(const ExportJob &job)
{
    const QString problem = m_task.file == QLatin1StringView("-") ? exportToDevice(m_output, m_task.format, job)
                                                                  : exportToFile(m_task.file, m_task.format, job);
    if (!problem.isEmpty())
        m_errors.writeFailure(QStringLiteral("export"), problem);
    else if (m_task.isVerbose)
        m_errors.writeNote(tr("Images written: %1").arg(job.rows.size()));
    return problem.isEmpty();
}

void HeadlessRun::noteUnreadableEnds(const ExportJob &job)
{
    const std::vector<RowId> rows = imagesWithUnreadableEnd(job);
    if (rows.empty())
        return;
    const ImageInformation first = m_store.image(rows.front());
    m_errors.writeNote(
        tr("End dates that cannot be read, so that they were not looked at: %1; the first is “%2” of %3.")
            .arg(QString::number(rows.size()), first.endOfLifeText(), first.urn()));
}

bool HeadlessRun::findEnding(const ExportJob &job, Instant now)
{
    const int days = m_task.failIfEndsWithinDays.value_or(0);
    const std::vector<RowId> found = imagesEndingWithin(job, days, now);
    if (found.empty())
        return false;
    QStringList lines{tr("Images that have ended or end within %1 days: %2").arg(days).arg(found.size())};
    QJsonArray images;
    for (const RowId row : found) {
        const ImageInformation image = m_store.image(row);
        const EndOfLife end = endOfLifeAt(image.endOfLife(), now);
        lines.append(
            QStringLiteral("  %1  %2  %3  %4")
                .arg(isoDate(utcDay(end.instant.value_or(now))), image.account, image.urn(), endOfLifeText(end, now)));
        images.append(QJsonObject{{QStringLiteral("account"), image.account},
                                  {QStringLiteral("image"), image.urn()},
                                  {QStringLiteral("nodeAgentSKUId"), image.nodeAgentSkuId()},
                                  {QStringLiteral("batchSupportEndOfLife"), image.endOfLifeText()},
                                  {QStringLiteral("daysLeft"), end.daysLeft}});
    }
    m_errors.writeFinding({{QStringLiteral("kind"), QStringLiteral("endsWithin")},
                           {QStringLiteral("days"), days},
                           {QStringLiteral("images"), images}},
                          lines);
    return true;
}

} // namespace imagebrowser
