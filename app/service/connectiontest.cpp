// SPDX-License-Identifier: Apache-2.0
#include "app/service/connectiontest.h"

#include "app/service/accountclient.h"
#include "app/service/accountproxyfactory.h"
#include "app/service/batcherrorparser.h"
#include "app/service/connectionprobe.h"
#include "app/service/imagelistparser.h"
#include "app/service/imagelistrequest.h"
#include "app/signin/signinservice.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkProxy>

#include <algorithm>

namespace imagebrowser {

namespace {

using namespace std::chrono_literals;
using Stage = ConnectionTest::Stage;

constexpr auto LookupLimit = 15s;
//! From then on the user wants to know what the test is waiting for.
constexpr auto WatchInterval = 800ms;
constexpr auto ProbeLimit = 5s;

//! The tick that an error on the way to the service belongs to.
Stage stageOnTheWay(const BatchError &error)
{
    switch (error.stage) {
    case FailureStage::NameLookup:
        return Stage::NameLookup;
    case FailureStage::Proxy:
        return Stage::Proxy;
    case FailureStage::Connect:
        return Stage::Connect;
    case FailureStage::Tls:
        return Stage::Tls;
    case FailureStage::Request:
    case FailureStage::SignIn:
        return Stage::SignIn;
    case FailureStage::Http:
        return error.httpStatus == 401 || error.httpStatus == 403 ? Stage::SignIn : Stage::Reply;
    case FailureStage::Reply:
    case FailureStage::NextPage:
        break;
    }
    return Stage::Reply;
}

} // namespace

ConnectionTest::ConnectionTest(HttpAccess &http, SignInService &signIn, QObject *parent, Clock clock)
    : QObject(parent)
    , m_http(http)
    , m_signIn(signIn)
    , m_clock(std::move(clock))
{
    m_watch.setInterval(WatchInterval);
    connect(&m_watch, &QTimer::timeout, this, &ConnectionTest::watchConnection);
    m_lookupLimit.setSingleShot(true);
    m_lookupLimit.setInterval(LookupLimit);
    connect(&m_lookupLimit, &QTimer::timeout, this, [this] {
        QHostInfo::abortHostLookup(m_lookupId);
        BatchError error;
        error.kind = FailureKind::HostNotFound;
        error.stage = FailureStage::NameLookup;
        error.detail = tr("The name servers did not answer within %1 seconds.").arg(LookupLimit.count());
        failAt(Stage::NameLookup, error);
    });
}

ConnectionTest::~ConnectionTest()
{
    // At once: its queued answers would reach for this.
    m_run.reset();
    cancel();
}

void ConnectionTest::start(const Account &account, const std::map<SecretKind, Secret> &secrets)
{
    cancel();
    m_account = account;
    m_account.pageSize = 1;
    m_error.reset();
    for (const auto &[kind, secret] : secrets)
        m_secrets.setValue(account.id, kind, secret);
    // It may be on the stack, giving the answer that led here.
    if (m_trialSignIn)
        m_trialSignIn.release()->deleteLater();
    m_trialSignIn = std::make_unique<SignInService>(m_http, m_secrets);
    m_trialSignIn->setClock(m_clock);
    m_run = std::make_unique<QObject>();
    m_isRunning = true;
    prepareSteps();
    // Never finished before the caller has returned, whatever goes wrong.
    QMetaObject::invokeMethod(
        m_run.get(),
        [this, run = m_run.get()] {
            if (run == m_run.get())
                lookUpName();
        },
        Qt::QueuedConnection);
    Q_EMIT changed();
}

void ConnectionTest::cancel()
{
    m_isRunning = false;
    m_lookupLimit.stop();
    m_watch.stop();
    // It may be on the stack as well, giving the answer that led here.
    if (m_probe) {
        m_probe->disconnect(this);
        m_probe.release()->deleteLater();
    }
    if (m_lookupId >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookupId, -1));
    // It may be on the stack; its answers look whether it is still the one.
    if (m_run)
        m_run.release()->deleteLater();
    if (m_client) {
        m_client->abort();
        m_client->disconnect(this);
        // It may be on the stack, telling that it has finished.
        m_client.release()->deleteLater();
    }
    m_secrets.removeValues(m_account.id);
}

QList<ConnectionTest::Step> ConnectionTest::steps() const
{
    QList<Step> result;
    std::ranges::copy_if(m_steps, std::back_inserter(result),
                         [](const Step &step) { return step.state != State::NotNeeded || !step.text.isEmpty(); });
    return result;
}

void ConnectionTest::set(Stage stage, State state, const QString &text, std::optional<std::chrono::milliseconds> time)
{
    step(stage) = {stage, state, text, time};
}

void ConnectionTest::prepareSteps()
{
    const QList<QNetworkProxy> proxies =
        AccountProxyFactory(m_account.proxy, {}).queryProxy(QNetworkProxyQuery(m_account.endpoint));
    const QNetworkProxy proxy = proxies.value(0, QNetworkProxy(QNetworkProxy::NoProxy));
    m_usesProxy = proxy.type() != QNetworkProxy::NoProxy;
    set(Stage::NameLookup, State::Waiting, tr("Host name"));
    set(Stage::Proxy, m_usesProxy ? State::Waiting : State::NotNeeded, {});
    if (m_usesProxy) {
        set(Stage::NameLookup, State::NotNeeded, tr("The proxy looks up the host name"));
        set(Stage::Proxy, State::Waiting,
            tr("Proxy %1").arg(proxy.hostName() + QLatin1Char(':') + QString::number(proxy.port())));
    } else if (m_account.proxy.mode == ProxyMode::Manual) {
        set(Stage::Proxy, State::NotNeeded, tr("No proxy on the way to this computer itself"));
    }
    set(Stage::Connect, State::Waiting, tr("Connection"));
    set(Stage::Tls, isSecure() ? State::Waiting : State::NotNeeded, isSecure() ? tr("TLS") : QString());
    set(Stage::SignIn, State::Waiting, tr("Sign-in"));
    set(Stage::Reply, State::Waiting, tr("Reply"));
    set(Stage::ClockCheck, State::Waiting, tr("Clock"));
}

bool ConnectionTest::isSecure() const
{
    return m_account.endpoint.scheme() == QLatin1StringView("https");
}

AccountAccess ConnectionTest::access()
{
    const bool isByTypedSecret = m_account.signIn == SignInMethod::ServicePrincipalSecret
        || m_account.signIn == SignInMethod::ServicePrincipalCertificate;
    return {m_http, m_secrets, isByTypedSecret ? *m_trialSignIn : m_signIn};
}

ConnectionTest::Stage ConnectionTest::stageOf(const BatchError &error) const
{
    // Whatever goes wrong on the way to the sign-in authority is about signing in, but for the proxy, which is the
    // same.
    const bool isElsewhere = !error.url.isEmpty() && error.stage != FailureStage::Proxy
        && error.url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery) != m_account.endpoint.adjusted(QUrl::RemovePath);
    return isElsewhere && SignInService::isFor(m_account.signIn) ? Stage::SignIn : stageOnTheWay(error);
}

void ConnectionTest::lookUpName()
{
    const QString host = m_account.endpoint.host();
    if (!m_usesProxy && !QHostAddress(host).isNull())
        set(Stage::NameLookup, State::NotNeeded, tr("%1 is an address, there is no name to look up").arg(host));
    if (step(Stage::NameLookup).state == State::NotNeeded) {
        send();
        return;
    }
    set(Stage::NameLookup, State::Running, tr("Looking up %1").arg(host));
    Q_EMIT changed();
    QElapsedTimer clock;
    clock.start();
    m_lookupLimit.start();
    m_lookupId = QHostInfo::lookupHost(host, m_run.get(), [this, clock, run = m_run.get()](const QHostInfo &info) {
        if (run == m_run.get())
            takeHostInfo(info, std::chrono::milliseconds(clock.elapsed()));
    });
}

void ConnectionTest::takeHostInfo(const QHostInfo &info, std::chrono::milliseconds time)
{
    m_lookupLimit.stop();
    m_lookupId = -1;
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        BatchError error;
        error.kind = FailureKind::HostNotFound;
        error.stage = FailureStage::NameLookup;
        error.detail = info.errorString();
        failAt(Stage::NameLookup, error);
        return;
    }
    set(Stage::NameLookup, State::Passed, tr("Name found"), time);
    send();
}

void ConnectionTest::send()
{
    const Result<QUrl> url = imageListUrl(m_account);
    if (!url) {
        failAt(stageOf(url.error()), url.error());
        return;
    }
    step(m_usesProxy ? Stage::Proxy : Stage::Connect).state = State::Running;
    m_client = std::make_unique<AccountClient>(access(), m_account, m_clock);
    connect(m_client.get(), &AccountClient::finished, this, &ConnectionTest::takeOutcome);
    m_client->get(url.value());
    if (!m_usesProxy)
        m_watch.start();
    Q_EMIT changed();
}

void ConnectionTest::watchConnection()
{
    const HttpTimings &timings = m_client->timings();
    if (timings.encrypted || timings.sent) {
        m_watch.stop();
        noteConnection(timings);
        step(Stage::Reply).state = State::Running;
        Q_EMIT changed();
        return;
    }
    if (m_probe || !timings.connecting || !isSecure())
        return;
    // The network layer says nothing between the first packet and the end of the handshake.
    const QUrl &endpoint = m_account.endpoint;
    m_probe =
        std::make_unique<ConnectionProbe>(QNetworkProxy(QNetworkProxy::NoProxy), endpoint.host(QUrl::FullyEncoded),
                                          static_cast<quint16>(endpoint.port(443)), nullptr);
    connect(m_probe.get(), &ConnectionProbe::finished, this, &ConnectionTest::noteProbe);
    m_probe->start(ProbeLimit);
}

void ConnectionTest::noteProbe()
{
    if (!m_watch.isActive() || !m_probe->answer().isConnected)
        return;
    set(Stage::Connect, State::Passed, tr("Connected"));
    set(Stage::Tls, State::Running, tr("Agreeing on TLS"));
    Q_EMIT changed();
}

void ConnectionTest::takeOutcome()
{
    AccountClient::Outcome outcome = m_client->takeOutcome();
    const HttpTimings timings = m_client->timings();
    if (!outcome) {
        BatchError error = std::move(outcome).error();
        // Any HTTP status of the server is an answer, so everything up to it worked.
        if (error.httpStatus != 0 && error.stage != FailureStage::Proxy) {
            noteConnection(timings);
            noteClock(error.clockDifference);
        }
        const Stage stage = stageOf(error);
        failAt(stage, std::move(error));
        return;
    }
    noteConnection(timings);
    noteClock(notableClockDifference(outcome.value(), toDateTime(m_clock())));
    takePage(std::move(outcome).value(), timings.total - timings.sent.value_or(timings.total));
}

void ConnectionTest::noteConnection(const HttpTimings &timings)
{
    if (m_usesProxy)
        step(Stage::Proxy).state = State::Passed;
    const HttpTimings::Time end = timings.encrypted ? timings.encrypted : timings.sent;
    // Without these times a connection that was still open served the request.
    const HttpTimings::Time time =
        end && timings.connecting ? HttpTimings::Time(*end - *timings.connecting) : std::nullopt;
    set(Stage::Connect, State::Passed, isSecure() ? tr("Connected, TLS agreed") : tr("Connected, without TLS"), time);
    set(Stage::Tls, State::NotNeeded, {});
}

void ConnectionTest::takePage(HttpReply reply, std::chrono::milliseconds time)
{
    const Result<ImagePage> page = parseImagePage(std::move(reply.body), m_client->redactor());
    if (!page) {
        failAt(Stage::Reply, m_client->completed(page.error()));
        return;
    }
    set(Stage::SignIn, State::Passed, tr("Signed in"));
    const auto count = static_cast<int>(page.value().images.size());
    set(Stage::Reply, State::Passed, count == 1 ? tr("Reply read, 1 image") : tr("Reply read, %1 images").arg(count),
        time);
    finish(true);
}

void ConnectionTest::noteClock(std::optional<std::chrono::seconds> serverAhead)
{
    if (!serverAhead) {
        set(Stage::ClockCheck, State::Passed, tr("This computer's clock is right"));
        return;
    }
    const auto minutes = std::chrono::round<std::chrono::minutes>(std::chrono::abs(*serverAhead)).count();
    set(Stage::ClockCheck, State::Warned,
        *serverAhead > 0s ? tr("This computer's clock is %1 min behind").arg(minutes)
                          : tr("This computer's clock is %1 min ahead").arg(minutes));
}

void ConnectionTest::failAt(Stage stage, BatchError error)
{
    // Without a connection nothing before the failed stage is known to work: a missing key is found before anything is
    // sent.
    const bool hasConnected = m_client && m_client->timings().connecting.has_value();
    for (Step &other : m_steps) {
        // Only a list shows that the sign-in works: silence, a busy service and pages of somebody else judge no key.
        const bool isKnown = hasConnected && other.stage < stage && other.stage != Stage::SignIn;
        if (other.state == State::Waiting || other.state == State::Running)
            other.state = isKnown ? State::Passed : State::NotTried;
    }
    step(stage).state = State::Failed;
    // An account for plain http can have a CA file that is no good.
    if (stage == Stage::Tls)
        step(stage).text = tr("TLS");
    error.accountName = m_account.name;
    error.accountId = m_account.id;
    error.occurredAt = toDateTime(m_clock());
    if (error.url.isEmpty())
        error.url = m_account.endpoint;
    m_error = std::move(error);
    finish(false);
}

void ConnectionTest::finish(bool hasPassed)
{
    cancel();
    Q_EMIT changed();
    Q_EMIT finished(hasPassed);
}

} // namespace imagebrowser
