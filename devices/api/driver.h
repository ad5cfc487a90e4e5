#pragma once

#include "base/clock.h"
#include "devices/api/announcer.h"
#include "devices/api/cabinet.h"
#include "devices/api/camera.h"
#include "devices/api/card_reader.h"
#include "devices/api/code_scanner.h"
#include "devices/api/document_scanner.h"
#include "devices/api/microphone.h"
#include "devices/api/receipt_printer.h"
#include "devices/api/signature_pad.h"
#include "devices/api/smart_card.h"

#include <QJsonObject>
#include <QThread>

#include <functional>
#include <memory>
#include <variant>

// The second face of a device: what a driver hands to the hub. A driver is data and one entry point; the program names
// the drivers it ships when it makes the hub.
namespace yc::devices
{

// One device as the settings know it: {"kind":"card-reader","driver":"sdt","place":"tcp:127.0.0.1:4001","options":{…}}
struct Plug {
    Kind kind = Kind::CardReader;
    QString driver; // empty: the first driver of that kind
    QString place;
    QJsonObject options; // the driver's own, see its header; unknown ones are left alone
};

using Device = std::variant<std::unique_ptr<CardReader>, std::unique_ptr<DocumentScanner>,
                            std::unique_ptr<ReceiptPrinter>, std::unique_ptr<CodeScanner>,
                            std::unique_ptr<SignaturePad>, std::unique_ptr<Camera>, std::unique_ptr<Announcer>,
                            std::unique_ptr<Cabinet>, std::unique_ptr<SmartCardReader>, std::unique_ptr<Microphone>>;

struct Driver {
    QString name; // "sdt", "escpos", "sane", "stu", "gstreamer", "lockboard", "pcsc", "pulse"
    Kind kind;
    // The device is made in the caller's thread, not started, and does its work in `thread`, which outlives it.
    std::function<Result<Device>(const Plug &plug, const Clock &clock, QThread *thread)> make;
};

} // namespace yc::devices
