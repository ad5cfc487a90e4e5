#pragma once

#include "base/retry_pause.h"
#include "devices/smartcard/pcsc_line.h"
#include "devices/smartcard/pcsc_reader.h"
#include "devices/smartcard/protocol/card_script.h"
#include "devices/smartcard/smart_states.h"

#include <QTimer>

namespace yc::devices::smartcard
{

// The part of PcscReader that lives in the device's thread: moves along smart_states.h and never blocks. Everything it
// learns leaves by signals, by value.
class SmartSession final : public QObject
{
    Q_OBJECT
public:
    SmartSession(const PcscSettings &settings, const Clock &clock);
    ~SmartSession() override;

    void start();
    void stop();
    void lookAgain();
    void prove(const QByteArray &challenge);

Q_SIGNALS:
    void healthIs(const yc::devices::Health &health);
    void readerIs(const QString &name);
    void guidanceIs(yc::devices::Guidance guidance);
    void cardRead(const std::shared_ptr<yc::devices::SmartCard> &card);
    void cardLifted();
    void proven(const QByteArray &signature);
    void failed(const yc::devices::DeviceError &error);

private:
    void move(smart::Event event);
    void enter();
    void timerRang();
    // What was called came back; true: it is no longer ours, or it ended otherwise and that was seen to.
    [[nodiscard]] bool isSettled(quint64 turn, Trouble trouble);
    void watch();
    void seen(const Sight &sight);
    void connectCard();
    void connected(Trouble trouble);
    void send();
    void heard(Trouble trouble, QByteArray bytes);
    void readingOver();
    void proofHeard();
    void brokeOff();
    void giveUp(Code code, const QString &detail, Guidance guidance);
    void cardGone();
    void away(const DeviceError &error);
    void fail(const DeviceError &error);
    void proofFailed(Code code, const QString &detail = {});
    void setGuidance(Guidance guidance);
    void tellHealth();

    PcscSettings m_settings;
    const Clock &m_clock;
    QString m_wanted;
    PcscLine *m_line;
    QTimer *m_timer; // of the state
    smart::State m_state = smart::State::Stopped;
    quint64 m_turn = 0; // what was asked before a stop or a loss counts for nothing
    bool m_watching = false;
    Sight m_sight;
    std::optional<Sight> m_judged; // the card that was read, or given up
    bool m_brokenOff = false; // the last dialogue; the next look tells why
    bool m_unread = false; // what is said of the card stands until another comes
    int m_held = 0; // tries, running
    std::unique_ptr<CardReading> m_reading;
    std::unique_ptr<Exchange> m_proof;
    bool m_chosen = false; // of the proof: the application is
    QByteArray m_challenge; // empty: nothing is asked
    bool m_staffCard = false; // the one that lies there
    std::chrono::milliseconds m_begun{};
    RetryPause m_retry{m_settings.firstRetry, m_settings.lastRetry};
    bool m_outageTold = false;
    bool m_wasOpen = false;
    Health m_health;
};

} // namespace yc::devices::smartcard
