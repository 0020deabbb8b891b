// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/signin/accesstoken.h"

namespace imagebrowser {

//! Reads what `az account get-access-token -o json` prints, with any bytes: a token, or a sentence on what is wrong
//! with it that quotes nothing of it. Pure. `expires_on` (seconds since 1970) is preferred to `expiresOn`, a local time
//! without a zone, which older versions print alone.
[[nodiscard]] Result<AccessToken, QString> parseAzureCliReply(const QByteArray &output);

//! What the Azure CLI wrote on standard error, for people: without terminal colours, secrets and what would be too
//! much.
[[nodiscard]] QString azureCliErrorText(const QByteArray &errorOutput);

} // namespace imagebrowser
