#include "devices/virtual/usb/usb_wire.h"

#include "devices/card/protocol/sdt_frame.h"

#include <algorithm>

namespace yc::devices::virtual_bench
{

UsbWire::UsbWire(UsbBed &bed, UsbModel model, const QByteArray &port, QObject *parent)
    : TwinWire(parent), m_device(bed, std::move(model), port)
{
    for (const auto &interface : m_device.model().interfaces) {
        for (const auto &endpoint : interface.endpoints) {
            if (endpoint.type == UsbEndpoint::Type::Bulk)
                (endpoint.address & 0x80 ? m_in : m_out).push_back(endpoint.address);
        }
    }
    // Out of umockdev's thread: the twin lives in this object's.
    m_device.setEars({
        .claimed = [this] { QMetaObject::invokeMethod(this, &TwinWire::peerCame, Qt::QueuedConnection); },
        .heard =
            [this](quint8 endpoint, const QByteArray &bytes) {
                QMetaObject::invokeMethod(
                    this, [this, endpoint, bytes] { heard(endpoint, bytes); }, Qt::QueuedConnection);
            },
    });
    connect(this, &TwinWire::peerCame, this, [this] { m_head.clear(); });
}

void UsbWire::heard(quint8 endpoint, const QByteArray &bytes)
{
    if (m_out.size() < 2) {
        Q_EMIT arrived(bytes);
        return;
    }
    if (endpoint == m_out[0]) {
        m_head = bytes;
        m_toSay.clear(); // an answer that was not whole is none any more
        m_rest = 0;
        return;
    }
    if (m_head.size() == card::sdt::HeadSize)
        Q_EMIT arrived(m_head + bytes);
    m_head.clear();
}

void UsbWire::write(const QByteArray &bytes)
{
    if (m_in.empty())
        return;
    if (m_in.size() < 2) {
        m_device.send(m_in[0], bytes);
        return;
    }
    m_toSay += bytes;
    writeFrames();
}

// As it comes: a frame that lies about its length, or breaks off, does so on the pipes too.
void UsbWire::writeFrames()
{
    while (!m_toSay.isEmpty()) {
        if (m_rest == 0) {
            if (m_toSay.size() < card::sdt::HeadSize)
                return;
            const auto head = m_toSay.first(card::sdt::HeadSize);
            m_rest = card::sdt::restOf(head);
            m_device.send(m_in[0], head);
            m_toSay.remove(0, head.size());
        }
        const auto part = m_toSay.first(std::min<qsizetype>(m_rest, m_toSay.size()));
        m_device.send(m_in[1], part);
        m_toSay.remove(0, part.size());
        m_rest -= part.size();
    }
}

} // namespace yc::devices::virtual_bench
