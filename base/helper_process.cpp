#include "base/helper_process.h"

#include <QProcess>
#include <QSocketNotifier>

#include <fcntl.h>
#include <linux/close_range.h>
#include <unistd.h>

namespace yc::ipc
{

using namespace std::chrono_literals;

namespace
{
constexpr int LastPatience = 500; // ms: a killed process goes at once unless the kernel holds it
}

HelperProcess::HelperProcess(Ears ears, QObject *context) : m_ears(std::move(ears)), m_context(context) { }

HelperProcess::~HelperProcess()
{
    deafen();
    if (!m_process)
        return;
    m_process->disconnect();
    m_process->kill();
    if (m_process->state() == QProcess::NotRunning || m_process->waitForFinished(LastPatience))
        delete m_process;
    // else the kernel holds it: ~QProcess would wait for that
}

qint64 HelperProcess::pid() const
{
    return m_process ? m_process->processId() : 0;
}

void HelperProcess::start(const QString &program, const QMap<QString, QString> &environment)
{
    forget();
    auto ends = Channel::makePair();
    if (!ends)
        return m_ears.gone(false, false);
    const auto theirs = ends->second.takeSocket();
    m_channel.emplace(std::move(ends->first));
    m_notifier = new QSocketNotifier(m_channel->fd(), QSocketNotifier::Read, m_context);
    QObject::connect(m_notifier, &QSocketNotifier::activated, m_context, [this] { read(); });

    auto *process = m_process = new QProcess;
    auto given = QProcessEnvironment::systemEnvironment();
    for (auto entry = environment.cbegin(); entry != environment.cend(); ++entry)
        given.insert(entry.key(), entry.value());
    process->setProcessEnvironment(given);
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardOutputFile(QProcess::nullDevice());
    // Between fork and exec only what is safe there. The number is kept as it is: a fixed one could be the pipe by
    // which QProcess hears of a failed exec.
    process->setChildProcessModifier([fd = theirs.fd()] {
        ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
        ::fcntl(fd, F_SETFD, 0);
    });
    QObject::connect(process, &QProcess::finished, m_context,
                     [this, process] { ended(true, process->exitStatus() == QProcess::CrashExit); });
    QObject::connect(process, &QProcess::errorOccurred, m_context, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(false, false);
    });
    process->start(program, {QStringLiteral("--socket"), QString::number(theirs.fd())});
}

void HelperProcess::send(quint16 kind, const QJsonObject &body)
{
    if (m_channel)
        (void)m_channel->send(kind, toBody(body), {}, 0ms);
}

void HelperProcess::kill()
{
    deafen();
    if (m_process)
        m_process->kill();
}

void HelperProcess::forget()
{
    deafen();
    auto *process = std::exchange(m_process, nullptr);
    if (!process)
        return;
    process->disconnect();
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater(); // perhaps it is the one that called
        return;
    }
    QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->kill();
}

void HelperProcess::deafen()
{
    if (auto *notifier = std::exchange(m_notifier, nullptr)) { // perhaps it is the one that called
        notifier->setEnabled(false);
        notifier->deleteLater();
    }
    m_channel.reset();
}

void HelperProcess::ended(bool started, bool crashed)
{
    const auto *process = m_process;
    if (m_channel)
        read(); // its last words may still lie in the socket
    if (m_process != process || !m_process)
        return; // they made the keeper forget it
    forget();
    m_ears.gone(started, crashed);
}

void HelperProcess::read()
{
    while (m_channel) {
        auto message = m_channel->receive();
        if (!message) {
            // Its end is closed: finished() will say so too, whoever comes first. Nonsense is ended by the keeper.
            deafen();
            if (message.error() != codes::PeerGone)
                m_ears.nonsense(message.error());
            return;
        }
        if (!*message)
            return;
        m_ears.message(std::move(**message));
    }
}

} // namespace yc::ipc
