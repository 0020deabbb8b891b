// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/imageexporter.h"

namespace imagebrowser {

//! One image a line, each a JSON object as the service sent it. There is no place for a header, so images of an
//! incomplete listing say so themselves: `"listingComplete":false`. Where there are none, a line has nothing else.
class NdJsonExporter : public ImageExporter
{
public:
    void write(const ExportJob &job, ExportOutput &output) const override;
};

} // namespace imagebrowser
