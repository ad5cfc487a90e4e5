// Items come from a hall over the wire: any JSON is read as an item, and one that was read is written and read again as
// the same. An empty draft is judged by it, which walks every rule of the item.

#include "core/domain/case.h"
#include "core/wire/catalogue_json.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace yc::core;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    QString where;
    const auto item = wire::serviceItemFromJson(document.object(), &where);
    if (!item) {
        if (where.isEmpty())
            std::abort(); // a refusal names its place
        return 0;
    }
    const auto json = wire::toJson(*item);
    const auto again = wire::serviceItemFromJson(json);
    if (!again || wire::toJson(*again) != json)
        std::abort();
    static_cast<void>(domain::judge(domain::CaseDraft{}, *item, QDate(2026, 11, 21)));
    return 0;
}
