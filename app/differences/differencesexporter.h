// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/differences/differencetexts.h"
#include "app/exporting/exportcontext.h"
#include "app/exporting/exportformat.h"
#include "app/exporting/exportoutput.h"

#include <algorithm>
#include <limits>

namespace imagebrowser {

//! Which images of a comparison go out, in which order, and what is said about them.
struct DifferencesExport
{
    const ImageDifferences &differences;
    const ImageStore &store;
    const EndOfLifeTexts &endOfLives;
    std::span<const ImageDifferences::ImageId> images;
    const ExportContext &context; //!< an account that is not whole is not complete here
    //! Of the images this many are written, those at the beginning: a preview. The summary is of all.
    std::size_t most = std::numeric_limits<std::size_t>::max();

    [[nodiscard]] std::span<const ImageDifferences::ImageId> written() const
    {
        return images.first(std::min(most, images.size()));
    }
};

//! JSON, CSV and Markdown.
[[nodiscard]] const QList<ExportFormat> &differencesExportFormats();

//! Writes a comparison of accounts. CSV and Markdown are the table as it is shown: what differs, the reference, and a
//! column for each account. JSON has the head of every export file, then
//!
//! \code
//! "summary": { "images": 71, "different": 12, "missing": 3, "endDate": 7, … },
//! "value": [ { "imageReference": { "publisher": …, "offer": …, "sku": …, "version": … },
//!              "differences": [ "missing", "endDate" ],
//!              "accounts": [ { "account": "contoso", "presence": "listed", "images": [ { …as the service sent it… } ]
//!              },
//!                            { "account": "fabrikam", "presence": "missing", "images": [] } ] } ]
//! \endcode
//!
//! `presence` is listed, missing or notKnown. The names of differences are those of DifferenceTexts::kindName(). Kinds
//! without an image are left out of the summary.
void writeDifferences(ExportFormat format, const DifferencesExport &job, ExportOutput &output);

//! The value of one image as in the JSON file, on one line.
void appendDifferenceJson(const DifferencesExport &job, ImageDifferences::ImageId image, std::string &out);

} // namespace imagebrowser
