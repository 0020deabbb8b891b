// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <functional>

QT_BEGIN_NAMESPACE
class QIODevice;
QT_END_NAMESPACE

namespace imagebrowser {

//! A picture as the bytes of its file, or nothing when \a encode failed. Made in memory, and to be written from there:
//! what encodes pictures does not say that a disk is full.
[[nodiscard]] QByteArray encodedPicture(const std::function<bool(QIODevice *device)> &encode);

} // namespace imagebrowser
