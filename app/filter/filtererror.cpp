// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filtererror.h"

#include <QCoreApplication>

namespace imagebrowser {

QString FilterError::message() const
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("FilterError", text); };
    QString text = tr("Character %1: expected %2, found %3.").arg(QString::number(position + 1), expected, found);
    if (!hint.isEmpty())
        text += u' ' % hint;
    return text;
}

} // namespace imagebrowser
