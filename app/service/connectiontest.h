// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/account/secretstore.h"
#include "app/account/sessionsecretstore.h"
#include "app/domain/batcherror.h"
#include "app/domain/clock.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <map>
#include <memory>

QT_BEGIN_NAMESPACE
class QHostInfo;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountClient;
class ConnectionProbe;
class HttpAccess;
class SignInService;
struct AccountAccess;
struct HttpReply;
struct HttpTimings;

//! Tries an account that need not be saved yet: asks for one image and ticks off each stage on the way. Uses the
//! rules of every other request; nothing is retried, since the user is watching. Main thread, one test at a time.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    enum class Stage : quint8
    {
        NameLookup,
        Proxy,
        Connect, //!< with TLS when both went well: the network layer times them as one
        Tls,
        SignIn,
        Reply,
        ClockCheck,
    };
    static constexpr std::size_t StageCount = 7;

    enum class State : quint8
    {
        Waiting,
        Running,
        Passed,
        Warned, //!< works, but should be seen to
        Failed,
        NotTried, //!< an earlier stage failed
        NotNeeded, //!< not part of this account's way; shown only where a text says why
    };

    struct Step
    {
        Stage stage = Stage::NameLookup;
        State state = State::Waiting;
        QString text; //!< "Connected, TLS agreed", translated
        std::optional<std::chrono::milliseconds> time; //!< where it can be told
    };

    //! \a signIn is for sign-ins in which a person or the Azure CLI takes part, so that what comes of them is kept.
    ConnectionTest(HttpAccess &http, SignInService &signIn, QObject *parent = nullptr, Clock clock = systemNow);
    ~ConnectionTest() override;

    //! Supersedes a test in progress. \a secrets are used for this test only.
    void start(const Account &account, const std::map<SecretKind, Secret> &secrets);
    //! Ends without finished().
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    //! In the order of the way; without those that are not needed and not missed.
    [[nodiscard]] QList<Step> steps() const;
    //! Why it failed; nothing while running and after success.
    [[nodiscard]] const std::optional<BatchError> &error() const { return m_error; }

Q_SIGNALS:
    //! After each change of steps().
    void changed();
    void finished(bool hasPassed);

private:
    [[nodiscard]] Step &step(Stage stage) { return m_steps.at(static_cast<std::size_t>(stage)); }
    void set(Stage stage, State state, const QString &text, std::optional<std::chrono::milliseconds> time = {});
    void prepareSteps();
    [[nodiscard]] bool isSecure() const;
    void lookUpName();
    void takeHostInfo(const QHostInfo &info, std::chrono::milliseconds time);
    void send();
    void watchConnection();
    void noteProbe();
    void takeOutcome();
    void noteConnection(const HttpTimings &timings);
    void takePage(HttpReply reply, std::chrono::milliseconds time);
    void noteClock(std::optional<std::chrono::seconds> serverAhead);
    void failAt(Stage stage, BatchError error);
    void finish(bool hasPassed);

    [[nodiscard]] AccountAccess access();
    [[nodiscard]] Stage stageOf(const BatchError &error) const;

    HttpAccess &m_http;
    SignInService &m_signIn;
    Clock m_clock;
    SessionSecretStore m_secrets;
    //! For service principals: tries what is typed, not what is saved, and never a token of before.
    std::unique_ptr<SignInService> m_trialSignIn;
    Account m_account;
    std::unique_ptr<AccountClient> m_client;
    std::unique_ptr<QObject> m_run; //!< context of this run's answers; replaced by the next
    std::array<Step, StageCount> m_steps;
    std::optional<BatchError> m_error;
    QTimer m_lookupLimit;
    QTimer m_watch; //!< while the request is on its way over https
    std::unique_ptr<ConnectionProbe> m_probe; //!< made when TLS takes long, to tell whether the connection stands
    int m_lookupId = -1;
    bool m_isRunning = false;
    bool m_usesProxy = false;
};

} // namespace imagebrowser
