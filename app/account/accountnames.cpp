// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountnames.h"

#include <QRegularExpression>

namespace imagebrowser {

QString freeAccountName(const QString &wanted, const std::function<bool(const QString &)> &isTaken)
{
    if (!isTaken(wanted))
        return wanted;
    // Two digits at most: a longer number is a year or an id, which counting on would falsify.
    static const QRegularExpression numbered(QStringLiteral(R"(\A(.*\S) ([1-9][0-9]?)\z)"));
    const QRegularExpressionMatch match = numbered.match(wanted);
    const QString base = match.hasMatch() ? match.captured(1) : wanted;
    for (int number = match.hasMatch() ? match.captured(2).toInt() + 1 : 2;; ++number) {
        if (QString name = QStringLiteral("%1 %2").arg(base, QString::number(number)); !isTaken(name))
            return name;
    }
}

} // namespace imagebrowser
