#pragma once

#include "base/secret.h"
#include "devices/api/device.h"

#include <QObject>

#include <chrono>
#include <variant>
#include <vector>

namespace yc::devices
{

// A slip in the printer's own terms: lines of text or black-and-white bands, then a cut. core/papers makes them,
// the driver knows how the model at hand wants them (GB18030 codes, or raster for what its font lacks).
struct SlipText {
    QString text; // one line; longer ones are wrapped by the driver
    bool bold = false;
    bool doubleSize = false;
    enum class Align { Left, Centre, Right } align = Align::Left;
};
struct SlipQr {
    QByteArray data;
    int moduleDots = 6;
};
struct SlipRaster { // 1 bit a pixel, bit 7 leftmost, 1 = black
    int widthDots = 0; // a multiple of 8
    int heightDots = 0;
    QByteArray bits;
};
struct SlipFeed {
    int lines = 1;
};
using SlipPart = std::variant<SlipText, SlipQr, SlipRaster, SlipFeed>;

struct Slip {
    QString jobId; // printed at most once, whatever happens; a second job with the same id is answered as the first
    std::chrono::milliseconds expiresAfter{std::chrono::minutes{2}}; // not begun by then: SlipExpired
    std::vector<SlipPart> parts;
    [[no_unique_address]] Personal personal{};
};

// Lives in the caller's thread. Status is asked before and after each slip; printed() comes only after the second
// answer said that the paper did not run out.
class ReceiptPrinter : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual DeviceInfo info() const = 0;
    [[nodiscard]] virtual Health health() const = 0;
    [[nodiscard]] virtual int widthDots() const = 0; // 384 or 576
    virtual void start() = 0;
    virtual void lookAgain() { } // as of a card reader
    virtual void print(Slip slip) = 0;
    virtual void cancel(const QString &jobId) = 0; // only while it waits

Q_SIGNALS:
    void healthChanged();
    void guidanceChanged(yc::devices::Guidance guidance);
    void printed(const QString &jobId);
    void notPrinted(const QString &jobId, const yc::devices::DeviceError &error);
    // After printed(), where the model sees its mouth (MouthSensor): the slip stood there and does no longer. Never for
    // one that another slip pushed out, or that was gone before the model said that it was there.
    void taken(const QString &jobId);
};

} // namespace yc::devices
