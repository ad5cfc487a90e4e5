#include "devices/virtual/bench_program.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace yc::devices::virtual_bench
{

BenchProgram::BenchProgram()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    m_signals = ::signalfd(-1, &set, SFD_CLOEXEC);
}

BenchProgram::~BenchProgram()
{
    m_ending.reset();
    ::close(m_signals);
}

bool BenchProgram::begin(ControlServer::Handler handler, QJsonObject places, const QString &readyFile)
{
    m_ending = std::make_unique<QSocketNotifier>(m_signals, QSocketNotifier::Read);
    QObject::connect(m_ending.get(), &QSocketNotifier::activated, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    m_control = std::make_unique<ControlServer>(std::move(handler));
    if (!m_control->listen())
        return false;
    places.insert(QStringLiteral("control"), m_control->port());
    places.insert(QStringLiteral("pid"), static_cast<qint64>(::getpid()));
    if (readyFile.isEmpty())
        return true;
    QSaveFile file(readyFile); // whoever waits for it never sees half of it
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(places).toJson()) > 0 && file.commit();
}

} // namespace yc::devices::virtual_bench
