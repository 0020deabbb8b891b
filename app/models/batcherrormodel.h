// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"
#include "app/service/imageservice.h"

#include <QAbstractListModel>

#include <deque>

namespace imagebrowser {

//! The last problems of this session, newest first; nothing leaves by itself but the oldest past Capacity. A request that is
//! being tried again is one entry that follows the tries and becomes the failure, or the note that it went well in the end.
class BatchErrorModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int Capacity = 50;

    enum class Severity : quint8 { Failure, Retrying, Recovered };
    struct Problem
    {
        BatchError error;
        Severity severity = Severity::Failure;
        RetryNotice retry; //!< when Retrying
    };
    enum Role : int
    {
        HeadlineRole = Qt::DisplayRole,
        SubtitleRole = Qt::UserRole, //!< "contoso · page 1 · HTTP 403"
        TimeRole, //!< local time of day, "11:20:05"
        SeverityRole, //!< Severity as int
    };

    using QAbstractListModel::QAbstractListModel;

    void add(const BatchError &error);
    void addRetry(const RetryNotice &notice);
    //! The account's listing went well: an entry that is being tried again is over.
    void markRecovered(const QString &accountId);
    //! The run ended without an answer to the retry: the entry stays, as the failure it was about.
    void markStopped(const QString &accountId);
    void clear();

    [[nodiscard]] const Problem &problem(int row) const { return m_problems[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    //! Row of the account's entry that is being tried again; -1 without one.
    [[nodiscard]] int retryingRow(const QString &accountId) const;
    void insert(Problem problem);
    void removeRow(int row);
    [[nodiscard]] QString subtitle(const Problem &problem) const;

    std::deque<Problem> m_problems;
};

} // namespace imagebrowser
