// Everything that the contract reads, fed with anything: the first byte chooses the reader. What was read is written
// again and read again as the same; a manifest is taken only in the very bytes in which we would have written it.

#include "core/wire/access.h"
#include "core/wire/case_wire.h"
#include "core/wire/person_json.h"
#include "core/wire/problem.h"
#include "core/wire/strict_json.h"

#include <QJsonDocument>

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

template <typename T, yc::Result<T> (*From)(const QJsonObject &)> void again(const QJsonObject &json)
{
    const auto value = From(json);
    if (!value)
        return;
    const auto written = wire::toJson(*value);
    const auto back = From(written);
    must(back && wire::toJson(*back) == written);
    static_cast<void>(wire::canonical(written));
}

void terminalCode(const QByteArray &bytes)
{
    const auto code = wire::terminalCodeFrom(QString::fromUtf8(bytes));
    if (!code)
        return;
    const auto back = wire::terminalCodeFrom(wire::toText(*code));
    must(back && back->secret == code->secret && back->caFingerprint == code->caFingerprint);
}

void manifest(const QByteArray &bytes)
{
    const auto read = wire::manifestFrom(bytes);
    must(!read || wire::encode(*read) == bytes);
}

void problem(const QByteArray &bytes)
{
    const auto read = wire::problemFrom(500, bytes);
    if (read)
        must(wire::problemFrom(500, wire::encode(*read)).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    const auto json = QJsonDocument::fromJson(bytes).object();
    switch (data[0]) {
    case 'm': manifest(bytes); break;
    case 't': terminalCode(bytes); break;
    case 'p': problem(bytes); break;
    case 'd': again<domain::CaseDraft, wire::draftFrom>(json); break;
    case 'r': again<wire::Receipt, wire::receiptFrom>(json); break;
    case 'P': again<wire::Paper, wire::paperFrom>(json); break;
    case 'c': again<wire::CaseRecord, wire::caseRecordFrom>(json); break;
    case 'C': again<wire::Changes, wire::changesFrom>(json); break;
    case 'e': again<wire::EndingRequest, wire::endingRequestFrom>(json); break;
    case 'E': again<wire::EnrolRequest, wire::enrolRequestFrom>(json); break;
    case 'R': again<wire::EnrolReply, wire::enrolReplyFrom>(json); break;
    case 's': again<wire::SignInRequest, wire::signInRequestFrom>(json); break;
    case 'S': again<wire::SignInReply, wire::signInReplyFrom>(json); break;
    case 'q': again<wire::CitizenQuery, wire::citizenQueryFrom>(json); break;
    case 'f': static_cast<void>(wire::findingsFrom(json)); break;
    default: static_cast<void>(wire::canonical(json));
    }
    return 0;
}
