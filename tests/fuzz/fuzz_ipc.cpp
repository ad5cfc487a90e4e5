// Frames from a helper, which holds what a maker's code or a stranger's file may have broken, fed with anything and cut
// anywhere.

#include "base/ipc.h"

#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace yc;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

struct Taken {
    std::vector<ipc::Head> frames;
    bool refused = false;
};

Taken taken(const QByteArray &wire, qsizetype piece)
{
    Taken all;
    QByteArray buffer;
    for (qsizetype at = 0; at < wire.size() && !all.refused; at += piece) {
        buffer += wire.mid(at, piece);
        for (;;) {
            auto head = ipc::takeFrame(buffer);
            all.refused = !head;
            if (!head || !*head)
                break;
            must((*head)->files <= ipc::MostFiles && static_cast<quint64>((*head)->body.size()) <= ipc::LargestBody);
            all.frames.push_back(**std::move(head));
        }
    }
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray wire(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto whole = taken(wire, std::max<qsizetype>(wire.size(), 1));
    const auto pieces = taken(wire, 1);
    must(whole.refused == pieces.refused && whole.frames.size() == pieces.frames.size());
    QByteArray again;
    for (std::size_t i = 0; i < whole.frames.size(); ++i) {
        const auto &frame = whole.frames[i];
        must(frame.kind == pieces.frames[i].kind && frame.body == pieces.frames[i].body);
        again += ipc::encode(frame.kind, frame.body, frame.files);
        if (const auto object = ipc::objectFromBody(frame.body))
            must(ipc::objectFromBody(ipc::toBody(*object)) == *object);
    }
    must(wire.startsWith(again));
    return 0;
}
