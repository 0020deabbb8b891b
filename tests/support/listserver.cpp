// SPDX-License-Identifier: Apache-2.0
#include "tests/support/listserver.h"

#include <QUrlQuery>

namespace imagebrowser {

ListServer::ListServer(ListShape shape, const Size &size)
    : m_lists(shape)
    , m_size(size)
{
    m_server.setHandler([this](const ScriptedRequest &request) { return answer(request); });
}

QUrl ListServer::endpoint(std::size_t account) const
{
    QUrl url = m_server.endpoint();
    url.setPath(QStringLiteral("/a%1").arg(account));
    return url;
}

void ListServer::prepare()
{
    for (std::size_t number = 0; number < m_size.accounts * m_size.pagesEach; ++number)
        m_prepared.append(page(number));
}

ScriptedReply ListServer::answer(const ScriptedRequest &request) const
{
    const QUrl url(QString::fromLatin1(request.target));
    const QUrlQuery query(url);
    std::size_t number = url.path().section(QLatin1Char('/'), 1, 1).mid(1).toULongLong() * m_size.pagesEach;
    if (query.hasQueryItem(QStringLiteral("page")))
        number = query.queryItemValue(QStringLiteral("page")).toULongLong();
    if (number >= m_size.accounts * m_size.pagesEach)
        return ScriptedReply::error(404, "Not Found");
    const auto prepared = static_cast<qsizetype>(number);
    return ScriptedReply::json(prepared < m_prepared.size() ? m_prepared[prepared] : page(number));
}

//! Numbers go on from account to account.
QByteArray ListServer::page(std::size_t number) const
{
    QByteArray nextLink;
    if ((number + 1) % m_size.pagesEach != 0) {
        nextLink = endpoint(number / m_size.pagesEach).toEncoded()
            + "/supportedimages?api-version=2024-07-01.20.0&page="
            + QByteArray::number(static_cast<qulonglong>(number + 1));
    }
    return m_lists.page(number * m_size.imagesOnPage, m_size.imagesOnPage, nextLink);
}

} // namespace imagebrowser
