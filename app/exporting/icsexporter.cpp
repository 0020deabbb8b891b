// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/icsexporter.h"

#include "app/exporting/icstext.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <array>
#include <compare>
#include <map>
#include <utility>
#include <vector>

namespace imagebrowser {

namespace {

constexpr std::array alarmDays{90, 30, 7};

QString tr(const char *text)
{
    return QCoreApplication::translate("IcsExporter", text);
}

//! Date and case-folded names: one event. Ordered, so that equal exports are equal files.
struct FamilyKey
{
    UtcDay day;
    std::vector<std::string> names; //!< publisher and offer, or the id of an image that has neither

    auto operator<=>(const FamilyKey &) const = default;
};

struct Family
{
    QString name; //!< as its first image spells it
    std::size_t images = 0;
    //! The accounts of the images that a line of the description says the same of, one an image.
    std::map<std::string, QStringList> lines;
};

using Families = std::map<FamilyKey, Family>;

std::string textOf(const ExportJob &job, RowId row, ImageField field)
{
    return std::string(job.text(row, field));
}

std::string imageLine(const ExportJob &job, RowId row)
{
    const std::string sku = textOf(job, row, ImageField::Sku);
    std::string line = sku.empty() ? std::string(job.galleryId(row)) : sku;
    const std::string version = textOf(job, row, ImageField::Version);
    if (!version.empty() && version != "latest")
        line += ' ' + version;
    return line + " - " + textOf(job, row, ImageField::NodeAgentSkuId) + ", "
        + textOf(job, row, ImageField::VerificationType);
}

std::vector<std::string> familyNames(const ExportJob &job, RowId row)
{
    std::vector<std::string> names{textOf(job, row, ImageField::Publisher), textOf(job, row, ImageField::Offer)};
    if (const std::string_view id = job.galleryId(row); names[0].empty() && names[1].empty() && !id.empty())
        names = {std::string(id)};
    return names;
}

QString familyName(const std::vector<std::string> &names)
{
    QStringList parts;
    for (const std::string &name : names) {
        if (!name.empty())
            parts.append(QString::fromStdString(name));
    }
    return parts.isEmpty() ? tr("images without a name") : parts.join(u' ');
}

//! Names that differ in case only are the same to the service.
std::vector<std::string> caseFolded(std::vector<std::string> names)
{
    for (std::string &name : names)
        name = QString::fromStdString(name).toCaseFolded().toStdString();
    return names;
}

Families familiesOf(const ExportJob &job)
{
    Families families;
    for (const RowId row : job.rows) {
        const std::optional<Instant> end = job.store.endOfLife(job.store.record(row));
        if (!end || icsDate(utcDay(*end)).empty())
            continue;
        const std::vector<std::string> names = familyNames(job, row);
        Family &family = families[FamilyKey{utcDay(*end), caseFolded(names)}];
        if (family.images++ == 0)
            family.name = familyName(names);
        family.lines[imageLine(job, row)].append(job.account(row));
    }
    return families;
}

std::string uidOf(const FamilyKey &key, const ExportContext &context)
{
    QStringList accounts;
    for (const ExportAccount &account : context.accounts)
        accounts.append(account.name);
    accounts.sort();
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto add = [&hash](const QByteArray &part) {
        hash.addData(QByteArray(QByteArray::number(part.size()) + ':' + part));
    };
    add(isoDate(key.day).toUtf8());
    for (const std::string &name : key.names)
        add(QByteArray::fromStdString(name));
    for (const QString &account : std::as_const(accounts))
        add(account.toUtf8());
    return hash.result().toHex().toStdString() + "@batch-image-browser";
}

//! One line an image; with several accounts one that names the accounts of all images it says the same of.
void appendLines(const Family &family, const ExportContext &context, std::string &text)
{
    for (const auto &[line, accounts] : family.lines) {
        if (context.namesAccounts()) {
            text += '\n' + line + " (" + accounts.join(QStringLiteral(", ")).toStdString() + ')';
            continue;
        }
        for (qsizetype i = 0; i < accounts.size(); ++i)
            text += '\n' + line;
    }
}

std::string descriptionOf(const Family &family, const ExportContext &context)
{
    std::string text =
        tr("From this day on Azure Batch refuses new pools with these images, and existing pools may fail to resize:")
            .toStdString();
    appendLines(family, context, text);
    if (!context.isComplete())
        text += '\n' + tr("The list of images was incomplete when this was written.").toStdString();
    return text;
}

void writeEvent(const FamilyKey &key, const Family &family, const ExportContext &context, IcsWriter &ics)
{
    const UtcDay day = key.day;
    const QString summary = family.images == 1
        ? tr("Azure Batch support ends: %1 (1 image)").arg(family.name)
        : tr("Azure Batch support ends: %1 (%2 images)").arg(family.name, QString::number(family.images));
    ics.line("BEGIN", "VEVENT");
    ics.line("UID", uidOf(key, context));
    ics.line("DTSTAMP", icsInstant(context.exportedAt));
    ics.line("DTSTART;VALUE=DATE", icsDate(day));
    // DTEND is exclusive. Without it a date event lasts one day, which also holds on the last day four digits can name.
    if (const std::string next = icsDate(day + std::chrono::days(1)); !next.empty())
        ics.line("DTEND;VALUE=DATE", next);
    ics.text("SUMMARY", summary.toStdString());
    ics.text("DESCRIPTION", descriptionOf(family, context));
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
    const Families families = familiesOf(job);
    for (const auto &[key, family] : families) {
        writeEvent(key, family, job.context, ics);
        output.flushIfLarge();
    }
    if (families.empty())
        writePlaceholder(ics);
    ics.line("END", "VCALENDAR");
}

} // namespace imagebrowser
