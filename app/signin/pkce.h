// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

namespace imagebrowser {

//! Proof key for code exchange (RFC 7636) by method S256: the challenge goes through the browser, the verifier only to
//! the token endpoint, so that a code alone is worth nothing.
struct Pkce
{
    Secret verifier;
    QByteArray challenge;

    [[nodiscard]] static Pkce create();
    [[nodiscard]] static QByteArray challengeOf(const Secret &verifier);
};

//! 256 bits from the system's random source, in characters that need no encoding in a URL.
[[nodiscard]] QByteArray randomToken();

} // namespace imagebrowser
