// SPDX-License-Identifier: Apache-2.0
#include "ui/accountsecretloader.h"

#include "app/account/accountdraftmodel.h"

namespace imagebrowser {

AccountSecretLoader::AccountSecretLoader(AccountDraftModel &drafts, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_drafts(drafts)
    , m_secrets(secrets)
{
}

void AccountSecretLoader::load(int row)
{
    const QString id = m_drafts.account(row).id;
    for (const SecretKind kind : {SecretKind::AccountKey, SecretKind::Token, SecretKind::ClientSecret,
                                  SecretKind::CertificatePassword, SecretKind::ProxyPassword}) {
        if (m_drafts.isSecretKnown(row, kind)) {
            Q_EMIT loaded(id, kind, m_drafts.secret(row, kind));
            continue;
        }
        m_secrets.read(id, kind, this, [this, id, kind](const Secret &secret, const QString &errorText) {
            take(id, kind, secret, errorText);
        });
    }
}

void AccountSecretLoader::take(const QString &accountId, SecretKind kind, const Secret &secret,
                               const QString &errorText)
{
    Q_EMIT answered();
    // The account may have been removed, or the secret typed meanwhile.
    const int row = m_drafts.rowOf(accountId);
    if (row < 0 || m_drafts.isSecretKnown(row, kind))
        return;
    if (!errorText.isEmpty()) {
        Q_EMIT failed(errorText);
        return;
    }
    m_drafts.noteSecret(row, kind, secret);
    Q_EMIT loaded(accountId, kind, secret);
}

} // namespace imagebrowser
