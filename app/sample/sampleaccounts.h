// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/secret.h"
#include "app/sample/samplemisbehaviour.h"

#include <QObject>

#include <memory>
#include <vector>

namespace imagebrowser {

class SampleService;

//! One sample account, ready to use: the account, and the key to put into the secret store under its id.
struct SampleAccount
{
    Account account;
    Secret key;
};

//! Three accounts in three regions to try the program with, each behind its own loopback listener, reached through the
//! same code as a real one. Keys are made anew at every start. The listeners live as long as this object.
class SampleAccounts : public QObject
{
    Q_OBJECT

public:
    explicit SampleAccounts(QObject *parent = nullptr);
    ~SampleAccounts() override;

    //! Starts the listeners; does nothing when they run. \a firstPort is for the first account, the others take free
    //! ones. False when a port cannot be had; errorString() says which and why.
    [[nodiscard]] bool start(quint16 firstPort = 0);
    [[nodiscard]] QString errorString() const { return m_errorString; }

    //! contoso (West Europe), fabrikam (East US), adatum (Japan East), once started. Their ids are the same at every
    //! start, so that a remembered selection finds them.
    [[nodiscard]] const std::vector<SampleAccount> &accounts() const { return m_accounts; }
    //! "West Europe": where the account of that id would be; empty for any other.
    [[nodiscard]] static QString regionLabel(const QString &accountId);

    //! For all accounts.
    void setMisbehaviour(const SampleMisbehaviour &misbehaviour);
    //! Of the first account.
    [[nodiscard]] SampleMisbehaviour misbehaviour() const;
    [[nodiscard]] SampleService *service(std::size_t index) const { return m_services[index].get(); }

Q_SIGNALS:
    void misbehaviourChanged();

private:
    [[nodiscard]] bool startAccount(std::size_t index, quint16 port);

    std::vector<SampleAccount> m_accounts;
    std::vector<std::unique_ptr<SampleService>> m_services;
    QString m_errorString;
};

} // namespace imagebrowser
