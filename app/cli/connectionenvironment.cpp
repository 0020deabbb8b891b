// SPDX-License-Identifier: Apache-2.0
#include "app/cli/connectionenvironment.h"

namespace imagebrowser {

ConnectionEnvironment ConnectionEnvironment::from(const QProcessEnvironment &environment)
{
    const auto text = [&environment](const char *name) { return environment.value(QLatin1String(name)).trimmed(); };
    return {text("AZURE_BATCH_ENDPOINT"), text("AZURE_BATCH_ACCOUNT"), Secret(text("AZURE_BATCH_ACCESS_KEY").toUtf8()),
            Secret(text("AZURE_BATCH_ACCESS_TOKEN").toUtf8())};
}

Redactor ConnectionEnvironment::redactor() const
{
    Redactor redactor;
    redactor.add(accessKey);
    redactor.add(accessToken);
    return redactor;
}

} // namespace imagebrowser
