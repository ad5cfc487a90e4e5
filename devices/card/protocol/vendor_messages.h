#pragma once

#include "devices/api/device.h"
#include "devices/card/protocol/sdt_frame.h"

#include <QJsonObject>
#include <QStringList>

// What yichuang-vendord and its client say to each other: ipc frames. The helper makes a maker's library look like a
// reader on the wire: it is asked the commands of sdt_frame.h and answers with the frames that a reader would send, so
// all that is behind those holds for a library too. Pure values.
namespace yc::devices::card::vendor
{

enum class Say : quint16 {
    // client → vendord
    Open = 1, // OpenRequest
    Ask, // {"command":n}
    // vendord → client; nothing is said unasked
    Opened = 16, // Opened
    Answer, // no JSON: one frame
    Failed, // {"code":"D-0901","detail":…}: the library, its port or its reader is lost
};

enum class Shape { Sdt, Cvr }; // vendor_abi.h
[[nodiscard]] std::optional<Shape> shapeNamed(const QString &word); // "sdt", "cvr"
[[nodiscard]] QString shapeWord(Shape shape);

struct OpenRequest {
    QString library; // absolute
    int port = 0;
    Shape shape = Shape::Sdt;
    QString folder; // where the library may write
    quint32 owner = 0; // beside root, whose libraries are loaded; tests say their own
};
struct Opened {
    QStringList lacks; // functions without which it can be driven
    QStringList walls; // that stand around the library
};

// Each ...FromJson: BadFrame if the object lacks what the message needs.

[[nodiscard]] QJsonObject toJson(const OpenRequest &request);
[[nodiscard]] Result<OpenRequest> openRequestFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const Opened &opened);
[[nodiscard]] Opened openedFromJson(const QJsonObject &object); // at most a hundred short words of each
[[nodiscard]] QJsonObject toJson(sdt::Command command);
[[nodiscard]] Result<sdt::Command> commandFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const DeviceError &error);
// A failure that readers of cards do not have, or none, is VendorCrashed; the detail is cut at 300 characters.
[[nodiscard]] DeviceError errorFromJson(const QJsonObject &object);

} // namespace yc::devices::card::vendor
