#pragma once

#include "devices/api/microphone.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <vector>

struct pa_context;
struct pa_server_info;
struct pa_sink_info;
struct pa_source_info;
struct pa_stream;
struct pa_threaded_mainloop;

namespace yc::devices::sound
{

class LevelMeter;
struct PulseLibrary;

// The way to the sound service, which PipeWire and PulseAudio both answer. libpulse works in a thread of its own and
// never waits for the service; what it tells arrives in the thread of `context`. A service that hangs is told by its
// silence, which is the keeper's to watch.
class PulseLine
{
public:
    enum class Ends { Microphones, Loudspeakers }; // which of them it is about
    struct Ears {
        // All that is plugged in, after open() and whenever it changes; the place of the system's usual one, or empty.
        std::function<void(const QList<MicrophoneSeen> &all, const QString &usual)> seen;
        std::function<void(const QString &detail)> lost; // the service: close() it
        std::function<void(const SoundLevel &level)> level{};
        std::function<void()> broken; // what was listened to, or played, was ended from there
        std::function<void()> said{}; // what was played has been heard to its end
    };
    PulseLine(Ears ears, QObject *context, Ends ends = Ends::Microphones);
    ~PulseLine();
    Q_DISABLE_COPY_MOVE(PulseLine)

    [[nodiscard]] bool open(); // false: no libpulse here
    void close(); // deaf at once
    // The microphone at this place, as seen() told last; never moved to another by the service. One that is gone:
    // broken().
    void listen(const QString &place);
    // Mono, 48,000 samples a second, through the loudspeaker at this place, which neither is another's: said() or
    // broken().
    void play(const QString &place, std::vector<qint16> samples);
    void leave(); // at once, also in the middle of a word

private:
    struct Source {
        QString name; // by which the service knows it
        int rate = 0;
        int channels = 0;
    };
    struct Listing { // under way
        QList<MicrophoneSeen> all;
        std::map<QString, Source> sources;
    };

    // All below in libpulse's thread, or under its lock.
    void contextChanged();
    void list();
    template <typename Info> void take(const Info &info); // a source or a sink
    void listed();
    void makeStream(const char *name, int rate, int channels);
    void ends(); // told as broken()
    void takeSamples();
    void giveSamples(std::size_t bytes);
    void dropStream();
    void post(std::function<void()> what);

    Ears m_ears;
    Ends m_ends;
    QObject *m_context;
    const PulseLibrary *m_pulse = nullptr;
    pa_threaded_mainloop *m_loop = nullptr;
    pa_context *m_service = nullptr;
    pa_stream *m_stream = nullptr;
    std::unique_ptr<LevelMeter> m_meter;
    std::vector<qint16> m_voice; // that is played
    std::size_t m_given = 0; // samples of it
    QString m_usualName;
    std::map<QString, Source> m_sources; // by place
    std::optional<Listing> m_listing;
    bool m_listAgain = false; // something changed meanwhile
    quint64 m_run = 0; // changed only while there is no thread of libpulse's: what a former one told is forgotten
    quint64 m_hearing = 0; // and what a former stream told
    std::atomic<int> m_underWay = 0; // levels that were not taken in yet
};

} // namespace yc::devices::sound
