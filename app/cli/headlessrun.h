// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exportgate.h"
#include "app/cli/headlesstask.h"
#include "app/cli/pagesink.h"
#include "app/service/imageservice.h"

#include <QMutex>
#include <QObject>

#include <memory>
#include <optional>
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
    //! All listings have ended; what is left is writing, for which this thread may have to wait.
    void listed();
    void finished(imagebrowser::ExitCode exitCode);

private:
    struct Listing
    {
        Account account;
        ListingId id = 0; //!< for the sink
        bool isDone = false;
        bool isComplete = true;
        bool isRefused = false; //!< there is no room for more of it
        qsizetype badItems = 0;
    };

    //! A page that there was no room for.
    struct Refusal
    {
        QString accountId;
        int page = 0;
        int rowsKept = 0;
    };

    void connectService();
    [[nodiscard]] Listing *find(const QString &accountId);
    void makeSink();
    void addPage(const QString &accountId, int number, const std::shared_ptr<const ImagePage> &page);
    void tellRefusals();
    void rejectItems(const QString &accountId, const QList<BatchError> &errors);
    void noteUnwrittenItems(const Listing &listing);
    void end(const QString &accountId, bool isComplete);
    void note(const QString &accountId, const QString &sentence);

    void finish();
    //! Without the numbers of images.
    [[nodiscard]] ExportContext context() const;
    [[nodiscard]] bool write(const ExportContext &exportContext);

    ImageService &m_service;
    HeadlessTask m_task;
    QIODevice &m_output;
    ErrorWriter &m_errors;
    std::vector<Listing> m_listings; //!< one an account of the task
    std::optional<ExportGate> m_gate;
    bool m_isStopped = false; //!< by whoever started it
    bool m_hasFinished = false;
    QMutex m_refusing;
    std::vector<Refusal> m_refusals; //!< not told yet; of both threads
    std::unique_ptr<PageSink> m_sink; //!< the last member, since its thread uses the others
};

} // namespace imagebrowser
