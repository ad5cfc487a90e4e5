#include "kiosk/session_process.h"

#include "base/log.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace yc::kiosk
{

namespace
{

using std::chrono::milliseconds;

qint64 monotonicMs()
{
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

constexpr qsizetype LongestLine = 4096;

} // namespace

SessionProcess::SessionProcess(QString program, QStringList arguments, QObject *parent)
    : QObject(parent), m_program(std::move(program)), m_arguments(std::move(arguments))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &SessionProcess::spawn);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto shell = ::getpid();
    m_process.setChildProcessModifier([shell] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != shell) // the shell died in between
            ::_exit(1);
    });
    m_process.setProcessEnvironment(environment());
    connect(&m_process, &QProcess::started, this, &SessionProcess::ready);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &SessionProcess::readLines);
    connect(&m_process, &QProcess::finished, this, &SessionProcess::finished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finished();
    });
}

QProcessEnvironment SessionProcess::environment()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GLIBC_TUNABLES"),
                       QStringLiteral("glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"));
    return environment;
}

SessionProcess::~SessionProcess()
{
    m_stopping = true;
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill(); // it holds a person's data and nothing that needs saving
        m_process.waitForFinished(2000);
    }
}

void SessionProcess::start()
{
    if (m_process.state() == QProcess::NotRunning && !m_again.isActive())
        spawn();
}

bool SessionProcess::isReady() const
{
    return m_process.state() == QProcess::Running;
}

void SessionProcess::show(const QString &language)
{
    send("show " + language.toLatin1());
}

void SessionProcess::speak(const QString &language)
{
    send("speak " + language.toLatin1());
}

void SessionProcess::endNow()
{
    if (m_process.state() != QProcess::NotRunning)
        m_process.kill();
}

void SessionProcess::spawn()
{
    if (m_stopping)
        return;
    m_pending.clear();
    m_saidGoodbye = false;
    m_startedMs = monotonicMs();
    m_process.start(m_program, m_arguments);
}

void SessionProcess::send(const QByteArray &line)
{
    if (isReady())
        m_process.write(line + '\n');
}

void SessionProcess::readLines()
{
    m_pending += m_process.readAllStandardOutput();
    for (auto end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
        const auto told = QJsonDocument::fromJson(m_pending.first(end)).object();
        m_pending.remove(0, end + 1);
        const auto event = told.value(QLatin1StringView("event")).toString();
        if (event == QLatin1StringView("shown")) {
            Q_EMIT shown();
        } else if (event == QLatin1StringView("ended")) {
            m_saidGoodbye = true;
            // It has wiped what it could reach. It is not asked to go politely: nothing of it may run on.
            m_process.kill();
            Q_EMIT ended(told);
        }
    }
    if (m_pending.size() > LongestLine)
        m_pending.clear();
}

void SessionProcess::finished()
{
    readLines();
    if (m_stopping)
        return;
    const bool early = !m_saidGoodbye && monotonicMs() - m_startedMs < Early.count();
    m_earlyDeaths = early ? m_earlyDeaths + 1 : 0;
    const auto pause = m_earlyDeaths == 0
        ? milliseconds(0)
        : std::min(LongestPause, milliseconds(1000) * (1 << std::min(m_earlyDeaths - 1, 5)));
    if (!m_saidGoodbye) {
        log::write(log::Level::Warning, "kiosk", "session-died",
                   {{QStringLiteral("exit"), m_process.exitCode()},
                    {QStringLiteral("againInMs"), static_cast<qint64>(pause.count())}});
        Q_EMIT died();
    }
    m_again.start(pause);
}

} // namespace yc::kiosk
