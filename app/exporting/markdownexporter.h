// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/imageexporter.h"

namespace imagebrowser {

//! A table in GitHub's Markdown, with a line below that says what it shows. Everything that Markdown or HTML would act
//! on is escaped.
class MarkdownExporter : public ImageExporter
{
public:
    void write(const ExportJob &job, ExportOutput &output) const override;
};

} // namespace imagebrowser
