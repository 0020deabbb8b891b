// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagepage.h"
#include "app/domain/result.h"
#include "app/domain/secret.h"

#include <QByteArray>

namespace imagebrowser {

//! Reads one reply of *List Supported Images*. Pure and thread-safe; meant for a worker thread.
//!
//! Accepts what the service could send without harm: a byte-order mark, unknown members, odd values, nulls, members
//! twice (the last one counts), numbers of any size, any Unicode; lone surrogates become U+FFFD. `value` may be missing
//! or null, `odata.nextLink` missing, null or empty. An item that is no object goes to badItems and the others are
//! kept.
//!
//! The error of a reply that cannot be used has stage Reply, a kind out of NotJson, CutOff, WrongShape and TooDeep, the
//! place and reason as detail, and the first kilobyte as sample, with the secrets that \a redactor knows taken out.
//!
//! The body is read in place: hand it over with std::move to save a copy.
[[nodiscard]] Result<ImagePage> parseImagePage(QByteArray body, const Redactor &redactor = {});

} // namespace imagebrowser
