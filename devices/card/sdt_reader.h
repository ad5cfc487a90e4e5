#pragma once

#include "base/clock.h"
#include "devices/api/driver.h"
#include "devices/transport/byte_stream.h"

#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace yc::devices::card
{

class SdtSession;

struct SdtSettings {
    QString place; // devices/transport/place.h
    // What lies there instead of a wire, and is no place of transport's: a maker's library (vendor_reader.h).
    std::function<std::unique_ptr<transport::ByteStream>()> makeStream;
    QString model = QStringLiteral("SDT");
    transport::HidLayout reports; // of a reader that speaks in HID reports
    QString recordFolder; // devices/transport/wire_record.h
    bool latestAddress = true;
    bool fingerprint = false;
    std::chrono::milliseconds poll{300};
    std::chrono::milliseconds openTimeout{3000};
    std::chrono::milliseconds shortTimeout{1000}; // find, select and everything that is not a reading
    std::chrono::milliseconds readTimeout{3000};
    std::chrono::milliseconds firstRetry{500}; // after a loss; doubled each time up to lastRetry
    std::chrono::milliseconds lastRetry{10'000};
    int placings = 3; // failed ones before CardUnreadable
    int selectTries = 3; // found but not selectable: two cards
};

// Readers of the SDT family (reference.md A) over any byte stream. The object lives in the caller's thread; the wire is
// handled in `thread`, which must have an event loop and outlive the reader. Polls from start() to stop(); reconnects
// by itself after a loss, later each time.
//
// How the twin and the real module tell things apart, since the protocol has no word for them:
//  - two cards: FindCard succeeds, SelectCard fails selectTries times running (the answers collide): OneCardOnly;
//  - lifted too early: a reading failed or fell silent and the next FindCard misses: HoldStill;
//  - lifted: two misses running after a reading. A module that halts the card after a reading (it is not found again
//    until lifted, reference.md A.7) therefore says "lifted" early; the card is still not read twice.
class SdtReader final : public CardReader
{
    Q_OBJECT
public:
    SdtReader(const SdtSettings &settings, const Clock &clock, QThread *thread, QObject *parent = nullptr);
    ~SdtReader() override;

    [[nodiscard]] DeviceInfo info() const override;
    [[nodiscard]] Health health() const override;
    void start() override;
    void stop() override;
    void lookAgain() override;

private:
    const Clock &m_clock;
    SdtSession *m_session; // lives in the device's thread, deleted there
    DeviceInfo m_info;
    Health m_health;
    std::optional<std::chrono::milliseconds> m_lastGood;
    bool m_started = false;
};

// What a plug's options say of them; "reports" is the wire's.
[[nodiscard]] SdtSettings sdtSettings(const Plug &plug);

// "sdt". Options: {"latestAddress":bool,"fingerprint":bool,"pollMs":n,
// "reports":{…} (transport/hid_layout.h)}. A place that is none, or reports that cannot be: BadPlace.
[[nodiscard]] Driver sdtDriver();

} // namespace yc::devices::card
