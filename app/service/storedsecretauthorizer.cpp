// SPDX-License-Identifier: Apache-2.0
#include "app/service/storedsecretauthorizer.h"

#include <utility>

namespace imagebrowser {

StoredSecretAuthorizer::StoredSecretAuthorizer(QString accountId, SecretKind kind, SecretStore &secrets)
    : m_accountId(std::move(accountId))
    , m_kind(kind)
    , m_secrets(secrets)
{
}

void StoredSecretAuthorizer::prepare(QObject *receiver, Ready ready)
{
    if (m_isReady) {
        QMetaObject::invokeMethod(
            receiver, [ready = std::move(ready)] { ready(std::nullopt); }, Qt::QueuedConnection);
        return;
    }
    m_secrets.read(m_accountId, m_kind, receiver,
                   [this, ready = std::move(ready)](const Secret &secret, const QString &errorText) {
                       ready(receive(secret, errorText));
                   });
}

std::optional<BatchError> StoredSecretAuthorizer::receive(const Secret &secret, const QString &errorText)
{
    BatchError error;
    error.stage = FailureStage::SignIn;
    if (!errorText.isEmpty() || secret.isEmpty()) {
        error.kind = FailureKind::SecretMissing;
        error.detail = errorText;
        return error;
    }
    error.detail = accept(secret);
    if (!error.detail.isEmpty()) {
        error.kind = FailureKind::InvalidRequest;
        return error;
    }
    m_isReady = true;
    return std::nullopt;
}

} // namespace imagebrowser
