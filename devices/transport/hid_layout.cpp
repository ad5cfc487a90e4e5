#include "devices/transport/hid_layout.h"

#include <algorithm>

namespace yc::devices::transport
{

bool isPossible(const HidLayout &layout)
{
    constexpr int LargestReport = 4096; // the kernel's HID_MAX_BUFFER_SIZE is larger, no reader's report is
    const bool inside = layout.size > 0 && layout.size <= LargestReport && layout.payloadAt >= 0 && layout.payload > 0
        && layout.payload <= layout.size - layout.payloadAt;
    if (!inside || layout.number < 0 || layout.number > 255)
        return false;
    if (layout.lengthAt == -1)
        return true;
    const bool apart = layout.lengthAt < layout.payloadAt || layout.lengthAt >= layout.payloadAt + layout.payload;
    return layout.lengthAt >= 0 && layout.lengthAt < layout.size && apart && layout.payload <= 255;
}

std::optional<HidLayout> hidLayoutFromJson(const QJsonObject &told)
{
    HidLayout layout;
    layout.size = told.value(QStringLiteral("size")).toInt(layout.size);
    layout.number = told.value(QStringLiteral("number")).toInt(layout.number);
    layout.payloadAt = told.value(QStringLiteral("payloadAt")).toInt(layout.payloadAt);
    // Left out: all that is behind its beginning.
    const bool inside = layout.payloadAt >= 0 && layout.payloadAt <= layout.size;
    layout.payload = told.value(QStringLiteral("payload")).toInt(inside ? layout.size - layout.payloadAt : 0);
    layout.lengthAt = told.value(QStringLiteral("lengthAt")).toInt(layout.lengthAt);
    return isPossible(layout) ? std::optional(layout) : std::nullopt;
}

QList<QByteArray> reportsOf(const QByteArray &bytes, const HidLayout &layout)
{
    QList<QByteArray> reports;
    for (qsizetype at = 0; at < bytes.size(); at += layout.payload) {
        const auto part = bytes.mid(at, layout.payload);
        QByteArray report(layout.size, '\0');
        report.replace(layout.payloadAt, part.size(), part);
        if (layout.lengthAt >= 0)
            report[layout.lengthAt] = static_cast<char>(part.size());
        reports << report;
    }
    return reports;
}

QByteArray bytesOf(const QByteArray &report, const HidLayout &layout)
{
    qsizetype used = layout.payload;
    if (layout.lengthAt >= 0)
        used = layout.lengthAt < report.size()
            ? std::min<qsizetype>(used, static_cast<quint8>(report.at(layout.lengthAt)))
            : 0;
    return report.mid(layout.payloadAt, used);
}

} // namespace yc::devices::transport
