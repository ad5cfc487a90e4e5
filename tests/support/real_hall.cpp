#include "tests/support/real_hall.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace yc::tests
{

RealHall::RealHall(QString folder) : m_folder(std::move(folder)) { }

RealHall::~RealHall()
{
    stop();
}

QString RealHall::program()
{
    return qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-hall");
}

bool RealHall::prepare()
{
    QProcess first;
    first.start(program(),
                {QStringLiteral("admin"), QStringLiteral("first-start"), QStringLiteral("--data"),
                 m_folder + QStringLiteral("/data"), QStringLiteral("--sample")});
    if (!first.waitForFinished(60'000) || first.exitCode() != 0) {
        m_output = first.errorString() + QString::fromUtf8(first.readAllStandardError());
        return false;
    }
    m_firstStart = QJsonDocument::fromJson(first.readAllStandardOutput()).object();
    return !m_firstStart.isEmpty();
}

bool RealHall::start()
{
    const auto ready = m_folder + QStringLiteral("/ready.json");
    QFile::remove(ready);
    m_process.setStandardErrorFile(m_folder + QStringLiteral("/hall.log"), QIODevice::Append);
    m_process.start(program(),
                    {QStringLiteral("serve"), QStringLiteral("--data"), m_folder + QStringLiteral("/data"),
                     QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port),
                     QStringLiteral("--ready-file"), ready});
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < 20'000 && m_process.state() != QProcess::NotRunning) {
        QFile file(ready);
        if (file.open(QIODevice::ReadOnly)) {
            const auto port = QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("port")].toInt();
            if (port > 0) {
                m_port = static_cast<quint16>(port);
                return true;
            }
        }
        QTest::qWait(20);
    }
    QFile log(m_folder + QStringLiteral("/hall.log"));
    m_output = log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : m_process.errorString();
    return false;
}

void RealHall::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5'000)) {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
}

QJsonObject RealHall::admin(const QStringList &words) const
{
    QProcess process;
    process.start(program(),
                  QStringList{QStringLiteral("admin")} + words
                      + QStringList{QStringLiteral("--data"), m_folder + QStringLiteral("/data")});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return {};
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

QString RealHall::terminalCode(const QString &kind, int which) const
{
    for (const auto &entry : m_firstStart[QLatin1String("terminals")].toArray()) {
        if (entry[QLatin1String("kind")].toString() == kind && which-- == 0)
            return entry[QLatin1String("code")].toString();
    }
    return {};
}

RealHall::Staff RealHall::staff(const QString &role, int which) const
{
    for (const auto &entry : m_firstStart[QLatin1String("staff")].toArray()) {
        if (entry[QLatin1String("role")].toString() == role && which-- == 0)
            return {.no = entry[QLatin1String("no")].toString(), .pin = entry[QLatin1String("pin")].toString()};
    }
    return {};
}

} // namespace yc::tests
