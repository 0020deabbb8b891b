// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

#include <QDateTime>
#include <QStringList>

namespace imagebrowser {

//! What speaks against using \a token, as sentences for the text beside the field: not the form of a token, another
//! audience than \a resource, expired, about to expire, not yet good. Empty when nothing does, and for a token that
//! cannot be looked into. Pure; the signature is not checked, the service does that. \a now is UTC. White space around
//! the token and a leading "Bearer " are tolerated.
[[nodiscard]] QStringList tokenWarnings(const Secret &token, const QString &resource, const QDateTime &now);

} // namespace imagebrowser
