// SPDX-License-Identifier: Apache-2.0
#include "ui/savedfiltersmenu.h"

#include "app/domain/wholefile.h"
#include "app/filter/filterparser.h"
#include "app/filter/filterstate.h"
#include "app/filter/savedfilters.h"

#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QJsonArray>
#include <QJsonDocument>

namespace imagebrowser {

namespace {

//! No list of filters is larger; a wrong file may be.
constexpr qint64 maxImportSize = 4 * 1024 * 1024;

} // namespace

SavedFiltersMenu::SavedFiltersMenu(FilterState &state, SavedFilters &saved, QWidget *parent)
    : QMenu(tr("Saved &filters"), parent)
    , m_state(state)
    , m_saved(saved)
{
    setObjectName(QStringLiteral("savedFiltersMenu"));
    connect(&saved, &SavedFilters::changed, this, &SavedFiltersMenu::fill);
    connect(&state, &FilterState::changed, this, &SavedFiltersMenu::updateSave);
    fill();
}

void SavedFiltersMenu::fill()
{
    clear();
    for (const SavedFilter &filter : m_saved.filters()) {
        QAction *action = addAction(QString(filter.name).replace(u'&', QStringLiteral("&&")));
        action->setToolTip(filter.text);
        connect(action, &QAction::triggered, this, [this, name = filter.name] { applySaved(name); });
    }
    if (m_saved.filters().isEmpty())
        addAction(tr("No saved filters"))->setEnabled(false);
    addSeparator();
    m_save = addAction(tr("&Save the current filter…"));
    m_save->setObjectName(QStringLiteral("saveCurrentFilter"));
    connect(m_save, &QAction::triggered, this, &SavedFiltersMenu::saveWanted);
    updateSave();
    if (!m_saved.filters().isEmpty())
        addManagement();
    addSeparator();
    connect(addAction(tr("&Import…")), &QAction::triggered, this, &SavedFiltersMenu::importFile);
    QAction *exportAll = addAction(tr("&Export…"));
    exportAll->setEnabled(!m_saved.filters().isEmpty());
    connect(exportAll, &QAction::triggered, this, &SavedFiltersMenu::exportFile);
}

void SavedFiltersMenu::updateSave()
{
    m_save->setEnabled(!m_state.effectiveExpression().isEmpty());
}

void SavedFiltersMenu::addManagement()
{
    QMenu *rename = addMenu(tr("&Rename"));
    QMenu *remove = addMenu(tr("&Delete"));
    for (const SavedFilter &filter : m_saved.filters()) {
        const QString name = filter.name;
        const QString label = QString(name).replace(u'&', QStringLiteral("&&"));
        connect(rename->addAction(label), &QAction::triggered, this, [this, name] {
            const QString fresh = QInputDialog::getText(this, tr("Rename filter"), tr("New name of “%1”:").arg(name), QLineEdit::Normal, name);
            if (!fresh.isEmpty() && !m_saved.rename(name, fresh))
                Q_EMIT told(tr("There is already a filter named “%1”.").arg(fresh));
        });
        connect(remove->addAction(label), &QAction::triggered, this, [this, name] { m_saved.remove(name); });
    }
}

void SavedFiltersMenu::applySaved(const QString &name)
{
    const SavedFilter *filter = m_saved.find(name);
    if (filter == nullptr)
        return;
    const auto expression = parseFilter(filter->text);
    if (expression)
        m_state.apply(expression.value());
}

void SavedFiltersMenu::importFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import filters"), {}, tr("Filters (*.json);;All files (*)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxImportSize) {
        Q_EMIT told(tr("%1 could not be read.").arg(path));
        return;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isArray()) {
        Q_EMIT told(error.error == QJsonParseError::NoError ? tr("%1 holds no list of filters.").arg(path)
                                                            : tr("%1 is not JSON: %2.").arg(path, error.errorString()));
        return;
    }
    const FilterImport result = m_saved.importJson(document.array());
    QString text = tr("%1 filters added, %2 replaced, %3 unchanged.").arg(result.added).arg(result.replaced).arg(result.unchanged);
    if (!result.rejected.isEmpty())
        text += u' ' % tr("Left out: %1: %2").arg(result.rejected.first().name, result.rejected.first().reason);
    Q_EMIT told(text);
}

void SavedFiltersMenu::exportFile()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export filters"), QStringLiteral("filters.json"), tr("Filters (*.json)"));
    if (path.isEmpty())
        return;
    WholeFile file(path);
    const bool isWritten = file.write(QJsonDocument(m_saved.toJson().toArray()).toJson());
    Q_EMIT told(isWritten ? tr("The filters were written to %1.").arg(path) : tr("%1 could not be written: %2.").arg(path, file.errorString()));
}

} // namespace imagebrowser
