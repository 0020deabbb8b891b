// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QSocketNotifier;

namespace imagebrowser {

//! Turns SIGINT, SIGTERM and SIGHUP into a Qt signal, so that the program ends through its event loop. A second one of
//! the same kind ends it at once. SIGHUP stays ignored where nohup has it so. At most one object at a time; the
//! handlers of before come back when it goes.
class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

    //! From now on they end the program at once, with 2: nobody will look after the event loop for a while.
    void release();

Q_SIGNALS:
    void terminationRequested();

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace imagebrowser
