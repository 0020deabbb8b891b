// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/sessionsecretstore.h"
#include "app/account/signinidentity.h"
#include "app/service/httpaccess.h"
#include "app/signin/signinservice.h"
#include "tests/support/entraserver.h"
#include "tests/support/testprompt.h"

#include <QTest>

#include <memory>
#include <optional>

namespace imagebrowser {

//! An authority, a person and a sign-in service, with short times.
struct SignInFixture
{
    EntraServer entra;
    SessionSecretStore secrets;
    HttpAccess http;
    TestPrompt prompt;
    SignInService service{http, secrets};
    QObject receiver;

    SignInFixture()
    {
        using namespace std::chrono_literals;
        SignInTimes times;
        times.browser = 20s;
        times.pollSecond = 20ms;
        service.setTimes(times);
        service.setPrompt(&prompt);
    }
    ~SignInFixture() { service.setPrompt(nullptr); }

    [[nodiscard]] Account account(SignInMethod method, const QString &id = QStringLiteral("contoso"),
                                  const QString &tenant = QStringLiteral("tenant-a")) const
    {
        Account result;
        result.id = id;
        result.name = QStringLiteral("name of ") + id;
        result.accountName = id;
        result.cloud = Cloud::Custom;
        result.customAuthority = entra.authority();
        result.customResource = QLatin1StringView(EntraServer::Resource);
        result.signIn = method;
        result.tenantId = tenant;
        result.clientId = QLatin1StringView(EntraServer::ClientId);
        return result;
    }

    //! Asks for a token and waits for the answer; nothing when none comes.
    [[nodiscard]] std::optional<Result<AccessToken>> acquire(const Account &account)
    {
        std::optional<Result<AccessToken>> answer;
        service.acquire(account, &receiver, [&answer](const Result<AccessToken> &token) { answer = token; });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 15'000);
        return answer;
    }
    //! Whether what comes is a token that the authority issued.
    [[nodiscard]] bool signsIn(const Account &account)
    {
        const std::optional<Result<AccessToken>> answer = acquire(account);
        return answer && *answer && entra.accepts(answer->value().token.reveal());
    }
    //! The saved refresh token of \a account.
    [[nodiscard]] QByteArray refreshToken(const Account &account) const
    {
        return secrets.value(signInId(account), SecretKind::RefreshToken).reveal();
    }
};

} // namespace imagebrowser
