#pragma once

#include "base/clock.h"
#include "devices/api/driver.h"

#include <QThread>

#include <chrono>

namespace yc::devices::pad
{

class StuSession;

struct StuSettings {
    QString place; // hid:056a:00a5#SERIAL (devices/transport/place.h)
    bool sealed = true; // pen data encrypted; false has to be asked for by name
    QString recordFolder; // devices/transport/wire_record.h
    bool colour = false; // where the model has it and its pictures go in small blocks, a coloured one takes seconds
    std::chrono::milliseconds look{10}; // how often a busy pad is asked
    std::chrono::milliseconds openTimeout{3000};
    std::chrono::milliseconds busyTimeout{5000}; // of one step: a clearing takes 0.6 s, a start picture some seconds
    std::chrono::milliseconds farewell{1000}; // at most, for a busy pad to be cleared when the wire is closed
    std::chrono::milliseconds firstRetry{500}; // after a loss; doubled each time up to lastRetry
    std::chrono::milliseconds lastRetry{10'000};
};

// Wacom STU 300, 430, 500, 520A, 530 and 540 over HID (reference.md D.1). What a pad is told is what its model knows;
// its flash is never written. Pen data are encrypted with a key made for each signature, and data that come otherwise
// than agreed end the signing. The pad's own clock says when the pen was where, on models that have one.
//
// The object lives in the caller's thread; the wire is handled in `thread`, which must have an event loop and outlive
// the pad.
class StuPad final : public SignaturePad
{
    Q_OBJECT
public:
    StuPad(const StuSettings &settings, const Clock &clock, QThread *thread, QObject *parent = nullptr);
    ~StuPad() override;

    [[nodiscard]] DeviceInfo info() const override { return m_info; }
    [[nodiscard]] Health health() const override;
    void start() override;
    void stop() override;
    void lookAgain() override;
    [[nodiscard]] std::optional<PadScreen> screen() const override { return m_screen; }
    void showPage(std::shared_ptr<const PadPage> page) override;
    void beginInk() override;
    void clear() override;

private:
    const Clock &m_clock;
    StuSession *m_session; // lives in the device's thread, deleted there
    DeviceInfo m_info;
    Health m_health;
    std::optional<PadScreen> m_screen;
    std::optional<std::chrono::milliseconds> m_lastGood;
    bool m_started = false;
    int m_page = 0; // what the session says of another page than this is not handed on
};

// "stu". Options: {"encrypted":bool,"colour":bool}. A place that is no HID device: BadPlace; a device that is no pad
// that we drive: PadUnknown.
[[nodiscard]] Driver stuDriver();

} // namespace yc::devices::pad
