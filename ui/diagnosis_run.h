#pragma once

#include "base/worker.h"
#include "ui/device_try.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

class QProcess;

namespace yc::ui
{

// After which times it is told what is known by then, counted from the start.
struct DiagnosisLimits {
    std::chrono::milliseconds all = std::chrono::seconds(8);
    std::chrono::milliseconds doctor = std::chrono::seconds(30); // instead of `all`, where devices are tried
    std::chrono::milliseconds devices = std::chrono::seconds(6); // a scanner's drivers load for seconds
};

// What a client hands in to be looked at besides its terminal.
struct DiagnosisParts {
    TerminalOptions options;
    core::flow::DeskSettings desk;
    QStringList helpers; // whole paths of programs that end by themselves when nobody speaks to them
    QStringList tools; // of others, that only have to be there
    std::function<void()> startDevices; // not called while another client has them
    std::function<QList<DeviceSeen>()> devices;
    // The doctor's: what can be told of a place without opening it (called in a thread of its own), and the devices to
    // be tried. Left out, devices are only looked at.
    std::function<devices::PlaceFacts(const QString &place)> placeFacts{};
    std::function<DeviceTry::Devices()> toTry{};
    devices::DocumentPrinter *printers = nullptr; // null: this client prints no sheets
    QString chosenPrinter;
    DiagnosisLimits limits{};
};

// One diagnosis, at the same time of all that may take long; over in eight seconds whatever hangs; the
// doctor waits half a minute for a hand with a card. Lives in the UI
// thread.
class DiagnosisRun : public QObject
{
    Q_OBJECT
public:
    DiagnosisRun(DiagnosisParts parts, const Clock &clock, QObject *parent = nullptr);
    ~DiagnosisRun() override;
    void start();

Q_SIGNALS:
    void seen(const QString &line); // one check is done, for whoever waits
    void finished(const yc::ui::Diagnosis &diagnosis);

private:
    void take(const Check &check);
    void askTerminal();
    void askHelpers();
    void askPrinters();
    void askDevices();
    void lookAtDevices(bool last);
    void askPlaces();
    void waitForHands();
    void tellDevices();
    void endWithWhatIsKnown();
    void finish();
    [[nodiscard]] bool isDone() const;

    DiagnosisParts m_parts;
    const Clock &m_clock;
    std::unique_ptr<core::flow::TerminalCheck> m_terminal;
    QStringList m_order; // ids, as they are told
    QHash<QString, Check> m_done;
    QTimer m_end; // of everything
    QTimer m_devicesEnd;
    QTimer m_look;
    std::unique_ptr<Worker> m_places;
    QHash<QString, devices::PlaceFacts> m_facts; // by place
    qsizetype m_placesLeft = 0;
    std::unique_ptr<DeviceTry> m_try; // null: nothing is tried
    QTimer m_tryEnd;
    QStringList m_asked; // of people, so far
    bool m_inUse = false;
    bool m_devicesAsked = false;
    bool m_devicesKnown = false;
    bool m_over = false;
};

// All of it, for main(): runs the event loop, progress on stderr where people read, the diagnosis on stdout. Ends the
// process, whatever hangs in it, with 0, or 1 where something is wrong.
[[noreturn]] void diagnose(DiagnosisParts parts, const Clock &clock);

} // namespace yc::ui
