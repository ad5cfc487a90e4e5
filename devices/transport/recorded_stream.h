#pragma once

#include "devices/transport/wire_file.h"
#include "devices/transport/wire_record.h"

namespace yc::devices::transport
{

// Another stream, and a file that is told what goes through it (wire_record.h).
class RecordedStream final : public ByteStream
{
    Q_OBJECT
public:
    RecordedStream(std::unique_ptr<ByteStream> stream, const QString &place, const WireRecord &record);

    void open() override;
    void write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 waiting() const override { return m_stream->waiting(); }
    void close() override;
    void dropHalf() override { m_stream->dropHalf(); }

private:
    std::unique_ptr<ByteStream> m_stream;
    std::shared_ptr<WireMask> m_mask;
    WireFile m_file;
};

} // namespace yc::devices::transport
