#include "devices/smartcard/reader_name.h"

#include "devices/api/device.h"

#include <QRegularExpression>

namespace yc::devices::smartcard
{

namespace
{

// Name and slot, without the order of plugging in.
QString withoutOrder(const QString &name)
{
    static const QRegularExpression numbers(QStringLiteral(" [0-9A-F]{2}( [0-9A-F]{2})\\z"));
    const auto found = numbers.match(name);
    return found.hasMatch() ? name.first(found.capturedStart()) + found.captured(1) : name;
}

} // namespace

Result<QString> readerWanted(const QString &place)
{
    if (!place.startsWith(PcscPlace))
        return std::unexpected(codes::BadPlace);
    return place.sliced(PcscPlace.size());
}

std::optional<QString> readerAmong(const QStringList &names, const QString &wanted)
{
    if (names.isEmpty())
        return std::nullopt;
    if (wanted.isEmpty())
        return names.first();
    if (names.contains(wanted))
        return wanted;
    std::optional<QString> found;
    for (const auto &name : names) {
        if (withoutOrder(name) != withoutOrder(wanted))
            continue;
        if (found)
            return std::nullopt; // either could be meant: none is better than the wrong one
        found = name;
    }
    return found;
}

} // namespace yc::devices::smartcard
