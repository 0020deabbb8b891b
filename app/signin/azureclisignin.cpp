// SPDX-License-Identifier: Apache-2.0
#include "app/signin/azureclisignin.h"

#include "app/account/signinidentity.h"
#include "app/signin/azureclireply.h"
#include "app/signin/signinerror.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include <csignal>
#include <unistd.h>

#include <utility>

namespace imagebrowser {

namespace {

constexpr qint64 MaxOutput = 1024 * 1024;

} // namespace

AzureCliSignIn::AzureCliSignIn(const SignInContext &context, const Account &account, QObject *parent)
    : SignInFlow(parent)
    , m_context(context)
    , m_account(account)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(context.times.azureCli);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        endProcess();
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_context.times.azureCli);
        end(signInFailed(
            tr("The Azure CLI did not answer within %1 s. Run “az account show” in a terminal to see what it "
               "waits for.")
                .arg(seconds.count())));
    });
}

AzureCliSignIn::~AzureCliSignIn()
{
    endProcess();
}

void AzureCliSignIn::start()
{
    const QString resource = signInResource(m_account);
    if (resource.isEmpty())
        return endLater(signInFailed(tr("The account has no token resource."), FailureKind::InvalidRequest));
    const QString program = QStandardPaths::findExecutable(QStringLiteral("az"));
    if (program.isEmpty()) {
        return endLater(
            signInFailed(tr("The Azure CLI (az) was not found on this computer. Install it "
                            "(https://aka.ms/installazurecli) and run “az login”, or choose another sign-in in "
                            "the account settings.")));
    }
    launch(program, resource);
}

void AzureCliSignIn::launch(const QString &program, const QString &resource)
{
    QStringList arguments{QStringLiteral("account"),    QStringLiteral("get-access-token"),
                          QStringLiteral("--resource"), resource,
                          QStringLiteral("-o"),         QStringLiteral("json")};
    if (!m_account.tenantId.isEmpty())
        arguments << QStringLiteral("--tenant") << m_account.tenantId;
    m_process = new QProcess(this);
    m_process->setStandardInputFile(QProcess::nullDevice());
    // A group of its own, so that what a start script runs ends with it.
    m_process->setChildProcessModifier([] { ::setsid(); });
    connect(m_process, &QProcess::finished, this, &AzureCliSignIn::takeOutput);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        const QString reason = m_process->errorString();
        endProcess();
        endLater(signInFailed(tr("The Azure CLI could not be started: %1").arg(reason)));
    });
    connect(m_process, &QProcess::readyReadStandardOutput, this, [this] {
        if (m_process->bytesAvailable() <= MaxOutput)
            return;
        endProcess();
        end(signInFailed(tr("The Azure CLI printed something else than a token in JSON.")));
    });
    m_limit.start();
    m_process->start(program, arguments, QIODevice::ReadOnly);
}

void AzureCliSignIn::takeOutput(int exitCode, QProcess::ExitStatus status)
{
    const Secret output(m_process->readAllStandardOutput());
    const QString said = azureCliErrorText(m_process->readAllStandardError());
    endProcess();
    if (status == QProcess::CrashExit || exitCode != 0) {
        const QString code = status == QProcess::CrashExit ? tr("The Azure CLI crashed.")
                                                           : tr("The Azure CLI ended with code %1.").arg(exitCode);
        BatchError error = signInFailed(code);
        error.code = QStringLiteral("AzureCli");
        error.message = said;
        return end(std::move(error));
    }
    Result<AccessToken, QString> token = parseAzureCliReply(output.reveal());
    if (!token)
        return end(signInFailed(said.isEmpty() ? token.error() : token.error() + QLatin1Char(' ') + said));
    end(TokenGrant{std::move(token).value(), {}});
}

void AzureCliSignIn::endProcess()
{
    m_limit.stop();
    QProcess *const process = std::exchange(m_process, nullptr);
    if (process == nullptr)
        return;
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning)
        return process->deleteLater();
    // Destroying a process that runs would wait for its end; when the program ends it may.
    process->setParent(QCoreApplication::instance());
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    if (process->processId() > 0)
        ::kill(-static_cast<pid_t>(process->processId()), SIGKILL);
    process->kill();
}

} // namespace imagebrowser
