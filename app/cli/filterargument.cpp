// SPDX-License-Identifier: Apache-2.0
#include "app/cli/filterargument.h"

#include "app/account/settingsfile.h"
#include "app/filter/filterparser.h"
#include "app/filter/savedfilters.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

} // namespace

Result<FilterExpression, QString> readFilterArgument(const QString &argument, const SettingsFile &settings)
{
    QString text = argument;
    if (argument.startsWith(u'@')) {
        SavedFilters saved;
        // Entries that cannot be read are the window's business; the one asked for is missed below.
        (void)saved.restore(settings.value(QStringLiteral("filters")));
        const SavedFilter *filter = saved.find(QStringView(argument).mid(1));
        if (filter == nullptr)
            return tr("There is no saved filter “%1”.").arg(argument.mid(1));
        text = filter->text;
    }
    const auto expression = parseFilter(text);
    if (!expression)
        return tr("--filter: %1").arg(expression.error().message());
    return expression.value();
}

} // namespace imagebrowser
