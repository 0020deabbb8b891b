// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/clock.h"

#include <chrono>

namespace imagebrowser {

class HttpAccess;
class SecretStore;
class SignInPrompt;

//! How long sign-ins wait.
struct SignInTimes
{
    std::chrono::milliseconds browser{300'000}; //!< for the person in the browser
    std::chrono::milliseconds azureCli{60'000}; //!< for `az` to answer
    std::chrono::milliseconds pollSecond{1000}; //!< one second of the device code's interval; tests shorten it
};

//! What every sign-in works with. What it refers to outlives it.
struct SignInContext
{
    HttpAccess &http;
    SecretStore &secrets;
    Clock clock = systemNow;
    SignInPrompt *prompt = nullptr; //!< null: nobody is there
    SignInTimes times;
};

} // namespace imagebrowser
