// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/imagestore.h"
#include "ui/exportsubject.h"

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

    ApplicationServices &m_services;
    std::vector<RowId> m_selected;
    std::vector<RowId> m_shown;
    std::vector<RowId> m_all;
};

} // namespace imagebrowser
