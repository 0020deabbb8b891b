// SPDX-License-Identifier: Apache-2.0
#include "app/account/keychainsecretstore.h"

#include "app/account/systemkeychain.h"

#include <QPointer>
#include <QTimer>

#include <array>

namespace imagebrowser {

namespace {

struct KindName
{
    SecretKind kind;
    QLatin1StringView name;
};

constexpr std::array KindNames{
    KindName{SecretKind::AccountKey, QLatin1StringView("accountKey")},
    KindName{SecretKind::Token, QLatin1StringView("token")},
    KindName{SecretKind::RefreshToken, QLatin1StringView("refreshToken")},
    KindName{SecretKind::ClientSecret, QLatin1StringView("clientSecret")},
    KindName{SecretKind::CertificatePassword, QLatin1StringView("certificatePassword")},
    KindName{SecretKind::ProxyPassword, QLatin1StringView("proxyPassword")},
};

QString keyOf(const QString &accountId, SecretKind kind)
{
    for (const KindName &row : KindNames) {
        if (row.kind == kind)
            return accountId + QLatin1Char('/') + row.name;
    }
    Q_UNREACHABLE();
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QObject *parent)
    : KeychainSecretStore(std::make_unique<SystemKeychain>(), DefaultAnswerLimit, parent)
{
}

KeychainSecretStore::KeychainSecretStore(std::unique_ptr<Keychain> keychain, std::chrono::milliseconds answerLimit,
                                         QObject *parent)
    : SecretStore(parent)
    , m_keychain(std::move(keychain))
    , m_answerLimit(answerLimit)
{
}

void KeychainSecretStore::read(const QString &accountId, SecretKind kind, QObject *receiver, Read done)
{
    // What is in memory is newer than the keychain: it is there because the keychain did not take it.
    if (m_state == State::Unavailable || !m_session.value(accountId, kind).isEmpty()) {
        m_session.read(accountId, kind, receiver, std::move(done));
        return;
    }
    readFromKeychain(accountId, kind, receiver, done);
}

void KeychainSecretStore::readFromKeychain(const QString &accountId, SecretKind kind, QObject *receiver,
                                           const Read &done)
{
    const QString key = keyOf(accountId, kind);
    const auto call = [this, key](QObject *context, Keychain::Reply reply) {
        m_keychain->read(key, context, std::move(reply));
    };
    ask(receiver, call, [this, accountId, kind, done](const Keychain::Answer &answer) {
        switch (answer.outcome) {
        case Keychain::Outcome::Done:
            done(answer.secret, {});
            return;
        case Keychain::Outcome::NotFound:
        case Keychain::Outcome::Unavailable:
            done(m_session.value(accountId, kind), {});
            return;
        case Keychain::Outcome::Denied:
            done({},
                 answer.detail.isEmpty()
                     ? tr("The system keychain did not give out the secret.")
                     : tr("The system keychain did not give out the secret: %1").arg(answer.detail));
            return;
        }
    });
}

void KeychainSecretStore::write(const QString &accountId, SecretKind kind, const Secret &secret, QObject *receiver,
                                Done done)
{
    if (m_state == State::Unavailable) {
        m_session.write(accountId, kind, secret, receiver, std::move(done));
        return;
    }
    // In memory until the keychain has it, so that a read meanwhile, and a keychain that fails, find it.
    m_session.setValue(accountId, kind, secret);
    const QString key = keyOf(accountId, kind);
    const auto call = [this, key, secret](QObject *context, Keychain::Reply reply) {
        if (secret.isEmpty())
            m_keychain->remove(key, context, std::move(reply));
        else
            m_keychain->write(key, secret, context, std::move(reply));
    };
    // The bookkeeping must happen even when the receiver is gone by then.
    QPointer<QObject> guard(receiver);
    ask(this, call, [this, accountId, kind, secret, guard, done = std::move(done)](const Keychain::Answer &answer) {
        QString errorText;
        if (answer.outcome == Keychain::Outcome::Denied)
            errorText = answer.detail.isEmpty()
                ? tr("The system keychain refused the secret. It is kept for this session only.")
                : tr("The system keychain refused the secret (%1). It is kept for this session only.")
                      .arg(answer.detail);
        else if (answer.outcome == Keychain::Outcome::Done
                 && m_session.value(accountId, kind).reveal() == secret.reveal())
            m_session.setValue(accountId, kind, {});
        if (guard)
            done(errorText);
    });
}

void KeychainSecretStore::removeAll(const QString &accountId, QObject *receiver, Done done)
{
    m_session.removeValues(accountId);
    // Every kind is removed even when the receiver is gone by then.
    removeNext(accountId, 0, {},
               [guard = QPointer<QObject>(receiver), done = std::move(done)](const QString &errorText) {
                   if (guard)
                       done(errorText);
               });
}

void KeychainSecretStore::removeNext(const QString &accountId, std::size_t kindIndex, const QString &errorText,
                                     const Done &done)
{
    if (m_state == State::Unavailable || kindIndex == KindNames.size()) {
        QMetaObject::invokeMethod(
            this, [done, errorText] { done(errorText); }, Qt::QueuedConnection);
        return;
    }
    const QString key = keyOf(accountId, KindNames.at(kindIndex).kind);
    const auto call = [this, key](QObject *context, Keychain::Reply reply) {
        m_keychain->remove(key, context, std::move(reply));
    };
    ask(this, call, [this, accountId, kindIndex, errorText, done](const Keychain::Answer &answer) {
        const QString refusal = answer.detail.isEmpty()
            ? tr("The system keychain did not remove the secret.")
            : tr("The system keychain did not remove the secret: %1").arg(answer.detail);
        removeNext(accountId, kindIndex + 1, answer.outcome == Keychain::Outcome::Denied ? refusal : errorText, done);
    });
}

void KeychainSecretStore::ask(QObject *receiver, const Call &call, const Keychain::Reply &reply)
{
    // The timer is the context of the keychain's answer: whichever comes first deletes it and so silences the other.
    auto *limit = new QTimer(this);
    limit->setSingleShot(true);
    QPointer<QObject> guard(receiver);
    const auto finish = [this, limit, guard, reply](const Keychain::Answer &answer) {
        limit->stop();
        limit->disconnect();
        limit->deleteLater();
        note(answer);
        if (guard)
            reply(answer);
    };
    auto isAnswered = std::make_shared<bool>(false);
    const auto finishOnce = [isAnswered, finish](const Keychain::Answer &answer) {
        if (!std::exchange(*isAnswered, true))
            finish(answer);
    };
    connect(limit, &QTimer::timeout, this, [finishOnce] {
        finishOnce({Keychain::Outcome::Unavailable, {}, tr("it did not answer in time")});
    });
    limit->start(m_answerLimit);
    call(limit, finishOnce);
}

void KeychainSecretStore::note(const Keychain::Answer &answer)
{
    if (answer.outcome != Keychain::Outcome::Unavailable) {
        if (m_state == State::Unknown)
            m_state = State::Available;
        return;
    }
    if (std::exchange(m_state, State::Unavailable) == State::Unavailable)
        return;
    m_unavailableReason = answer.detail.isEmpty()
        ? tr("No system keychain was found. Secrets are kept for this session only.")
        : tr("No system keychain was found (%1). Secrets are kept for this session only.").arg(answer.detail);
    Q_EMIT becameUnavailable(m_unavailableReason);
}

} // namespace imagebrowser
