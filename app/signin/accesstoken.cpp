// SPDX-License-Identifier: Apache-2.0
#include "app/signin/accesstoken.h"

#include <algorithm>
#include <string_view>

namespace imagebrowser {

namespace {

bool isTokenCharacter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || (character != '\0' && std::string_view("-._~+/=").find(character) != std::string_view::npos);
}

} // namespace

bool isBearerToken(QByteArrayView token)
{
    return !token.isEmpty() && std::all_of(token.begin(), token.end(), isTokenCharacter);
}

} // namespace imagebrowser
