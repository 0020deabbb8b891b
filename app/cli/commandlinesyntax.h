// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <span>

namespace imagebrowser {

//! Every option the program has.
enum class OptionId : quint8
{
    Sample,
    ServeSample,
    Account,
    Endpoint,
    AccountName,
    ApiVersion,
    PageSize,
    Timeout,
    CaFile,
    Filter,
    FilterAtService,
    Sort,
    Export,
    Format,
    FailIfEndsWithin,
    AllowPartial,
    Screenshot,
    Size,
    Theme,
    ErrorFormatOption,
    Verbose,
    Version,
    Help,
};

//! How one option is written, and what the help says of it.
struct OptionSyntax
{
    OptionId id;
    const char *name; //!< without the two hyphens
    const char *value; //!< what stands for the value in the help; nullptr when it takes none
    const char *help; //!< to translate in context "CommandLine"
    bool isRepeatable = false;
};

//! In the order of the help.
[[nodiscard]] std::span<const OptionSyntax> allOptions();

//! One option as given.
struct GivenOption
{
    OptionId id;
    QString value;
};

//! Splits \a arguments (without the program's name) into options: `--name value`, `--name=value`, `--name`, and -h for
//! --help. The error is one sentence.
[[nodiscard]] Result<QList<GivenOption>, QString> readOptions(const QStringList &arguments);

} // namespace imagebrowser
