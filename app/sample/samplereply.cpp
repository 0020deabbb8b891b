// SPDX-License-Identifier: Apache-2.0
#include "app/sample/samplereply.h"

namespace imagebrowser {

QByteArray SampleReply::head(bool keepsAlive) const
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason + "\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + value + "\r\n";
    text += isChunked ? QByteArray("Transfer-Encoding: chunked\r\n")
                      : "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!keepsAlive)
        text += "Connection: close\r\n";
    return text + "\r\n";
}

QByteArray SampleReply::framed(const QByteArray &part) const
{
    if (!isChunked || part.isEmpty())
        return part;
    return QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
}

QByteArray SampleReply::terminator() const
{
    return isChunked ? QByteArrayLiteral("0\r\n\r\n") : QByteArray();
}

SampleDelivery SampleReply::whole(bool keepsAlive) const
{
    return {{{std::chrono::milliseconds(0), head(keepsAlive) + framed(body) + terminator()}}, !keepsAlive, false};
}

SampleDelivery SampleReply::cutOff() const
{
    return {{{std::chrono::milliseconds(0), head(false) + framed(body.left(body.size() / 2))}}, true, false};
}

SampleDelivery SampleReply::dripped(bool keepsAlive, std::chrono::milliseconds pause) const
{
    constexpr int drips = 8;
    SampleDelivery delivery;
    delivery.closesAfterwards = !keepsAlive;
    delivery.steps.push_back({pause, head(keepsAlive)});
    const qsizetype size = body.size() / drips + 1;
    for (qsizetype start = 0; start < body.size(); start += size)
        delivery.steps.push_back({pause / drips, framed(body.mid(start, size))});
    delivery.steps.push_back({std::chrono::milliseconds(0), terminator()});
    return delivery;
}

} // namespace imagebrowser
