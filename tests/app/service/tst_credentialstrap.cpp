// SPDX-License-Identifier: Apache-2.0
#include "app/account/sessionsecretstore.h"
#include "app/service/httpaccess.h"
#include "app/service/imageservice.h"
#include "app/signin/signinservice.h"
#include "tests/support/naiveclient.h"
#include "tests/support/proxydouble.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/servicelog.h"
#include "tests/support/tlstestcertificate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;
using namespace std::chrono_literals;

namespace {

const QByteArray Host = "contoso.westeurope.example.invalid";
const QByteArray Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8+/z8=";
const QByteArray Token = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJiYXRjaCJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";
const QByteArray ProxyPassword = "proxy-pa55word";

//! How the account's own server is reached.
enum class Way : quint8
{
    Loopback, //!< http to 127.0.0.1, without a proxy
    Proxied, //!< https to a made-up name, through a proxy that leads every other name into the trap
};

//! What the account's server answers to the first request. OWN, PORT, TRAP and TLSTRAP stand for "host:port" of that
//! server, its port, and the places to lure to.
struct Lure
{
    Way way = Way::Loopback;
    int status = 200;
    QByteArrayList headers{}; //!< "Name: value"
    QByteArray link{}; //!< of the next page
    QByteArray body{}; //!< instead of a page
    QByteArray connectAnswer{}; //!< of the proxy, instead of a tunnel
    bool isIntercepted = false; //!< the proxy leads to the trap in place of the account's server
};

QByteArray page(const QByteArray &link)
{
    QJsonObject object{{QStringLiteral("value"), QJsonArray()}};
    if (!link.isEmpty())
        object.insert(QStringLiteral("odata.nextLink"), QString::fromUtf8(link));
    return QJsonDocument(object).toJson();
}

} // namespace

Q_DECLARE_METATYPE(Lure)

//! Ways to lure key, token, signature, cookie or proxy password to another place than the account's own scheme, host
//! and port, each against real listeners that keep every byte. And the proof that the trap closes: a client without
//! guards falls into it.
class tst_CredentialsTrap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void nothingIsLuredAway_data();
    void nothingIsLuredAway();
    void naiveClientIsCaught_data();
    void naiveClientIsCaught();
    void postedSecretsStay_data();
    void postedSecretsStay();

private:
    void addLures(bool onlyThoseThatCatch) const;
    void addRedirects() const;
    void addLinks(bool onlyThoseThatCatch) const;
    void addLinksByName(bool onlyThoseThatCatch) const;
    void addRest(bool onlyThoseThatCatch) const;
    void set(const Lure &lure);
    [[nodiscard]] QByteArray filled(QByteArray text) const;
    [[nodiscard]] Account account(const Lure &lure, SignInMethod signIn) const;
    //! What went where it should not, as lines of text.
    [[nodiscard]] QStringList caught() const;

    TlsTestCertificate m_authority;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ScriptedServer> m_own;
    std::unique_ptr<ProxyDouble> m_proxy;
    std::unique_ptr<ScriptedServer> m_trap;
    std::unique_ptr<ScriptedServer> m_tlsTrap;
    std::unique_ptr<ScriptedServer> m_otherAddress; //!< 127.0.0.2, at the port of the account's server
    std::unique_ptr<ScriptedServer> m_sixthVersion; //!< ::1, at the same port
};

void tst_CredentialsTrap::initTestCase()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_authority = TlsTestCertificate::authority(QStringLiteral("Contoso Root"));
    QVERIFY(m_authority.writeTo(m_dir->filePath(QStringLiteral("ca.pem"))));
}

void tst_CredentialsTrap::init()
{
    const auto harmless = [](const ScriptedRequest &) { return ScriptedReply::json(page({})); };
    m_own = std::make_unique<ScriptedServer>();
    m_trap = std::make_unique<ScriptedServer>();
    m_trap->setHandler(harmless);
    m_tlsTrap = std::make_unique<ScriptedServer>();
    m_tlsTrap->setTls(TlsTestCertificate::make({}).serverConfiguration());
    m_tlsTrap->setHandler(harmless);
    m_otherAddress = std::make_unique<ScriptedServer>(QHostAddress(QStringLiteral("127.0.0.2")), m_own->port());
    m_otherAddress->setHandler(harmless);
    m_sixthVersion = std::make_unique<ScriptedServer>(QHostAddress::LocalHostIPv6, m_own->port());
    m_sixthVersion->setHandler(harmless);
    QVERIFY(m_otherAddress->isListening());
    m_proxy = std::make_unique<ProxyDouble>();
    m_proxy->setLogin("me", ProxyPassword);
}

void tst_CredentialsTrap::cleanup()
{
    m_proxy.reset();
    for (std::unique_ptr<ScriptedServer> *server : {&m_own, &m_trap, &m_tlsTrap, &m_otherAddress, &m_sixthVersion})
        server->reset();
}

QByteArray tst_CredentialsTrap::filled(QByteArray text) const
{
    const bool isProxied = m_own->endpoint().scheme() == QLatin1StringView("https");
    const auto loopback = [](const ScriptedServer &server) {
        return QByteArray("127.0.0.1:" + QByteArray::number(server.port()));
    };
    return text.replace("TLSTRAP", loopback(*m_tlsTrap))
        .replace("TRAP", loopback(*m_trap))
        .replace("OWN", isProxied ? Host : loopback(*m_own))
        .replace("PORT", QByteArray::number(m_own->port()));
}

void tst_CredentialsTrap::set(const Lure &lure)
{
    if (lure.way == Way::Proxied) {
        TlsTestCertificate::Spec spec;
        spec.hosts = QStringList{QString::fromLatin1(Host)};
        m_own->setTls(TlsTestCertificate::make(spec, &m_authority).serverConfiguration());
        m_proxy->addRoute(Host + ":443", lure.isIntercepted ? m_tlsTrap->port() : m_own->port());
        m_proxy->addRoute(Host + ":80", m_trap->port());
        m_proxy->addRoute("*", m_tlsTrap->port());
        if (!lure.connectAnswer.isEmpty())
            m_proxy->setAnswer(filled(lure.connectAnswer));
    }
    ScriptedReply first =
        lure.status == 200 ? ScriptedReply::json(page(filled(lure.link))) : ScriptedReply::error(lure.status, "Lure");
    if (!lure.body.isEmpty())
        first.body = filled(lure.body);
    for (const QByteArray &header : lure.headers) {
        const qsizetype colon = header.indexOf(':');
        first.headers.append({header.left(colon), filled(header.mid(colon + 2))});
    }
    m_own->setHandler([this, first](const ScriptedRequest &) {
        return m_own->requests().size() == 1 ? first : ScriptedReply::json(page({}));
    });
}

Account tst_CredentialsTrap::account(const Lure &lure, SignInMethod signIn) const
{
    Account result;
    result.id = QStringLiteral("account-1");
    result.name = QStringLiteral("contoso");
    result.accountName = QStringLiteral("contoso");
    result.signIn = signIn;
    result.endpoint = m_own->endpoint();
    result.proxy = {ProxyMode::None, {}, 0, {}};
    if (lure.way == Way::Proxied) {
        result.endpoint = QUrl(QStringLiteral("https://") + QString::fromLatin1(Host));
        result.caFile = m_dir->filePath(QStringLiteral("ca.pem"));
        result.proxy = {ProxyMode::Manual, QStringLiteral("127.0.0.1"), m_proxy->port(), QStringLiteral("me")};
    }
    return result;
}

QStringList tst_CredentialsTrap::caught() const
{
    QByteArrayList ofAccount{Key, Token, "Authorization: ", "SharedKey ", "Bearer ", "Cookie: "};
    for (const ScriptedRequest &request : m_own->requests()) {
        const QByteArray sent = request.header("Authorization");
        ofAccount.append(sent.mid(sent.lastIndexOf(sent.startsWith("SharedKey") ? ':' : ' ') + 1));
    }
    ofAccount.removeAll(QByteArray());
    const QByteArrayList ofProxy{ProxyPassword, QByteArray("me:" + ProxyPassword).toBase64(), "Proxy-Authorization"};
    QStringList lines;
    const auto look = [&lines](const char *place, const QByteArray &received, const QByteArrayList &secrets) {
        for (const QByteArray &secret : secrets) {
            if (received.contains(secret))
                lines.append(QStringLiteral("%1 got %2").arg(QString::fromUtf8(place), QString::fromUtf8(secret)));
        }
    };
    look("the trap", m_trap->received(), ofAccount + ofProxy);
    look("the TLS trap", m_tlsTrap->received(), ofAccount + ofProxy);
    look("127.0.0.2", m_otherAddress->received(), ofAccount + ofProxy);
    look("::1", m_sixthVersion->received(), ofAccount + ofProxy);
    ofAccount.removeOne("Authorization: ");
    look("the proxy", m_proxy->received(), ofAccount + QByteArrayList{"\r\nAuthorization: "});
    look("the account's server", m_own->received(),
         ofProxy
             + QByteArrayList{"Cookie: ", "Referer: ", "Authorization: Basic", "Authorization: Digest",
                              "Authorization: NTLM"});
    return lines;
}

void tst_CredentialsTrap::addRedirects() const
{
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("redirect %d to another port", status)
            << Lure{Way::Loopback, status, {"Location: http://TRAP/x"}} << QStringLiteral("redirected");
        QTest::addRow("redirect %d to another host", status)
            << Lure{Way::Proxied, status, {"Location: https://evil.example.invalid/x"}} << QStringLiteral("redirected");
    }
    const auto row = [](const char *name, Way way, const char *location) {
        QTest::newRow(name) << Lure{way, 302, {QByteArray("Location: ") + location}} << QStringLiteral("redirected");
    };
    row("redirect to another scheme", Way::Loopback, "https://TLSTRAP/x");
    row("redirect from https to http", Way::Proxied, "http://OWN/x");
    row("redirect to another address of this computer", Way::Loopback, "http://127.0.0.2:PORT/x");
    row("protocol-relative redirect", Way::Loopback, "//TRAP/x");
    row("redirect with the own host as user name", Way::Loopback, "http://OWN@TRAP/x");
}

void tst_CredentialsTrap::addLinks(bool onlyThoseThatCatch) const
{
    const auto row = [onlyThoseThatCatch](const char *name, const char *link, const char *outcome,
                                          bool catches = true) {
        if (catches || !onlyThoseThatCatch)
            QTest::addRow("link: %s", name) << Lure{Way::Loopback, 200, {}, link} << QString::fromLatin1(outcome);
    };
    row("another port", "http://TRAP/x", "foreignLink");
    row("another scheme", "https://TLSTRAP/x", "foreignLink");
    row("another address of this computer", "http://127.0.0.2:PORT/x", "foreignLink");
    row("IPv6 form of loopback", "http://[::1]:PORT/x", "foreignLink", m_sixthVersion->isListening());
    row("IPv4 inside IPv6", "http://[::ffff:127.0.0.2]:PORT/x", "foreignLink");
    row("decimal address", "http://2130706434:PORT/x", "foreignLink");
    row("hexadecimal address", "http://0x7f000002:PORT/x", "foreignLink");
    row("octal address", "http://0177.0.0.2:PORT/x", "foreignLink");
    row("short address", "http://127.2:PORT/x", "foreignLink");
    row("own host as user name", "http://OWN@TRAP/x", "badLink");
    row("user name and password", "http://me:secret@TRAP/x", "badLink");
    row("protocol-relative", "//TRAP/x", "badLink");
    row("blank in front", " http://TRAP/x", "badLink");
    row("line break at the end", "http://TRAP/x\r\n", "badLink");
    row("relative", "/supportedimages?x=2", "badLink", false);
    row("backslashes", "http:\\\\TRAP\\x", "badLink", false);
    row("backslash as the end of the host", "http://OWN\\@TRAP/x", "badLink", false);
    row("tab inside", "http://127.0.0.1:TRAP\tPORT/x", "badLink", false);
    row("header smuggled in", "http://OWN/x\r\nHost: TRAP\r\n\r\n", "badLink", false);
    row("data", "data:application/json,{}", "badLink", false);
    row("file", "file:///etc/hostname", "badLink", false);
    row("script", "javascript:location='http://TRAP/'", "badLink", false);
    row("own name instead of the address", "http://localhost:PORT/x", "foreignLink", false);
    row("own server, scheme in capitals", "HTTP://OWN/x", "completed", false);
    row("own server, path like another one", "http://OWN//TRAP/x", "completed", false);
    row("own server, fragment", "http://OWN/x#@TRAP", "completed", false);
    row("own server, address in the query", "http://OWN/x?u=http://TRAP/", "completed", false);
}

void tst_CredentialsTrap::addLinksByName(bool onlyThoseThatCatch) const
{
    const auto row = [onlyThoseThatCatch](const char *name, const char *link, const char *outcome,
                                          bool catches = true) {
        if (catches || !onlyThoseThatCatch)
            QTest::addRow("link: %s", name) << Lure{Way::Proxied, 200, {}, link} << QString::fromLatin1(outcome);
    };
    row("another host", "https://evil.example.invalid/x", "foreignLink");
    row("own host as the beginning of another", "https://OWN.evil.example.invalid/x", "foreignLink");
    row("own host as the end of another", "https://evilOWN/x", "foreignLink");
    row("own domain", "https://fabrikam.westeurope.example.invalid/x", "foreignLink");
    row("final dot", "https://OWN./x", "foreignLink");
    row("look-alike letter", "https://c\xD0\xBEntoso.westeurope.example.invalid/x", "foreignLink");
    row("look-alike letter, encoded", "https://xn--cntoso-lyg.westeurope.example.invalid/x", "foreignLink");
    row("another port of the same host", "https://OWN:8443/x", "foreignLink");
    row("port of http", "https://OWN:80/x", "foreignLink", false);
    row("http of the same host", "http://OWN/x", "foreignLink");
    row("http at the port of https", "http://OWN:443/x", "foreignLink", false);
    row("own host before an @", "https://OWN@evil.example.invalid/x", "badLink");
    row("own host and port before an @", "https://OWN:443@evil.example.invalid/x", "badLink");
    row("own host, default port named", "https://OWN:443/x", "completed", false);
    row("own host in capitals", "https://CONTOSO.WestEurope.Example.Invalid/x", "completed", false);
    row("own host, full-width letter", "https://\xEF\xBD\x83ontoso.westeurope.example.invalid/x", "completed", false);
}

void tst_CredentialsTrap::addRest(bool onlyThoseThatCatch) const
{
    const auto row = [onlyThoseThatCatch](const char *name, const Lure &lure, const char *outcome,
                                          bool catches = true) {
        if (catches || !onlyThoseThatCatch)
            QTest::newRow(name) << lure << QString::fromLatin1(outcome);
    };
    const QByteArray own = "http://OWN/x";
    row("redirect within the own server", {Way::Loopback, 302, {"Location: /x"}}, "redirected", false);
    row("Location on a 200", {Way::Loopback, 200, {"Location: http://TRAP/x"}}, "completed");
    row("Location on a 401", {Way::Loopback, 401, {"Location: http://TRAP/x"}}, "httpError");
    row("Refresh header", {Way::Loopback, 200, {"Refresh: 0; url=http://TRAP/x"}}, "completed");
    row("refresh in a web page",
        {Way::Loopback, 200, {}, {}, "<html><meta http-equiv=refresh content='0; url=http://TRAP/x'></html>"},
        "notJson");
    row("cookie, then the next page", {Way::Loopback, 200, {"Set-Cookie: id=1; Path=/"}, own}, "completed");
    row("cookie for the whole domain, then the next page",
        {Way::Proxied, 200, {"Set-Cookie: id=1; Domain=example.invalid; Path=/"}, "https://OWN/x"}, "completed");
    row("Alt-Svc, then the next page", {Way::Loopback, 200, {"Alt-Svc: http/1.1=\"TRAP\", h2=\"TRAP\"; ma=60"}, own},
        "completed", false);
    row("HSTS, then the next page", {Way::Loopback, 200, {"Strict-Transport-Security: max-age=60"}, own}, "completed",
        false);
    row("preload link", {Way::Loopback, 200, {"Link: <http://TRAP/x>; rel=preload"}, own}, "completed", false);
    row("Content-Location", {Way::Loopback, 200, {"Content-Location: http://TRAP/x"}, own}, "completed", false);
    row("Basic challenge", {Way::Loopback, 401, {"WWW-Authenticate: Basic realm=\"x\""}}, "httpError");
    row("Digest challenge", {Way::Loopback, 401, {"WWW-Authenticate: Digest realm=\"x\", nonce=\"1\", qop=\"auth\""}},
        "httpError");
    row("NTLM challenge", {Way::Loopback, 401, {"WWW-Authenticate: NTLM"}}, "httpError");
    row("Negotiate challenge", {Way::Loopback, 401, {"WWW-Authenticate: Negotiate"}}, "httpError", false);
    row("proxy challenge by the server", {Way::Loopback, 407, {"Proxy-Authenticate: Basic realm=\"x\""}}, "httpError");
    row("proxy challenge by the server behind a proxy", {Way::Proxied, 407, {"Proxy-Authenticate: Basic realm=\"x\""}},
        "httpError");
    row("proxy that leads to another server", {Way::Proxied, 200, {}, {}, {}, {}, true}, "tlsFailed");
    row("proxy that sends elsewhere",
        {Way::Proxied, 200, {}, {}, {}, "HTTP/1.1 302 Found\r\nLocation: http://TRAP/x\r\nContent-Length: 0\r\n\r\n"},
        "proxyFailed", false);
}

void tst_CredentialsTrap::addLures(bool onlyThoseThatCatch) const
{
    QTest::addColumn<Lure>("lure");
    QTest::addColumn<QString>("outcome"); // "completed", or the id of a FailureKind
    addRedirects();
    addLinks(onlyThoseThatCatch);
    addLinksByName(onlyThoseThatCatch);
    addRest(onlyThoseThatCatch);
}

void tst_CredentialsTrap::nothingIsLuredAway_data()
{
    m_sixthVersion = std::make_unique<ScriptedServer>(QHostAddress::LocalHostIPv6, 0);
    addLures(false);
}

void tst_CredentialsTrap::nothingIsLuredAway()
{
    QFETCH(const Lure, lure);
    QFETCH(const QString, outcome);
    for (const SignInMethod signIn : {SignInMethod::SharedKey, SignInMethod::PastedToken}) {
        cleanup();
        init();
        set(lure);
        const Account own = account(lure, signIn);
        SessionSecretStore secrets;
        secrets.setValue(own.id, SecretKind::AccountKey, Secret(Key));
        secrets.setValue(own.id, SecretKind::Token, Secret(Token));
        secrets.setValue(own.id, SecretKind::ProxyPassword, Secret(ProxyPassword));
        HttpAccess http;
        http.setLimits({3s, 6s, 1024 * 1024});
        SignInService signInService(http, secrets);
        ImageService service({http, secrets, signInService});
        const ServiceLog log(service);
        service.refresh(own);
        QTRY_VERIFY_WITH_TIMEOUT(!service.isRunning(), 15'000);
        QTest::qWait(10); // a connection on the way to the trap would come in now

        QCOMPARE(log.events().last(), outcome == QLatin1StringView("completed") ? outcome : QStringLiteral("failed"));
        if (!log.errors().isEmpty())
            QCOMPARE(failureKindId(log.errors().first().kind), outcome);
        QVERIFY2(caught().isEmpty(), qUtf8Printable(caught().join(u'\n')));
        for (const ScriptedServer *trap : {m_trap.get(), m_otherAddress.get(), m_sixthVersion.get()})
            QCOMPARE(trap->connectionCount(), 0);
        QVERIFY(m_tlsTrap->received().isEmpty());
        for (const QByteArray &line : m_proxy->requestLines())
            QVERIFY2(line.startsWith(QByteArray("CONNECT " + Host + ":443 ")), line.constData());
        // The lure was laid out, and the next page came from the same server.
        const bool wasReached = !lure.isIntercepted && lure.connectAnswer.isEmpty();
        const bool hasNext = outcome == QLatin1StringView("completed") && !lure.link.isEmpty();
        QCOMPARE(m_own->requests().size(), wasReached ? (hasNext ? 2 : 1) : 0);
    }
}

void tst_CredentialsTrap::naiveClientIsCaught_data()
{
    m_sixthVersion = std::make_unique<ScriptedServer>(QHostAddress::LocalHostIPv6, 0);
    addLures(true);
}

void tst_CredentialsTrap::naiveClientIsCaught()
{
    QFETCH(const Lure, lure);
    set(lure);
    const Account own = account(lure, SignInMethod::SharedKey);
    NaiveClient client("SharedKey contoso:c2lnbmF0dXJl", QString::fromLatin1(ProxyPassword));
    if (lure.way == Way::Proxied)
        client.setProxy({QNetworkProxy::HttpProxy, own.proxy.host, own.proxy.port, own.proxy.user,
                         QString::fromLatin1(ProxyPassword)});
    client.get(QUrl(own.endpoint.toString() + QStringLiteral("/supportedimages")));
    QTRY_VERIFY_WITH_TIMEOUT(client.isDone(), 15'000);
    QVERIFY2(!caught().isEmpty(), m_proxy->requestLines().join('\n').constData());
}

void tst_CredentialsTrap::postedSecretsStay_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void tst_CredentialsTrap::postedSecretsStay()
{
    QFETCH(const int, status);
    set({Way::Loopback, status, {"Location: http://TRAP/token"}});
    HttpRequest token;
    token.url = m_own->url("/tenant/oauth2/v2.0/token");
    token.headers.set("Content-Type", "application/x-www-form-urlencoded");
    token.body = Secret("client_secret=" + Token);
    token.proxy.mode = ProxyMode::None;
    HttpAccess http;
    const std::unique_ptr<HttpCall> call(http.post(token, nullptr));
    QSignalSpy finished(call.get(), &HttpCall::finished);
    QVERIFY(finished.wait());
    const HttpCall::Outcome outcome = call->takeOutcome();
    QVERIFY(outcome.hasValue());
    QCOMPARE(outcome.value().status, status);
    QTest::qWait(10);
    QCOMPARE(m_trap->connectionCount(), 0);
    QVERIFY(m_own->received().contains(Token));
}

QTEST_GUILESS_MAIN(tst_CredentialsTrap)
#include "tst_credentialstrap.moc"
