// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/imageexporter.h"

namespace imagebrowser {

//! The export file of the program: where it came from, then each image with every member and value the service sent.
class JsonExporter : public ImageExporter
{
public:
    void write(const ExportJob &job, ExportOutput &output) const override;
};

} // namespace imagebrowser
