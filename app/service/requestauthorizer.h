// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"
#include "app/service/httpmessage.h"

#include <QObject>

#include <functional>
#include <optional>

namespace imagebrowser {

//! Puts an account's credentials on its requests: one class per sign-in. Main thread. One object serves the requests of
//! one listing, one after another.
class RequestAuthorizer
{
public:
    //! Nothing when authorize() can be called, else why not.
    using Ready = std::function<void(const std::optional<BatchError> &error)>;

    RequestAuthorizer() = default;
    RequestAuthorizer(const RequestAuthorizer &) = delete;
    RequestAuthorizer &operator=(const RequestAuthorizer &) = delete;
    virtual ~RequestAuthorizer();

    //! Gets ready what authorize() needs: reads the secret, or has a token made or renewed. Called before each request,
    //! retries included; while what is there is still good it answers from that. Answers once, never before it has
    //! returned, and not at all when \a receiver is gone. The authorizer must live as long as \a receiver.
    virtual void prepare(QObject *receiver, Ready ready) = 0;

    //! Sets the headers that sign \a request in, which must be complete otherwise, and adds to its redactor every
    //! secret used, the signature just made included. Only after prepare() has answered without an error.
    virtual void authorize(HttpRequest &request) = 0;

    //! After the service refused what authorize() put on with 401: forgets it. True when prepare() can have it
    //! replaced, so that asking once more makes sense.
    virtual bool renew() { return false; }
};

} // namespace imagebrowser
