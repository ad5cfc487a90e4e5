#include "devices/virtual/http_reader.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace yc::devices::virtual_bench
{

bool HttpReader::readHead()
{
    if (m_request)
        return true;
    const auto end = m_heard.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const auto lines = m_heard.first(end).split('\n');
    m_heard.remove(0, end + 4);
    const auto first = lines.first().trimmed().split(' ');
    if (first.size() != 3) {
        m_broken = true;
        return false;
    }
    m_request = HttpRequest{.method = first[0], .path = first[1], .body = {}};
    m_chunked = m_waits = false;
    m_length = 0;
    for (const auto &line : lines.sliced(1)) {
        const auto colon = line.indexOf(':');
        const auto name = line.first(std::max<qsizetype>(colon, 0)).trimmed().toLower();
        const auto value = line.sliced(colon + 1).trimmed().toLower();
        if (name == "content-length")
            m_length = value.toLongLong();
        else if (name == "transfer-encoding")
            m_chunked = value == "chunked";
        else if (name == "expect")
            m_waits = value == "100-continue";
    }
    return true;
}

bool HttpReader::readBody()
{
    if (!m_chunked) {
        const auto size = std::min(m_length, m_heard.size());
        m_request->body += m_heard.first(size);
        m_heard.remove(0, size);
        m_length -= size;
        return m_length == 0;
    }
    for (;;) {
        const auto line = m_heard.indexOf("\r\n");
        if (line < 0)
            return false;
        bool isNumber = false;
        const auto size = m_heard.first(line).toLongLong(&isNumber, 16);
        if (!isNumber || size < 0) {
            m_broken = true;
            return false;
        }
        if (m_heard.size() < line + 2 + size + 2)
            return false;
        m_request->body += m_heard.sliced(line + 2, size);
        m_heard.remove(0, line + 2 + size + 2);
        if (size == 0)
            return true;
    }
}

bool HttpReader::takeContinue()
{
    return !m_broken && readHead() && std::exchange(m_waits, false);
}

std::optional<HttpRequest> HttpReader::take()
{
    if (m_broken || !readHead() || !readBody())
        return std::nullopt;
    return std::exchange(m_request, std::nullopt);
}

} // namespace yc::devices::virtual_bench
