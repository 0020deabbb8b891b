// SPDX-License-Identifier: Apache-2.0
#include "app/domain/signinerrortext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace imagebrowser {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::SignInErrorText)
};

//! The number of "AADSTS7000215: Invalid client secret …"; 0 when there is none.
int entraNumber(const BatchError &error)
{
    static const QRegularExpression form(QStringLiteral(R"(\AAADSTS(\d{1,9})\b)"));
    return form.match(error.message).captured(1).toInt();
}

bool isOneOf(int number, std::initializer_list<int> numbers)
{
    return std::ranges::find(numbers, number) != numbers.end();
}

SignInErrorTexts applicationTexts(int number)
{
    if (isOneOf(number, {7000215, 7000222})) {
        return {number == 7000222 ? Text::tr("The client secret has expired")
                                  : Text::tr("The client secret was not accepted"),
                Text::tr("Make a new secret for the app registration and enter its value, not its id, in the account "
                         "settings.")};
    }
    if (isOneOf(number, {700027, 700023, 700021, 50012})) {
        return {Text::tr("The certificate was not accepted"),
                Text::tr(
                    "Upload the certificate to the app registration, or choose the file of the one that is registered. "
                    "Check this computer’s clock as well.")};
    }
    if (isOneOf(number, {700016, 90002, 900023, 50059})) {
        return {number == 700016 ? Text::tr("The tenant does not know this application")
                                 : Text::tr("There is no such tenant"),
                Text::tr("Check tenant, client id and cloud in the account settings.")};
    }
    if (isOneOf(number, {7000218, 70002, 700025})) {
        return {
            Text::tr("The app registration does not allow this sign-in"),
            Text::tr("Set “Allow public client flows” to yes in the app registration for browser and device code, or "
                     "choose a service principal in the account settings.")};
    }
    if (isOneOf(number, {50011, 500113})) {
        return {Text::tr("The app registration does not allow the way back from the browser"),
                Text::tr("Add the redirect URI http://localhost under “Mobile and desktop applications” in the app "
                         "registration.")};
    }
    return {};
}

SignInErrorTexts permissionTexts(int number)
{
    if (isOneOf(number, {65001, 65004, 90094})) {
        return {
            Text::tr("The application may not use Azure Batch yet"),
            Text::tr("Agree when the browser asks, or have an administrator grant the app registration the permission "
                     "user_impersonation of Microsoft Azure Batch.")};
    }
    if (isOneOf(number, {500011, 650057, 70011, 28002})) {
        return {
            Text::tr("The sign-in does not know the Batch service by this name"),
            Text::tr("Check the cloud, or the token resource, in the account settings, and whether the tenant has a "
                     "Batch account at all.")};
    }
    if (isOneOf(number, {53000, 53001, 53002, 53003, 50097, 530003})) {
        return {Text::tr("A rule of the organisation forbids this sign-in"),
                Text::tr("Conditional access does not let this way or this device in. Try the browser, or ask an "
                         "administrator, quoting the trace id.")};
    }
    if (isOneOf(number, {50076, 50079, 50072, 50158})) {
        return {Text::tr("The sign-in asks for another proof"),
                Text::tr("Choose sign-in in the browser, which can ask for it.")};
    }
    return {};
}

SignInErrorTexts codeTexts(const BatchError &error)
{
    const QString &code = error.code;
    const auto is = [&code](const char *name) { return code == QLatin1StringView(name); };
    if (is("access_denied") || is("authorization_declined"))
        return {Text::tr("The sign-in was declined"),
                Text::tr("Retry and agree in the browser, or choose another sign-in.")};
    if (is("expired_token") || is("code_expired") || is("bad_verification_code"))
        return {Text::tr("The code was not entered in time"), Text::tr("Retry to get a new code.")};
    if (is("invalid_grant") || is("interaction_required") || is("login_required"))
        return {Text::tr("The sign-in has to be done again"), Text::tr("Retry and sign in.")};
    if (is("consent_required"))
        return permissionTexts(65001);
    if (is("AzureCli")) {
        return {Text::tr("The Azure CLI gave no token"),
                Text::tr("Run “az login” in a terminal, for the tenant of the account, then retry.")};
    }
    return {};
}

} // namespace

SignInErrorTexts signInErrorTexts(const BatchError &error)
{
    const int number = entraNumber(error);
    for (const SignInErrorTexts &texts : {applicationTexts(number), permissionTexts(number), codeTexts(error)}) {
        if (!texts.headline.isEmpty())
            return texts;
    }
    return {Text::tr("Sign-in failed"),
            Text::tr("Check the sign-in in the account settings; the details say why it failed.")};
}

} // namespace imagebrowser
