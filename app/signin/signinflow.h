// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/signin/tokenreply.h"

#include <QObject>

#include <optional>

namespace imagebrowser {

//! One way to a token, run once: one class per sign-in method. Ends with exactly one finished(), never before start()
//! has returned, or silently when it is destroyed; whatever it shows or runs ends with it.
class SignInFlow : public QObject
{
    Q_OBJECT

public:
    using Outcome = Result<TokenGrant>;

    using QObject::QObject;

    virtual void start() = 0;
    //! True while it goes on only if a person does something.
    [[nodiscard]] virtual bool isWaitingForPerson() const { return false; }

    //! After finished(), once.
    [[nodiscard]] Outcome takeOutcome();

Q_SIGNALS:
    void finished();

protected:
    void end(Outcome outcome);
    //! The same from within start().
    void endLater(const Outcome &outcome);

private:
    std::optional<Outcome> m_outcome;
};

} // namespace imagebrowser
