// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/service/httpmessage.h"

#include <QLoggingCategory>

namespace imagebrowser {

//! Off unless asked for (`--verbose`, QT_LOGGING_RULES="imagebrowser.http.debug=true"). One line for each request and
//! one for its end, never a body, Authorization only by its scheme.
Q_DECLARE_LOGGING_CATEGORY(lcHttp)

void logHttpRequest(const HttpRequest &request);
void logHttpOutcome(const HttpRequest &request, const Result<HttpReply> &outcome, const HttpTimings &timings);

} // namespace imagebrowser
