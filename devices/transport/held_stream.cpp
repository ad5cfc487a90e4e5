#include "devices/transport/held_stream.h"

namespace yc::devices::transport
{

HeldStream::~HeldStream()
{
    if (m_stream)
        m_stream->disconnect();
}

void HeldStream::open(std::unique_ptr<ByteStream> stream, Heard heard)
{
    close();
    m_stream = std::move(stream);
    auto *held = m_stream.get();
    QObject::connect(held, &ByteStream::opened, held, std::move(heard.opened));
    QObject::connect(held, &ByteStream::arrived, held, std::move(heard.arrived));
    QObject::connect(held, &ByteStream::lost, held, std::move(heard.lost));
    held->open();
}

void HeldStream::close()
{
    if (!m_stream)
        return;
    m_stream->disconnect();
    m_stream->close();
    m_stream.release()->deleteLater(); // we may be inside one of its signals
}

} // namespace yc::devices::transport
