#include "devices/transport/recorded_stream.h"

namespace yc::devices::transport
{

RecordedStream::RecordedStream(std::unique_ptr<ByteStream> stream, const QString &place, const WireRecord &record)
    : m_stream(std::move(stream)), m_mask(record.mask), m_file(place, record)
{
    connect(m_stream.get(), &ByteStream::opened, this, [this] {
        m_file.note("opened");
        Q_EMIT opened();
    });
    connect(m_stream.get(), &ByteStream::arrived, this, [this](const QByteArray &bytes) {
        m_file.bytes('<', m_mask ? m_mask->heard(bytes) : QByteArray(bytes.size(), '\0'));
        Q_EMIT arrived(bytes);
    });
    connect(m_stream.get(), &ByteStream::lost, this, [this](const DeviceError &error) {
        m_file.note("lost " + toString(error.code).toLatin1());
        Q_EMIT lost(error);
    });
}

void RecordedStream::open()
{
    m_file.note("opening");
    m_stream->open();
}

void RecordedStream::write(const QByteArray &bytes)
{
    m_file.bytes('>', m_mask ? m_mask->sent(bytes) : QByteArray(bytes.size(), '\0'));
    m_stream->write(bytes);
}

void RecordedStream::close()
{
    m_file.note("closed");
    m_stream->close();
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
