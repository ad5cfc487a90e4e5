#pragma once

#include "devices/api/driver.h"
#include "devices/transport/byte_stream.h"

#include <QTimer>
namespace yc::devices::made_up
{
// A reader that nobody makes: "NAME|NUMBER" and LF when a card is laid down, LF alone when it is lifted.
class MadeUpReader final : public CardReader
{
public:
    MadeUpReader(const Plug &plug, const transport::Place &place, QThread *thread)
        : m_info{.kind = Kind::CardReader, .place = plug.place, .model = QStringLiteral("made up")},
          m_line(transport::makeStream(place).release())
    {
        m_line->moveToThread(thread); // what may wait, waits there
        connect(m_line, &transport::ByteStream::opened, this, [this] { tell(DeviceState::Ready); });
        connect(m_line, &transport::ByteStream::arrived, this, &MadeUpReader::take);
        connect(m_line, &transport::ByteStream::lost, this, [this](const DeviceError &why) {
            m_health.lastFault = why;
            tell(codes::isAway(why.code) ? DeviceState::Absent : DeviceState::Fault);
            QTimer::singleShot(500, this, &MadeUpReader::start); // it comes back by itself
        });
    }
    ~MadeUpReader() override { m_line->deleteLater(); }
    DeviceInfo info() const override { return m_info; }
    Health health() const override { return m_health; }
    void start() override { QMetaObject::invokeMethod(m_line, &transport::ByteStream::open); }
    void stop() override { QMetaObject::invokeMethod(m_line, &transport::ByteStream::close); }

private:
    void take(const QByteArray &bytes)
    {
        m_heard = (m_heard + bytes).right(1000); // one that never ends its line fills no memory
        for (qsizetype end; (end = m_heard.indexOf('\n')) >= 0; m_heard.remove(0, end + 1)) {
            const auto parts = m_heard.first(end).split('|');
            if (parts.size() == 2)
                Q_EMIT cardRead(handedOn({.name = QString::fromUtf8(parts[0]), .number = QString::fromUtf8(parts[1])}));
            else if (end == 0)
                Q_EMIT cardLifted();
        }
    }
    void tell(DeviceState state) { m_health.state = state, Q_EMIT healthChanged(); }
    DeviceInfo m_info;
    Health m_health;
    transport::ByteStream *m_line; // lives in the device's thread, deleted there
    QByteArray m_heard;
};
inline Driver driver()
{
    return {QStringLiteral("made-up"), Kind::CardReader,
            [](const Plug &plug, const Clock &, QThread *thread) -> Result<Device> {
                const auto place = transport::placeFromText(plug.place);
                return place ? Result<Device>(std::make_unique<MadeUpReader>(plug, *place, thread))
                             : std::unexpected(place.error());
            }};
}
} // namespace yc::devices::made_up
