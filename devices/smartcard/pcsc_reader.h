#pragma once

#include "base/clock.h"
#include "devices/api/driver.h"

#include <QThread>

#include <chrono>

namespace yc::devices::smartcard
{

class SmartSession;

struct PcscSettings {
    QString place; // reader_name.h
    QString recordFolder; // devices/transport/wire_record.h
    std::chrono::milliseconds callTimeout{5000}; // one answer of the card or the service; then it counts as mute
    std::chrono::milliseconds cardTimeout{20'000}; // the whole of one reading
    std::chrono::milliseconds settle{1500}; // a card that broke off and lies there still: given up after this
    std::chrono::milliseconds heldRetry{300}; // while another program has the card
    std::chrono::milliseconds adviceFor{15'000}; // what people should do, with the reader empty: then they have left
    int heldTries = 5; // before it is said
    std::chrono::milliseconds firstRetry{500}; // without the service; doubled each time up to lastRetry
    std::chrono::milliseconds lastRetry{10'000};
};

// Readers of cards with contacts and of contactless ones that PC/SC knows (pcscd with its drivers). The object lives in
// the caller's thread, the session in `thread`, which must have an event loop and outlive the reader; PC/SC's blocking
// calls are made in a third thread (pcsc_line.h), which nobody waits for.
//
// A card is read once, by the first script that fits it (protocol/card_script.h), with the reader to ourselves, and is
// free for others afterwards. Nothing is ever written to a card and no PIN is ever tried.
class PcscReader final : public SmartCardReader
{
    Q_OBJECT
public:
    PcscReader(const PcscSettings &settings, const Clock &clock, QThread *thread, QObject *parent = nullptr);
    ~PcscReader() override;

    [[nodiscard]] DeviceInfo info() const override;
    [[nodiscard]] Health health() const override;
    void start() override;
    void stop() override;
    void lookAgain() override;
    void prove(const QByteArray &challenge) override;

private:
    const Clock &m_clock;
    SmartSession *m_session; // lives in the device's thread, deleted there
    DeviceInfo m_info;
    Health m_health;
    std::optional<std::chrono::milliseconds> m_lastGood;
    bool m_started = false;
};

// "pcsc". No options. A place that does not begin with "pcsc:": BadPlace.
[[nodiscard]] Driver pcscDriver();

} // namespace yc::devices::smartcard
