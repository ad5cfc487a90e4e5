#pragma once

#include "base/image.h"
#include "base/secret.h"
#include "devices/api/device.h"

#include <QObject>
#include <QRect>

#include <memory>
#include <optional>
#include <vector>

namespace yc::devices
{

// One sample of ink. x and y in 1/100 mm from the top left of the signing area; t in ms since the first touch.
struct InkPoint {
    qint32 x = 0;
    qint32 y = 0;
    qint32 t = 0;
    quint16 pressure = 0; // 0..1023; a device without pressure gives 512 while touching
    bool down = false;
    friend bool operator==(const InkPoint &, const InkPoint &) = default;
};

struct Ink {
    QString device; // "mouse", "touch", "tablet" or a pad's place
    int widthMm100 = 0; // the signing area
    int heightMm100 = 0;
    std::vector<InkPoint> points;
    [[no_unique_address]] Personal personal{};
};

// A pad's own screen, as it stands in front of whoever signs.
struct PadScreen {
    QSize pixels;
    bool colour = false; // false: black and white, without greys
    double mm100PerPixel = 0; // pixels are square
    friend bool operator==(const PadScreen &, const PadScreen &) = default;
};

// What can be pressed with the pen: places of the picture, which the pad knows nothing of.
enum class PadKey { Confirm, Again, Cancel };

// What somebody is to sign, laid out for one pad's screen by whoever knows the words and the fonts.
struct PadPage {
    Image picture; // as large as the screen
    QRect ink; // where strokes count, in pixels
    std::vector<std::pair<PadKey, QRect>> keys;
    [[no_unique_address]] Personal personal{};
};

// A tablet with a screen on which somebody signs what they see. Lives in the caller's thread; the wire is handled in
// the device's. The screen is blank whenever nothing is asked of it: a page goes with clear(), with a press of Confirm
// or Cancel, with stop() and with the object, and a pad that comes back is cleared before anything else.
//
//   pad->showPage(page);   // screen() says for which screen
//   pad->beginInk();       // inkBegan(), then inkArrived() live, then keyPressed()
class SignaturePad : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual DeviceInfo info() const = 0;
    [[nodiscard]] virtual Health health() const = 0;
    virtual void start() = 0;
    virtual void stop() = 0; // clears the screen; nothing arrives any more
    virtual void lookAgain() { } // as of a card reader
    [[nodiscard]] virtual std::optional<PadScreen> screen() const = 0; // empty: it is not there, or not yet known

    // In place of the page before it. What was asked of that one is over, its ink is not heard of any more.
    virtual void showPage(std::shared_ptr<const PadPage> page) = 0;
    virtual void beginInk() = 0; // on the page that is shown, or as soon as it is
    virtual void clear() = 0;

Q_SIGNALS:
    void healthChanged();
    void guidanceChanged(yc::devices::Guidance guidance);
    void screenChanged(); // there now, or no longer
    void pageShown();
    void inkBegan(); // from now on the pen writes; again after a press of Again, without the ink before
    void inkArrived(const std::vector<yc::devices::InkPoint> &points); // in order, some milliseconds after the pen
    // Confirm comes only after ink, and the pad is blank then. Again: it makes itself ready for new ink.
    void keyPressed(yc::devices::PadKey key);
    void failed(const yc::devices::DeviceError &error); // the page, if there was one, is over; its ink is void
};

} // namespace yc::devices
