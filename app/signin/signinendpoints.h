// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/result.h"

#include <QUrl>

namespace imagebrowser {

//! Where and for what an account signs in with Microsoft Entra (version 2 endpoints).
struct SignInEndpoints
{
    QUrl authorize;
    QUrl deviceCode;
    QUrl token;
    QString resource; //!< as the service wants the audience, final slash included
    QString appScope; //!< the resource and "/.default": two slashes in a row, which the service insists on
    QString personScope; //!< the same with a refresh token and the person's name
};

//! Pure. Refuses an authority that is neither https nor on this computer, and an account without tenant or client id.
[[nodiscard]] Result<SignInEndpoints> signInEndpoints(const Account &account);

} // namespace imagebrowser
