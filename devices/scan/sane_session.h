#pragma once

#include "base/ipc.h"
#include "devices/scan/sane_scanner.h"
#include "devices/scan/scan_messages.h"
#include "devices/scan/scanner_states.h"

#include <QTimer>

#include <optional>

class QProcess;
class QSocketNotifier;

namespace yc::devices::scan
{

// The part of SaneScanner that lives in the device's thread: keeps one helper process, moves along scanner_states.h.
class SaneSession final : public QObject
{
    Q_OBJECT
public:
    explicit SaneSession(SaneSettings settings);
    ~SaneSession() override;

    void start();
    void scan(const ScanRequest &request);
    void cancel();

Q_SIGNALS:
    void healthIs(const yc::devices::Health &health);
    void openedAs(const QString &maker, const QString &model, yc::devices::Capabilities can);
    void helperIs(qint64 pid);
    void guidanceIs(yc::devices::Guidance guidance);
    void progress(int pagesDone, int linesDone, int linesAll);
    void pageScanned(const std::shared_ptr<yc::Image> &page);
    void finished(int pages);
    void failed(const yc::devices::DeviceError &error);

private:
    void move(scanner::Event event);
    void enter();
    void startHelper();
    void forgetHelper();
    void readMessages();
    void take(ipc::Message message);
    void takePage(const QJsonObject &body, ipc::Message &message);
    void scanEnded(const std::optional<DeviceError> &error);
    void timerRang();
    void borne(Phase phase);
    void send(Say what, const QJsonObject &body = {});
    void helperGone();
    void lost(const DeviceError &error, scanner::Event event);
    void setGuidance(Guidance guidance);
    void tellHealth();

    SaneSettings m_settings;
    scanner::State m_state = scanner::State::Stopped;
    QProcess *m_process = nullptr;
    std::optional<ipc::Channel> m_channel;
    QSocketNotifier *m_notifier = nullptr;
    QTimer *m_timer; // silence while a helper runs, the next try while none does
    std::optional<ScanRequest> m_request; // asked for; running if the state is Scanning
    bool m_cancelled = false;
    int m_pages = 0; // delivered of this request
    std::chrono::milliseconds m_retry{};
    bool m_wasOpen = false;
    Health m_health;
};

} // namespace yc::devices::scan
