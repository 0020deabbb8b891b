// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/service/imageservice.h"

#include <QObject>
#include <QStringList>

namespace imagebrowser {

//! Writes down what an ImageService says, in order.
class ServiceLog : public QObject
{
public:
    explicit ServiceLog(ImageService &service)
    {
        connect(&service, &ImageService::started, this, [this](const QString &id, bool isResumed) {
            m_events.append((isResumed ? QStringLiteral("resumed ") : QStringLiteral("started ")) + id);
        });
        connect(&service, &ImageService::pageReady, this,
                [this](const QString & /*id*/, int number, const std::shared_ptr<const ImagePage> &page) {
                    m_events.append(QStringLiteral("page %1: %2").arg(number).arg(page->images.size()));
                    m_pages.append(page);
                });
        connect(&service, &ImageService::itemsRejected, this,
                [this](const QString & /*id*/, const QList<BatchError> &errors) {
                    m_events.append(QStringLiteral("rejected %1").arg(errors.size()));
                    m_errors += errors;
                });
        connect(&service, &ImageService::retryScheduled, this,
                [this](const QString & /*id*/, const RetryNotice &notice) {
                    m_events.append(QStringLiteral("try %1 of %2").arg(notice.nextAttempt).arg(notice.maxAttempts));
                    m_retries.append(notice);
                });
        connect(&service, &ImageService::completed, this, [this] { m_events.append(QStringLiteral("completed")); });
        connect(&service, &ImageService::stopped, this, [this] { m_events.append(QStringLiteral("stopped")); });
        connect(&service, &ImageService::failed, this, [this](const QString & /*id*/, const BatchError &error) {
            m_events.append(QStringLiteral("failed"));
            m_errors.append(error);
        });
    }

    [[nodiscard]] const QStringList &events() const { return m_events; }
    //! Of failed and itemsRejected.
    [[nodiscard]] const QList<BatchError> &errors() const { return m_errors; }
    [[nodiscard]] const QList<RetryNotice> &retries() const { return m_retries; }
    [[nodiscard]] const QList<std::shared_ptr<const ImagePage>> &pages() const { return m_pages; }
    void clear() { m_events.clear(); }

private:
    QStringList m_events;
    QList<BatchError> m_errors;
    QList<RetryNotice> m_retries;
    QList<std::shared_ptr<const ImagePage>> m_pages;
};

} // namespace imagebrowser
