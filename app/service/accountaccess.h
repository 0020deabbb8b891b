// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace imagebrowser {

class HttpAccess;
class SecretStore;
class SignInService;

//! What requests to an account are made with. What it refers to outlives whoever holds it.
struct AccountAccess
{
    HttpAccess &http;
    SecretStore &secrets;
    SignInService &signIn;
};

} // namespace imagebrowser
