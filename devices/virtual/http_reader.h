#pragma once

#include <QByteArray>

#include <optional>

namespace yc::devices::virtual_bench
{

struct HttpRequest {
    QByteArray method;
    QByteArray path;
    QByteArray body;
};

// As much of HTTP/1.1 as a printer speaks: requests one after another, their bodies by length or in chunks, and the
// question whether to go on with one (Expect: 100-continue). What it cannot read makes it broken for good.
class HttpReader
{
public:
    void feed(const QByteArray &bytes) { m_heard += bytes; }
    [[nodiscard]] bool takeContinue(); // true once a request: its head is here and waits to be told to go on
    [[nodiscard]] std::optional<HttpRequest> take();
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    [[nodiscard]] bool readHead();
    [[nodiscard]] bool readBody();

    QByteArray m_heard;
    std::optional<HttpRequest> m_request; // its head is read
    bool m_chunked = false;
    bool m_waits = false;
    bool m_broken = false;
    qsizetype m_length = 0; // of the body that is still to come
};

} // namespace yc::devices::virtual_bench
