// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"
#include "app/exporting/imageexporter.h"

#include <QJsonArray>
#include <QStringList>

namespace imagebrowser {

class ErrorWriter;

//! `--fail-if-ends-within`: finds exported images that have ended or end within some UTC calendar days of the export.
//! Images without a readable date are not among them: nothing is known to end.
class ExportGate
{
public:
    explicit ExportGate(int days);

    //! Looks at \a job's rows, in their order; more than once where an export has several parts.
    void look(const ExportJob &job);
    [[nodiscard]] bool hasFound() const { return !m_images.isEmpty(); }
    //! Tells what was found and what could not be judged, since its `batchSupportEndOfLife` is a text, but no date.
    void tell(ErrorWriter &errors) const;

private:
    void addEnding(const ImageInformation &image, const EndOfLife &end, Instant now);

    int m_days;
    QStringList m_lines; //!< for people, one an image that ends
    QJsonArray m_images; //!< for scripts, one an image that ends
    std::size_t m_unreadable = 0;
    QString m_unreadableEnd; //!< of the first of those
    QString m_unreadableImage;
};

} // namespace imagebrowser
