// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/imageexporter.h"

namespace imagebrowser {

//! A table after RFC 4180: CRLF, header row, capabilities joined by `;`. Cells that a spreadsheet would run as a
//! formula get a quotation mark in front. The column `account` is there with several accounts, gallery ids when an
//! image has one, and `listingComplete` when a listing is incomplete.
class CsvExporter : public ImageExporter
{
public:
    void write(const ExportJob &job, ExportOutput &output) const override;
};

} // namespace imagebrowser
