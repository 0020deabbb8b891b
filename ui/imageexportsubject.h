// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/imagetablemodel.h"
#include "ui/exportsubject.h"

#include <QObject>

namespace imagebrowser {

//! The images of the table, each as the service sent it.
class ImageExportSubject : public ExportSubject
{
public:
    //! \a selected in view order.
    ImageExportSubject(ApplicationServices &services, std::vector<RowId> selected);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fileName() const override;
    [[nodiscard]] QString warning() const override;
    [[nodiscard]] QList<ExportFormat> formats() const override;
    [[nodiscard]] std::size_t count(Scope scope) const override;
    [[nodiscard]] QByteArray beginning(ExportFormat format, Scope scope) const override;
    [[nodiscard]] QString write(const QString &path, ExportFormat format, Scope scope) const override;

private:
    [[nodiscard]] const std::vector<RowId> &rows(Scope scope) const;
    void follow(const RowMapping &mapping);
    [[nodiscard]] bool isOutdated(Scope scope) const;

    ApplicationServices &m_services;
    std::vector<RowId> m_selected;
    std::vector<RowId> m_shown;
    std::vector<RowId> m_all;
    bool m_hasLostSelected = false; //!< not all of the selected images are listed any more
    bool m_hasChanged = false; //!< what is shown, and all there is, is not what the dialog counted
    QObject m_context; //!< receiver of changes
};

} // namespace imagebrowser
