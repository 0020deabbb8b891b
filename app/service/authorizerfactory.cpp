// SPDX-License-Identifier: Apache-2.0
#include "app/service/authorizerfactory.h"

#include "app/account/account.h"
#include "app/service/bearerauthorizer.h"
#include "app/service/sharedkeyauthorizer.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

class UnavailableAuthorizer : public RequestAuthorizer
{
public:
    void prepare(QObject *receiver, Ready ready) override
    {
        BatchError error;
        error.kind = FailureKind::SignInFailed;
        error.stage = FailureStage::SignIn;
        error.detail =
            QCoreApplication::translate("imagebrowser::UnavailableAuthorizer",
                                        "This sign-in is not available yet. Choose the account key or a pasted token.");
        QMetaObject::invokeMethod(
            receiver, [ready = std::move(ready), error] { ready(error); }, Qt::QueuedConnection);
    }

    void authorize(HttpRequest & /*request*/) override { }
};

} // namespace

std::unique_ptr<RequestAuthorizer> makeAuthorizer(const Account &account, SecretStore &secrets)
{
    switch (account.signIn) {
    case SignInMethod::SharedKey:
        return std::make_unique<SharedKeyAuthorizer>(account, secrets);
    case SignInMethod::PastedToken:
        return std::make_unique<BearerAuthorizer>(account, secrets);
    case SignInMethod::EntraBrowser:
    case SignInMethod::EntraDeviceCode:
    case SignInMethod::ServicePrincipalSecret:
    case SignInMethod::ServicePrincipalCertificate:
    case SignInMethod::AzureCli:
        break;
    }
    return std::make_unique<UnavailableAuthorizer>();
}

} // namespace imagebrowser
