// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/signin/signinprompt.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStringList>

namespace imagebrowser {

//! A person with a browser: follows what the sign-in opens to wherever it leads, and writes down what was shown.
class TestPrompt : public SignInPrompt
{
    Q_OBJECT

public:
    //! False for one that does nothing with what it is shown.
    bool isWilling = true;
    //! "opened contoso", "code ABCD-EFGH for contoso", "ended contoso"
    QStringList events;
    QList<QUrl> urls;
    DeviceCode code;
    QByteArray lastPage; //!< where the browser ended
    int lastStatus = 0;
    QByteArray policy; //!< Content-Security-Policy of that page

    void openBrowser(const QString &accountId, const QUrl &url) override
    {
        events.append(QStringLiteral("opened ") + accountId);
        urls.append(url);
        if (isWilling)
            browse(url);
    }
    void showDeviceCode(const QString &accountId, const DeviceCode &shown) override
    {
        events.append(QStringLiteral("code %1 for %2").arg(shown.userCode, accountId));
        code = shown;
    }
    void signInEnded(const QString &accountId) override { events.append(QStringLiteral("ended ") + accountId); }

    void browse(const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
        request.setTransferTimeout(5000);
        QNetworkReply *reply = m_network.get(request);
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            lastPage = reply->readAll();
            lastStatus = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            policy = reply->rawHeader("Content-Security-Policy");
            reply->deleteLater();
        });
    }

private:
    QNetworkAccessManager m_network;
};

} // namespace imagebrowser
