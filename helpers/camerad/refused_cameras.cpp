#include "helpers/camerad/refused_cameras.h"

#include "devices/camera/camera_choice.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <unistd.h>

namespace yc::helpers::camerad
{

namespace
{

bool isClosedToUs(const QString &file)
{
    return ::access(QFile::encodeName(file).constData(), R_OK | W_OK) != 0 && errno == EACCES;
}

} // namespace

QString refusedCamera(const QString &place, const QString &classFolder,
                      const std::function<bool(const QString &file)> &isClosed)
{
    const auto names = QDir(classFolder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    for (const auto &name : names) {
        const auto where = QFileInfo(classFolder + u'/' + name).canonicalFilePath();
        if (!place.isEmpty() && devices::camera::placeOfSysfs(where) != place)
            continue;
        const auto file = QStringLiteral("/dev/") + name;
        if (isClosed ? isClosed(file) : isClosedToUs(file))
            return file;
    }
    return {};
}

} // namespace yc::helpers::camerad
