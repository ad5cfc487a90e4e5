#pragma once

#include "base/retry_pause.h"
#include "devices/code/line_code_scanner.h"
#include "devices/code/protocol/code_line.h"
#include "devices/code/scanner_states.h"
#include "devices/transport/held_stream.h"

#include <QTimer>

namespace yc::devices::code
{

// The part of LineCodeScanner that lives in the device's thread: moves along scanner_states.h.
class CodeSession final : public QObject
{
    Q_OBJECT
public:
    CodeSession(const LineSettings &settings, const Clock &clock);
    ~CodeSession() override;

    void start();
    void lookAgain();

Q_SIGNALS:
    void healthIs(const yc::devices::Health &health);
    void codeRead(const std::shared_ptr<yc::devices::ReadCode> &code);
    void failed(const yc::devices::DeviceError &error);

private:
    void move(scanner::Event event);
    void enter();
    void openStream();
    void closeStream();
    void arrived(const QByteArray &bytes);
    void timerRang();
    void tell(Result<ReadCode> &&code);
    void lost(const DeviceError &error, scanner::Event event);
    void tellHealth();

    LineSettings m_settings;
    const Clock &m_clock;
    CodeLine m_line;
    scanner::State m_state = scanner::State::Stopped;
    transport::HeldStream m_stream;
    QTimer *m_timer; // of the state
    RetryPause m_retry{m_settings.firstRetry, m_settings.lastRetry};
    bool m_wasOpen = false;
    std::chrono::milliseconds m_countedFrom{}; // a second of codes
    int m_counted = 0;
    Health m_health;
};

} // namespace yc::devices::code
