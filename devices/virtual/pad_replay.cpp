#include "devices/virtual/pad_replay.h"

#include "devices/pad/protocol/stu_encryption.h"

namespace yc::devices::virtual_bench
{

using namespace pad::stu;

namespace
{

bool isNone(const QByteArray &body)
{
    return body.sliced(1).count('\0') == body.size() - 1;
}

// What of the record's answer is told with the keys of now.
QByteArray withKeysOfNow(const QByteArray &recorded, const std::optional<QByteArray> &now)
{
    if (!now || recorded.isEmpty() || recorded.size() != now->size())
        return recorded;
    switch (static_cast<Report>(static_cast<quint8>(recorded[0]))) {
    case Report::DhPrime:
    case Report::DhBase: return isNone(recorded) ? recorded : *now; // a pad that never got a group has none now
    case Report::DevicePublicKey: return *now;
    case Report::EncryptionCommand: {
        constexpr auto Head = KeyCommandSize - KeyBlock;
        return recorded.startsWith(now->first(Head)) ? *now : recorded;
    }
    default: return recorded;
    }
}

} // namespace

PadReplay::PadReplay(quint16 product) : m_twin(product)
{
    m_twin.setFaults({.busy = 0}); // how long it takes stands in the record
    m_twin.powerUp();
    m_twin.speakTo([this](const QByteArray &report) {
        if (m_ear)
            m_ear(report);
    });
}

Done PadReplay::load(const QString &file)
{
    auto lines = wireLines(file);
    if (!lines)
        return std::unexpected(lines.error());
    const std::scoped_lock lock(m_mutex);
    m_lines = std::move(*lines);
    m_at = 0;
    return {};
}

void PadReplay::speakTo(std::function<void(const QByteArray &)> ear)
{
    const std::scoped_lock lock(m_mutex);
    m_ear = std::move(ear);
}

const WireLine *PadReplay::next()
{
    for (; m_at < m_lines.size(); ++m_at) {
        const auto &what = m_lines[m_at].what;
        if (what == "?" || what == ">" || what == "!" || what == "<")
            return &m_lines[m_at];
    }
    return nullptr;
}

int PadReplay::writeNow()
{
    int reports = 0;
    for (const auto *line = next(); line && line->what == "<"; line = next(), ++reports) {
        const auto report = bytesIn(line->rest);
        ++m_at;
        if (sealedPart(report).isEmpty()) {
            if (m_ear)
                m_ear(report);
            continue;
        }
        const bool two = report[0] != static_cast<char>(Report::PenDataTimeCountSequenceEncrypted);
        for (int sample = 0; sample < (two ? 2 : 1); ++sample)
            m_twin.penAway();
    }
    return reports;
}

int PadReplay::writeOn()
{
    const std::scoped_lock lock(m_mutex);
    return writeNow();
}

std::optional<QByteArray> PadReplay::asked(quint8 number)
{
    const std::scoped_lock lock(m_mutex);
    writeNow();
    const auto now = m_twin.asked(number);
    const auto *line = next();
    if (!line || line->what != "?" || line->rest.value(0) != QByteArray(1, static_cast<char>(number)).toHex()) {
        ++m_otherwise;
        return m_last.value(number);
    }
    ++m_at;
    std::optional<QByteArray> answer;
    if (line->rest.size() > 1)
        answer = withKeysOfNow(bytesIn(line->rest.sliced(1)), now);
    m_last[number] = answer;
    return answer;
}

bool PadReplay::told(const QByteArray &report)
{
    const std::scoped_lock lock(m_mutex);
    writeNow();
    (void)m_twin.told(report);
    const auto *line = next();
    if (!line || line->what == "?") {
        ++m_otherwise;
        return true;
    }
    ++m_at;
    m_otherwise += bytesIn(line->rest) == m_mask.sent(report) ? 0 : 1;
    return line->what == ">";
}

bool PadReplay::isOver() const
{
    const std::scoped_lock lock(m_mutex);
    for (auto at = m_at; at < m_lines.size(); ++at) {
        const auto &what = m_lines[at].what;
        if (what == "?" || what == ">" || what == "!" || what == "<")
            return false;
    }
    return true;
}

int PadReplay::saidOtherwise() const
{
    const std::scoped_lock lock(m_mutex);
    return m_otherwise;
}

} // namespace yc::devices::virtual_bench
