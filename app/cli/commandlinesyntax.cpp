// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandlinesyntax.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace imagebrowser {

namespace {

#define HELP(text) QT_TRANSLATE_NOOP("CommandLine", text)

constexpr std::array<OptionSyntax, 23> options{{
    {OptionId::Sample, "sample", nullptr, HELP("open the sample accounts (with --export: the first of them)")},
    {OptionId::ServeSample, "serve-sample", "PORT",
     HELP("serve the sample accounts on loopback, print endpoint, account and key, until ended; port 0 takes a free "
          "one")},
    {OptionId::Account, "account", "NAME", HELP("use this saved account (repeatable; all for every one)"), true},
    {OptionId::Endpoint, "endpoint", "URL",
     HELP("use an account that is not saved; a host without a scheme means https; else AZURE_BATCH_ENDPOINT")},
    {OptionId::AccountName, "account-name", "NAME",
     HELP("its name, when the host does not say it; else AZURE_BATCH_ACCOUNT")},
    {OptionId::ApiVersion, "api-version", "V", HELP("version of the service's interface")},
    {OptionId::PageSize, "page-size", "N", HELP("images on a page, 1 to 1000")},
    {OptionId::Timeout, "timeout", "S",
     HELP(
         "seconds the service may work on a page, 1 to 30; a reply that says nothing for 15 seconds more is given up")},
    {OptionId::CaFile, "ca-file", "PEM", HELP("certificate authorities to trust besides the system's")},
    {OptionId::Filter, "filter", "EXPR", HELP("only images that match this expression, or the saved filter @NAME")},
    {OptionId::FilterAtService, "filter-at-service", nullptr,
     HELP("let the service do the part of the filter that it can")},
    {OptionId::Sort, "sort", "COLUMN[:desc]",
     HELP("ends, publisher, offer, sku, version, os, agent, verified or account (repeatable)"), true},
    {OptionId::Export, "export", "FILE", HELP("without a window: list, filter, write, exit; - is standard output")},
    {OptionId::Format, "format", "FORMAT",
     HELP("json, ndjson, csv, markdown or ics; default from the file's ending, else json")},
    {OptionId::FailIfEndsWithin, "fail-if-ends-within", "DAYS",
     HELP("exit 1 when an exported image has ended or ends within DAYS")},
    {OptionId::AllowPartial, "allow-partial", nullptr,
     HELP("write the export, marked as such, also when a listing is incomplete")},
    {OptionId::Screenshot, "screenshot", "FILE", HELP("open, load, save a picture of the window, exit")},
    {OptionId::Size, "size", "WxH", HELP("size of the window in the picture, such as 1280x800")},
    {OptionId::Theme, "theme", "THEME", HELP("light or dark")},
    {OptionId::ErrorFormatOption, "error-format", "FORMAT",
     HELP("how a failure is written to standard error: text or json")},
    {OptionId::Verbose, "verbose", nullptr, HELP("say on standard error what is being done")},
    {OptionId::Version, "version", nullptr, HELP("print the version and exit")},
    {OptionId::Help, "help", nullptr, HELP("print this help and exit")},
}};

#undef HELP

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

//! Arguments may come from anywhere; an error stays one line.
QString quoted(QString argument)
{
    constexpr qsizetype longest = 80;
    if (argument.size() > longest)
        argument = argument.left(longest) + u'…';
    for (QChar &character : argument) {
        if (!character.isPrint())
            character = u'?';
    }
    return u'“' + argument + u'”';
}

const OptionSyntax *findOption(QStringView name)
{
    const auto *found = std::find_if(options.begin(), options.end(), [name](const OptionSyntax &option) {
        return name == QLatin1StringView(option.name);
    });
    return found == options.end() ? nullptr : &*found;
}

const OptionSyntax *optionOf(QStringView argument)
{
    if (argument == QLatin1StringView("-h"))
        return findOption(u"help");
    return argument.startsWith(QLatin1StringView("--")) ? findOption(argument.mid(2)) : nullptr;
}

QString unknown(const QString &argument)
{
    if (!argument.startsWith(u'-'))
        // Not quoted: it may be a key that was meant for the environment.
        return tr(
            "There is an argument that belongs to no option; options start with --, and keys go into the environment.");
    return tr("Unknown option %1; see --help.").arg(quoted(argument));
}

} // namespace

std::span<const OptionSyntax> allOptions()
{
    return options;
}

Result<QList<GivenOption>, QString> readOptions(const QStringList &arguments)
{
    QList<GivenOption> given;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        const qsizetype equals = argument.startsWith(QLatin1StringView("--")) ? argument.indexOf(u'=') : -1;
        const QString name = equals < 0 ? argument : argument.left(equals);
        const OptionSyntax *option = optionOf(name);
        if (option == nullptr)
            return unknown(name);
        const auto isSame = [option](const GivenOption &other) { return other.id == option->id; };
        if (!option->isRepeatable && option->value != nullptr && std::any_of(given.cbegin(), given.cend(), isSame))
            return tr("%1 is given twice.").arg(name);
        if (option->value == nullptr && equals >= 0)
            return tr("%1 takes no value.").arg(name);
        QString value = equals < 0 ? QString() : argument.mid(equals + 1);
        if (option->value != nullptr && equals < 0) {
            const bool isMissing = i + 1 == arguments.size() || optionOf(arguments[i + 1]) != nullptr;
            if (isMissing)
                return tr("%1 needs a value (%2).").arg(name, QLatin1String(option->value));
            value = arguments[++i];
        }
        if (option->value != nullptr && value.trimmed().isEmpty())
            return tr("%1 needs a value (%2).").arg(name, QLatin1String(option->value));
        given.append({option->id, value});
    }
    return given;
}

} // namespace imagebrowser
