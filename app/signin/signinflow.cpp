// SPDX-License-Identifier: Apache-2.0
#include "app/signin/signinflow.h"

#include <utility>

namespace imagebrowser {

SignInFlow::Outcome SignInFlow::takeOutcome()
{
    Q_ASSERT(m_outcome);
    return *std::exchange(m_outcome, std::nullopt);
}

void SignInFlow::end(Outcome outcome)
{
    m_outcome.emplace(std::move(outcome));
    Q_EMIT finished();
}

void SignInFlow::endLater(const Outcome &outcome)
{
    QMetaObject::invokeMethod(
        this, [this, outcome] { end(outcome); }, Qt::QueuedConnection);
}

} // namespace imagebrowser
