#include "core/domain/rules/value.h"

#include <limits>

namespace yc::core::domain::rules
{

namespace
{
constexpr int Places = 6;
}

std::optional<Decimal> decimalFrom(QStringView text)
{
    qsizetype at = 0;
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        ++at;
    constexpr auto most = std::numeric_limits<qint64>::max();
    qint64 scaled = 0;
    int digits = 0;
    int places = -1; // -1: before the point
    for (; at < text.size(); ++at) {
        const auto unit = text[at].unicode();
        if (unit == u'.') {
            if (places >= 0 || digits == 0)
                return std::nullopt;
            places = 0;
            continue;
        }
        if (unit < u'0' || unit > u'9')
            return std::nullopt;
        const int digit = unit - u'0';
        if (places == Places) {
            if (digit != 0) // what we cannot hold exactly we do not hold
                return std::nullopt;
            continue;
        }
        if (scaled > (most - digit) / 10)
            return std::nullopt;
        scaled = scaled * 10 + digit;
        ++digits;
        if (places >= 0)
            ++places;
    }
    if (digits == 0 || places == 0)
        return std::nullopt;
    for (int place = places < 0 ? 0 : places; place < Places; ++place) {
        if (scaled > most / 10)
            return std::nullopt;
        scaled *= 10;
    }
    return Decimal{negative ? -scaled : scaled};
}

QString toText(Decimal value)
{
    const bool negative = value.scaled < 0;
    const auto magnitude = negative ? 0 - static_cast<quint64>(value.scaled) : static_cast<quint64>(value.scaled);
    auto text = QString::number(magnitude / Decimal::Scale);
    auto fraction = QString::number(magnitude % Decimal::Scale).rightJustified(Places, u'0');
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (!fraction.isEmpty())
        text += u'.' + fraction;
    return negative ? u'-' + text : text;
}

} // namespace yc::core::domain::rules
