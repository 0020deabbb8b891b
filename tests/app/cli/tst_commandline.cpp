// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"
#include "app/cli/commandlinehelp.h"
#include "app/cli/commandlinesyntax.h"

#include <QTest>

using namespace imagebrowser;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

CommandLineOptions parsed(const char *line)
{
    const auto result = parseCommandLine(words(line));
    if (!result)
        qCritical("%s: %s", line, qPrintable(result.error()));
    return result ? result.value() : CommandLineOptions();
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modes_data();
    void modes();
    void readsEveryOption();
    void formatComesFromTheFile_data();
    void formatComesFromTheFile();
    void valuesMayFollowAnEqualsSign();
    void refuses_data();
    void refuses();
    void errorsStayOneLine();
    void errorFormatIsFoundInABadLine();
    void helpNamesEveryOption();
};

void CommandLineTest::modes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<ProgramMode>("mode");
    QTest::newRow("nothing") << QByteArray() << ProgramMode::Window;
    QTest::newRow("sample") << QByteArray("--sample") << ProgramMode::Window;
    QTest::newRow("export") << QByteArray("--sample --export a.json") << ProgramMode::Export;
    QTest::newRow("screenshot") << QByteArray("--sample --screenshot a.png") << ProgramMode::Screenshot;
    QTest::newRow("serve") << QByteArray("--serve-sample 8080 --verbose") << ProgramMode::ServeSample;
    QTest::newRow("version") << QByteArray("--version") << ProgramMode::Version;
    QTest::newRow("-h") << QByteArray("-h") << ProgramMode::Help;
    QTest::newRow("help wins over bad values") << QByteArray("--page-size 0 --help") << ProgramMode::Help;
}

void CommandLineTest::modes()
{
    QFETCH(QByteArray, line);
    QTEST(parsed(line.constData()).mode, "mode");
}

void CommandLineTest::readsEveryOption()
{
    const CommandLineOptions connection =
        parsed("--endpoint https://x --account-name c --api-version 2025-06-01 --page-size 1000"
               " --timeout 1 --ca-file ca.pem --filter @old --filter-at-service --sort ends:desc"
               " --sort sku --export - --format CSV --fail-if-ends-within 0 --allow-partial"
               " --error-format json --verbose");
    QCOMPARE(connection.endpoint, QStringLiteral("https://x"));
    QCOMPARE(connection.accountName, QStringLiteral("c"));
    QCOMPARE(connection.apiVersion, QStringLiteral("2025-06-01"));
    QCOMPARE(connection.pageSize, std::optional(1000));
    QCOMPARE(connection.timeoutSeconds, std::optional(1));
    QCOMPARE(connection.caFile, QStringLiteral("ca.pem"));
    QCOMPARE(connection.filter, QStringLiteral("@old"));
    QVERIFY(connection.filtersAtService);
    QCOMPARE(connection.sort, (QList<SortKey>{{EndsColumn, Qt::DescendingOrder}, {SkuColumn, Qt::AscendingOrder}}));
    QCOMPARE(connection.exportFile, QStringLiteral("-"));
    QCOMPARE(connection.exportFormat, ExportFormat::Csv);
    QCOMPARE(connection.failIfEndsWithinDays, std::optional(0));
    QVERIFY(connection.allowsPartial);
    QCOMPARE(connection.errorFormat, ErrorFormat::Json);
    QVERIFY(connection.isVerbose);

    const CommandLineOptions picture =
        parsed("--account a --account B --account a --screenshot x.png --size 1024x700 --theme dark");
    QCOMPARE(picture.accountNames, QStringList({QStringLiteral("a"), QStringLiteral("B")}));
    QCOMPARE(picture.screenshotFile, QStringLiteral("x.png"));
    QCOMPARE(picture.screenshotSize, QSize(1024, 700));
    QCOMPARE(picture.theme, ThemeChoice::Dark);
    QVERIFY(parsed("--account all").allAccounts);
    QCOMPARE(parsed("--serve-sample 65535").samplePort, quint16(65535));
}

void CommandLineTest::formatComesFromTheFile_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<ExportFormat>("format");
    QTest::newRow("ending") << QByteArray("--export a.md") << ExportFormat::Markdown;
    QTest::newRow("no ending") << QByteArray("--export images") << ExportFormat::Json;
    QTest::newRow("standard output") << QByteArray("--export -") << ExportFormat::Json;
    QTest::newRow("said otherwise") << QByteArray("--export a.csv --format ics") << ExportFormat::Ics;
}

void CommandLineTest::formatComesFromTheFile()
{
    QFETCH(QByteArray, line);
    QTEST(parsed(line.constData()).exportFormat, "format");
}

void CommandLineTest::valuesMayFollowAnEqualsSign()
{
    const auto options = parseCommandLine({QStringLiteral("--filter=sku eq 'a=b'"), QStringLiteral("--export=--odd")});
    QVERIFY(options.hasValue());
    QCOMPARE(options.value().filter, QStringLiteral("sku eq 'a=b'"));
    QCOMPARE(options.value().exportFile, QStringLiteral("--odd"));
}

void CommandLineTest::refuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("part");

    QTest::newRow("unknown option") << QByteArray("--bogus") << "“--bogus”";
    QTest::newRow("unknown option with value") << QByteArray("--bogus=1") << "“--bogus”";
    QTest::newRow("a letter that could mean two things") << QByteArray("--export a -v") << "“-v”";
    QTest::newRow("single hyphen") << QByteArray("-export a") << "“-export”";
    QTest::newRow("argument") << QByteArray("images.json") << "belongs to no option";
    QTest::newRow("value missing at the end") << QByteArray("--export") << "needs a value";
    QTest::newRow("value missing before an option") << QByteArray("--export --sample") << "needs a value";
    QTest::newRow("empty value") << QByteArray("--export=") << "needs a value";
    QTest::newRow("empty filter") << QByteArray("--filter=") << "--filter needs a value";
    QTest::newRow("value for a switch") << QByteArray("--sample=yes") << "takes no value";
    QTest::newRow("twice") << QByteArray("--export a --export b") << "twice";
    QTest::newRow("page size 0") << QByteArray("--page-size 0") << "1 to 1000";
    QTest::newRow("page size 1001") << QByteArray("--page-size 1001") << "1 to 1000";
    QTest::newRow("page size text") << QByteArray("--page-size ten") << "1 to 1000";
    QTest::newRow("page size overflow") << QByteArray("--page-size 99999999999999999999") << "1 to 1000";
    QTest::newRow("timeout 31") << QByteArray("--timeout 31") << "1 to 30";
    QTest::newRow("port") << QByteArray("--serve-sample 65536") << "0 to 65535";
    QTest::newRow("format") << QByteArray("--export a --format xml") << "markdown";
    QTest::newRow("error format") << QByteArray("--error-format yaml") << "text or json";
    QTest::newRow("column") << QByteArray("--sort name") << "publisher";
    QTest::newRow("order") << QByteArray("--sort ends:down") << ":desc";
    QTest::newRow("negative days") << QByteArray("--export a --fail-if-ends-within -1") << "days";
    QTest::newRow("days with unit") << QByteArray("--export a --fail-if-ends-within 90d") << "days";
    QTest::newRow("size") << QByteArray("--screenshot a --size 0x10") << "1280x800";
    QTest::newRow("theme") << QByteArray("--screenshot a --theme blue") << "light or dark";
    QTest::newRow("export and screenshot") << QByteArray("--export a --screenshot b") << "together";
    QTest::newRow("sample and account") << QByteArray("--sample --account a") << "together";
    QTest::newRow("sample and endpoint") << QByteArray("--sample --endpoint x") << "together";
    QTest::newRow("account and endpoint") << QByteArray("--account a --endpoint x") << "together";
    QTest::newRow("serve and filter") << QByteArray("--serve-sample 0 --filter x") << "together";
    QTest::newRow("all and another") << QByteArray("--account all --account a") << "every account";
    QTest::newRow("format without export") << QByteArray("--format csv") << "--export only";
    QTest::newRow("gate without export") << QByteArray("--fail-if-ends-within 1") << "--export only";
    QTest::newRow("partial without export") << QByteArray("--allow-partial") << "--export only";
    QTest::newRow("size without screenshot") << QByteArray("--size 10x10") << "--screenshot only";
    QTest::newRow("filter at service without filter") << QByteArray("--filter-at-service") << "--filter only";
}

void CommandLineTest::refuses()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, part);
    const auto result = parseCommandLine(words(line.constData()));
    QVERIFY(!result.hasValue());
    QVERIFY2(result.error().contains(part), qPrintable(result.error()));
}

void CommandLineTest::errorsStayOneLine()
{
    for (const QString &argument :
         {QStringLiteral("--a\nb\x1b[31m"), QStringLiteral("--page-size=\n1"), QString(5000, u'x')}) {
        const auto result = parseCommandLine({argument});
        QVERIFY(!result);
        QVERIFY2(!result.error().contains(u'\n') && !result.error().contains(u'\x1b'), qPrintable(result.error()));
        QVERIFY(result.error().size() < 200);
    }
}

void CommandLineTest::errorFormatIsFoundInABadLine()
{
    QCOMPARE(errorFormatOf(words("--bogus --error-format json")), ErrorFormat::Json);
    QCOMPARE(errorFormatOf(words("--error-format=json --bogus")), ErrorFormat::Json);
    QCOMPARE(errorFormatOf(words("--bogus --error-format")), ErrorFormat::Text);
}

void CommandLineTest::helpNamesEveryOption()
{
    const QString help = commandLineHelp();
    for (const OptionSyntax &option : allOptions())
        QVERIFY2(help.contains(QStringLiteral("  --") + QLatin1String(option.name)), option.name);
    const QStringList lines = help.split(u'\n');
    for (const QString &line : lines)
        QVERIFY2(line.size() <= 100, qPrintable(line));
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
