// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/service/httpmessage.h"
#include "app/signin/signinprompt.h"

#include <chrono>

namespace imagebrowser {

//! What a device authorization endpoint gave (RFC 8628, section 3.2).
struct DeviceAuthorization
{
    DeviceCode shown;
    Secret deviceCode;
    std::chrono::seconds interval{5}; //!< between two questions
};

//! Reads the reply of a device authorization endpoint, of any status and with any bytes. Pure. Refuses a page to open
//! that is neither https nor on this computer. \a now is when the reply came.
[[nodiscard]] Result<DeviceAuthorization> parseDeviceCodeReply(const HttpReply &reply, const Redactor &redactor,
                                                               const QDateTime &now);

} // namespace imagebrowser
