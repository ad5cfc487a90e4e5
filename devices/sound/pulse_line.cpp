#include "devices/sound/pulse_line.h"

#include "devices/sound/level_meter.h"
#include "devices/sound/microphone_choice.h"
#include "devices/sound/pulse_library.h"
#include "devices/sound/wave_file.h"

#include <algorithm>

namespace yc::devices::sound
{

namespace
{

constexpr int MostRate = 384'000;
constexpr int MostChannels = 32;
constexpr int MostLevels = 16; // on their way: one that sends faster than time goes by fills no memory
constexpr uint32_t FragmentsASecond = 20;
constexpr auto AsItLikes = static_cast<uint32_t>(-1);

class Locked
{
public:
    Locked(const PulseLibrary *pulse, pa_threaded_mainloop *loop) : m_pulse(pulse), m_loop(loop)
    {
        m_pulse->pa_threaded_mainloop_lock(m_loop);
    }
    ~Locked() { m_pulse->pa_threaded_mainloop_unlock(m_loop); }
    Q_DISABLE_COPY_MOVE(Locked)

private:
    const PulseLibrary *m_pulse;
    pa_threaded_mainloop *m_loop;
};

QString textOf(const char *text)
{
    return text ? QString::fromUtf8(text).left(LongestText) : QString();
}

} // namespace

PulseLine::PulseLine(Ears ears, QObject *context, Ends ends) : m_ears(std::move(ears)), m_ends(ends), m_context(context)
{
}

PulseLine::~PulseLine()
{
    close();
}

bool PulseLine::open()
{
    close();
    m_pulse = pulseLibrary();
    if (!m_pulse)
        return false;
    m_loop = m_pulse->pa_threaded_mainloop_new();
    m_service = m_loop ? m_pulse->pa_context_new(m_pulse->pa_threaded_mainloop_get_api(m_loop), "Yichuang") : nullptr;
    if (!m_service)
        return false;
    m_pulse->pa_context_set_state_callback(
        m_service, [](pa_context *, void *self) { static_cast<PulseLine *>(self)->contextChanged(); }, this);
    m_pulse->pa_context_set_subscribe_callback(
        m_service,
        [](pa_context *, pa_subscription_event_type_t, uint32_t, void *self) {
            static_cast<PulseLine *>(self)->list();
        },
        this);
    // Who is logged in has a sound service; starting one is not ours.
    if (m_pulse->pa_context_connect(m_service, nullptr, PA_CONTEXT_NOAUTOSPAWN, nullptr) < 0)
        post([this] { m_ears.lost(QStringLiteral("nobody listens")); });
    m_pulse->pa_threaded_mainloop_start(m_loop);
    return true;
}

void PulseLine::close()
{
    if (!m_loop)
        return;
    m_pulse->pa_threaded_mainloop_stop(m_loop);
    ++m_run;
    dropStream();
    if (m_service) {
        m_pulse->pa_context_set_state_callback(m_service, nullptr, nullptr);
        m_pulse->pa_context_set_subscribe_callback(m_service, nullptr, nullptr);
        m_pulse->pa_context_disconnect(m_service);
        m_pulse->pa_context_unref(std::exchange(m_service, nullptr));
    }
    m_pulse->pa_threaded_mainloop_free(std::exchange(m_loop, nullptr));
    m_sources.clear();
    m_listing.reset();
    m_listAgain = false;
    m_usualName.clear();
}

void PulseLine::post(std::function<void()> what)
{
    QMetaObject::invokeMethod(
        m_context,
        [this, run = m_run, what = std::move(what)] {
            if (run == m_run)
                what();
        },
        Qt::QueuedConnection);
}

void PulseLine::contextChanged()
{
    switch (m_pulse->pa_context_get_state(m_service)) {
    case PA_CONTEXT_READY: {
        const auto those = m_ends == Ends::Microphones ? PA_SUBSCRIPTION_MASK_SOURCE : PA_SUBSCRIPTION_MASK_SINK;
        const auto all = static_cast<pa_subscription_mask_t>(those | PA_SUBSCRIPTION_MASK_SERVER);
        if (auto *asked = m_pulse->pa_context_subscribe(m_service, all, nullptr, nullptr))
            m_pulse->pa_operation_unref(asked);
        return list();
    }
    case PA_CONTEXT_FAILED:
    case PA_CONTEXT_TERMINATED: return post([this] { m_ears.lost(QStringLiteral("the service is gone")); });
    case PA_CONTEXT_UNCONNECTED:
    case PA_CONTEXT_CONNECTING:
    case PA_CONTEXT_AUTHORIZING:
    case PA_CONTEXT_SETTING_NAME: return;
    }
}

// The usual one first, then all: two questions, answered in order.
void PulseLine::list()
{
    m_listAgain = m_listing.has_value();
    if (m_listAgain)
        return;
    m_listing.emplace();
    auto *usual = m_pulse->pa_context_get_server_info(
        m_service,
        [](pa_context *, const pa_server_info *info, void *self) {
            auto *line = static_cast<PulseLine *>(self);
            const auto *name = !info                ? nullptr
                : line->m_ends == Ends::Microphones ? info->default_source_name
                                                    : info->default_sink_name;
            line->m_usualName = textOf(name);
        },
        this);
    constexpr auto Took = [](pa_context *, const auto *info, int end, void *self) {
        if (info && end == 0)
            static_cast<PulseLine *>(self)->take(*info);
        else
            static_cast<PulseLine *>(self)->listed();
    };
    auto *all = m_ends == Ends::Microphones ? m_pulse->pa_context_get_source_info_list(m_service, Took, this)
                                            : m_pulse->pa_context_get_sink_info_list(m_service, Took, this);
    if (usual)
        m_pulse->pa_operation_unref(usual);
    if (all)
        m_pulse->pa_operation_unref(all);
    if (!all)
        m_listing.reset();
}

template <typename Info> void PulseLine::take(const Info &info)
{
    if (!m_listing || m_listing->all.size() == MostMicrophones)
        return;
    if constexpr (std::is_same_v<Info, pa_source_info>) {
        // What a loudspeaker plays can be listened to as well: that is no microphone.
        if (info.monitor_of_sink != PA_INVALID_INDEX)
            return;
    }
    const auto fact = [&](const char *key) { return textOf(m_pulse->pa_proplist_gets(info.proplist, key)); };
    Source source{.name = textOf(info.name),
                  .rate = static_cast<int>(std::min<uint32_t>(info.sample_spec.rate, MostRate + 1)),
                  .channels = info.sample_spec.channels};
    if (source.rate < 1 || source.rate > MostRate || source.channels < 1 || source.channels > MostChannels)
        return;
    MicrophoneSeen seen{
        .place = placeOf({.sysfs = fact("sysfs.path"), .busPath = fact("device.bus_path"), .name = source.name}),
        .name = textOf(info.description),
        .maker = fact("device.vendor.name"),
        .model = fact("device.product.name"),
        .serial = fact("device.serial"),
        .rate = source.rate,
        .channels = source.channels,
        .format = textOf(m_pulse->pa_sample_format_to_string(info.sample_spec.format)),
        .muted = info.mute != 0};
    if (m_listing->sources.contains(seen.place)) // a second socket of the same box
        seen.place = placeOf({.sysfs = {}, .busPath = {}, .name = source.name});
    if (seen.place.isEmpty() || !m_listing->sources.emplace(seen.place, std::move(source)).second)
        return;
    m_listing->all << std::move(seen);
}

void PulseLine::listed()
{
    if (!m_listing)
        return;
    auto found = std::move(*m_listing);
    m_listing.reset();
    m_sources = std::move(found.sources);
    std::ranges::sort(found.all, {}, &MicrophoneSeen::place);
    const auto usual = std::ranges::find_if(m_sources, [&](const auto &one) { return one.second.name == m_usualName; });
    post([this, all = std::move(found.all), place = usual == m_sources.end() ? QString() : usual->first] {
        m_ears.seen(all, place);
    });
    if (m_listAgain)
        list();
}

void PulseLine::ends()
{
    post([this, hearing = m_hearing] {
        if (hearing == m_hearing)
            m_ears.broken();
    });
}

// Null: it is told as broken().
void PulseLine::makeStream(const char *name, int rate, int channels)
{
    const pa_sample_spec spec{
        .format = PA_SAMPLE_S16NE, .rate = static_cast<uint32_t>(rate), .channels = static_cast<uint8_t>(channels)};
    m_stream = m_pulse->pa_stream_new(m_service, name, &spec, nullptr);
    if (!m_stream)
        return ends();
    m_pulse->pa_stream_set_state_callback(
        m_stream,
        [](pa_stream *stream, void *self) {
            auto *line = static_cast<PulseLine *>(self);
            const auto state = line->m_pulse->pa_stream_get_state(stream);
            if (state == PA_STREAM_FAILED || state == PA_STREAM_TERMINATED)
                line->ends();
        },
        this);
}

void PulseLine::listen(const QString &place)
{
    if (!m_loop)
        return;
    const Locked locked(m_pulse, m_loop);
    dropStream();
    const auto source = m_sources.find(place);
    if (source == m_sources.end())
        return ends();
    const auto [name, rate, channels] = source->second;
    makeStream("level", rate, channels);
    if (!m_stream)
        return;
    m_meter = std::make_unique<LevelMeter>(rate, channels);
    m_pulse->pa_stream_set_read_callback(
        m_stream, [](pa_stream *, std::size_t, void *self) { static_cast<PulseLine *>(self)->takeSamples(); }, this);
    const pa_buffer_attr attributes{.maxlength = AsItLikes,
                                    .tlength = AsItLikes,
                                    .prebuf = AsItLikes,
                                    .minreq = AsItLikes,
                                    .fragsize = static_cast<uint32_t>(rate) / FragmentsASecond
                                        * static_cast<uint32_t>(channels) * static_cast<uint32_t>(sizeof(qint16))};
    // One that is pulled out is not changed for another in secret.
    constexpr auto Flags = static_cast<pa_stream_flags_t>(PA_STREAM_DONT_MOVE | PA_STREAM_ADJUST_LATENCY);
    if (m_pulse->pa_stream_connect_record(m_stream, name.toUtf8().constData(), &attributes, Flags) < 0)
        ends();
}

void PulseLine::play(const QString &place, std::vector<qint16> samples)
{
    if (!m_loop)
        return;
    const Locked locked(m_pulse, m_loop);
    dropStream();
    const auto sink = m_sources.find(place);
    if (sink == m_sources.end())
        return ends();
    makeStream("call", VoiceRate, 1);
    if (!m_stream)
        return;
    m_voice = std::move(samples);
    m_pulse->pa_stream_set_write_callback(
        m_stream,
        [](pa_stream *, std::size_t bytes, void *self) { static_cast<PulseLine *>(self)->giveSamples(bytes); }, this);
    // Two seconds in the service's hands: a busy machine tears no hole into a call.
    const pa_buffer_attr attributes{.maxlength = AsItLikes,
                                    .tlength = 2 * VoiceRate * static_cast<uint32_t>(sizeof(qint16)),
                                    .prebuf = AsItLikes,
                                    .minreq = AsItLikes,
                                    .fragsize = AsItLikes};
    if (m_pulse->pa_stream_connect_playback(m_stream, sink->second.name.toUtf8().constData(), &attributes,
                                            PA_STREAM_DONT_MOVE, nullptr, nullptr)
        < 0)
        ends();
}

void PulseLine::giveSamples(std::size_t bytes)
{
    const auto count = std::min(bytes / sizeof(qint16), m_voice.size() - m_given);
    if (count == 0)
        return;
    if (m_pulse->pa_stream_write(m_stream, m_voice.data() + m_given, count * sizeof(qint16), nullptr, 0,
                                 PA_SEEK_RELATIVE)
        < 0)
        return ends();
    m_given += count;
    if (m_given < m_voice.size())
        return;
    auto *drained = m_pulse->pa_stream_drain(
        m_stream,
        [](pa_stream *, int whole, void *self) {
            auto *line = static_cast<PulseLine *>(self);
            if (whole == 0)
                return line->ends();
            line->post([line, hearing = line->m_hearing] {
                if (hearing == line->m_hearing)
                    line->m_ears.said();
            });
        },
        this);
    if (drained)
        m_pulse->pa_operation_unref(drained);
    else
        ends();
}

void PulseLine::leave()
{
    if (!m_loop)
        return;
    const Locked locked(m_pulse, m_loop);
    dropStream();
}

void PulseLine::dropStream()
{
    ++m_hearing;
    m_meter.reset();
    m_voice.clear();
    m_given = 0;
    if (!m_stream)
        return;
    m_pulse->pa_stream_set_state_callback(m_stream, nullptr, nullptr);
    m_pulse->pa_stream_set_read_callback(m_stream, nullptr, nullptr);
    m_pulse->pa_stream_set_write_callback(m_stream, nullptr, nullptr);
    m_pulse->pa_stream_disconnect(m_stream);
    m_pulse->pa_stream_unref(std::exchange(m_stream, nullptr));
}

void PulseLine::takeSamples()
{
    const void *data = nullptr;
    std::size_t bytes = 0;
    while (m_pulse->pa_stream_peek(m_stream, &data, &bytes) >= 0 && bytes > 0) {
        // Without data it is a hole: nothing was heard there.
        auto samples
            = data ? std::span(static_cast<const qint16 *>(data), bytes / sizeof(qint16)) : std::span<const qint16>();
        while (const auto level = m_meter->take(samples)) {
            if (m_underWay >= MostLevels)
                continue;
            ++m_underWay;
            QMetaObject::invokeMethod(
                m_context,
                [this, hearing = m_hearing, heard = *level] {
                    --m_underWay;
                    if (hearing == m_hearing)
                        m_ears.level(heard);
                },
                Qt::QueuedConnection);
        }
        m_pulse->pa_stream_drop(m_stream);
    }
}

} // namespace yc::devices::sound
