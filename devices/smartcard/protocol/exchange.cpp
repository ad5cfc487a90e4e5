#include "devices/smartcard/protocol/exchange.h"

#include "base/secret.h"
#include "devices/api/device.h"

#include <utility>

namespace yc::devices::smartcard
{

namespace
{

constexpr quint8 GetResponse = 0xC0;

} // namespace

Exchange::Exchange(Command command) : m_next(std::move(command)), m_class(m_next->cla) { }

Exchange::~Exchange()
{
    wipe(m_answer.data);
}

std::optional<QByteArray> Exchange::next() const
{
    if (!m_next)
        return std::nullopt;
    const auto bytes = encode(*m_next);
    return bytes ? std::optional(*bytes) : std::nullopt;
}

Done Exchange::take(QByteArrayView bytes)
{
    auto answer = answerFromBytes(bytes);
    if (!answer || !m_next || ++m_rounds > MostRounds || m_answer.data.size() + answer->data.size() > MostBytes) {
        m_next.reset();
        if (answer)
            wipe(answer->data);
        return std::unexpected(codes::BadLength);
    }
    m_answer.status = answer->status;
    m_answer.data += answer->data;
    wipe(answer->data);
    if (hasMore(m_answer.status)) {
        m_next = Command{.cla = m_class, .ins = GetResponse, .data = {}, .expected = lengthIn(m_answer.status)};
    } else if (wantsLength(m_answer.status) && !std::exchange(m_lengthTold, true)) {
        m_next->expected = lengthIn(m_answer.status);
    } else {
        m_next.reset();
    }
    return {};
}

} // namespace yc::devices::smartcard
