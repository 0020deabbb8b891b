// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/jsonhead.h"

#include "app/exporting/imageexporter.h"
#include "app/images/imagejson.h"

namespace imagebrowser {

namespace {

//! The instant to the second, as the service writes its own.
QString seconds(Instant instant)
{
    return isoInstant(std::chrono::floor<std::chrono::seconds>(instant));
}

std::string quoted(const QString &text)
{
    std::string result;
    appendJsonString(text.toStdString(), result);
    return result;
}

const char *boolean(bool value)
{
    return value ? "true" : "false";
}

std::string accountJson(const ExportAccount &account)
{
    std::string json = "{\"name\": " + quoted(account.name) + ", \"endpoint\": " + quoted(account.endpoint)
        + ", \"apiVersion\": " + quoted(account.apiVersion);
    if (account.fetchedAt)
        json += ", \"fetchedAt\": " + quoted(seconds(*account.fetchedAt));
    return json + ", \"complete\": " + boolean(account.isComplete) + ", \"images\": " + std::to_string(account.images)
        + '}';
}

} // namespace

void appendJsonHead(const ExportContext &context, std::string &out)
{
    out += "{\n  \"exportedAt\": " + quoted(seconds(context.exportedAt));
    out += ",\n  \"generator\": " + quoted(exportGenerator());
    out += std::string(",\n  \"complete\": ") + boolean(context.isComplete());
    if (!context.filter.isEmpty())
        out += ",\n  \"filter\": " + quoted(context.filter);
    out += ",\n  \"accounts\": [";
    const char *separator = "\n    ";
    for (const ExportAccount &account : context.accounts) {
        out += separator + accountJson(account);
        separator = ",\n    ";
    }
    out += "\n  ]";
}

} // namespace imagebrowser
