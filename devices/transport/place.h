#pragma once

#include "base/code.h"

#include <QString>

#include <variant>

namespace yc::devices::transport
{

// Where a device is plugged in, as the settings write it:
//
//   tcp:HOST:PORT               "tcp:127.0.0.1:9100", "tcp:[::1]:9100"
//   serial:PATH[@SPEED]         "serial:/dev/ttyUSB0", "serial:/dev/ttyS1@9600"; 115200 8N1 unless told (reference.md
//   A.1)
struct TcpPlace {
    QString host;
    quint16 port = 0;
    friend bool operator==(const TcpPlace &, const TcpPlace &) = default;
};
struct SerialPlace {
    QString path;
    qint32 speed = 115200;
    friend bool operator==(const SerialPlace &, const SerialPlace &) = default;
};
using Place = std::variant<TcpPlace, SerialPlace>;

// A text that is neither: BadPlace.
[[nodiscard]] Result<Place> placeFromText(const QString &text);
[[nodiscard]] QString toText(const Place &place);

} // namespace yc::devices::transport
