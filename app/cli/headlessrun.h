// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commandlineoptions.h"
#include "app/cli/storefiller.h"
#include "app/domain/clock.h"
#include "app/exporting/imageexporter.h"
#include "app/filter/filterexpression.h"
#include "app/service/imageservice.h"

#include <QMutex>
#include <QObject>

#include <vector>

namespace imagebrowser {

class ErrorWriter;

//! Exit codes that scripts rely on.
enum class ExitCode : int
{
    Done = 0,
    Found = 1, //!< --fail-if-ends-within found something
    CouldNotTell = 2, //!< wrong usage, or a listing failed or is incomplete; outranks a finding
};

//! What one unattended export does.
struct HeadlessTask
{
    QList<Account> accounts; //!< at least one
    FilterExpression filter;
    QString filterText; //!< as the export quotes it; empty for none
    bool filtersAtService = false;
    QList<SortKey> sort;
    QString file; //!< "-" is standard output
    ExportFormat format = ExportFormat::Json;
    std::optional<int> failIfEndsWithinDays;
    bool allowsPartial = false;
    bool isVerbose = false;
    Clock clock = systemNow;
};

//! One unattended export: lists the accounts at the same time, filters, sorts, writes, and looks for what ends. Emits
//! finished() once. Main thread; service, writer and device outlive it.
class HeadlessRun : public QObject
{
    Q_OBJECT

public:
    HeadlessRun(ImageService &service, HeadlessTask task, QIODevice &standardOutput, ErrorWriter &errors,
                QObject *parent = nullptr);

    void start();
    //! Ends the listings; what they have so far counts as incomplete.
    void stop();

Q_SIGNALS:
    void finished(imagebrowser::ExitCode exitCode);

private:
    struct Listing
    {
        Account account;
        ListingId id = 0;
        bool isDone = false;
        bool isComplete = true;
        bool isRefused = false; //!< the store has no room for more of it
        qsizetype badItems = 0;
    };

    //! A page that the store had no room for.
    struct Refusal
    {
        QString accountId;
        int page = 0;
        int rowsKept = 0;
    };

    void connectService();
    [[nodiscard]] Listing *find(const QString &accountId);
    void addPage(const QString &accountId, int number, const std::shared_ptr<const ImagePage> &page);
    void tellRefusals();
    void rejectItems(const QString &accountId, const QList<BatchError> &errors);
    void noteUnwrittenItems(const Listing &listing);
    void end(const QString &accountId, bool isComplete);
    void note(const QString &accountId, const QString &sentence);

    void finish();
    [[nodiscard]] std::vector<RowId> selectRows(Instant now) const;
    [[nodiscard]] ExportContext context(Instant now) const;
    [[nodiscard]] bool write(const ExportJob &job);
    void noteUnreadableEnds(const ExportJob &job);
    [[nodiscard]] bool findEnding(const ExportJob &job, Instant now);

    ImageService &m_service;
    HeadlessTask m_task;
    QIODevice &m_output;
    ErrorWriter &m_errors;
    ImageStore m_store;
    std::vector<Listing> m_listings;
    bool m_hasFinished = false;
    QMutex m_refusing;
    std::vector<Refusal> m_refusals; //!< not told yet; of both threads
    StoreFiller m_filler{m_store}; //!< the last member, since its thread uses the others
};

} // namespace imagebrowser
