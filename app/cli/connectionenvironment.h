// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

#include <QProcessEnvironment>
#include <QString>

namespace imagebrowser {

//! What the environment says about an account: the one way for secrets into an unattended run.
struct ConnectionEnvironment
{
    QString endpoint; //!< AZURE_BATCH_ENDPOINT
    QString accountName; //!< AZURE_BATCH_ACCOUNT
    Secret accessKey; //!< AZURE_BATCH_ACCESS_KEY
    Secret accessToken; //!< AZURE_BATCH_ACCESS_TOKEN

    [[nodiscard]] static ConnectionEnvironment from(const QProcessEnvironment &environment);
    //! For what is said about the command line: a secret may have been given in the wrong place.
    [[nodiscard]] Redactor redactor() const;
    [[nodiscard]] bool hasSecret() const { return !accessKey.isEmpty() || !accessToken.isEmpty(); }
};

} // namespace imagebrowser
