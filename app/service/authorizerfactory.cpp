// SPDX-License-Identifier: Apache-2.0
#include "app/service/authorizerfactory.h"

#include "app/account/account.h"
#include "app/service/accountaccess.h"
#include "app/service/bearerauthorizer.h"
#include "app/service/sharedkeyauthorizer.h"
#include "app/service/signinauthorizer.h"

namespace imagebrowser {

std::unique_ptr<RequestAuthorizer> makeAuthorizer(const Account &account, const AccountAccess &access)
{
    switch (account.signIn) {
    case SignInMethod::SharedKey:
        return std::make_unique<SharedKeyAuthorizer>(account, access.secrets);
    case SignInMethod::PastedToken:
        return std::make_unique<BearerAuthorizer>(account, access.secrets);
    case SignInMethod::EntraBrowser:
    case SignInMethod::EntraDeviceCode:
    case SignInMethod::ServicePrincipalSecret:
    case SignInMethod::ServicePrincipalCertificate:
    case SignInMethod::AzureCli:
        break;
    }
    return std::make_unique<SignInAuthorizer>(account, access.signIn);
}

} // namespace imagebrowser
