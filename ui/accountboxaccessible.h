// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace imagebrowser {

//! Tells Qt how an AccountBox looks to assistive technology: named "Account", with the chosen account as its value. Qt's own
//! combo boxes give their text for a name on Linux and leave the name to a label, which a toolbar has not. Once is
//! enough; more does no harm.
void installAccountBoxAccessibility();

} // namespace imagebrowser
