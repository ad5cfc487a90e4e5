#pragma once

#include "base/clock.h"
#include "base/retry_pause.h"
#include "devices/lobby/lobby_states.h"
#include "devices/transport/held_stream.h"

#include <QTimer>

#include <chrono>
#include <optional>

namespace yc::devices::lobby
{

struct LineSettings {
    QString place; // devices/transport/place.h; a serial line without a speed runs at 9600, as these devices do
    QString recordFolder; // devices/transport/wire_record.h
    std::chrono::milliseconds openTimeout{3000};
    std::chrono::milliseconds answerTimeout{800}; // asked twice before it is lost
    std::chrono::milliseconds watch{5000}; // how often an idle one is asked
    std::chrono::milliseconds firstRetry{500}; // after a loss; doubled each time up to lastRetry
    std::chrono::milliseconds lastRetry{10'000};
};

// One line in the device's thread, moved along lobby_states.h: opened, kept, asked one thing at a time, opened again
// after a loss. What is asked and what an answer means is the kind's, in a class below this.
class LobbySession : public QObject
{
    Q_OBJECT
public:
    LobbySession(const LineSettings &settings, Code silent, const Clock &clock);
    ~LobbySession() override;

    void start();
    void lookAgain();

Q_SIGNALS:
    void healthIs(const yc::devices::Health &health);
    void guidanceIs(yc::devices::Guidance guidance);

protected:
    struct Question {
        QByteArray bytes;
        bool answered = true; // false: over as soon as it is out
        bool again = true; // unanswered, it may be asked a second time, and is a loss after that
    };
    virtual void begin() = 0; // the line is open
    virtual void tick() = 0; // it rested long enough
    [[nodiscard]] virtual std::optional<Question> next() = 0; // nothing: the line rests
    [[nodiscard]] virtual std::chrono::milliseconds rest() const { return m_settings.watch; }
    // Cuts whole answers off; true: one was to the question that is out. Comes at rest too.
    [[nodiscard]] virtual bool take(QByteArray &heard) = 0;
    virtual void over() = 0; // no answer will come to the question that is out, and that is no loss
    // A question stayed without an answer twice. False: what else is there to be asked tells whether the device is
    // lost.
    [[nodiscard]] virtual bool isLostBySilence() { return true; }
    virtual void gone(const DeviceError &why) = 0;
    [[nodiscard]] virtual bool isBusy() const = 0; // doing what it is there for

    void want(); // something is to be said
    void setGuidance(Guidance guidance);
    void tellHealth();
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    Health m_health;

private:
    void move(line::Event event);
    void enter();
    void openStream();
    void closeStream();
    void sayNext();
    void say();
    void arrived(const QByteArray &bytes);
    void timerRang();
    void lost(const DeviceError &error, line::Event event);

    LineSettings m_settings;
    Code m_silent;
    const Clock &m_clock;
    line::State m_state = line::State::Stopped;
    transport::HeldStream m_stream;
    QTimer *m_timer; // of the state
    QByteArray m_heard;
    std::optional<Question> m_out;
    bool m_repeated = false; // this question was asked twice
    std::chrono::milliseconds m_saidAt{};
    bool m_proven = false; // it has answered since it was opened, or it never does
    bool m_wasOpen = false;
    RetryPause m_retry{m_settings.firstRetry, m_settings.lastRetry};
    std::optional<Health> m_told;
};

} // namespace yc::devices::lobby
