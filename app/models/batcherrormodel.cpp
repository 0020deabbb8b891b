// SPDX-License-Identifier: Apache-2.0
#include "app/models/batcherrormodel.h"

#include "app/domain/batcherrortext.h"

#include <QLocale>

namespace imagebrowser {

int BatchErrorModel::retryingRow(const QString &accountId) const
{
    for (std::size_t row = 0; row < m_problems.size(); ++row) {
        if (m_problems[row].severity == Severity::Retrying && m_problems[row].error.accountId == accountId)
            return static_cast<int>(row);
    }
    return -1;
}

void BatchErrorModel::insert(Problem problem)
{
    beginInsertRows({}, 0, 0);
    m_problems.push_front(std::move(problem));
    endInsertRows();
    if (rowCount() > Capacity)
        removeRow(rowCount() - 1);
}

void BatchErrorModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_problems.erase(m_problems.begin() + row);
    endRemoveRows();
}

void BatchErrorModel::add(const BatchError &error)
{
    const int row = retryingRow(error.accountId);
    if (row >= 0 && error.kind != FailureKind::BadItem)
        removeRow(row);
    insert({error, Severity::Failure, {}});
}

void BatchErrorModel::addRetry(const RetryNotice &notice)
{
    const int row = retryingRow(notice.error.accountId);
    if (row < 0) {
        insert({notice.error, Severity::Retrying, notice});
        return;
    }
    m_problems[static_cast<std::size_t>(row)] = {notice.error, Severity::Retrying, notice};
    Q_EMIT dataChanged(index(row), index(row));
}

void BatchErrorModel::markRecovered(const QString &accountId)
{
    const int row = retryingRow(accountId);
    if (row < 0)
        return;
    m_problems[static_cast<std::size_t>(row)].severity = Severity::Recovered;
    Q_EMIT dataChanged(index(row), index(row));
}

void BatchErrorModel::markStopped(const QString &accountId)
{
    const int row = retryingRow(accountId);
    if (row < 0)
        return;
    m_problems[static_cast<std::size_t>(row)].severity = Severity::Failure;
    Q_EMIT dataChanged(index(row), index(row));
}

void BatchErrorModel::clear()
{
    if (m_problems.empty())
        return;
    beginResetModel();
    m_problems.clear();
    endResetModel();
}

int BatchErrorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

QString BatchErrorModel::subtitle(const Problem &problem) const
{
    const BatchError &error = problem.error;
    QStringList parts;
    if (!error.accountName.isEmpty())
        parts << error.accountName;
    if (error.page > 0)
        parts << tr("page %1").arg(error.page);
    if (problem.severity == Severity::Retrying) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(problem.retry.delay).count();
        parts << tr("try %1 of %2 in %3 s").arg(problem.retry.nextAttempt).arg(problem.retry.maxAttempts).arg(seconds);
    } else if (problem.severity == Severity::Recovered) {
        parts << tr("went well in the end");
    } else if (error.httpStatus > 0) {
        parts << tr("HTTP %1").arg(error.httpStatus);
    } else if (error.stage != FailureStage::Request) {
        parts << failureStageLabel(error.stage);
    }
    if (problem.severity == Severity::Failure && error.rowsKept > 0)
        parts << tr("%1 images kept").arg(QLocale().toString(error.rowsKept));
    return parts.join(QStringLiteral(" · "));
}

QVariant BatchErrorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Problem &entry = problem(index.row());
    switch (role) {
    case HeadlineRole: return batchErrorHeadline(entry.error);
    case SubtitleRole: return subtitle(entry);
    case TimeRole: return entry.error.occurredAt.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    case SeverityRole: return static_cast<int>(entry.severity);
    case Qt::AccessibleTextRole:
        return QString(batchErrorHeadline(entry.error) % QStringLiteral(", ") % subtitle(entry));
    default: return {};
    }
}

} // namespace imagebrowser
