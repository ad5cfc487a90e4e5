#pragma once

#include "base/helper_process.h"
#include "base/retry_pause.h"
#include "devices/scan/sane_scanner.h"
#include "devices/scan/scan_messages.h"
#include "devices/scan/scanner_states.h"

#include <QTimer>

#include <optional>

namespace yc::devices::scan
{

// The part of SaneScanner that lives in the device's thread: keeps one helper process, moves along scanner_states.h.
class SaneSession final : public QObject
{
    Q_OBJECT
public:
    SaneSession(SaneSettings settings, const Clock &clock);
    ~SaneSession() override;

    void start();
    // Something was plugged in or pulled out. Never disturbs a scan: one that runs is over first.
    void lookAgain();
    // id: never 0, and never the same again. One that is asked for while a cancelled one lets go waits for that.
    void scan(quint64 id, const ScanRequest &request);
    void cancel(quint64 id);

Q_SIGNALS:
    void healthIs(const yc::devices::Health &health);
    void openedAs(const yc::devices::scan::FoundScanner &found);
    void helperIs(qint64 pid);
    void guidanceIs(yc::devices::Guidance guidance);
    // Each says of which request; failed also of none (0): the helper was lost while it had nothing to do.
    void progress(quint64 request, int pagesDone, int linesDone, int linesAll);
    void pageScanned(quint64 request, const std::shared_ptr<yc::Image> &page, bool blank);
    void stackCounted(quint64 request, const yc::devices::StackCount &count);
    void finished(quint64 request, int pages);
    void failed(quint64 request, const yc::devices::DeviceError &error);

private:
    struct Asked {
        quint64 id = 0;
        ScanRequest request;
    };
    void begin(const Asked &asked);
    void move(scanner::Event event);
    void enter();
    void startHelper();
    void forgetHelper();
    void look();
    void lookIfDue();
    void looked(const QJsonObject &body);
    void heardOfFeeder(const FoundScanner::Feeder &feeder);
    void fadeIfDue();
    void opened(const FoundScanner &found);
    void take(ipc::Message message);
    void takePage(const QJsonObject &body, ipc::Message &message);
    void takeEnd(const StackReport &report);
    void scanEnded(const std::optional<DeviceError> &error);
    void timerRang();
    void borne(Phase phase);
    [[nodiscard]] bool isWarm() const;
    void send(Say what, const QJsonObject &body = {});
    void lost(const DeviceError &error, scanner::Event event);
    void setGuidance(Guidance guidance);
    void tellHealth();

    SaneSettings m_settings;
    const Clock &m_clock;
    scanner::State m_state = scanner::State::Stopped;
    ipc::HelperProcess m_helper;
    QTimer *m_timer; // silence while a helper runs, the next try while none does
    std::optional<Asked> m_request; // asked for; running if the state is Scanning
    bool m_cancelled = false; // m_request is, and its driver has not let go yet
    std::optional<Asked> m_next; // asked for meanwhile
    std::optional<std::chrono::milliseconds> m_lastPage; // survives the helper: the lamp does
    int m_pages = 0; // delivered of this request
    RetryPause m_retry{m_settings.firstRetry, m_settings.lastRetry};
    bool m_wasOpen = false;
    QString m_known; // stable place of the scanner that was open last
    Watch m_watch = Watch::Plug; // of the one that is open
    bool m_looking = false; // asked, and not answered yet
    bool m_lookSoon = false; // something changed when it could not be asked
    std::chrono::milliseconds m_lastLook{0};
    std::chrono::milliseconds m_guidanceSince{0}; // asked for, or heard again that it is so
    Health m_health;
};

} // namespace yc::devices::scan
