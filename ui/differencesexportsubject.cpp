// SPDX-License-Identifier: Apache-2.0
#include "ui/differencesexportsubject.h"

#include "app/differences/differencesmodel.h"
#include "app/exporting/exportfile.h"
#include "ui/applicationservices.h"

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DifferencesExportSubject", text);
}

} // namespace

DifferencesExportSubject::DifferencesExportSubject(ApplicationServices &services, const DifferencesModel &model,
                                                   std::vector<ImageId> selected)
    : m_services(services)
    , m_model(model)
    , m_selected(std::move(selected))
    , m_all(model.allImages())
{
    QObject::connect(&model, &DifferencesModel::aboutToRearrange, &m_context, [this] { m_isOutdated = true; });
}

QString DifferencesExportSubject::title() const
{
    return tr("Export differences");
}

QString DifferencesExportSubject::fileName() const
{
    return QStringLiteral("differences");
}

QString DifferencesExportSubject::warning() const
{
    const QString note = DifferenceTexts::notKnownNote(m_model.differences().accounts());
    return note.isEmpty() ? note : tr("%1 The file will say so.").arg(note);
}

QList<ExportFormat> DifferencesExportSubject::formats() const
{
    return differencesExportFormats();
}

const std::vector<DifferencesExportSubject::ImageId> &DifferencesExportSubject::images(Scope scope) const
{
    return scope == Scope::Selected ? m_selected : scope == Scope::Shown ? m_model.rows() : m_all;
}

std::size_t DifferencesExportSubject::count(Scope scope) const
{
    return images(scope).size();
}

std::function<void(ExportOutput &)> DifferencesExportSubject::writer(ExportFormat format, Scope scope,
                                                                     std::size_t most) const
{
    return [this, format, scope, most](ExportOutput &output) {
        ExportContext context = exportContext(m_services, scope);
        const QList<AccountListing> listings = m_services.listings().openListings();
        for (qsizetype i = 0; i < listings.size(); ++i)
            context.accounts[i].isComplete = listings[i].isWhole();
        writeDifferences(format,
                         {m_model.differences(), m_services.images().store(), m_services.images().endOfLives(),
                          images(scope), context, most},
                         output);
    };
}

QByteArray DifferencesExportSubject::beginning(ExportFormat format, Scope scope) const
{
    return m_isOutdated ? QByteArray() : exportToBytes(writer(format, scope, PreviewCount));
}

QString DifferencesExportSubject::write(const QString &path, ExportFormat format, Scope scope) const
{
    if (m_isOutdated)
        return tr("The images have changed since this was opened. Close it and export again.");
    return exportToFile(path, writer(format, scope, count(scope)));
}

} // namespace imagebrowser
