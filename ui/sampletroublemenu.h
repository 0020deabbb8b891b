// SPDX-License-Identifier: Apache-2.0
#pragma once

class QMenu;

namespace imagebrowser {

class AccountListings;
class SampleAccounts;

//! Fills \a menu with what the sample service can be asked to do wrong; a choice takes effect with a refresh. Does nothing the second time.
void fillSampleTroubleMenu(QMenu *menu, SampleAccounts &samples, AccountListings &listings);

} // namespace imagebrowser
