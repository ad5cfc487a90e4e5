#pragma once

#include "base/clock.h"
#include "devices/api/driver.h"

#include <QThread>

#include <chrono>

namespace yc::devices::code
{

class CodeSession;

struct LineSettings {
    QString place; // devices/transport/place.h; a serial line without a speed runs at 9600, as these scanners do
    QString recordFolder; // devices/transport/wire_record.h
    bool linesEnd = true; // false: codes hold line breaks, and nothing frames them
    std::chrono::milliseconds pause{100}; // ends a code that nothing else ends
    std::chrono::milliseconds patience{1000}; // with one that a character will end; then it is torn
    std::chrono::milliseconds openTimeout{3000};
    std::chrono::milliseconds firstRetry{500}; // after a loss; doubled each time up to lastRetry
    std::chrono::milliseconds lastRetry{10'000};
};

// Scanners that send each code as bytes over a line and want nothing said to them. The object lives in the caller's
// thread; the line is handled in `thread`, which must have an event loop and outlive the scanner. Reconnects by itself
// after a loss, later each time.
class LineCodeScanner final : public CodeScanner
{
    Q_OBJECT
public:
    LineCodeScanner(const LineSettings &settings, const Clock &clock, QThread *thread, QObject *parent = nullptr);
    ~LineCodeScanner() override;

    [[nodiscard]] DeviceInfo info() const override;
    [[nodiscard]] Health health() const override;
    void start() override;
    void lookAgain() override;

private:
    QString m_place;
    const Clock &m_clock;
    CodeSession *m_session; // lives in the device's thread, deleted there
    Health m_health;
    std::optional<std::chrono::milliseconds> m_lastGood;
};

// "line". Options: {"linesEnd":bool,"pauseMs":n}. A place that is none: BadPlace.
[[nodiscard]] Driver lineCodeDriver();

} // namespace yc::devices::code
