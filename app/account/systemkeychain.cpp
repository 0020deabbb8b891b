// SPDX-License-Identifier: Apache-2.0
#include "app/account/systemkeychain.h"

#include <qt6keychain/keychain.h>

namespace imagebrowser {

namespace {

QString serviceName()
{
    return QStringLiteral("batch-image-browser");
}

Keychain::Outcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return Keychain::Outcome::Done;
    case QKeychain::EntryNotFound:
        return Keychain::Outcome::NotFound;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
    case QKeychain::CouldNotDeleteEntry:
        return Keychain::Outcome::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    // libsecret reports a missing bus or service this way too.
    case QKeychain::OtherError:
        break;
    }
    return Keychain::Outcome::Unavailable;
}

//! Starts \a job, which deletes itself, and tells \a reply what came of it.
void start(QKeychain::Job *job, const QString &key, QObject *receiver, Keychain::Reply reply)
{
    job->setKey(key);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, receiver, [reply = std::move(reply)](QKeychain::Job *finished) {
        Keychain::Answer answer;
        answer.outcome = outcomeOf(finished->error());
        // What is said of an OtherError without a bus or service is "Unknown error", which tells nobody anything.
        const bool isUnknown =
            finished->error() == QKeychain::OtherError && finished->errorString() == QLatin1StringView("Unknown error");
        if (finished->error() != QKeychain::NoError && !isUnknown)
            answer.detail = finished->errorString();
        if (const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(finished))
            answer.secret = Secret(reading->binaryData());
        reply(answer);
    });
    job->start();
}

} // namespace

void SystemKeychain::read(const QString &key, QObject *receiver, Reply reply)
{
    start(new QKeychain::ReadPasswordJob(serviceName()), key, receiver, std::move(reply));
}

void SystemKeychain::write(const QString &key, const Secret &secret, QObject *receiver, Reply reply)
{
    auto *job = new QKeychain::WritePasswordJob(serviceName());
    job->setTextData(QString::fromUtf8(secret.reveal()));
    start(job, key, receiver, std::move(reply));
}

void SystemKeychain::remove(const QString &key, QObject *receiver, Reply reply)
{
    start(new QKeychain::DeletePasswordJob(serviceName()), key, receiver, std::move(reply));
}

} // namespace imagebrowser
