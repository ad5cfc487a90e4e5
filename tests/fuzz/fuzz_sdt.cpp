// A card reader's bytes, whole and in pieces, down to the fields of the card.
#include "devices/card/protocol/card_text.h"
#include "devices/card/protocol/sdt_frame.h"
#include "devices/card/protocol/sdt_reply.h"
#include "devices/card/protocol/sdt_status.h"

#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace yc::devices::card;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

std::vector<QByteArray> replies(const QByteArray &wire, qsizetype piece)
{
    std::vector<QByteArray> all;
    QByteArray buffer;
    for (qsizetype at = 0; at < wire.size(); at += piece) {
        buffer += wire.mid(at, piece);
        for (;;) {
            const auto before = buffer.size();
            const auto reply = sdt::takeReply(buffer);
            if (reply && !*reply)
                break;
            must(buffer.size() < before); // every other answer takes something away
            if (reply)
                all.push_back(static_cast<char>((*reply)->status) + (*reply)->data);
        }
    }
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray wire(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto whole = replies(wire, std::max<qsizetype>(wire.size(), 1));
    must(whole == replies(wire, 7)); // however it arrives
    for (const auto &reply : whole) {
        (void)sdt::meaningOf(static_cast<sdt::Status>(static_cast<quint8>(reply[0])));
        const auto body = QByteArrayView(reply).sliced(1);
        (void)sdt::samNumberFromReply(body);
        (void)sdt::latestAddressFromReply(body);
        for (const auto kind : {sdt::ReadKind::TextAndPhoto, sdt::ReadKind::WithFingerprint}) {
            const auto blocks = sdt::blocksFromReply(body, kind);
            if (!blocks)
                continue;
            must(sdt::replyFromBlocks(*blocks, kind) == body);
            if (const auto card = decodeCardText(blocks->text)) {
                const auto written = encodeCardText(*card);
                must(written.has_value());
                const auto again = decodeCardText(*written);
                must(again && again->number == card->number && again->name == card->name);
            }
        }
    }
    auto buffer = wire;
    while (true) {
        const auto before = buffer.size();
        const auto request = sdt::takeRequest(buffer);
        if (request && !*request)
            break;
        must(buffer.size() < before);
    }
    return 0;
}
