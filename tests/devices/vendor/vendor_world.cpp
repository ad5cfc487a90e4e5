#include "tests/devices/vendor/vendor_world.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace yc::tests
{

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

VendorWorld::VendorWorld(const QString &library)
    : m_feed(m_folder.path()),
      m_shape(library.startsWith(u"termb") ? devices::card::vendor::Shape::Cvr : devices::card::vendor::Shape::Sdt),
      m_thread(u"vendor"_s)
{
    if (!m_feed.install(library))
        qFatal("no library");
}

VendorWorld::~VendorWorld() = default;

void VendorWorld::read(const std::function<void(devices::card::VendorSettings &, devices::card::SdtSettings &)> &change)
{
    devices::card::VendorSettings library;
    library.program = qEnvironmentVariable("YC_BIN") + u"/yichuang-vendord"_s;
    library.place = {.library = m_feed.library(), .port = 1001};
    library.shape = m_shape;
    library.owner = ::geteuid(); // who runs the tests owns the libraries that they made
    devices::card::SdtSettings settings;
    settings.place = u"vendor:"_s + m_feed.library() + u"#1001"_s;
    settings.poll = 15ms;
    settings.firstRetry = 50ms;
    settings.lastRetry = 200ms;
    if (change)
        change(library, settings);
    m_reader = std::make_unique<devices::card::SdtReader>(devices::card::throughLibrary(library, settings), m_clock,
                                                          m_thread.thread());
    using devices::CardReader;
    connect(m_reader.get(), &CardReader::cardRead, this, [this](const auto &card) { cards.push_back(card); });
    connect(m_reader.get(), &CardReader::guidanceChanged, this, [this](devices::Guidance said) { guidance << said; });
    connect(m_reader.get(), &CardReader::healthChanged, this, [this] { states << state(); });
    connect(m_reader.get(), &CardReader::cardLifted, this, [this] { ++lifted; });
    connect(m_reader.get(), &CardReader::failed, this,
            [this](const devices::DeviceError &error) { failures << toString(error.code); });
    m_reader->start();
}

void VendorWorld::lay(const char *sample)
{
    if (!m_feed.lay(*devices::virtual_bench::sampleCard(QString::fromLatin1(sample))))
        qFatal("cannot lay a card");
}

void VendorWorld::setFault(const QString &fault)
{
    if (!m_feed.setFault(fault))
        qFatal("cannot set a fault");
}

void VendorWorld::unplug()
{
    if (!m_feed.unplug())
        qFatal("cannot unplug");
}

QString VendorWorld::detail() const
{
    const auto fault = m_reader->health().lastFault;
    return fault ? fault->detail : QString();
}

QList<qint64> helpersRunning()
{
    QList<qint64> found;
    for (const auto &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile name(u"/proc/"_s + entry + u"/comm"_s);
        QFile stat(u"/proc/"_s + entry + u"/stat"_s);
        if (!name.open(QIODevice::ReadOnly) || !stat.open(QIODevice::ReadOnly)
            || !name.readAll().startsWith("yichuang-vendor"))
            continue;
        const auto line = QString::fromUtf8(stat.readAll());
        const auto fields = line.mid(line.lastIndexOf(u')') + 2).split(u' ');
        if (fields.size() > 1 && fields[0] != u"Z" && fields[1].toLongLong() == ::getpid())
            found << entry.toLongLong();
    }
    return found;
}

QStringList foldersInMemory()
{
    return QDir(u"/dev/shm"_s).entryList({u"yichuang-vendor-%1-*"_s.arg(::getpid())}, QDir::Dirs);
}

} // namespace yc::tests
