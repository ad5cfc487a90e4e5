#include "devices/virtual/scanner_feed.h"

#include "devices/virtual/page_painter.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yc::devices::virtual_bench
{

namespace
{

Done writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return std::unexpected(yc::codes::BadFile);
    return {};
}

QByteArray headOf(int width, int height)
{
    return QByteArrayLiteral("P6\n") + QByteArray::number(width) + ' ' + QByteArray::number(height) + "\n255\n";
}

QByteArray pnmOf(const QImage &picture, int rows)
{
    const auto page = picture.convertToFormat(QImage::Format_RGB888);
    auto bytes = headOf(page.width(), page.height());
    bytes.reserve(bytes.size() + static_cast<qsizetype>(page.width()) * 3 * rows);
    for (int y = 0; y < rows; ++y)
        bytes.append(reinterpret_cast<const char *>(page.constScanLine(y)), static_cast<qsizetype>(page.width()) * 3);
    return bytes;
}

} // namespace

ScannerFeed::~ScannerFeed()
{
    if (m_hang >= 0)
        ::close(m_hang);
}

Done ScannerFeed::start()
{
    if (!QDir().mkpath(m_folder))
        return std::unexpected(yc::codes::BadFile);
    const auto plugged = plug();
    return plugged ? clear() : plugged;
}

QJsonObject ScannerFeed::place() const
{
    return {
        {QStringLiteral("configDir"), m_folder},
        {QStringLiteral("device"), QStringLiteral("pnm:0")},
        {QStringLiteral("options"), QJsonObject{{QStringLiteral("filename"), glass()}}},
        {QStringLiteral("feeder"),
         QJsonObject{{QStringLiteral("device"), QStringLiteral("test:0")},
                     {QStringLiteral("options"),
                      QJsonObject{{QStringLiteral("test-picture"), QStringLiteral("Color pattern")}}}}},
    };
}

Done ScannerFeed::writeGlass(const QByteArray &pnm)
{
    struct stat now = {};
    if (::lstat(QFile::encodeName(glass()).constData(), &now) == 0 && !S_ISREG(now.st_mode))
        QFile::remove(glass()); // a safe file would write through the pipe
    return writeFile(glass(), pnm);
}

Done ScannerFeed::lay(const QImage &page)
{
    if (page.isNull())
        return std::unexpected(yc::codes::BadFile);
    return writeGlass(pnmOf(page, page.height()));
}

Done ScannerFeed::layFile(const QString &path)
{
    return lay(QImage(path));
}

Done ScannerFeed::clear()
{
    return lay(lid());
}

Done ScannerFeed::layFault(const QString &fault)
{
    if (fault == QLatin1String("oversize"))
        return writeGlass(headOf(40'000, 40'000) + QByteArray(1000, '\x7F'));
    if (fault == QLatin1String("empty"))
        return writeGlass(headOf(A4At300.width(), A4At300.height()));
    if (fault == QLatin1String("short"))
        return writeGlass(pnmOf(lid(), A4At300.height() / 2));
    if (fault == QLatin1String("hang")) {
        // A pipe that nobody writes to: the driver waits in open() for ever, as a dead USB device makes it.
        QFile::remove(glass());
        if (m_hang >= 0)
            ::close(std::exchange(m_hang, -1));
        if (::mkfifo(QFile::encodeName(glass()).constData(), 0600) == 0)
            return {};
    }
    return std::unexpected(yc::codes::BadFile);
}

bool ScannerFeed::isHanging()
{
    // A pipe can be opened to write at once only when somebody reads from it or waits to. From then on the reader waits
    // for bytes, until the pipe is closed here.
    const auto path = QFile::encodeName(glass());
    struct stat now = {};
    if (m_hang < 0 && ::lstat(path.constData(), &now) == 0 && S_ISFIFO(now.st_mode))
        m_hang = ::open(path.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    return m_hang >= 0;
}

void ScannerFeed::unplug()
{
    QFile::remove(glass());
    (void)writeFile(m_folder + QStringLiteral("/dll.conf"), "test\n"); // whoever opens pnm:0 now finds nothing there
    (void)writeFile(m_folder + QStringLiteral("/test.conf"), "number_of_devices 0\n");
}

Done ScannerFeed::plug()
{
    if (const auto list = writeFile(m_folder + QStringLiteral("/dll.conf"), "pnm\ntest\n"); !list)
        return list;
    return writeFile(m_folder + QStringLiteral("/test.conf"), "number_of_devices 1\ngeometry_max 300.0\nmode Color\n");
}

} // namespace yc::devices::virtual_bench
