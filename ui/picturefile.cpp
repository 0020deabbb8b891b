// SPDX-License-Identifier: Apache-2.0
#include "ui/picturefile.h"

#include <QBuffer>

namespace imagebrowser {

QByteArray encodedPicture(const std::function<bool(QIODevice *device)> &encode)
{
    QBuffer buffer;
    return buffer.open(QIODevice::WriteOnly) && encode(&buffer) ? buffer.data() : QByteArray();
}

} // namespace imagebrowser
