#include "tests/hall/hall_program.h"

#include "core/wire/catalogue_json.h"
#include "tests/hall/sample_case.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

namespace yc::tests
{

namespace
{

QString program()
{
    return qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-hall");
}

void write(const QString &path, const QJsonObject &json)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(json).toJson());
}

} // namespace

HallProgram::HallProgram()
{
    writeCatalogue();
    m_firstStart = admin({QStringLiteral("first-start"), QStringLiteral("--sample")});
}

HallProgram::~HallProgram()
{
    kill();
}

void HallProgram::writeCatalogue()
{
    const QDir folder(m_folder.path());
    folder.mkpath(QStringLiteral("catalogue"));
    QJsonArray names;
    for (const auto &item : sampleItems()) {
        const auto name = item.code + QStringLiteral(".json");
        write(folder.filePath(QStringLiteral("catalogue/") + name), core::wire::toJson(item));
        names.append(name);
    }
    write(folder.filePath(QStringLiteral("catalogue/calendar.json")), core::wire::toJson(core::domain::Calendar()));
    write(folder.filePath(QStringLiteral("catalogue/catalogue.json")),
          {{QStringLiteral("version"), QStringLiteral("test-1")},
           {QStringLiteral("calendar"), QStringLiteral("calendar.json")},
           {QStringLiteral("items"), names}});
}

QJsonObject HallProgram::admin(const QStringList &words, int *exitCode)
{
    QProcess process;
    process.start(program(),
                  QStringList{QStringLiteral("admin")} + words.mid(0, 1)
                      + QStringList{QStringLiteral("--data"), m_folder.filePath(QStringLiteral("data"))}
                      + words.mid(1));
    process.waitForFinished(20'000);
    if (exitCode)
        *exitCode = process.exitCode();
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

bool HallProgram::start()
{
    const auto ready = m_folder.filePath(QStringLiteral("ready.json"));
    QFile::remove(ready);
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("hall.log")), QIODevice::Append);
    m_process.start(program(),
                    {QStringLiteral("serve"), QStringLiteral("--data"), m_folder.filePath(QStringLiteral("data")),
                     QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--ready-file"), ready,
                     QStringLiteral("--catalogue"), m_folder.filePath(QStringLiteral("catalogue"))});
    const bool there
        = QTest::qWaitFor([&] { return QFile::exists(ready) || m_process.state() == QProcess::NotRunning; }, 20'000);
    QFile file(ready);
    if (!there || !file.open(QIODevice::ReadOnly))
        return false;
    m_port
        = static_cast<quint16>(QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("port")).toInt());
    return m_port != 0;
}

void HallProgram::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
    m_process.waitForFinished(10'000);
}

bool HallProgram::stop()
{
    m_process.terminate();
    return m_process.waitForFinished(10'000) && m_process.exitStatus() == QProcess::NormalExit
        && m_process.exitCode() == 0;
}

QByteArray HallProgram::authorityPem() const
{
    QFile file(dataFile(QStringLiteral("pki/ca.pem")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString HallProgram::oneTimePin(const QString &staffNo) const
{
    for (const auto &entry : m_firstStart.value(QLatin1String("staff")).toArray()) {
        const auto staff = entry.toObject();
        if (staff.value(QLatin1String("no")) == staffNo)
            return staff.value(QLatin1String("pin")).toString();
    }
    return {};
}

QString HallProgram::terminalCode(const QString &kind, const QString &window) const
{
    for (const auto &entry : m_firstStart.value(QLatin1String("terminals")).toArray()) {
        const auto terminal = entry.toObject();
        if (terminal.value(QLatin1String("kind")) == kind
            && (window.isEmpty() || terminal.value(QLatin1String("window")) == window))
            return terminal.value(QLatin1String("code")).toString();
    }
    return {};
}

QByteArray HallProgram::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("hall.log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace yc::tests
