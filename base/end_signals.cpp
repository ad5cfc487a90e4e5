#include "base/end_signals.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace yc
{

EndSignals::EndSignals(QObject *parent) : QObject(parent)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    // Blocked here and in every thread made later, so that they come by the descriptor alone.
    if (pthread_sigmask(SIG_BLOCK, &ends, nullptr) != 0)
        return;
    m_fd = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
}

void EndSignals::listen()
{
    if (m_fd < 0)
        return;
    auto *notifier = new QSocketNotifier(m_fd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo told{};
        if (read(m_fd, &told, sizeof told) > 0)
            QCoreApplication::quit();
    });
}

EndSignals::~EndSignals()
{
    if (m_fd >= 0)
        close(m_fd);
}

} // namespace yc
