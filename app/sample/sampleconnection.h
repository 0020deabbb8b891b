// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sample/samplereply.h"
#include "app/sample/samplerequest.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>

class QTcpSocket;

namespace imagebrowser {

//! One client of the sample service: reads requests, lets \a answer decide, and writes what it says step by step.
//! Requests of one connection are answered in order. Owned by the service; ends itself when the peer goes, after a
//! fault, or after a minute without progress.
class SampleConnection : public QObject
{
    Q_OBJECT

public:
    //! Null stands for bytes that are no request.
    using Answer = std::function<SampleDelivery(const SampleRequest *request)>;

    //! Takes \a socket over.
    SampleConnection(QTcpSocket *socket, Answer answer, QObject *parent);

private:
    void readMore();
    void takeRequests();
    void deliver(SampleDelivery delivery);
    void sendNextStep();

    QTcpSocket *m_socket;
    Answer m_answer;
    SampleRequestReader m_reader;
    std::deque<SampleStep> m_steps;
    QTimer m_stepTimer;
    QTimer m_idleTimer;
    bool m_isAnswering = false;
    bool m_closesAfterwards = false;
};

} // namespace imagebrowser
