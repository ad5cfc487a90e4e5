#include "devices/virtual/usb/pad_bench.h"

#include <QJsonArray>

namespace yc::devices::virtual_bench
{

namespace
{

QJsonObject answer(bool ok, const char *why = "")
{
    if (ok)
        return {{QStringLiteral("ok"), true}};
    return {{QStringLiteral("ok"), false}, {QStringLiteral("why"), QString::fromLatin1(why)}};
}

} // namespace

PadBench::PadBench(quint16 product) : m_desk(m_bed, product) { }

QJsonObject PadBench::places() const
{
    return {{QStringLiteral("root"), QString::fromLocal8Bit(m_bed.root())}, {QStringLiteral("place"), m_desk.place}};
}

std::optional<QPoint> PadBench::placeOf(const QJsonValue &told) const
{
    const auto pair = told.toArray();
    const auto inside
        = [](const QJsonValue &part) { return part.isDouble() && part.toDouble() >= 0 && part.toDouble() <= 1; };
    if (pair.size() != 2 || !inside(pair[0]) || !inside(pair[1]))
        return std::nullopt;
    const auto size = m_desk.twin.pixels();
    return QPoint(qRound(pair[0].toDouble() * (size.width() - 1)), qRound(pair[1].toDouble() * (size.height() - 1)));
}

QJsonObject PadBench::perform(const QJsonObject &command)
{
    const auto what = command.value(QStringLiteral("do")).toString();
    if (what == QLatin1String("stroke")) {
        QList<QPoint> places;
        for (const auto &told : command.value(QStringLiteral("points")).toArray()) {
            const auto place = placeOf(told);
            if (!place)
                return answer(false, "no such place");
            places << *place;
        }
        if (places.size() < 2)
            return answer(false, "no stroke");
        m_desk.twin.stroke(places);
        return answer(true);
    }
    if (what == QLatin1String("tap")) {
        const auto place = placeOf(command.value(QStringLiteral("at")));
        if (place)
            m_desk.twin.tap(*place);
        return answer(place.has_value(), "no such place");
    }
    if (what == QLatin1String("screen"))
        return answer(m_desk.twin.screen().save(command.value(QStringLiteral("file")).toString(), "PNG"),
                      "cannot be written");
    if (what == QLatin1String("unplug")) {
        m_desk.wire.unplug();
        return answer(true);
    }
    if (what == QLatin1String("plug"))
        return answer(m_desk.plug(), "cannot be plugged in");
    if (what == QLatin1String("state")) {
        auto state = answer(true);
        state.insert(QStringLiteral("blank"), m_desk.twin.isBlank());
        state.insert(QStringLiteral("inking"), m_desk.twin.isInking());
        state.insert(QStringLiteral("ciphered"), m_desk.twin.isCapturing());
        return state;
    }
    return answer(false, "unknown command");
}

} // namespace yc::devices::virtual_bench
