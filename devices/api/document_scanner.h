#pragma once

#include "base/image.h"
#include "devices/api/device.h"

#include <QList>
#include <QObject>

#include <memory>

namespace yc::devices
{

enum class ScanSource { Flatbed, Feeder, FeederDuplex };
enum class ScanColour { Colour, Gray };

struct ScanRequest {
    ScanSource source = ScanSource::Flatbed;
    ScanColour colour = ScanColour::Colour;
    int dpi = 300;
    int mostPages = 50;
    bool stopAtDoubleFeed = true; // where the scanner has a detector: Capability::DoubleFeedDetector
};

// What the scanner itself says of a stack that it has fed. -1: it does not count, or does not tell.
struct StackCount {
    int arrived = 0; // pages that were delivered
    int made = -1; // pages of this stack by the scanner's own count; more than arrived: some are missing
    bool sheetsLeft = false; // the scan is over, and the feeder still holds sheets
    // As many pages came as were asked for, and whether sheets are left the scanner cannot tell.
    bool stopped = false;
};

// Lives in the caller's thread; the scanner itself is driven by a process of its own (yichuang-scand), which is ended
// and started again when it hangs. Pages that arrived before a failure stay with the receiver.
class DocumentScanner : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual DeviceInfo info() const = 0;
    [[nodiscard]] virtual Health health() const = 0;
    // Dots an inch that it can be asked for, ascending; of one that takes any, the customary ones. Empty: not known.
    [[nodiscard]] virtual QList<int> resolutions() const { return {}; }
    virtual void start() = 0; // finds and opens; healthChanged tells how it went
    virtual void lookAgain() { } // as of a card reader
    virtual void scan(const ScanRequest &request) = 0; // while one runs: failed(ScannerBusy)
    // Ends the scan at once for the caller: finished() with the pages so far, before this returns, and none after it.
    // What the scanner still has to do about it is nobody's wait: a next scan may be asked for, and follows.
    virtual void cancel() = 0;

Q_SIGNALS:
    void healthChanged();
    void guidanceChanged(yc::devices::Guidance guidance);
    void progress(int pagesDone, int linesDone, int linesAll); // linesAll 0: unknown
    // blank: nothing seems to be written on it; whoever takes it asks whether it was meant (PageEmpty, D-0208).
    void pageScanned(const std::shared_ptr<yc::Image> &page, bool blank);
    // Before finished(), of a stack that the feeder gave and the scanner said something of.
    void stackCounted(const yc::devices::StackCount &count);
    void finished(int pages);
    void failed(const yc::devices::DeviceError &error);
};

} // namespace yc::devices
