// SPDX-License-Identifier: Apache-2.0
#include "app/cli/headlessprogram.h"

#include "app/account/accountstore.h"
#include "app/account/keychainsecretstore.h"
#include "app/account/settingsfile.h"
#include "app/cli/accountselection.h"
#include "app/cli/commandline.h"
#include "app/cli/commandlineadvice.h"
#include "app/cli/commandlinehelp.h"
#include "app/cli/consolesigninprompt.h"
#include "app/cli/errorwriter.h"
#include "app/cli/filterargument.h"
#include "app/cli/overlaysecretstore.h"
#include "app/cli/terminationsignals.h"
#include "app/filter/filtertext.h"
#include "app/sample/sampleaccounts.h"
#include "app/sample/sampleservice.h"
#include "app/service/httpaccess.h"
#include "app/signin/signinservice.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTimer>

#include <unistd.h>

namespace imagebrowser {

HeadlessProgram::HeadlessProgram(CommandLineOptions options, Surroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_surroundings(std::move(surroundings))
    , m_errors(std::make_unique<ErrorWriter>(*m_surroundings.standardError, m_options.errorFormat))
{
}

HeadlessProgram::~HeadlessProgram() = default;

void HeadlessProgram::start()
{
    if (m_options.mode == ProgramMode::ServeSample)
        serveSample();
    else
        exportImages();
}

void HeadlessProgram::stop()
{
    if (m_run) {
        m_errors->writeEvent(QStringLiteral("stopped"), tr("Stopped."));
        m_run->stop();
    } else {
        finishLater(ExitCode::Done);
    }
}

void HeadlessProgram::finishLater(ExitCode exitCode)
{
    QTimer::singleShot(0, this, [this, exitCode] { Q_EMIT finished(exitCode); });
}

void HeadlessProgram::fail(const QString &kind, const QString &sentence)
{
    m_errors->writeFailure(kind, m_surroundings.environment.redactor().redacted(sentence));
    finishLater(ExitCode::CouldNotTell);
}

bool HeadlessProgram::startSample(quint16 port)
{
    m_sample = std::make_unique<SampleAccounts>();
    if (m_sample->start(port))
        return true;
    fail(QStringLiteral("sample"), m_sample->errorString());
    return false;
}

void HeadlessProgram::serveSample()
{
    if (!startSample(m_options.samplePort))
        return;
    for (std::size_t i = 0; i < m_sample->accounts().size(); ++i) {
        const SampleAccount &sample = m_sample->accounts()[i];
        const QString text = QStringLiteral("endpoint: %1\naccount: %2\nkey: %3\n\n")
                                 .arg(sample.account.endpoint.toString(), sample.account.accountName,
                                      QString::fromLatin1(sample.key.reveal()));
        m_surroundings.standardOutput->write(text.toUtf8());
        if (m_options.isVerbose) {
            connect(m_sample->service(i), &SampleService::requestAnswered, this,
                    [this, name = sample.account.name](const QString &target) {
                        m_errors->writeNote(name + QLatin1String(": ") + target);
                    });
        }
    }
    m_errors->writeNote(tr("Serving until ended (Ctrl+C)."));
}

std::optional<QList<Account>> HeadlessProgram::accounts()
{
    if (m_options.usesSample) {
        if (!startSample(0))
            return {};
        SampleAccount sample = m_sample->accounts().front();
        applyConnectionOptions(m_options, sample.account);
        if (const QString problem = optionProblem(m_options, sample.account); !problem.isEmpty()) {
            fail(QStringLiteral("usage"), problem);
            return {};
        }
        m_secrets->setTransient(sample.account.id, SecretKind::AccountKey, sample.key);
        return QList<Account>{sample.account};
    }
    const AccountStore store(*m_settings, *m_secrets);
    m_lacksAccounts = store.hasUnreadableEntries();
    const bool isSaved = m_options.allAccounts || !m_options.accountNames.isEmpty();
    for (const QString &notice : isSaved ? store.notices() : QStringList())
        m_errors->writeNotice(notice);
    const auto selected = selectAccounts(m_options, m_surroundings.environment, store, *m_secrets);
    if (!selected) {
        fail(QStringLiteral("usage"), selected.error());
        return {};
    }
    if (selected.value().isEmpty()) {
        fail(QStringLiteral("usage"), tr("No account is given; use --account, --endpoint or --sample."));
        return {};
    }
    return selected.value();
}

void HeadlessProgram::exportImages()
{
    m_settings = std::make_unique<SettingsFile>(m_surroundings.settingsPath, SettingsFile::Access::Read);
    for (const QString &notice : m_settings->notices())
        m_errors->writeNotice(notice);
    if (m_surroundings.secrets == nullptr) {
        auto keychain = std::make_unique<KeychainSecretStore>();
        connect(keychain.get(), &KeychainSecretStore::becameUnavailable, this,
                [this](const QString &notice) { m_errors->writeNotice(notice); });
        m_keychain = std::move(keychain);
    }
    m_secrets = std::make_unique<OverlaySecretStore>(m_keychain ? *m_keychain : *m_surroundings.secrets);
    const auto filter = readFilterArgument(m_options.filter, *m_settings);
    if (!filter) {
        fail(QStringLiteral("usage"), filter.error());
        return;
    }
    const std::optional<QList<Account>> selected = accounts();
    if (!selected)
        return;
    HeadlessTask task;
    task.accounts = *selected;
    task.filter = filter.value();
    // The name of a saved filter says nothing to whoever reads the file.
    const bool isName = m_options.filter.startsWith(u'@');
    task.filterText = isName ? filterText(task.filter) : m_options.filter;
    task.lacksAccounts = m_options.allAccounts && m_lacksAccounts;
    task.filtersAtService = m_options.filtersAtService;
    task.sort = m_options.sort;
    task.file = m_options.exportFile;
    task.format = m_options.exportFormat;
    task.failIfEndsWithinDays = m_options.failIfEndsWithinDays;
    task.allowsPartial = m_options.allowsPartial;
    task.isVerbose = m_options.isVerbose;
    task.clock = m_surroundings.clock;
    const bool isSaved = m_options.allAccounts || !m_options.accountNames.isEmpty();
    if (!isSaved && !m_options.usesSample)
        m_errors->setAdvice(commandLineAdvice);
    m_http = std::make_unique<HttpAccess>();
    m_prompt = std::make_unique<ConsoleSignInPrompt>(*m_errors, *selected);
    m_signIn = std::make_unique<SignInService>(*m_http, *m_secrets);
    m_signIn->setClock(m_surroundings.clock);
    m_signIn->setPrompt(m_prompt.get());
    connect(m_signIn.get(), &SignInService::refreshTokenNotKept, this,
            [this](const QString & /*accountId*/, const QString &text) { m_errors->writeNote(text); });
    m_service = std::make_unique<ImageService>(AccountAccess{*m_http, *m_secrets, *m_signIn});
    m_run = std::make_unique<HeadlessRun>(*m_service, std::move(task), *m_surroundings.standardOutput, *m_errors);
    connect(m_run.get(), &HeadlessRun::listed, this, &HeadlessProgram::listed);
    connect(m_run.get(), &HeadlessRun::finished, this, &HeadlessProgram::finishLater);
    m_run->start();
}

namespace {

//! The log of --verbose, where every line is to be an object.
void logAsJson(QtMsgType /*type*/, const QMessageLogContext &context, const QString &text)
{
    const QJsonObject line{{QStringLiteral("kind"), QStringLiteral("log")},
                           {QStringLiteral("category"), QString::fromUtf8(context.category)},
                           {QStringLiteral("detail"), text}};
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    // There is no other place to report to when this fails.
    [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, bytes.constData(), static_cast<size_t>(bytes.size()));
}

} // namespace

std::optional<int> runWithoutWindow(int &argc, char **argv, CommandLineOptions &options)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    QFile output;
    QFile errors;
    if (!output.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered)
        || !errors.open(STDERR_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return static_cast<int>(ExitCode::CouldNotTell);
    const auto parsed = parseCommandLine(arguments);
    const auto environment = ConnectionEnvironment::from(QProcessEnvironment::systemEnvironment());
    if (!parsed) {
        const QString sentence = environment.redactor().redacted(parsed.error());
        ErrorWriter(errors, errorFormatOf(arguments)).writeFailure(QStringLiteral("usage"), sentence);
        return static_cast<int>(ExitCode::CouldNotTell);
    }
    options = parsed.value();
    if (options.mode == ProgramMode::Help || options.mode == ProgramMode::Version) {
        const QString text = options.mode == ProgramMode::Help ? commandLineHelp() : commandLineVersion();
        return output.write(text.toLocal8Bit()) < 0 ? 2 : 0;
    }
    if (options.mode == ProgramMode::Window || options.mode == ProgramMode::Screenshot)
        return {};

    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("batch-image-browser"));
    QCoreApplication::setApplicationVersion(QStringLiteral(IMAGEBROWSER_VERSION));
    if (options.errorFormat == ErrorFormat::Json)
        qInstallMessageHandler(logAsJson);
    if (options.isVerbose)
        QLoggingCategory::setFilterRules(QStringLiteral("imagebrowser.http.debug=true"));
    HeadlessProgram program(options, {environment, {}, nullptr, &output, &errors, systemNow});
    TerminationSignals signals;
    QObject::connect(&signals, &TerminationSignals::terminationRequested, &program, &HeadlessProgram::stop);
    QObject::connect(&program, &HeadlessProgram::listed, &signals, &TerminationSignals::release);
    QObject::connect(&program, &HeadlessProgram::finished, &application,
                     [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); });
    program.start();
    return QCoreApplication::exec();
}

} // namespace imagebrowser
