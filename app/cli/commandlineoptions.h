// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/exportformat.h"
#include "app/images/imagequery.h"

#include <QSize>
#include <QStringList>

#include <optional>

namespace imagebrowser {

//! What a start of the program is for.
enum class ProgramMode : quint8
{
    Window,
    Screenshot, //!< a window without a person
    Export, //!< needs no display
    ServeSample, //!< needs no display
    Help,
    Version,
};

//! How failures are written to standard error.
enum class ErrorFormat : quint8
{
    Text,
    Json, //!< one object a line
};

enum class ThemeChoice : quint8
{
    Desktop,
    Light,
    Dark,
};

//! A command line that makes sense: every value is in range and nothing contradicts.
struct CommandLineOptions
{
    ProgramMode mode = ProgramMode::Window;

    bool usesSample = false;
    QStringList accountNames; //!< saved accounts, in the order given
    bool allAccounts = false; //!< `--account all`
    QString endpoint; //!< as given
    QString accountName;
    QString apiVersion; //!< empty: the account's own
    std::optional<int> pageSize;
    std::optional<int> timeoutSeconds;
    QString caFile;

    QString filter; //!< expression or @name; empty for none
    bool filtersAtService = false;
    QList<SortKey> sort; //!< empty: the service's order

    QString exportFile; //!< "-" is standard output
    ExportFormat exportFormat = ExportFormat::Json;
    std::optional<int> failIfEndsWithinDays;
    bool allowsPartial = false;

    QString screenshotFile;
    QSize screenshotSize; //!< invalid: the window's own
    ThemeChoice theme = ThemeChoice::Desktop;

    quint16 samplePort = 0;
    ErrorFormat errorFormat = ErrorFormat::Text;
    bool isVerbose = false;
};

} // namespace imagebrowser
