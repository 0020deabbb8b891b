// SPDX-License-Identifier: Apache-2.0
#include "ui/imageexportsubject.h"

#include "app/exporting/exportfile.h"
#include "app/filter/filtertext.h"
#include "ui/applicationservices.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ImageExportSubject", text);
}

} // namespace

ExportContext exportContext(ApplicationServices &services, ExportSubject::Scope scope)
{
    ExportContext context;
    context.exportedAt = services.now();
    if (scope != ExportSubject::Scope::All)
        context.filter = filterText(services.filter().effectiveExpression());
    for (const AccountListing &listing : services.listings().openListings()) {
        ExportAccount account;
        account.name = listing.account.name;
        account.endpoint = listing.account.endpoint.toString();
        account.apiVersion = listing.account.apiVersion;
        if (listing.wasFetched())
            account.fetchedAt = toInstant(listing.fetchedAt);
        account.isComplete = listing.isComplete;
        account.images = listing.imagesShown;
        context.accounts.append(account);
    }
    return context;
}

ImageExportSubject::ImageExportSubject(ApplicationServices &services, std::vector<RowId> selected)
    : m_services(services)
    , m_selected(std::move(selected))
    , m_shown(services.query().rows().begin(), services.query().rows().end())
{
    ImageCriteria everything;
    everything.sort = services.query().criteria().sort;
    m_all = queryImages(services.images().store(), services.images().endOfLives(), everything);
    // The dialog stays open while listings go on, and row numbers mean something else after each.
    QObject::connect(&services.images(), &ImageTableModel::rowsMapped, &m_context,
                     [this](const RowMapping &mapping) { follow(mapping); });
    QObject::connect(&services.images(), &QAbstractItemModel::rowsInserted, &m_context,
                     [this] { m_hasChanged = true; });
}

void ImageExportSubject::follow(const RowMapping &mapping)
{
    m_hasChanged = true;
    for (RowId &row : m_selected) {
        row = mapping.newRow(row);
        m_hasLostSelected = m_hasLostSelected || row == RowMapping::NoRow;
    }
}

bool ImageExportSubject::isOutdated(Scope scope) const
{
    return scope == Scope::Selected ? m_hasLostSelected : m_hasChanged;
}

QString ImageExportSubject::title() const
{
    return tr("Export images");
}

QString ImageExportSubject::fileName() const
{
    return QStringLiteral("images");
}

QString ImageExportSubject::warning() const
{
    if (exportContext(m_services, Scope::All).isComplete())
        return {};
    return tr("The list is incomplete: not all pages were fetched. The file will say so (\"complete\": false).");
}

QList<ExportFormat> ImageExportSubject::formats() const
{
    return {allExportFormats().begin(), allExportFormats().end()};
}

const std::vector<RowId> &ImageExportSubject::rows(Scope scope) const
{
    return scope == Scope::Selected ? m_selected : scope == Scope::Shown ? m_shown : m_all;
}

std::size_t ImageExportSubject::count(Scope scope) const
{
    return rows(scope).size();
}

QByteArray ImageExportSubject::beginning(ExportFormat format, Scope scope) const
{
    if (isOutdated(scope))
        return {};
    const auto first = std::span(rows(scope)).first(std::min(PreviewCount, count(scope)));
    const ExportContext about = exportContext(m_services, scope);
    return exportToBytes(format, {m_services.images().store(), first, about});
}

QString ImageExportSubject::write(const QString &path, ExportFormat format, Scope scope) const
{
    if (isOutdated(scope))
        return tr("The images have changed since this was opened. Close it and export again.");
    const ExportContext about = exportContext(m_services, scope);
    return exportToFile(path, format, {m_services.images().store(), rows(scope), about});
}

} // namespace imagebrowser
