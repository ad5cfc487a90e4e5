#include "base/own_programs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace yc
{

QString version()
{
    return QStringLiteral(YC_VERSION);
}

QString helperProgramFrom(const QString &folder, const QString &name)
{
    const auto beside = folder + QLatin1Char('/') + name;
    if (QFileInfo::exists(beside))
        return beside;
    return QDir::cleanPath(folder + QStringLiteral("/../libexec/yichuang/") + name);
}

QString helperProgram(const QString &name)
{
    return helperProgramFrom(QCoreApplication::applicationDirPath(), name);
}

} // namespace yc
