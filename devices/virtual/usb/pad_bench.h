#pragma once

#include "devices/virtual/usb/pad_desk.h"

#include <QJsonObject>

namespace yc::devices::virtual_bench
{

// A signature pad on a table and the words that move the hand over it. Commands are JSON objects; places on the screen
// are parts of its width and height, from 0 to 1:
//
//   {"do":"stroke","points":[[x,y],…]}    the pen goes down at the first and up at the last
//   {"do":"tap","at":[x,y]}
//   {"do":"screen","file":path}           what the screen shows, as PNG
//   {"do":"unplug"}  {"do":"plug"}
//   {"do":"state"}                        {"blank":bool,"inking":bool,"ciphered":bool}
//
// The answer is {"ok":true,…} or {"ok":false,"why":…}.
class PadBench final
{
public:
    explicit PadBench(quint16 product);

    [[nodiscard]] bool start() { return m_desk.plug(); }
    [[nodiscard]] QJsonObject places() const; // "root": what a client is started with as UMOCKDEV_DIR
    [[nodiscard]] QJsonObject perform(const QJsonObject &command);

private:
    [[nodiscard]] std::optional<QPoint> placeOf(const QJsonValue &told) const; // on the screen

    UsbBed m_bed;
    PadDesk m_desk;
};

} // namespace yc::devices::virtual_bench
