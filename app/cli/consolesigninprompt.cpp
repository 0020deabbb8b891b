// SPDX-License-Identifier: Apache-2.0
#include "app/cli/consolesigninprompt.h"

#include "app/cli/errorwriter.h"

#include <QJsonObject>

namespace imagebrowser {

ConsoleSignInPrompt::ConsoleSignInPrompt(ErrorWriter &errors, const QList<Account> &accounts, QObject *parent)
    : SignInPrompt(parent)
    , m_errors(errors)
{
    for (const Account &account : accounts)
        m_names.insert(account.id, account.name);
}

void ConsoleSignInPrompt::openBrowser(const QString & /*accountId*/, const QUrl & /*url*/)
{
    Q_UNREACHABLE();
}

void ConsoleSignInPrompt::showDeviceCode(const QString &accountId, const DeviceCode &code)
{
    const QString url = code.verificationUrl.toString(QUrl::FullyEncoded);
    const QString end = code.expiresAt.toUTC().toString(Qt::ISODate);
    // Whoever reads JSON needs the code as much as whoever reads text.
    m_errors.writeFinding({{QStringLiteral("kind"), QStringLiteral("deviceCode")},
                           {QStringLiteral("account"), m_names.value(accountId)},
                           {QStringLiteral("userCode"), code.userCode},
                           {QStringLiteral("verificationUrl"), url},
                           {QStringLiteral("expiresAt"), end}},
                          {tr("%1: to sign in, open %2 and enter the code %3 (good until %4).")
                               .arg(m_names.value(accountId), url, code.userCode, end)});
}

void ConsoleSignInPrompt::signInEnded(const QString & /*accountId*/) { }

} // namespace imagebrowser
