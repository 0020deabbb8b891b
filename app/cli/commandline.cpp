// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

#include "app/account/account.h"
#include "app/cli/commandlinesyntax.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

std::optional<int> number(const QString &text, int smallest, int largest)
{
    static const QRegularExpression digits(QStringLiteral(R"(\A\d{1,9}\z)"));
    const int value = digits.match(text).hasMatch() ? text.toInt() : -1;
    return value >= smallest && value <= largest ? std::optional(value) : std::nullopt;
}

std::optional<QSize> sizeOf(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(R"(\A(\d{1,5})[xX](\d{1,5})\z)"));
    const QRegularExpressionMatch match = shape.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    constexpr int largest = 16'384;
    const bool isUsable = match.hasMatch() && !size.isEmpty() && size.width() <= largest && size.height() <= largest;
    return isUsable ? std::optional(size) : std::nullopt;
}

std::optional<SortKey> sortKeyOf(const QString &text)
{
    const QStringList parts = text.split(u':');
    const std::optional<ImageColumn> column = columnFromId(parts.first());
    const QString order = parts.value(1, QStringLiteral("asc")).toLower();
    if (!column || parts.size() > 2 || (order != QLatin1StringView("asc") && order != QLatin1StringView("desc")))
        return {};
    return SortKey{*column, order == QLatin1StringView("desc") ? Qt::DescendingOrder : Qt::AscendingOrder};
}

//! Turns given options into values one by one. Each step gives what is wrong, or an empty text.
class OptionReader
{
public:
    [[nodiscard]] QString read(const GivenOption &option);
    [[nodiscard]] QString check() const;
    [[nodiscard]] CommandLineOptions take();

private:
    [[nodiscard]] QString readConnection(const GivenOption &option);
    [[nodiscard]] QString readSelection(const GivenOption &option);
    [[nodiscard]] QString readOutput(const GivenOption &option);
    [[nodiscard]] QString readPicture(const GivenOption &option);
    [[nodiscard]] bool has(OptionId id) const { return m_given.contains(id); }
    [[nodiscard]] QString conflictAmong(std::initializer_list<OptionId> ids) const;
    [[nodiscard]] QString missing(std::initializer_list<OptionId> dependents, OptionId needed) const;
    [[nodiscard]] QString checkServing() const;

    CommandLineOptions m_options;
    std::optional<ExportFormat> m_format;
    QList<OptionId> m_given;
};

QString nameOf(OptionId id)
{
    for (const OptionSyntax &option : allOptions()) {
        if (option.id == id)
            return QLatin1String("--") + QLatin1String(option.name);
    }
    return {};
}

QString badValue(const GivenOption &option, const QString &expected)
{
    QString value = option.value.left(60);
    for (QChar &character : value) {
        if (!character.isPrint())
            character = u'?';
    }
    return tr("%1: “%2” is not %3.").arg(nameOf(option.id), value, expected);
}

QString OptionReader::read(const GivenOption &option)
{
    m_given.append(option.id);
    switch (option.id) {
    case OptionId::Sample:
        m_options.usesSample = true;
        return {};
    case OptionId::FilterAtService:
        m_options.filtersAtService = true;
        return {};
    case OptionId::AllowPartial:
        m_options.allowsPartial = true;
        return {};
    case OptionId::Verbose:
        m_options.isVerbose = true;
        return {};
    case OptionId::Version:
    case OptionId::Help:
        return {};
    case OptionId::Account:
    case OptionId::Endpoint:
    case OptionId::AccountName:
    case OptionId::ApiVersion:
    case OptionId::PageSize:
    case OptionId::Timeout:
    case OptionId::CaFile:
        return readConnection(option);
    case OptionId::Filter:
    case OptionId::Sort:
        return readSelection(option);
    case OptionId::Screenshot:
    case OptionId::Size:
    case OptionId::Theme:
        return readPicture(option);
    case OptionId::Export:
    case OptionId::Format:
    case OptionId::FailIfEndsWithin:
    case OptionId::ErrorFormatOption:
    case OptionId::ServeSample:
        return readOutput(option);
    }
    return {};
}

QString OptionReader::readConnection(const GivenOption &option)
{
    switch (option.id) {
    case OptionId::Account:
        if (option.value == QLatin1StringView("all"))
            m_options.allAccounts = true;
        else if (!m_options.accountNames.contains(option.value))
            m_options.accountNames.append(option.value);
        break;
    case OptionId::Endpoint:
        m_options.endpoint = option.value;
        break;
    case OptionId::AccountName:
        m_options.accountName = option.value;
        break;
    case OptionId::ApiVersion:
        m_options.apiVersion = option.value;
        break;
    case OptionId::CaFile:
        m_options.caFile = option.value;
        break;
    case OptionId::PageSize:
        m_options.pageSize = number(option.value, Account::MinPageSize, Account::MaxPageSize);
        return m_options.pageSize ? QString() : badValue(option, tr("a number from 1 to 1000"));
    case OptionId::Timeout:
        m_options.timeoutSeconds = number(option.value, Account::MinTimeout, Account::MaxTimeout);
        return m_options.timeoutSeconds ? QString() : badValue(option, tr("a number of seconds from 1 to 30"));
    default:
        break;
    }
    return {};
}

QString OptionReader::readSelection(const GivenOption &option)
{
    if (option.id == OptionId::Filter) {
        m_options.filter = option.value.trimmed();
        return {};
    }
    const std::optional<SortKey> key = sortKeyOf(option.value);
    if (!key)
        return badValue(
            option,
            tr("a column (ends, publisher, offer, sku, version, os, agent, verified, account), alone or with :desc"));
    m_options.sort.append(*key);
    return {};
}

QString OptionReader::readOutput(const GivenOption &option)
{
    switch (option.id) {
    case OptionId::Export:
        m_options.exportFile = option.value;
        break;
    case OptionId::Format:
        m_format = exportFormatFromName(option.value);
        return m_format ? QString() : badValue(option, tr("a format (json, ndjson, csv, markdown, ics)"));
    case OptionId::FailIfEndsWithin:
        m_options.failIfEndsWithinDays = number(option.value, 0, 100'000);
        return m_options.failIfEndsWithinDays ? QString() : badValue(option, tr("a number of days from 0 to 100000"));
    case OptionId::ErrorFormatOption:
        m_options.errorFormat = option.value == QLatin1StringView("json") ? ErrorFormat::Json : ErrorFormat::Text;
        if (option.value != QLatin1StringView("json") && option.value != QLatin1StringView("text"))
            return badValue(option, tr("text or json"));
        break;
    case OptionId::ServeSample: {
        const std::optional<int> port = number(option.value, 0, 65'535);
        m_options.samplePort = static_cast<quint16>(port.value_or(0));
        return port ? QString() : badValue(option, tr("a port from 0 to 65535"));
    }
    default:
        break;
    }
    return {};
}

QString OptionReader::readPicture(const GivenOption &option)
{
    if (option.id == OptionId::Screenshot) {
        m_options.screenshotFile = option.value;
        return {};
    }
    if (option.id == OptionId::Size) {
        const std::optional<QSize> size = sizeOf(option.value);
        m_options.screenshotSize = size.value_or(QSize());
        return size ? QString() : badValue(option, tr("a size such as 1280x800"));
    }
    const bool isLight = option.value == QLatin1StringView("light");
    m_options.theme = isLight ? ThemeChoice::Light : ThemeChoice::Dark;
    return isLight || option.value == QLatin1StringView("dark") ? QString() : badValue(option, tr("light or dark"));
}

QString OptionReader::conflictAmong(std::initializer_list<OptionId> ids) const
{
    QStringList names;
    for (const OptionId id : ids) {
        if (has(id))
            names.append(nameOf(id));
    }
    return names.size() > 1 ? tr("%1 and %2 cannot be used together.").arg(names[0], names[1]) : QString();
}

QString OptionReader::missing(std::initializer_list<OptionId> dependents, OptionId needed) const
{
    for (const OptionId id : dependents) {
        if (has(id) && !has(needed))
            return tr("%1 is of use with %2 only.").arg(nameOf(id), nameOf(needed));
    }
    return {};
}

QString OptionReader::checkServing() const
{
    if (!has(OptionId::ServeSample))
        return {};
    for (const OptionId id : m_given) {
        const bool fits = id == OptionId::ServeSample || id == OptionId::Verbose || id == OptionId::ErrorFormatOption;
        if (!fits)
            return tr("%1 and %2 cannot be used together.").arg(nameOf(OptionId::ServeSample), nameOf(id));
    }
    return {};
}

QString OptionReader::check() const
{
    const QStringList problems{
        checkServing(),
        conflictAmong({OptionId::Export, OptionId::Screenshot}),
        conflictAmong({OptionId::Sample, OptionId::Account}),
        conflictAmong({OptionId::Sample, OptionId::Endpoint}),
        conflictAmong({OptionId::Sample, OptionId::AccountName}),
        conflictAmong({OptionId::Account, OptionId::Endpoint}),
        conflictAmong({OptionId::Account, OptionId::AccountName}),
        missing({OptionId::Format, OptionId::FailIfEndsWithin, OptionId::AllowPartial}, OptionId::Export),
        missing({OptionId::Size, OptionId::Theme}, OptionId::Screenshot),
        missing({OptionId::FilterAtService}, OptionId::Filter),
    };
    for (const QString &problem : problems) {
        if (!problem.isEmpty())
            return problem;
    }
    if (m_options.allAccounts && !m_options.accountNames.isEmpty())
        return tr("--account all already means every account; leave out the others.");
    return {};
}

CommandLineOptions OptionReader::take()
{
    if (has(OptionId::ServeSample))
        m_options.mode = ProgramMode::ServeSample;
    else if (has(OptionId::Export))
        m_options.mode = ProgramMode::Export;
    else if (has(OptionId::Screenshot))
        m_options.mode = ProgramMode::Screenshot;
    m_options.exportFormat = m_format.value_or(exportFormatFromFile(m_options.exportFile).value_or(ExportFormat::Json));
    return std::move(m_options);
}

} // namespace

Result<CommandLineOptions, QString> parseCommandLine(const QStringList &arguments)
{
    const auto given = readOptions(arguments);
    if (!given)
        return given.error();
    // Who asks for help gets it, whatever else is on the line.
    for (const GivenOption &option : given.value()) {
        CommandLineOptions options;
        options.mode = option.id == OptionId::Help ? ProgramMode::Help : ProgramMode::Version;
        if (option.id == OptionId::Help || option.id == OptionId::Version)
            return options;
    }
    OptionReader reader;
    for (const GivenOption &option : given.value()) {
        if (const QString problem = reader.read(option); !problem.isEmpty())
            return problem;
    }
    if (const QString problem = reader.check(); !problem.isEmpty())
        return problem;
    return reader.take();
}

ErrorFormat errorFormatOf(const QStringList &arguments)
{
    const qsizetype separate = arguments.indexOf(QStringLiteral("--error-format"));
    const bool isJson = arguments.contains(QStringLiteral("--error-format=json"))
        || (separate >= 0 && arguments.value(separate + 1) == QLatin1StringView("json"));
    return isJson ? ErrorFormat::Json : ErrorFormat::Text;
}

} // namespace imagebrowser
