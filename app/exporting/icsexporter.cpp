// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/icsexporter.h"

#include "app/exporting/icstext.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <array>
#include <map>
#include <tuple>

namespace imagebrowser {

namespace {

constexpr std::array alarmDays{90, 30, 7};

QString tr(const char *text)
{
    return QCoreApplication::translate("IcsExporter", text);
}

//! Date, publisher, offer: one event. Ordered, so that equal exports are equal files.
using FamilyKey = std::tuple<UtcDay, std::string, std::string>;
//! Accounts by what a line of the description says of an image.
using FamilyImages = std::map<std::string, QStringList>;

std::string textOf(const ExportJob &job, RowId row, ImageField field)
{
    return std::string(job.text(row, field));
}

std::string imageLine(const ExportJob &job, RowId row)
{
    return textOf(job, row, ImageField::Sku) + " - " + textOf(job, row, ImageField::NodeAgentSkuId) + ", "
        + textOf(job, row, ImageField::VerificationType);
}

std::map<FamilyKey, FamilyImages> familiesOf(const ExportJob &job)
{
    std::map<FamilyKey, FamilyImages> families;
    for (const RowId row : job.rows) {
        const std::optional<Instant> end = job.store.endOfLife(job.store.record(row));
        if (!end || icsDate(utcDay(*end)).empty())
            continue;
        const FamilyKey key(utcDay(*end), textOf(job, row, ImageField::Publisher), textOf(job, row, ImageField::Offer));
        QStringList &accounts = families[key][imageLine(job, row)];
        if (!accounts.contains(job.account(row)))
            accounts.append(job.account(row));
    }
    return families;
}

std::string uidOf(const FamilyKey &key, const ExportContext &context)
{
    const auto &[day, publisher, offer] = key;
    QStringList accounts;
    for (const ExportAccount &account : context.accounts)
        accounts.append(account.name);
    accounts.sort();
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto add = [&hash](const QByteArray &part) {
        hash.addData(QByteArray(QByteArray::number(part.size()) + ':' + part));
    };
    add(isoDate(day).toUtf8());
    add(QByteArray::fromStdString(publisher));
    add(QByteArray::fromStdString(offer));
    for (const QString &account : std::as_const(accounts))
        add(account.toUtf8());
    return hash.result().toHex().toStdString() + "@batch-image-browser";
}

std::string descriptionOf(const FamilyImages &images, const ExportContext &context)
{
    std::string text =
        tr("From this day on Azure Batch refuses new pools with these images, and existing pools may fail to resize:")
            .toStdString();
    for (const auto &[line, accounts] : images) {
        text += '\n' + line;
        if (context.namesAccounts())
            text += " (" + accounts.join(QStringLiteral(", ")).toStdString() + ')';
    }
    if (!context.isComplete())
        text += '\n' + tr("The list of images was incomplete when this was written.").toStdString();
    return text;
}

void writeEvent(const FamilyKey &key, const FamilyImages &images, const ExportContext &context, IcsWriter &ics)
{
    const auto &[day, publisher, offer] = key;
    const QString family = QString::fromStdString(publisher) + u' ' + QString::fromStdString(offer);
    const QString summary = images.size() == 1
        ? tr("Azure Batch support ends: %1 (1 image)").arg(family)
        : tr("Azure Batch support ends: %1 (%2 images)").arg(family, QString::number(images.size()));
    ics.line("BEGIN", "VEVENT");
    ics.line("UID", uidOf(key, context));
    ics.line("DTSTAMP", icsInstant(context.exportedAt));
    ics.line("DTSTART;VALUE=DATE", icsDate(day));
    // DTEND is exclusive. Without it a date event lasts one day, which also holds on the last day four digits can name.
    if (const std::string next = icsDate(day + std::chrono::days(1)); !next.empty())
        ics.line("DTEND;VALUE=DATE", next);
    ics.text("SUMMARY", summary.toStdString());
    ics.text("DESCRIPTION", descriptionOf(images, context));
    ics.line("TRANSP", "TRANSPARENT");
    for (const int days : alarmDays) {
        ics.line("BEGIN", "VALARM");
        ics.line("ACTION", "DISPLAY");
        ics.line("TRIGGER", "-P" + std::to_string(days) + 'D');
        ics.text("DESCRIPTION", tr("In %1 days: %2").arg(QString::number(days), summary).toStdString());
        ics.line("END", "VALARM");
    }
    ics.line("END", "VEVENT");
}

//! RFC 5545 wants at least one component in a calendar; an export without dates has no event.
void writePlaceholder(IcsWriter &ics)
{
    ics.line("BEGIN", "VTIMEZONE");
    ics.line("TZID", "UTC");
    ics.line("BEGIN", "STANDARD");
    ics.line("DTSTART", "19700101T000000");
    ics.line("TZOFFSETFROM", "+0000");
    ics.line("TZOFFSETTO", "+0000");
    ics.line("END", "STANDARD");
    ics.line("END", "VTIMEZONE");
}

} // namespace

void IcsExporter::write(const ExportJob &job, ExportOutput &output) const
{
    IcsWriter ics(output.text());
    ics.line("BEGIN", "VCALENDAR");
    ics.line("VERSION", "2.0");
    ics.text("PRODID", "-//" + exportGenerator().toStdString() + "//EN");
    ics.line("CALSCALE", "GREGORIAN");
    ics.text("X-WR-CALNAME", tr("Azure Batch image end dates").toStdString());
    if (!job.context.isComplete())
        ics.line("X-BATCH-IMAGE-BROWSER-COMPLETE", "FALSE");
    const std::map<FamilyKey, FamilyImages> families = familiesOf(job);
    for (const auto &[key, images] : families) {
        writeEvent(key, images, job.context, ics);
        output.flushIfLarge();
    }
    if (families.empty())
        writePlaceholder(ics);
    ics.line("END", "VCALENDAR");
}

} // namespace imagebrowser
