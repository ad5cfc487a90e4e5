#pragma once

#include "devices/transport/byte_stream.h"

class QSerialPort;

namespace yc::devices::transport
{

class SerialStream final : public ByteStream
{
    Q_OBJECT
public:
    explicit SerialStream(SerialPlace place);
    ~SerialStream() override;
    void open() override;
    void write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 waiting() const override;
    void close() override;

private:
    void fail();

    SerialPlace m_place;
    QSerialPort *m_port;
    bool m_open = false;
};

} // namespace yc::devices::transport
