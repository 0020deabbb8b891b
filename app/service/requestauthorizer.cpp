// SPDX-License-Identifier: Apache-2.0
#include "app/service/requestauthorizer.h"

namespace imagebrowser {

RequestAuthorizer::~RequestAuthorizer() = default;

} // namespace imagebrowser
