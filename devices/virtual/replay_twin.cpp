#include "devices/virtual/replay_twin.h"

#include "devices/virtual/wire_lines.h"

#include <algorithm>

namespace yc::devices::virtual_bench
{

ReplayTwin::ReplayTwin(QObject *parent) : QObject(parent)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] {
        m_port.write(m_lines[m_at].bytes);
        ++m_at;
        playOn();
    });
    connect(&m_port, &TwinWire::peerCame, this, &ReplayTwin::cameNew);
    connect(&m_port, &TwinWire::arrived, this, [this](const QByteArray &bytes) {
        m_said += bytes;
        playOn();
    });
}

Done ReplayTwin::load(const QString &file)
{
    const auto read = wireLines(file);
    if (!read)
        return std::unexpected(read.error());
    std::vector<Line> lines;
    for (const auto &[ms, what, rest] : *read) {
        if (what == "opened")
            lines.push_back({Line::What::Opened, ms});
        else if ((what == "<" || what == ">") && !rest.isEmpty())
            lines.push_back({what == "<" ? Line::What::Heard : Line::What::Sent, ms, bytesIn(rest)});
        else if (what == "lost" || what == "closed")
            lines.push_back({Line::What::Gone, ms});
        else if (what != "opening" && what != "full")
            return std::unexpected(yc::codes::BadFile);
    }
    m_lines = std::move(lines);
    m_at = 0;
    return {};
}

// A host opens the line as often as it likes; the record's next opening is what it meets.
void ReplayTwin::cameNew()
{
    m_next.stop();
    m_said.clear();
    const auto from = m_lines.begin() + static_cast<std::ptrdiff_t>(m_at);
    const auto opened = std::ranges::find(from, m_lines.end(), Line::What::Opened, &Line::what);
    m_at = static_cast<std::size_t>(opened - m_lines.begin());
    m_peer = m_at < m_lines.size();
    m_at += m_peer ? 1 : 0;
    playOn();
}

void ReplayTwin::playOn()
{
    while (m_peer && m_at < m_lines.size() && !m_next.isActive()) {
        const auto &line = m_lines[m_at];
        switch (line.what) {
        case Line::What::Opened: return; // of the next host
        case Line::What::Sent:
            if (m_said.size() < line.bytes.size())
                return;
            m_otherwise += m_said.startsWith(line.bytes) ? 0 : 1;
            m_said.remove(0, line.bytes.size());
            break;
        case Line::What::Heard: {
            const int before = m_at == 0 ? 0 : m_lines[m_at - 1].ms;
            m_next.start(std::max(line.ms - before, 0));
            return;
        }
        case Line::What::Gone: m_peer = false; break; // it hung up by itself, or was made to
        }
        ++m_at;
    }
}

} // namespace yc::devices::virtual_bench
