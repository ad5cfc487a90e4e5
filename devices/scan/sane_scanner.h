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
    QString device; // scanner_place.h; empty: the first one found
    QJsonObject options; // set before every scan, as far as the scanner has them: {"filename":"/…","brightness":10}
    QMap<QString, QString> environment; // for the helper: SANE_CONFIG_DIR
    // How long the helper may be silent in each phase before it is taken for hung. Looking for network scanners and
    // warming up a lamp are long silences that are well.
    std::chrono::milliseconds idleSilence{5000};
    std::chrono::milliseconds openingSilence{30'000};
    std::chrono::milliseconds startingSilence{60'000};
    // The same where the lamp cannot be cold: a page came so recently. Drawing in a sheet and homing the carriage take
    // seconds. Lamps are switched off by their scanners after ten minutes and more.
    std::chrono::milliseconds warmSilence{15'000};
    std::chrono::milliseconds staysWarm{300'000};
    std::chrono::milliseconds readingSilence{15'000};
    std::chrono::milliseconds cancelSilence{5000}; // from cancel() until the driver has let go
    // How often a scanner on the network is asked whether it is still there, while it has nothing to do: by a question
    // that costs it nothing, or by opening it anew.
    std::chrono::milliseconds statusBeat{10'000};
    std::chrono::milliseconds openBeat{60'000};
    std::chrono::milliseconds troubleBeat{2000}; // and while its feeder is stopped, until that is cleared
    // A scanner that cannot be asked: for how long somebody is asked to clear its feeder. Then to put the papers in.
    std::chrono::milliseconds clearing{60'000};
    std::chrono::milliseconds firstRetry{300};
    std::chrono::milliseconds lastRetry{10'000};
};

// Scanners through SANE, in a process of their own: a driver that crashes or hangs takes the helper with it, never the
// client. The object lives in the caller's thread; the helper is kept by `thread`, which must have an event loop and
// outlive the scanner.
//
// A helper that gives no sign of life in time is killed and started again: failed(ScannerHung). Pages that were
// delivered stay delivered. A cancelled scan is over at once; the helper is given cancelSilence to let go of the sheet,
// and a scan asked for meanwhile begins after that.
//
// SANE tells of no unplugging. An idle scanner is looked for when lookAgain() is called (the hub does when something on
// USB changed), and one on the network now and then.
class SaneScanner final : public DocumentScanner
{
    Q_OBJECT
public:
    SaneScanner(const SaneSettings &settings, const Clock &clock, QThread *thread, QObject *parent = nullptr);
    ~SaneScanner() override;

    [[nodiscard]] DeviceInfo info() const override;
    [[nodiscard]] Health health() const override;
    [[nodiscard]] QList<int> resolutions() const override { return m_resolutions; }
    void start() override;
    void scan(const ScanRequest &request) override;
    void cancel() override;
    void lookAgain() override;

    // 0 while none runs. For the engineer's page; tests stop it there to see it missed.
    [[nodiscard]] qint64 helperPid() const { return m_helperPid; }

private:
    [[nodiscard]] bool isOurs(quint64 request) const { return request != 0 && request == m_request; }

    const Clock &m_clock;
    SaneSession *m_session; // lives in the device's thread, deleted there
    DeviceInfo m_info;
    Health m_health;
    QList<int> m_resolutions;
    std::optional<std::chrono::milliseconds> m_lastGood;
    qint64 m_helperPid = 0;
    // The scan that the caller waits for; 0: none. What the session still says of an earlier one is not passed on.
    quint64 m_request = 0;
    quint64 m_requests = 0;
    int m_pages = 0; // of this scan
};

// "sane". Place "sane:" and what scanner_place.h says; "sane:" alone is the first found. Options:
// {"configDir":path,"set":{name:value}}.
[[nodiscard]] Driver saneDriver(const QString &program);

} // namespace yc::devices::scan
