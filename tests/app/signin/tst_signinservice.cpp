// SPDX-License-Identifier: Apache-2.0
#include "app/signin/signinservice.h"

#include "tests/app/signin/signinfixture.h"
#include "tests/support/signingcertificate.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;
using namespace std::chrono_literals;
using Phase = SignInState::Phase;

//! Sign-ins against the double of Microsoft Entra, over real sockets.
class tst_SignInService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_f = std::make_unique<SignInFixture>(); }
    void cleanup();

    void browser();
    void browserPageKeepsNoCode();
    void deviceCode();
    void deviceCodeWaitsAsAsked();
    void clientSecret();
    void certificate();
    void certificateWithPassword();
    void tokenIsReusedWhileGood();
    void tokenIsRenewedBeforeItsEnd();
    void refreshTokenIsRotated();
    void refreshTokenSurvivesTheProgram();
    void refusedRefreshTokenLeadsToOneSignIn();
    void failedRenewalUsesWhatIsStillGood();
    void accountsShareASignIn();
    void othersDoNotShare();
    void refusedTokenIsRenewedOnce();
    void signOutRemovesTheRefreshToken();
    void cancelEndsAllWhoWait();
    void cancelledByThePerson();
    void nobodyWaitsAnyMore();
    void oneTenantFailingLeavesOthers();
    void stateIsTold();
    void retainForgetsTheUnused();

private:
    std::unique_ptr<SignInFixture> m_f;
};

void tst_SignInService::cleanup()
{
    QCOMPARE(m_f->entra.problems(), QStringList());
    m_f.reset();
}

void tst_SignInService::browser()
{
    const Account account = m_f->account(SignInMethod::EntraBrowser);
    const auto answer = m_f->acquire(account);
    QVERIFY(answer && *answer);
    QVERIFY(m_f->entra.accepts(answer->value().token.reveal()));
    QCOMPARE(answer->value().userName, QLatin1StringView(EntraServer::UserName));
    QCOMPARE(answer->value().tenantId, QStringLiteral("tenant-a"));
    QVERIFY(std::abs(QDateTime::currentDateTimeUtc().secsTo(answer->value().expiresAt) - 3600) < 30);
    QCOMPARE(m_f->prompt.events, QStringList({QStringLiteral("opened contoso"), QStringLiteral("ended contoso")}));
    QCOMPARE(m_f->entra.grants(), QStringList{QStringLiteral("authorization_code")});
    QVERIFY(m_f->refreshToken(account).startsWith("refresh-"));
}

void tst_SignInService::browserPageKeepsNoCode()
{
    QVERIFY(m_f->signsIn(m_f->account(SignInMethod::EntraBrowser)));
    QTRY_COMPARE(m_f->prompt.lastStatus, 200);
    for (const QByteArray &secret : m_f->entra.secrets())
        QVERIFY(!m_f->prompt.lastPage.contains(secret));
    QVERIFY(m_f->prompt.lastPage.contains("history.replaceState(null,'','/')"));
    QVERIFY(m_f->prompt.policy.startsWith("default-src 'none'"));
}

void tst_SignInService::deviceCode()
{
    m_f->entra.setDeviceAnswers({QStringLiteral("authorization_pending"), QStringLiteral("authorization_pending")});
    const Account account = m_f->account(SignInMethod::EntraDeviceCode);
    QVERIFY(m_f->signsIn(account));
    QCOMPARE(m_f->prompt.events,
             QStringList({QStringLiteral("code ABCD-EFGH for contoso"), QStringLiteral("ended contoso")}));
    QCOMPARE(m_f->prompt.code.verificationUrl, QUrl(QStringLiteral("https://microsoft.com/devicelogin")));
    QVERIFY(std::abs(QDateTime::currentDateTimeUtc().secsTo(m_f->prompt.code.expiresAt) - 900) < 30);
    QCOMPARE(m_f->entra.grants().size(), 3);
    QVERIFY(m_f->refreshToken(account).startsWith("refresh-"));
}

void tst_SignInService::deviceCodeWaitsAsAsked()
{
    m_f->entra.setDeviceAnswers({QStringLiteral("authorization_pending"), QStringLiteral("slow_down"),
                                 QStringLiteral("authorization_pending")});
    QVERIFY(m_f->signsIn(m_f->account(SignInMethod::EntraDeviceCode)));
    const QList<qint64> times = m_f->entra.pollTimes();
    QCOMPARE(times.size(), 4);
    // A second lasts 20 ms here: one second, one second, then six and six.
    QVERIFY(times.at(1) - times.at(0) >= 19);
    QVERIFY(times.at(2) - times.at(1) >= 119);
    QVERIFY(times.at(3) - times.at(2) >= 119);
}

void tst_SignInService::clientSecret()
{
    const Account account = m_f->account(SignInMethod::ServicePrincipalSecret);
    m_f->secrets.setValue(account.id, SecretKind::ClientSecret, Secret("client-secret-~of.the_app"));
    QVERIFY(m_f->signsIn(account));
    QCOMPARE(m_f->entra.grants(), QStringList{QStringLiteral("client_credentials")});
    QVERIFY(m_f->prompt.events.isEmpty());
    QVERIFY(m_f->refreshToken(account).isEmpty());
}

void tst_SignInService::certificate()
{
    const QTemporaryDir folder;
    const SigningCertificate pem = SigningCertificate::create();
    QFile file(folder.filePath(QStringLiteral("app.pem")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pem.file()) > 0);
    file.close();
    m_f->entra.setCertificate(pem.certificate);
    Account account = m_f->account(SignInMethod::ServicePrincipalCertificate);
    account.certificateFile = file.fileName();
    m_f->entra.setLifetime(2);
    QVERIFY(m_f->signsIn(account));
    // Each token needs an assertion of its own.
    m_f->service.setClock([] { return systemNow() + 5s; });
    QVERIFY(m_f->signsIn(account));
    QCOMPARE(m_f->entra.grants().size(), 2);
}

void tst_SignInService::certificateWithPassword()
{
    const QTemporaryDir folder;
    const SigningCertificate pem = SigningCertificate::create("correct horse");
    QVERIFY(pem.key.contains("ENCRYPTED"));
    QFile file(folder.filePath(QStringLiteral("app.pem")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pem.file()) > 0);
    file.close();
    m_f->entra.setCertificate(pem.certificate);
    Account account = m_f->account(SignInMethod::ServicePrincipalCertificate);
    account.certificateFile = file.fileName();
    m_f->secrets.setValue(account.id, SecretKind::CertificatePassword, Secret("correct horse"));
    QVERIFY(m_f->signsIn(account));
}

void tst_SignInService::tokenIsReusedWhileGood()
{
    const Account account = m_f->account(SignInMethod::EntraBrowser);
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_f->signsIn(account));
    QCOMPARE(m_f->entra.grants().size(), 1);
}

void tst_SignInService::tokenIsRenewedBeforeItsEnd()
{
    const Account account = m_f->account(SignInMethod::EntraBrowser);
    QVERIFY(m_f->signsIn(account));
    m_f->service.setClock([] { return systemNow() + 54min; });
    QVERIFY(m_f->signsIn(account));
    QCOMPARE(m_f->entra.grants().size(), 1);
    m_f->service.setClock([] { return systemNow() + 56min; });
    QVERIFY(m_f->signsIn(account));
    QCOMPARE(m_f->entra.grants().last(), QStringLiteral("refresh_token"));
    QCOMPARE(m_f->prompt.events.size(), 2);
    QCOMPARE(m_f->service.state(account).userName, QLatin1StringView(EntraServer::UserName));
}

void tst_SignInService::refreshTokenIsRotated()
{
    m_f->entra.setLifetime(600);
    const Account account = m_f->account(SignInMethod::EntraBrowser);
    QSet<QByteArray> seen;
    for (int i = 0; i < 4; ++i) {
        m_f->service.setClock([i] { return systemNow() + i * 10min; });
        QVERIFY(m_f->signsIn(account));
        seen.insert(m_f->refreshToken(account));
    }
    // The double refuses a refresh token that was used before.
    QCOMPARE(seen.size(), 4);
    QCOMPARE(m_f->entra.grants().count(QStringLiteral("refresh_token")), 3);
    QCOMPARE(m_f->prompt.urls.size(), 1);

    m_f->entra.setRotating(false);
    const QByteArray kept = m_f->refreshToken(account);
    m_f->service.setClock([] { return systemNow() + 60min; });
    QVERIFY(m_f->signsIn(account));
    QCOMPARE(m_f->refreshToken(account), kept);
}

void tst_SignInService::refreshTokenSurvivesTheProgram()
{
    const Account account = m_f->account(SignInMethod::EntraDeviceCode);
    QVERIFY(m_f->signsIn(account));
    SignInService later(m_f->http, m_f->secrets);
    std::optional<Result<AccessToken>> answer;
    later.acquire(account, this, [&answer](const Result<AccessToken> &token) { answer = token; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(*answer);
    QCOMPARE(m_f->entra.grants().last(), QStringLiteral("refresh_token"));
}

void tst_SignInService::refusedRefreshTokenLeadsToOneSignIn()
{
    const Account account = m_f->account(SignInMethod::EntraBrowser);
    m_f->secrets.setValue(signInId(account), SecretKind::RefreshToken, Secret("refresh-of-long-ago"));
    QVERIFY(m_f->signsIn(account));
    QCOMPARE(m_f->entra.grants(), QStringList({QStringLiteral("refresh_token"), QStringLiteral("authorization_code")}));
    QCOMPARE(m_f->prompt.urls.size(), 1);
    QVERIFY(m_f->refreshToken(account) != "refresh-of-long-ago");
}

void tst_SignInService::failedRenewalUsesWhatIsStillGood()
{
    const Account account = m_f->account(SignInMethod::EntraBrowser);
    QVERIFY(m_f->signsIn(account));
    const auto busy = [](const ScriptedReply &) { return ScriptedReply::error(503, "Busy"); };
    m_f->entra.addTrouble(QStringLiteral("token"), busy);
    m_f->entra.addTrouble(QStringLiteral("token"), busy);
    m_f->service.setClock([] { return systemNow() + 57min; });
    QVERIFY(m_f->signsIn(account));
    m_f->service.setClock([] { return systemNow() + 61min; });
    const auto answer = m_f->acquire(account);
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().httpStatus, 503);
    // The refresh token is none the worse.
    m_f->entra.setRotating(false);
}

void tst_SignInService::accountsShareASignIn()
{
    Account other = m_f->account(SignInMethod::EntraBrowser, QStringLiteral("adatum"), QStringLiteral("TENANT-A"));
    other.customAuthority += QLatin1Char('/');
    std::vector<QByteArray> tokens;
    for (const Account &account : {m_f->account(SignInMethod::EntraBrowser), other, other}) {
        m_f->service.acquire(account, this, [&tokens](const Result<AccessToken> &token) {
            tokens.push_back(token ? token.value().token.reveal() : QByteArray());
        });
    }
    QVERIFY(tokens.empty());
    QTRY_COMPARE(tokens.size(), std::size_t(3));
    QVERIFY(!tokens.front().isEmpty());
    QCOMPARE(tokens.at(1), tokens.front());
    QCOMPARE(tokens.at(2), tokens.front());
    QCOMPARE(m_f->prompt.urls.size(), 1);
    QCOMPARE(m_f->service.state(other).phase, Phase::SignedIn);
}

void tst_SignInService::othersDoNotShare()
{
    QVERIFY(m_f->signsIn(m_f->account(SignInMethod::EntraBrowser)));
    QVERIFY(m_f->signsIn(m_f->account(SignInMethod::EntraBrowser, QStringLiteral("b"), QStringLiteral("tenant-b"))));
    QVERIFY(m_f->signsIn(m_f->account(SignInMethod::EntraDeviceCode, QStringLiteral("c"))));
    QCOMPARE(m_f->entra.grants().size(), 3);
    QCOMPARE(signInId(m_f->account(SignInMethod::SharedKey)), QString());
}

void tst_SignInService::refusedTokenIsRenewedOnce()
{
    const Account account = m_f->account(SignInMethod::EntraBrowser);
    const auto first = m_f->acquire(account);
    QVERIFY(first && *first);
    const Secret refused = first->value().token;
    m_f->service.invalidate(account, refused);
    const auto second = m_f->acquire(account);
    QVERIFY(second && *second);
    QVERIFY(second->value().token.reveal() != refused.reveal());
    // Another account that was refused with the same token finds it replaced.
    m_f->service.invalidate(account, refused);
    QVERIFY(m_f->signsIn(account));
    QCOMPARE(m_f->entra.grants().size(), 2);
}

void tst_SignInService::signOutRemovesTheRefreshToken()
{
    const Account account = m_f->account(SignInMethod::EntraBrowser);
    QVERIFY(m_f->signsIn(account));
    QVERIFY(!m_f->refreshToken(account).isEmpty());
    std::optional<QString> errorText;
    m_f->service.signOut(account, this, [&errorText](const QString &text) { errorText = text; });
    QTRY_VERIFY(errorText.has_value());
    QCOMPARE(*errorText, QString());
    QVERIFY(m_f->refreshToken(account).isEmpty());
    QCOMPARE(m_f->service.state(account), SignInState());
    QVERIFY(m_f->signsIn(account));
    QCOMPARE(m_f->prompt.urls.size(), 2);
}

void tst_SignInService::cancelEndsAllWhoWait()
{
    m_f->prompt.isWilling = false;
    QList<FailureKind> kinds;
    for (const QString &id : {QStringLiteral("a"), QStringLiteral("b")}) {
        m_f->service.acquire(m_f->account(SignInMethod::EntraBrowser, id), this,
                             [&kinds](const Result<AccessToken> &token) { kinds.append(token.error().kind); });
    }
    QTRY_COMPARE(m_f->prompt.urls.size(), 1);
    m_f->service.cancel(QStringLiteral("b"));
    QCOMPARE(kinds, QList<FailureKind>({FailureKind::Cancelled, FailureKind::Cancelled}));
    QCOMPARE(m_f->prompt.events.last(), QStringLiteral("ended a"));
    QCOMPARE(m_f->service.state(m_f->account(SignInMethod::EntraBrowser)).phase, Phase::SignedOut);
    // Nothing listens any more: the browser comes too late.
    m_f->prompt.browse(m_f->prompt.urls.first());
    QTest::qWait(100);
    QCOMPARE(m_f->entra.grants().size(), 0);
}

void tst_SignInService::cancelledByThePerson()
{
    m_f->entra.setDeviceAnswers(QStringList(100, QStringLiteral("authorization_pending")));
    std::optional<Result<AccessToken>> answer;
    m_f->service.acquire(m_f->account(SignInMethod::EntraDeviceCode), this,
                         [&answer](const Result<AccessToken> &token) { answer = token; });
    QTRY_VERIFY(m_f->entra.pollTimes().size() >= 2);
    Q_EMIT m_f->prompt.cancelled(QStringLiteral("contoso"));
    QVERIFY(answer.has_value());
    QCOMPARE(answer->error().kind, FailureKind::Cancelled);
    QCOMPARE(answer->error().accountName, QStringLiteral("name of contoso"));
    const qsizetype polls = m_f->entra.pollTimes().size();
    QTest::qWait(100);
    // One may have been on the line; none follows it.
    const qsizetype arrived = m_f->entra.pollTimes().size();
    QVERIFY(arrived <= polls + 1);
    QTest::qWait(200);
    QCOMPARE(m_f->entra.pollTimes().size(), arrived);
}

void tst_SignInService::nobodyWaitsAnyMore()
{
    m_f->prompt.isWilling = false;
    auto receiver = std::make_unique<QObject>();
    m_f->service.acquire(m_f->account(SignInMethod::EntraBrowser), receiver.get(),
                         [](const Result<AccessToken> &) { QFAIL("the receiver is gone"); });
    QTRY_COMPARE(m_f->prompt.events.size(), 1);
    receiver.reset();
    QTRY_COMPARE(m_f->prompt.events.last(), QStringLiteral("ended contoso"));
    QTRY_COMPARE(m_f->service.state(m_f->account(SignInMethod::EntraBrowser)).phase, Phase::SignedOut);
}

void tst_SignInService::oneTenantFailingLeavesOthers()
{
    ScriptedReply hang;
    hang.isSilent = true;
    hang.end = ScriptedReply::End::Hang;
    m_f->entra.addTrouble(
        QStringLiteral("token"), [hang](const ScriptedReply &) { return hang; }, QStringLiteral("tenant-hanging"));
    m_f->entra.addTrouble(
        QStringLiteral("token"), [](const ScriptedReply &) { return ScriptedReply::error(500, "Broken"); },
        QStringLiteral("tenant-broken"));
    m_f->secrets.setValue(QStringLiteral("h"), SecretKind::ClientSecret, Secret("client-secret-~of.the_app"));
    m_f->secrets.setValue(QStringLiteral("b"), SecretKind::ClientSecret, Secret("client-secret-~of.the_app"));
    m_f->secrets.setValue(QStringLiteral("g"), SecretKind::ClientSecret, Secret("client-secret-~of.the_app"));
    bool hasHangingAnswered = false;
    m_f->service.acquire(
        m_f->account(SignInMethod::ServicePrincipalSecret, QStringLiteral("h"), QStringLiteral("tenant-hanging")), this,
        [&](const Result<AccessToken> &) { hasHangingAnswered = true; });
    const auto broken = m_f->acquire(
        m_f->account(SignInMethod::ServicePrincipalSecret, QStringLiteral("b"), QStringLiteral("tenant-broken")));
    QVERIFY(broken && !*broken);
    QVERIFY(m_f->signsIn(
        m_f->account(SignInMethod::ServicePrincipalSecret, QStringLiteral("g"), QStringLiteral("tenant-good"))));
    QVERIFY(!hasHangingAnswered);
}

void tst_SignInService::stateIsTold()
{
    const Account account = m_f->account(SignInMethod::EntraBrowser);
    QList<Phase> phases;
    connect(&m_f->service, &SignInService::stateChanged, this, [&](const QString &id) {
        QCOMPARE(id, QStringLiteral("contoso"));
        phases.append(m_f->service.state(account).phase);
    });
    QCOMPARE(m_f->service.state(account).phase, Phase::SignedOut);
    QVERIFY(m_f->signsIn(account));
    QTRY_COMPARE(phases, QList<Phase>({Phase::Working, Phase::SignedIn}));
    const SignInState state = m_f->service.state(account);
    QCOMPARE(state.tenantId, QStringLiteral("tenant-a"));
    QCOMPARE(state.expiresAt.timeSpec(), Qt::UTC);
}

void tst_SignInService::retainForgetsTheUnused()
{
    const Account account = m_f->account(SignInMethod::EntraBrowser);
    QVERIFY(m_f->signsIn(account));
    m_f->service.retain({account});
    QCOMPARE(m_f->service.state(account).phase, Phase::SignedIn);
    m_f->service.retain({});
    QCOMPARE(m_f->service.state(account).phase, Phase::SignedOut);
}

QTEST_GUILESS_MAIN(tst_SignInService)
#include "tst_signinservice.moc"
