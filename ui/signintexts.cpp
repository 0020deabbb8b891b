// SPDX-License-Identifier: Apache-2.0
#include "ui/signintexts.h"

#include "app/account/signinmethods.h"
#include "app/signin/jsonwebtoken.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

struct SignInText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::SignInText)
};

QString timeText(const QDateTime &expiresAt, const QDateTime &now)
{
    const QDateTime utc = expiresAt.toUTC();
    const bool isToday = utc.date() == now.toUTC().date();
    return SignInText::tr("%1 UTC").arg(
        utc.toString(isToday ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm")));
}

//! Who is signed in: the person, or the app and the tenant it belongs to.
QString whoText(const SignInState &state, const Account &account)
{
    if (!state.userName.isEmpty())
        return state.userName;
    const QString tenant = state.tenantId.isEmpty() ? account.tenantId.trimmed() : state.tenantId;
    const QString client = usesAppRegistration(account.signIn) ? account.clientId.trimmed() : QString();
    if (client.isEmpty() || tenant.isEmpty())
        return client + tenant;
    return SignInText::tr("%1 in %2").arg(client, tenant);
}

QString signedInText(const SignInState &state, const Account &account, const QDateTime &now)
{
    const QString who = whoText(state, account);
    if (who.isEmpty())
        return state.expiresAt.isValid() ? SignInText::tr("Signed in until %1").arg(timeText(state.expiresAt, now))
                                         : SignInText::tr("Signed in");
    return state.expiresAt.isValid()
        ? SignInText::tr("Signed in as %1 until %2").arg(who, timeText(state.expiresAt, now))
        : SignInText::tr("Signed in as %1").arg(who);
}

QString workingText(SignInMethod method)
{
    switch (method) {
    case SignInMethod::EntraBrowser:
        return SignInText::tr("Waiting for your sign-in in the browser…");
    case SignInMethod::EntraDeviceCode:
        return SignInText::tr("Waiting for your code to be entered…");
    default:
        return SignInText::tr("Signing in…");
    }
}

} // namespace

QString signInStateText(const SignInState &state, const Account &account, bool hasKeptSignIn, const QDateTime &now)
{
    switch (state.phase) {
    case SignInState::Phase::Working:
        return workingText(account.signIn);
    case SignInState::Phase::SignedIn:
        return signedInText(state, account, now);
    case SignInState::Phase::SignedOut:
        break;
    }
    if (hasKeptSignIn) {
        const QString who = whoText(state, account);
        return who.isEmpty() ? SignInText::tr("Signed in earlier; goes on by itself")
                             : SignInText::tr("Signed in earlier as %1; goes on by itself").arg(who);
    }
    return isInteractiveSignIn(account.signIn) ? SignInText::tr("Not signed in") : QString();
}

QString tokenDescription(const Secret &token)
{
    constexpr qsizetype MostAudience = 120;
    const std::optional<TokenClaims> claims = readTokenClaims(token);
    if (!claims)
        return {};
    const QString audience = claims->audience.join(QStringLiteral(", ")).left(MostAudience);
    const QString end = claims->expiresAt
        ? SignInText::tr("%1 UTC").arg(claims->expiresAt->toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")))
        : QString();
    if (audience.isEmpty() || end.isEmpty())
        return audience.isEmpty() ? (end.isEmpty() ? QString() : SignInText::tr("Until %1").arg(end))
                                  : SignInText::tr("For %1").arg(audience);
    return SignInText::tr("For %1, until %2").arg(audience, end);
}

} // namespace imagebrowser
