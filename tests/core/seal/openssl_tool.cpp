#include "tests/core/seal/openssl_tool.h"

#include <QFile>
#include <QProcess>

namespace yc::tests
{

void OpensslTool::file(const QString &name, const QByteArray &bytes) const
{
    QFile out(m_folder.filePath(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("a test's own file could not be written");
}

QByteArray OpensslTool::read(const QString &name) const
{
    QFile in(m_folder.filePath(name));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

OpensslTool::Answer OpensslTool::run(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAll()};
}

} // namespace yc::tests
