// The lines of displays, speakers and cabinets, fed with anything: the first byte says which protocol hears it and in
// what pieces.

#include "devices/lobby/protocol/lock_board.h"
#include "devices/lobby/protocol/modbus_display.h"
#include "devices/lobby/protocol/modbus_locks.h"
#include "devices/lobby/protocol/syn_speaker.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace yc::devices;
using namespace yc::devices::lobby;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

// Whatever comes: it ends, it never hands back more than came, and what it keeps is less than a frame.
template <typename Take> void hear(const QByteArray &bytes, qsizetype piece, qsizetype mostKept, const Take &take)
{
    QByteArray heard;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        heard += bytes.mid(at, piece);
        for (auto before = heard.size(); take(heard); before = heard.size())
            must(heard.size() < before); // an answer has bytes
        must(heard.size() <= mostKept);
    }
}

std::unique_ptr<AnnouncerProtocol> announcer(int which)
{
    switch (which) {
    case 0: return std::make_unique<LineDisplay>();
    case 1: return std::make_unique<ModbusDisplay>(ModbusShape{.framing = modbus::Framing::Rtu});
    case 2: return std::make_unique<ModbusDisplay>(ModbusShape{.framing = modbus::Framing::Tcp});
    default: return std::make_unique<SynSpeaker>();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr qsizetype LongestFrame = 260;
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size - 1));
    const int which = data[0] & 7;
    const qsizetype piece = 1 + (data[0] >> 3) * 3;
    if (which < 4) {
        const auto protocol = announcer(which);
        [[maybe_unused]] const auto asked = protocol->ask();
        hear(bytes, piece, LongestFrame, [&](QByteArray &heard) { return protocol->take(heard).has_value(); });
        const Announcement what{.id = QStringLiteral("1"),
                                .window = QString::fromUtf8(bytes.left(8)),
                                .ticket = QString::fromUtf8(bytes.mid(8, 6)),
                                .words = QString::fromUtf8(bytes.mid(14))};
        const auto told = protocol->tell(what);
        must(!told || (judge(what) && told->size() <= LongestFrame));
    } else if (which < 7) {
        LockBoard board;
        ModbusCabinet rtu({.framing = modbus::Framing::Rtu});
        ModbusCabinet tcp({.framing = modbus::Framing::Tcp});
        CabinetProtocol &protocol = which == 4 ? static_cast<CabinetProtocol &>(board) : which == 5 ? rtu : tcp;
        [[maybe_unused]] const auto asked = protocol.ask(3);
        hear(bytes, piece, LongestFrame, [&](QByteArray &heard) {
            const auto said = protocol.take(heard);
            must(!said || (said->door >= 0 && said->door <= protocol.mostDoors()));
            return said.has_value();
        });
    } else {
        for (const bool checked : {true, false})
            hear(bytes, piece, LongestFrame, [&](QByteArray &heard) { return syn::take(heard, checked).has_value(); });
        for (const auto framing : {modbus::Framing::Rtu, modbus::Framing::Tcp})
            hear(bytes, piece, LongestFrame,
                 [&](QByteArray &heard) { return modbus::take(framing, true, heard).has_value(); });
    }
    return 0;
}
