// Rules come from a hall over the wire: any bytes that are JSON are read as a rule, judged, explained and written back.
// First byte: which facts are known; the rest: the JSON.

#include "core/domain/rules/expression.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdint>
#include <cstdlib>
#include <limits>

using namespace yc::core::domain::rules;

namespace
{

Facts factsOf(std::uint8_t which)
{
    Facts facts;
    if (which & 1U)
        facts.insert(QStringLiteral("a"), true);
    if (which & 2U)
        facts.insert(QStringLiteral("b"), Decimal{std::numeric_limits<qint64>::max()});
    if (which & 4U)
        facts.insert(QStringLiteral("c"), QStringLiteral("11010519491231002X"));
    if (which & 8U)
        facts.insert(QStringLiteral("d"), QDate(1949, 12, 31));
    if (which & 16U)
        facts.insert(QStringLiteral("e"), QStringList{QStringLiteral("x"), QString()});
    if (which & 32U)
        facts.insert(QStringLiteral("today"), QDate(2026, 11, 21));
    return facts;
}

void require(bool held)
{
    if (!held)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const auto facts = factsOf(data[0]);
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1)));
    const auto expression = Expression::fromJson(document.object());
    if (!expression)
        return 0;
    const auto truth = expression->judge(facts);
    static_cast<void>(explain(*expression, facts));
    // what was read once is read again, and says the same
    const auto again = Expression::fromJson(expression->toJson());
    require(again && again->judge(facts) == truth && again->facts() == expression->facts());
    return 0;
}
