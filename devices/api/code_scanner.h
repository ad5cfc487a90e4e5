#pragma once

#include "base/secret.h"
#include "devices/api/device.h"

#include <QObject>

#include <memory>

namespace yc::devices
{

inline constexpr qsizetype LongestCode = 4096; // bytes; a QR code of the largest size holds 2,953

// What one code said, unjudged: whose it is and what it means is the application's to find out.
struct ReadCode {
    QByteArray bytes; // as printed, 1 to LongestCode; no text coding is promised
    QByteArray symbology; // the AIM identifier of ISO/IEC 15424 without its bracket ("Q1": QR), if the scanner sends it
    [[no_unique_address]] Personal personal{};

    void wipe() { yc::wipe(bytes); }
};

// A code on its way through signals; wiped when the last hand lets go of it.
[[nodiscard]] inline std::shared_ptr<ReadCode> handedOn(ReadCode code)
{
    return {new ReadCode(std::move(code)), [](ReadCode *last) {
                last->wipe();
                delete last;
            }};
}

// A scanner of bar codes and QR codes on a line of its own (not one that types: ui/key_burst.h). Lives in the caller's
// thread; listens elsewhere from start() on, and asks for nothing: somebody holds a code before it.
class CodeScanner : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual DeviceInfo info() const = 0;
    [[nodiscard]] virtual Health health() const = 0;
    virtual void start() = 0;
    virtual void lookAgain() { } // as of a card reader

Q_SIGNALS:
    void healthChanged();
    void codeRead(const std::shared_ptr<yc::devices::ReadCode> &code);
    // One code that did not come whole (CodeTorn, CodeTooLong): to be scanned again. The scanner goes on.
    void failed(const yc::devices::DeviceError &error);
};

} // namespace yc::devices
