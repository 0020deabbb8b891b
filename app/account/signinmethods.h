// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"

//! What each sign-in needs. Kept beside Account, so that validation, form and sign-in agree.
namespace imagebrowser {

//! In the order they are offered.
inline constexpr SignInMethod AllSignInMethods[]{
    SignInMethod::SharedKey,
    SignInMethod::EntraBrowser,
    SignInMethod::EntraDeviceCode,
    SignInMethod::ServicePrincipalSecret,
    SignInMethod::ServicePrincipalCertificate,
    SignInMethod::AzureCli,
    SignInMethod::PastedToken,
};

//! The user signs in, in a browser of this computer or of another one.
[[nodiscard]] constexpr bool isInteractiveSignIn(SignInMethod method)
{
    return method == SignInMethod::EntraBrowser || method == SignInMethod::EntraDeviceCode;
}

[[nodiscard]] constexpr bool isServicePrincipal(SignInMethod method)
{
    return method == SignInMethod::ServicePrincipalSecret || method == SignInMethod::ServicePrincipalCertificate;
}

//! Needs a client id, and an authority and a resource where the cloud does not give them.
[[nodiscard]] constexpr bool usesAppRegistration(SignInMethod method)
{
    return isInteractiveSignIn(method) || isServicePrincipal(method);
}

//! Tokens come from Microsoft Entra, directly or through the Azure CLI.
[[nodiscard]] constexpr bool asksEntraForTokens(SignInMethod method)
{
    return usesAppRegistration(method) || method == SignInMethod::AzureCli;
}

} // namespace imagebrowser
