#include "devices/transport/recorded_stream.h"

#include "base/log.h"

#include <QDir>
#include <QRegularExpression>

namespace yc::devices::transport
{

namespace
{

using namespace Qt::StringLiterals;

// One file a device, for as long as its place is the same: what was plugged in again goes on in it.
QString fileFor(const WireRecord &record, QString place)
{
    static const QRegularExpression odd(u"[^0-9A-Za-z.-]+"_s);
    return QDir(record.folder).filePath(record.protocol + u'-' + place.replace(odd, u"_"_s) + u".wire"_s);
}

} // namespace

RecordedStream::RecordedStream(std::unique_ptr<ByteStream> stream, const QString &place, const WireRecord &record)
    : m_stream(std::move(stream)), m_mask(record.mask), m_clock(*record.clock), m_began(m_clock.sinceStart()),
      m_file(fileFor(record, place))
{
    connect(m_stream.get(), &ByteStream::opened, this, [this] {
        note("opened");
        Q_EMIT opened();
    });
    connect(m_stream.get(), &ByteStream::arrived, this, [this](const QByteArray &bytes) {
        noteBytes('<', m_mask ? m_mask->heard(bytes) : QByteArray(bytes.size(), '\0'));
        Q_EMIT arrived(bytes);
    });
    connect(m_stream.get(), &ByteStream::lost, this, [this](const DeviceError &error) {
        note("lost " + toString(error.code).toLatin1());
        Q_EMIT lost(error);
    });
    const bool fresh = !m_file.exists();
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append)
        || !m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        log::write(log::Level::Warning, "devices", "wire-not-recorded", {{u"protocol"_s, record.protocol}});
        m_file.close();
    } else if (fresh) {
        m_file.write("yichuang-wire 1 " + record.protocol.toLatin1() + '\n');
    }
}

void RecordedStream::open()
{
    note("opening");
    m_stream->open();
}

void RecordedStream::write(const QByteArray &bytes)
{
    noteBytes('>', m_mask ? m_mask->sent(bytes) : QByteArray(bytes.size(), '\0'));
    m_stream->write(bytes);
}

void RecordedStream::close()
{
    note("closed");
    m_stream->close();
}

void RecordedStream::note(const QByteArray &what)
{
    if (!m_file.isOpen())
        return;
    const auto at = QByteArray::number(qint64((m_clock.sinceStart() - m_began).count()));
    if (m_file.size() + at.size() + what.size() > LongestRecord) {
        m_file.write(at + " full\n");
        return m_file.close();
    }
    m_file.write(at + ' ' + what + '\n');
    m_file.flush(); // what came before a crash is what somebody looks for
}

void RecordedStream::noteBytes(char way, const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        note(way + (' ' + bytes.toHex()));
}

std::unique_ptr<ByteStream> recorded(std::unique_ptr<ByteStream> stream, const Place &place, const WireRecord &record)
{
    return recorded(std::move(stream), toText(place), record);
}

std::unique_ptr<ByteStream> recorded(std::unique_ptr<ByteStream> stream, const QString &place, const WireRecord &record)
{
    if (record.folder.isEmpty())
        return stream;
    return std::make_unique<RecordedStream>(std::move(stream), place, record);
}

} // namespace yc::devices::transport
