// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/differences/differencesexporter.h"
#include "ui/exportsubject.h"

#include <QObject>

#include <functional>

namespace imagebrowser {

class DifferencesModel;

//! The comparison of accounts: one thing for each image, what every account says in it.
class DifferencesExportSubject : public ExportSubject
{
public:
    using ImageId = ImageDifferences::ImageId;

    //! \a selected in view order. When the images change while this is in use, nothing is written and write() says why.
    DifferencesExportSubject(ApplicationServices &services, const DifferencesModel &model,
                             std::vector<ImageId> selected);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fileName() const override;
    [[nodiscard]] QString warning() const override;
    [[nodiscard]] QList<ExportFormat> formats() const override;
    [[nodiscard]] std::size_t count(Scope scope) const override;
    [[nodiscard]] QByteArray beginning(ExportFormat format, Scope scope) const override;
    [[nodiscard]] QString write(const QString &path, ExportFormat format, Scope scope) const override;

private:
    [[nodiscard]] const std::vector<ImageId> &images(Scope scope) const;
    [[nodiscard]] std::function<void(ExportOutput &)> writer(ExportFormat format, Scope scope, std::size_t most) const;

    ApplicationServices &m_services;
    const DifferencesModel &m_model;
    QObject m_context; //!< ends the connection to the model with this
    bool m_isOutdated = false; //!< the ids below mean nothing any more
    std::vector<ImageId> m_selected;
    std::vector<ImageId> m_all;
};

} // namespace imagebrowser
