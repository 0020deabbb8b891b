// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/clock.h"
#include "app/domain/result.h"
#include "app/service/accountaccess.h"
#include "app/service/httpmessage.h"
#include "app/service/requestauthorizer.h"

#include <QObject>

#include <memory>
#include <optional>

namespace imagebrowser {

class HttpCall;

//! Sends GET requests to one account with its credentials, one after another: looks up the secrets, signs, sends, has a
//! token that the service refuses renewed once, and makes one whole error of whatever goes wrong on the way. What every
//! use of an account goes through, be it a listing or the connection test. Main thread.
class AccountClient : public QObject
{
    Q_OBJECT

public:
    using Outcome = Result<HttpReply>;

    AccountClient(const AccountAccess &access, const Account &account, Clock clock, QObject *parent = nullptr);
    ~AccountClient() override;

    //! Starts one request; none may be on its way. \a url must lie at the account's origin. Ends with exactly one
    //! finished().
    void get(const QUrl &url);
    //! Ends the request at once and silently.
    void abort();

    //! After finished(), once: a reply of status 2xx, or an error that is whole but for what belongs to a listing
    //! (page, attempts, rows kept).
    [[nodiscard]] Outcome takeOutcome();

    //! How far the last request came and when; of the one on its way as far as it is.
    [[nodiscard]] const HttpTimings &timings() const;
    //! Knows every secret used so far; for texts made from the reply.
    [[nodiscard]] const Redactor &redactor() const { return m_redactor; }
    //! \a error with account, url, ids, status and times of the last request filled in, and secrets taken out.
    [[nodiscard]] BatchError completed(BatchError error) const;

Q_SIGNALS:
    void finished();

private:
    void readProxyPassword();
    void prepare();
    void send();
    void receive(Outcome outcome);
    void complete(Outcome outcome);

    const AccountAccess m_access;
    const Account m_account;
    const Clock m_clock;
    std::unique_ptr<RequestAuthorizer> m_authorizer;
    std::unique_ptr<QObject> m_attempt; //!< receiver of all answers for the current request
    QUrl m_url;
    QString m_clientRequestId;
    Secret m_proxyPassword;
    bool m_hasProxyPassword = false;
    bool m_hasRenewed = false; //!< the token, for the current request
    Redactor m_redactor;
    QUrl m_redactedUrl; //!< of the request m_redactor was filled for
    HttpTimings m_timings;
    std::optional<Outcome> m_outcome;
};

} // namespace imagebrowser
