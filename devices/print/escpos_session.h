#pragma once

#include "base/retry_pause.h"
#include "devices/print/escpos_printer.h"
#include "devices/print/printer_states.h"
#include "devices/print/protocol/escpos_status.h"
#include "devices/print/protocol/printer_names.h"
#include "devices/transport/held_stream.h"

#include <QHash>
#include <QTimer>

#include <deque>

namespace yc::devices::print
{

// As the printer says it; what it does not say is empty.
struct PrinterNames {
    QString maker;
    QString model;
    QString serial;
    QString firmware;
    friend bool operator==(const PrinterNames &, const PrinterNames &) = default;
};

// The part of EscPosPrinter that lives in the device's thread: moves along printer_states.h, one question on the wire
// at a time.
class EscPosSession final : public QObject
{
    Q_OBJECT
public:
    EscPosSession(EscPosSettings settings, LineRasteriser rasterise, const Clock &clock);
    ~EscPosSession() override;

    void start();
    void lookAgain();
    void print(Slip slip, std::chrono::milliseconds expires); // expires by the clock's sinceStart()
    void cancel(const QString &jobId);

Q_SIGNALS:
    void healthIs(const yc::devices::Health &health);
    void guidanceIs(yc::devices::Guidance guidance);
    void printed(const QString &jobId);
    void notPrinted(const QString &jobId, const yc::devices::DeviceError &error);
    void taken(const QString &jobId);
    void mouthSeen(); // it says what stands there
    void namesAre(const yc::devices::print::PrinterNames &names);

private:
    struct Job {
        Slip slip;
        std::chrono::milliseconds expires;
    };
    // The slip that was printed last, until it is taken.
    struct Leaving {
        QString jobId;
        bool wasSeen = false; // in the mouth
        std::chrono::milliseconds until; // by then it has to be seen
    };
    struct Outcome {
        bool printed = false;
        DeviceError error{};
    };

    void move(printer::Event event);
    void enter();
    void openStream();
    void closeStream();
    void askNext();
    void sendQuestion();
    void timerRang();
    void arrived(const QByteArray &bytes);
    void answered(escpos::RealtimeByte answer);
    void changed(const escpos::AutomaticStatus &pushed);
    void endIfTroubled();
    [[nodiscard]] escpos::Ask asked() const;
    [[nodiscard]] bool asksMouth() const { return m_settings.mouth && !m_mouthless; }
    void nextQuestion();
    void lookAtMouth();
    void askName();
    void named(const QString &name);
    void allAnswered();
    void sendSlip();
    void slipEnded(const std::optional<DeviceError> &error);
    void settle(const QString &jobId, const Outcome &outcome);
    void dropExpired();
    void lost(const DeviceError &error, printer::Event event);
    void tellHealth();

    EscPosSettings m_settings;
    LineRasteriser m_rasterise;
    const Clock &m_clock;
    printer::State m_state = printer::State::Stopped;
    transport::HeldStream m_stream;
    QTimer *m_timer; // of the state
    QTimer *m_expiry; // of the jobs that wait
    QByteArray m_buffer;
    std::size_t m_question = 0; // index into the questions of a round
    bool m_repeated = false; // this question was asked twice
    bool m_tells = false; // on this stream it has answered once, and was told to say what changes
    bool m_outstanding = false; // while printing: a real-time question is on its way
    std::chrono::milliseconds m_settleBy{};
    escpos::Status m_status;
    std::deque<Job> m_jobs;
    std::optional<QString> m_printing; // its bytes are out
    std::optional<Leaving> m_leaving;
    bool m_mouthless = false; // on this stream it let the question about its mouth pass
    escpos::NameTaker m_nameTaker;
    std::size_t m_name = 0; // index into what it is asked that it is, once for each stream
    std::optional<std::chrono::milliseconds> m_nameBy; // asked, and until then it may answer
    PrinterNames m_names;
    QHash<QString, Outcome> m_outcomes;
    std::deque<QString> m_outcomeOrder;
    RetryPause m_retry{m_settings.firstRetry, m_settings.lastRetry};
    bool m_wasOpen = false;
    Health m_health;
};

} // namespace yc::devices::print
