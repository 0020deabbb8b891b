// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/keychain.h"
#include "app/account/secretstore.h"
#include "app/account/sessionsecretstore.h"

#include <chrono>
#include <memory>

namespace imagebrowser {

//! Secrets in the desktop's keychain, and in memory for this session where there is none: without D-Bus, without a
//! keyring, or with one that never answers. Nothing is asked before the first call, so starting costs nothing.
//!
//! The first answer that says "unavailable" settles it for this run: from then on everything stays in memory and
//! unavailableReason() says why. A denied write is an error, and the secret stays in memory, so that nothing typed is
//! lost.
class KeychainSecretStore : public SecretStore
{
    Q_OBJECT

public:
    //! Long enough to type a password into the desktop's prompt.
    static constexpr std::chrono::seconds DefaultAnswerLimit{60};

    explicit KeychainSecretStore(QObject *parent = nullptr);
    //! For tests: \a keychain in place of the desktop's, and how long one answer may take.
    KeychainSecretStore(std::unique_ptr<Keychain> keychain, std::chrono::milliseconds answerLimit,
                        QObject *parent = nullptr);

    void read(const QString &accountId, SecretKind kind, QObject *receiver, Read done) override;
    void write(const QString &accountId, SecretKind kind, const Secret &secret, QObject *receiver, Done done) override;
    void removeAll(const QString &accountId, QObject *receiver, Done done) override;
    [[nodiscard]] bool isPersistent() const override { return m_state == State::Available; }

    //! Why secrets last for this session only, in words for people; empty while the keychain works.
    [[nodiscard]] QString unavailableReason() const { return m_unavailableReason; }

Q_SIGNALS:
    void becameUnavailable(const QString &reason);

private:
    enum class State : quint8
    {
        Unknown,
        Available,
        Unavailable
    };
    using Call = std::function<void(QObject *receiver, Keychain::Reply reply)>;

    //! Runs one call under the time limit; the answer comes once and never after \a receiver is gone.
    void ask(QObject *receiver, const Call &call, const Keychain::Reply &reply);
    void note(const Keychain::Answer &answer);
    void readFromKeychain(const QString &accountId, SecretKind kind, QObject *receiver, const Read &done);
    void removeNext(const QString &accountId, std::size_t kindIndex, const QString &errorText, const Done &done);

    std::unique_ptr<Keychain> m_keychain;
    std::chrono::milliseconds m_answerLimit;
    SessionSecretStore m_session;
    State m_state = State::Unknown;
    QString m_unavailableReason;
};

} // namespace imagebrowser
