// SPDX-License-Identifier: Apache-2.0
#include "tests/support/naiveclient.h"

#include <QAuthenticator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QRegularExpression>

#include <utility>

namespace imagebrowser {

namespace {

constexpr int StepLimit = 4;

//! "0; url=http://…", of the header or of a web page.
QString refreshTarget(const QByteArray &text)
{
    static const QRegularExpression target(QStringLiteral("url=([^\"'>\\s]+)"),
                                           QRegularExpression::CaseInsensitiveOption);
    return target.match(QString::fromUtf8(text)).captured(1);
}

QString targetOf(QNetworkReply &reply)
{
    if (reply.hasRawHeader("Location"))
        return QString::fromUtf8(reply.rawHeader("Location"));
    if (reply.hasRawHeader("Refresh"))
        return refreshTarget(reply.rawHeader("Refresh"));
    const QByteArray body = reply.readAll();
    const QString link = QJsonDocument::fromJson(body).object().value(QLatin1StringView("odata.nextLink")).toString();
    return link.isEmpty() ? refreshTarget(body) : link;
}

} // namespace

NaiveClient::NaiveClient(QByteArray authorization, QString password)
    : m_authorization(std::move(authorization))
    , m_password(std::move(password))
{
    const auto obey = [this](QAuthenticator *asked) {
        if (++m_challenges > 2)
            return;
        asked->setUser(QStringLiteral("me"));
        asked->setPassword(m_password);
    };
    connect(&m_network, &QNetworkAccessManager::authenticationRequired, this,
            [obey](QNetworkReply * /*reply*/, QAuthenticator *asked) { obey(asked); });
    connect(&m_network, &QNetworkAccessManager::proxyAuthenticationRequired, this,
            [obey](const QNetworkProxy & /*proxy*/, QAuthenticator *asked) { obey(asked); });
}

void NaiveClient::get(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("Authorization", m_authorization);
    constexpr int Patience = 2000;
    request.setTransferTimeout(Patience);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::sslErrors, reply, [reply] { reply->ignoreSslErrors(); });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { take(reply); });
}

void NaiveClient::take(QNetworkReply *reply)
{
    reply->deleteLater();
    const QString target = targetOf(*reply);
    if (target.isEmpty() || ++m_steps == StepLimit)
        m_isDone = true;
    else
        get(reply->url().resolved(QUrl(target.trimmed())));
}

} // namespace imagebrowser
