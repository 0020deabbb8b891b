// SPDX-License-Identifier: Apache-2.0
#include "app/cli/exportgate.h"

#include "app/cli/errorwriter.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ExportGate", text);
}

} // namespace

ExportGate::ExportGate(int days)
    : m_days(days)
{
}

void ExportGate::look(const ExportJob &job)
{
    for (const RowId row : job.rows) {
        const std::optional<Instant> instant = job.store.endOfLife(job.store.record(row));
        if (!instant) {
            if (job.text(row, ImageField::BatchSupportEndOfLife).empty() || ++m_unreadable > 1)
                continue;
            const ImageInformation image = job.store.image(row);
            m_unreadableEnd = image.endOfLifeText();
            m_unreadableImage = image.urn();
            continue;
        }
        const EndOfLife end = endOfLifeAt(instant, job.context.exportedAt);
        if (end.state == EndOfLifeState::Ended || end.daysLeft <= m_days)
            addEnding(job.store.image(row), end, job.context.exportedAt);
    }
}

void ExportGate::addEnding(const ImageInformation &image, const EndOfLife &end, Instant now)
{
    m_lines.append(
        QStringLiteral("  %1  %2  %3  %4")
            .arg(isoDate(utcDay(end.instant.value_or(now))), image.account, image.urn(), endOfLifeText(end, now)));
    m_images.append(QJsonObject{{QStringLiteral("account"), image.account},
                                {QStringLiteral("image"), image.urn()},
                                {QStringLiteral("nodeAgentSKUId"), image.nodeAgentSkuId()},
                                {QStringLiteral("batchSupportEndOfLife"), image.endOfLifeText()},
                                {QStringLiteral("daysLeft"), end.daysLeft}});
}

void ExportGate::tell(ErrorWriter &errors) const
{
    if (m_unreadable > 0) {
        errors.writeEvent(
            QStringLiteral("endsUnreadable"),
            tr("End dates that cannot be read, so that they were not looked at: %1; the first is “%2” of %3.")
                .arg(QString::number(m_unreadable), m_unreadableEnd, m_unreadableImage));
    }
    if (!hasFound())
        return;
    const QString time = m_days == 1 ? tr("1 day") : tr("%1 days").arg(m_days);
    const QString headline = tr("Images that have ended or end within %1: %2").arg(time).arg(m_images.size());
    errors.writeFinding({{QStringLiteral("kind"), QStringLiteral("endsWithin")},
                         {QStringLiteral("days"), m_days},
                         {QStringLiteral("images"), m_images}},
                        QStringList{headline} + m_lines);
}

} // namespace imagebrowser
