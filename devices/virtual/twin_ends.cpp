#include "devices/virtual/twin_ends.h"

#include <algorithm>

namespace yc::devices::virtual_bench
{

TwinEnds::TwinEnds(QObject *parent) : QObject(parent)
{
    for (TwinWire *wire : {static_cast<TwinWire *>(&m_port), static_cast<TwinWire *>(&m_pty)}) {
        connect(wire, &TwinWire::arrived, this, [this, wire](const QByteArray &bytes) {
            m_wire = wire;
            Q_EMIT arrived(bytes);
        });
    }
}

bool TwinEnds::plug()
{
    return m_port.plug(m_port.number()) && m_pty.plug();
}

void TwinEnds::unplug()
{
    m_toSay.clear();
    m_port.unplug();
    m_pty.unplug();
}

void TwinEnds::answer(const QByteArray &bytes)
{
    if (faults.silent || bytes.isEmpty())
        return;
    auto said = bytes;
    if (faults.wrongCheck)
        said.back() = static_cast<char>(said.back() ^ 0x55);
    if (faults.cut > 0)
        said.truncate(faults.cut);
    send(faults.noise + said);
}

void TwinEnds::send(const QByteArray &bytes)
{
    const bool dripping = !m_toSay.isEmpty();
    m_toSay += bytes;
    if (!dripping)
        drip();
}

void TwinEnds::drip()
{
    const auto size = faults.piece > 0 ? std::min<qsizetype>(faults.piece, m_toSay.size()) : m_toSay.size();
    if (m_wire)
        m_wire->write(m_toSay.first(size));
    m_toSay.remove(0, size);
    if (!m_toSay.isEmpty())
        QMetaObject::invokeMethod(this, &TwinEnds::drip, Qt::QueuedConnection);
}

} // namespace yc::devices::virtual_bench
