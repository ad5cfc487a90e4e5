// A card reader's bytes, whole and in pieces, down to the fields of the card.
#include "devices/card/protocol/card_text.h"
#include "devices/card/protocol/sdt_frame.h"
#include "devices/card/protocol/sdt_mask.h"
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

// As it is written down: no byte more than there was, the same frames however they arrive, and of their data nothing.
QByteArray masked(const QByteArray &wire, sdt::Command asked, qsizetype piece)
{
    sdt::MaskedReader mask;
    (void)mask.sent(sdt::encode(asked));
    QByteArray shown;
    for (qsizetype at = 0; at < wire.size(); at += piece)
        shown += mask.heard(wire.mid(at, piece));
    must(shown.size() <= wire.size());
    return shown;
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
    for (const auto asked : {sdt::Command::ReadTextAndPhoto, sdt::Command::ReadWithFingerprint,
                             sdt::Command::ReadLatestAddress, sdt::Command::FindCard}) {
        const auto shown = masked(wire, asked, std::max<qsizetype>(wire.size(), 1));
        must(shown == masked(wire, asked, 7));
        const auto frames = replies(shown, std::max<qsizetype>(shown.size(), 1));
        must(frames.size() == whole.size());
        for (std::size_t i = 0; i < frames.size(); ++i)
            must(frames[i].size() == whole[i].size() && frames[i][0] == whole[i][0]);
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
