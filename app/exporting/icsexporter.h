// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/imageexporter.h"

namespace imagebrowser {

//! A calendar after RFC 5545: one all-day event for each end date (UTC) and image family, with alarms 90, 30 and 7
//! days before. A family is publisher and offer, or the id of an image that has neither; case makes no difference. The
//! UID depends on date, family and accounts, so that importing a later export moves nothing twice. Images without a
//! readable date have no event.
class IcsExporter : public ImageExporter
{
public:
    void write(const ExportJob &job, ExportOutput &output) const override;
};

} // namespace imagebrowser
