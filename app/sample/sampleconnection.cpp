// SPDX-License-Identifier: Apache-2.0
#include "app/sample/sampleconnection.h"

#include <QTcpSocket>

namespace imagebrowser {

namespace {

constexpr std::chrono::seconds idleLimit(60);

} // namespace

SampleConnection::SampleConnection(QTcpSocket *socket, Answer answer, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_answer(std::move(answer))
{
    m_socket->setParent(this);
    // What a client sends ahead waits in the kernel, not in our memory.
    m_socket->setReadBufferSize(128 * 1024);
    m_stepTimer.setSingleShot(true);
    m_idleTimer.setSingleShot(true);
    connect(&m_stepTimer, &QTimer::timeout, this, &SampleConnection::sendNextStep);
    connect(&m_idleTimer, &QTimer::timeout, m_socket, &QTcpSocket::abort);
    connect(m_socket, &QTcpSocket::readyRead, this, &SampleConnection::readMore);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_idleTimer.start(idleLimit);
}

void SampleConnection::readMore()
{
    if (m_isAnswering)
        return;
    m_idleTimer.start(idleLimit);
    m_reader.append(m_socket->readAll());
    takeRequests();
}

void SampleConnection::takeRequests()
{
    SampleRequest request;
    switch (m_reader.next(request)) {
    case SampleRequestReader::State::NeedsMore:
        return;
    case SampleRequestReader::State::Ready:
        deliver(m_answer(&request));
        return;
    case SampleRequestReader::State::Malformed:
    case SampleRequestReader::State::TooLarge:
        deliver(m_answer(nullptr));
        return;
    }
}

void SampleConnection::deliver(SampleDelivery delivery)
{
    m_isAnswering = true;
    if (delivery.isSilent)
        return;
    m_steps.assign(std::make_move_iterator(delivery.steps.begin()), std::make_move_iterator(delivery.steps.end()));
    m_closesAfterwards = delivery.closesAfterwards;
    // Through the event loop even without a pause, so that pipelined requests cannot recurse.
    m_stepTimer.start(m_steps.empty() ? std::chrono::milliseconds(0) : m_steps.front().pause);
}

void SampleConnection::sendNextStep()
{
    m_idleTimer.start(idleLimit);
    if (!m_steps.empty()) {
        m_socket->write(m_steps.front().bytes);
        m_steps.pop_front();
    }
    if (!m_steps.empty()) {
        m_stepTimer.start(m_steps.front().pause);
    } else if (m_closesAfterwards) {
        m_socket->disconnectFromHost();
    } else {
        m_isAnswering = false;
        readMore();
    }
}

} // namespace imagebrowser
