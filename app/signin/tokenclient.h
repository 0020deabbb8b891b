// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/result.h"
#include "app/service/httpmessage.h"
#include "app/signin/signincontext.h"
#include "app/signin/tokenform.h"

#include <QObject>

#include <functional>

namespace imagebrowser {

//! Posts forms to the endpoints of a sign-in authority, by the account's proxy and certificate authorities and under
//! the rules of every other request. Main thread, one request at a time; a destroyed client answers nothing.
class TokenClient : public QObject
{
    Q_OBJECT

public:
    //! A reply of any status, or why none came whole; an error knows url, duration and ids, with secrets taken out.
    using Done = std::function<void(const Result<HttpReply> &reply)>;

    TokenClient(const SignInContext &context, const Account &account, QObject *parent = nullptr);

    void post(const QUrl &url, const TokenForm &form, Done done);
    //! Knows every secret of the requests so far, for texts made from the reply.
    [[nodiscard]] const Redactor &redactor() const { return m_redactor; }
    //! \a error with what is known about the request.
    [[nodiscard]] BatchError completed(BatchError error) const;

private:
    void readProxyPassword(const TokenForm &form, const Done &done);
    void send(const TokenForm &form, const Done &done);

    SignInContext m_context;
    const Account m_account;
    QUrl m_url;
    QString m_clientRequestId;
    Secret m_proxyPassword;
    bool m_hasProxyPassword = false;
    Redactor m_redactor;
    HttpTimings m_timings;
};

} // namespace imagebrowser
