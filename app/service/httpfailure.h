// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"
#include "app/service/httpmessage.h"

#include <QNetworkReply>
#include <QSslError>

namespace imagebrowser {

//! What is known about a request that ended without a whole reply, and the error it makes. Pure.
struct HttpFailure
{
    //! Who ended it. Qt reports its own stall timeout and every abort of ours as the same error.
    enum class Cause : quint8
    {
        Transport,
        Deadline,
        TooLarge,
    };
    struct Limits
    {
        std::chrono::milliseconds stall{0};
        std::chrono::milliseconds deadline{0};
        qsizetype bodySize = 0;
    };

    Cause cause = Cause::Transport;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString errorText;
    QString tlsText;
    bool isProxied = false; //!< a proxy stands between
    HttpTimings timings;
    int status = 0;
    qint64 announcedSize = 0; //!< Content-Length; 0 when there is none
    qint64 receivedSize = 0;
    Limits limits;

    [[nodiscard]] BatchError toError() const;

    //! False for errors that only repeat an HTTP status, whose reply came in whole.
    [[nodiscard]] static bool isTransportError(QNetworkReply::NetworkError error, int status);
    //! Each reason with subject, issuer and validity of the certificate it is about.
    [[nodiscard]] static QString describeTls(const QList<QSslError> &errors);

private:
    [[nodiscard]] FailureStage reachedStage() const;
    void setTooLarge(BatchError &result) const;
    void setTimedOut(BatchError &result) const;
    void setClosed(BatchError &result) const;
    void setTransport(BatchError &result) const;
};

} // namespace imagebrowser
