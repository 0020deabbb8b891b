// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminationsignals.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace imagebrowser {

namespace {

// A handler may do next to nothing but write(2): the rest happens at the other end of the pipe.
std::array<int, 2> pipeEnds{-1, -1};
constexpr std::array handledSignals{SIGINT, SIGTERM, SIGHUP};
std::array<struct sigaction, handledSignals.size()> previousActions{};

extern "C" void passOn(int)
{
    const int savedErrno = errno;
    const char byte = 1;
    const ssize_t written = write(pipeEnds[1], &byte, 1);
    static_cast<void>(written); // a full pipe already says it
    errno = savedErrno;
}

extern "C" void endNow(int)
{
    constexpr int couldNotTell = 2;
    _exit(couldNotTell);
}

void handle(void (*handler)(int), int flags)
{
    struct sigaction action
    {
    };
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < handledSignals.size(); ++i) {
        // nohup asks for it.
        const bool isToBeIgnored = handledSignals[i] == SIGHUP && previousActions[i].sa_handler == SIG_IGN;
        if (!isToBeIgnored)
            sigaction(handledSignals[i], &action, nullptr);
    }
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
    if (pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // the signals keep ending the program, only less gently
    m_notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (read(pipeEnds[0], &byte, 1) > 0) { }
        Q_EMIT terminationRequested();
    });
    for (std::size_t i = 0; i < handledSignals.size(); ++i)
        sigaction(handledSignals[i], nullptr, &previousActions[i]);
    handle(passOn, SA_RESTART | static_cast<int>(SA_RESETHAND));
}

void TerminationSignals::release()
{
    if (m_notifier != nullptr)
        handle(endNow, 0);
}

TerminationSignals::~TerminationSignals()
{
    if (m_notifier == nullptr)
        return;
    for (std::size_t i = 0; i < handledSignals.size(); ++i)
        sigaction(handledSignals[i], &previousActions[i], nullptr);
    delete m_notifier;
    close(pipeEnds[0]);
    close(pipeEnds[1]);
}

} // namespace imagebrowser
