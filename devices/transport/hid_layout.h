#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace yc::devices::transport
{

// How a protocol's bytes lie in the reports of a HID device. Makers differ, and none of them says so in a descriptor
// (reference.md A.1: 64 bytes, of which some 54 to 56 are used), so the settings can say it for a device. Unless told,
// a report is bytes from end to end and the last one is filled up with zeros.
struct HidLayout {
    int size = 64; // bytes of a report, its number not counted
    int number = 0; // of the report; 0: this device has but one kind and does not number it
    int payloadAt = 0; // where the bytes begin
    int payload = 64; // how many of them fit
    int lengthAt = -1; // where one byte says how many of them are used; -1: nowhere
    friend bool operator==(const HidLayout &, const HidLayout &) = default;
};

[[nodiscard]] bool isPossible(const HidLayout &layout); // everything lies inside the report, and nothing twice

// {"size":64,"number":0,"payloadAt":8,"payload":56,"lengthAt":7}; what is left out is as above. Empty optional: such a
// report cannot be.
[[nodiscard]] std::optional<HidLayout> hidLayoutFromJson(const QJsonObject &told);

// The reports that carry `bytes`, each `size` long. Without bytes none.
[[nodiscard]] QList<QByteArray> reportsOf(const QByteArray &bytes, const HidLayout &layout);
// What a report carries. A length that claims more than fits, or a report that is too short, gives what is there.
[[nodiscard]] QByteArray bytesOf(const QByteArray &report, const HidLayout &layout);

} // namespace yc::devices::transport
