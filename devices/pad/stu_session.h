#pragma once

#include "base/retry_pause.h"
#include "devices/pad/ink_taker.h"
#include "devices/pad/key_exchange.h"
#include "devices/pad/stu_pad.h"
#include "devices/pad/stu_states.h"

#include <QTimer>

namespace yc::devices::pad
{

struct PadFacts {
    QString model;
    QString serial;
    QString firmware; // "1.5"
    bool clock = false;
    PadScreen screen;
};

// The part of StuPad that lives in the device's thread: moves along stu_states.h, a few reports a turn of the event
// loop. Everything it learns leaves by signals, by value; what belongs to a page bears its number.
class StuSession final : public QObject
{
    Q_OBJECT
public:
    StuSession(StuSettings settings, const Clock &clock);
    ~StuSession() override;

    void start();
    void stop();
    void lookAgain();
    void show(int number, std::shared_ptr<const PadPage> page);
    void beginInk(int number);
    void clear();

Q_SIGNALS:
    void healthIs(const yc::devices::Health &health);
    void padIs(const yc::devices::pad::PadFacts &facts);
    void padGone();
    void shown(int page);
    void inking(int page);
    void inkIs(int page, const std::vector<yc::devices::InkPoint> &points);
    void pressed(int page, yc::devices::PadKey key);
    void failed(const yc::devices::DeviceError &error);

private:
    struct Page {
        int number = 0;
        std::shared_ptr<const PadPage> page;
        bool inkWanted = false;
    };

    void move(states::Event event);
    void enter();
    void openReports();
    void closeReports();
    void farewell();
    void timerRang();
    void broken(const DeviceError &error, states::Event event = states::Event::Broken);
    void tellHealth();
    [[nodiscard]] DeviceState deviceState() const;

    // stu_steps.cpp: what is done in a state, a piece a turn.
    [[nodiscard]] std::optional<stu::Status> look(); // empty: broken, and moved on
    [[nodiscard]] bool isReady(const stu::Status &status);
    [[nodiscard]] bool tell(const QByteArray &report);
    void again(); // soon
    void ask();
    void clearOn();
    void drawOn();
    void keyOn();
    void agree();
    void refused(Code code);
    void arrived(const QByteArray &report);

    StuSettings m_settings;
    const Clock &m_clock;
    const stu::Model *m_model = nullptr;
    states::State m_state = states::State::Stopped;
    std::unique_ptr<transport::HidReports> m_reports;
    QTimer *m_timer;
    std::chrono::milliseconds m_until{}; // the pad has to be ready by then
    int m_phase = 0; // of the state
    stu::Capability m_capability;
    stu::Encoding m_encoding = stu::Encoding::Mono;
    std::optional<Page> m_page; // on the screen
    std::optional<Page> m_next; // when it is blank
    QByteArray m_picture; // on its way
    qsizetype m_drawn = 0; // bytes of it
    std::optional<stu::RsaPair> m_pair;
    std::unique_ptr<KeyExchange> m_exchange;
    SecretBytes m_key;
    quint32 m_session = 0;
    std::optional<InkTaker> m_taker;
    RetryPause m_retry{m_settings.firstRetry, m_settings.lastRetry};
    bool m_outageTold = false;
    bool m_wasOpen = false;
    bool m_known = false; // since it was opened: padIs was said
    Health m_health;
};

} // namespace yc::devices::pad
