#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <map>
#include <memory>
#include <vector>

namespace yc::tests
{

// A PipeWire of the test's own, with its session manager and its PulseAudio side, on a runtime folder and a message bus
// where nobody else looks. libpulse in this process is sent there by its environment, once for all beds of the process.
// A microphone is what a null sink plays: what is played into it is what stands before it.
class PipeWireBed
{
public:
    PipeWireBed();
    ~PipeWireBed();

    [[nodiscard]] QString start(); // empty: it works; else what it is that does not, in words
    void end();
    void hold(bool held); // its PulseAudio side: SIGSTOP, SIGCONT

    // Empty: it is there. sysfs: where the kernel would keep it; empty: it says nothing of that.
    [[nodiscard]] QString plug(const QString &name, const QString &sysfs = {});
    [[nodiscard]] QString unplug(const QString &name);
    [[nodiscard]] QString mute(const QString &name, bool muted);
    // A sine of 440 Hz, 1 is full scale, beyond that it is cut off, for a minute or until the next word; 0: nothing.
    [[nodiscard]] QString play(const QString &name, double amplitude);
    // A loudspeaker: a null sink of this name, and what it plays, mono, 48,000 samples a second, from record() on.
    [[nodiscard]] QString plugLoudspeaker(const QString &name, const QString &sysfs = {});
    [[nodiscard]] QString unplugLoudspeaker(const QString &name);
    [[nodiscard]] QString muteLoudspeaker(const QString &name, bool muted);
    [[nodiscard]] QString record(const QString &name); // empty: it hears
    [[nodiscard]] bool recordsOn(int milliseconds); // waits until so much more is recorded
    [[nodiscard]] std::vector<qint16> recorded() const; // until now
    [[nodiscard]] int listeners(); // streams that record from a microphone, by the service's own word

private:
    struct Microphone {
        QString sink; // module numbers
        QString source;
        std::unique_ptr<QProcess> player;
    };
    [[nodiscard]] QString run(QProcess &process, const QString &program, const QStringList &arguments);
    [[nodiscard]] QString listed(const QString &what, const QString &name); // waits for it
    [[nodiscard]] QString pactl(const QStringList &arguments, QString *said = nullptr);

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_pipewire;
    QProcess m_manager;
    QProcess m_pulse;
    std::map<QString, Microphone> m_microphones;
    std::map<QString, QString> m_loudspeakers; // module numbers
    std::unique_ptr<QProcess> m_recorder;
};

} // namespace yc::tests
