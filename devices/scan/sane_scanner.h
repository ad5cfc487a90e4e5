#pragma once

#include "base/clock.h"
#include "devices/api/driver.h"

#include <QMap>

#include <chrono>

namespace yc::devices::scan
{

class SaneSession;

struct SaneSettings {
    QString program; // yichuang-scand
    QString device; // SANE's name: "pnm:0"; empty: the first one found
    QJsonObject options; // set before every scan, as far as the scanner has them: {"filename":"/…","brightness":10}
    QMap<QString, QString> environment; // for the helper: SANE_CONFIG_DIR
    // How long the helper may be silent in each phase before it is taken for hung. Looking for network scanners and
    // warming up a lamp are long silences that are well.
    std::chrono::milliseconds idleSilence{5000};
    std::chrono::milliseconds openingSilence{30'000};
    std::chrono::milliseconds startingSilence{60'000};
    std::chrono::milliseconds readingSilence{15'000};
    std::chrono::milliseconds cancelSilence{5000}; // from cancel() to the end of the scan
    std::chrono::milliseconds firstRetry{300};
    std::chrono::milliseconds lastRetry{10'000};
};

// Scanners through SANE, in a process of their own: a driver that crashes or hangs takes the helper with it, never the
// client. The object lives in the caller's thread; the helper is kept by `thread`, which must have an event loop and
// outlive the scanner.
//
// A helper that gives no sign of life in time is killed and started again: failed(ScannerHung). Pages that were
// delivered stay delivered. A cancelled scan ends with finished() and the pages so far.
class SaneScanner final : public DocumentScanner
{
    Q_OBJECT
public:
    SaneScanner(SaneSettings settings, const Clock &clock, QThread *thread, QObject *parent = nullptr);
    ~SaneScanner() override;

    [[nodiscard]] DeviceInfo info() const override;
    [[nodiscard]] Health health() const override;
    void start() override;
    void scan(const ScanRequest &request) override;
    void cancel() override;

    // 0 while none runs. For the engineer's page; tests stop it there to see it missed.
    [[nodiscard]] qint64 helperPid() const { return m_helperPid; }

private:
    const Clock &m_clock;
    SaneSession *m_session; // lives in the device's thread, deleted there
    DeviceInfo m_info;
    Health m_health;
    std::optional<std::chrono::milliseconds> m_lastGood;
    qint64 m_helperPid = 0;
};

// "sane". Place "sane:DEVICE", "sane:" for the first found. Options: {"configDir":path,"set":{name:value}}.
[[nodiscard]] Driver saneDriver(const QString &program);

} // namespace yc::devices::scan
