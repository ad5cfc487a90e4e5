#include "devices/virtual/code_twin.h"

#include <algorithm>

namespace yc::devices::virtual_bench
{

CodeTwin::CodeTwin(QObject *parent) : QObject(parent)
{
    m_drip.setInterval(0);
    connect(&m_drip, &QTimer::timeout, this, &CodeTwin::drip);
}

bool CodeTwin::plug()
{
    return m_port.plug(m_port.number()) && m_pty.plug();
}

void CodeTwin::unplug()
{
    m_drip.stop();
    m_toSay.clear();
    m_port.unplug();
    m_pty.unplug();
}

void CodeTwin::scan(const QByteArray &code)
{
    switch (const auto said = m_mark + code; m_ending) {
    case Ending::Cr: return send(said + '\r');
    case Ending::Lf: return send(said + '\n');
    case Ending::CrLf: return send(said + "\r\n");
    case Ending::Framed: return send('\x02' + said + '\x03');
    case Ending::FramedCrLf: return send('\x02' + said + "\x03\r\n");
    case Ending::Nothing: return send(said);
    }
}

void CodeTwin::tear(const QByteArray &code)
{
    const auto said = m_mark + code;
    const bool framed = m_ending == Ending::Framed || m_ending == Ending::FramedCrLf;
    send((framed ? QByteArray("\x02") : QByteArray()) + said.first(said.size() / 2));
}

void CodeTwin::send(const QByteArray &bytes)
{
    m_toSay += bytes;
    if (m_piece > 0)
        m_drip.start();
    else
        drip();
}

void CodeTwin::drip()
{
    const auto size = m_piece > 0 ? std::min<qsizetype>(m_piece, m_toSay.size()) : m_toSay.size();
    const auto said = m_toSay.first(size);
    m_port.write(said);
    m_pty.write(said);
    m_toSay.remove(0, size);
    if (m_toSay.isEmpty())
        m_drip.stop();
}

} // namespace yc::devices::virtual_bench
