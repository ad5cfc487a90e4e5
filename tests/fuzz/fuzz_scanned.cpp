// What a code scanner or a camera read, fed with anything.

#include "core/flow/scanned_code.h"
#include "core/pack/slip_code.h"

#include <cstdint>
#include <cstdlib>

using namespace yc::core;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto sense = flow::senseOf(bytes, QDate(2026, 11, 23));
    switch (sense.kind) {
    case flow::ScannedCode::Kind::Slip: must(pack::slipCodeFrom(sense.text.toLatin1()).has_value()); break;
    case flow::ScannedCode::Kind::DamagedSlip: must(!pack::slipCodeFrom(sense.text.toUtf8())); break;
    case flow::ScannedCode::Kind::Organisation:
    case flow::ScannedCode::Kind::Citizen: must(sense.text.size() == 18); break;
    case flow::ScannedCode::Kind::Other: break;
    }
    (void)flow::isOurCode(sense.text);

    const auto read = pack::slipCodeFrom(bytes);
    if (!read)
        return 0;
    must(read->signature.size() == 64 && read->slip.caseNumber.toUtf8().size() <= 64);
    const auto again = read->slip.signedBytes();
    must(again && *again == read->signedBytes);
    const auto text = pack::encode(read->slip, read->signature);
    must(text && text->size() <= pack::LongestSlipText);
    const auto raw = pack::derSignature(read->signature);
    must(raw && pack::rawSignature(*raw) == read->signature);
    return 0;
}
