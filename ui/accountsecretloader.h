// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/secretstore.h"

#include <QObject>

namespace imagebrowser {

class AccountDraftModel;

//! Brings the secrets of an account that is being edited from the keychain into its draft, once. What was typed
//! meanwhile stays.
class AccountSecretLoader : public QObject
{
    Q_OBJECT

public:
    //! Both outlive this.
    AccountSecretLoader(AccountDraftModel &drafts, SecretStore &secrets, QObject *parent);

    //! Tells the secrets that the draft has already before it returns, the others when they come.
    void load(int row);

Q_SIGNALS:
    //! The draft has it now. The account need no longer be the one that is shown.
    void loaded(const QString &accountId, imagebrowser::SecretKind kind, const imagebrowser::Secret &secret);
    void failed(const QString &errorText);
    //! After each answer: only now the store may know whether it keeps anything.
    void answered();

private:
    void take(const QString &accountId, SecretKind kind, const Secret &secret, const QString &errorText);

    AccountDraftModel &m_drafts;
    SecretStore &m_secrets;
};

} // namespace imagebrowser
