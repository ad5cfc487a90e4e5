#include "devices/sound/pulse_library.h"

#include "base/library_functions.h"

#include <optional>

namespace yc::devices::sound
{

namespace
{

std::optional<PulseLibrary> load()
{
    QLibrary library(QStringLiteral("pulse"), 0); // never unloaded: threads of its own may still be under way
    PulseLibrary made;
    const bool whole = library.load() && take(library, "pa_threaded_mainloop_new", made.pa_threaded_mainloop_new)
        && take(library, "pa_threaded_mainloop_free", made.pa_threaded_mainloop_free)
        && take(library, "pa_threaded_mainloop_start", made.pa_threaded_mainloop_start)
        && take(library, "pa_threaded_mainloop_stop", made.pa_threaded_mainloop_stop)
        && take(library, "pa_threaded_mainloop_lock", made.pa_threaded_mainloop_lock)
        && take(library, "pa_threaded_mainloop_unlock", made.pa_threaded_mainloop_unlock)
        && take(library, "pa_threaded_mainloop_get_api", made.pa_threaded_mainloop_get_api)
        && take(library, "pa_context_new", made.pa_context_new)
        && take(library, "pa_context_connect", made.pa_context_connect)
        && take(library, "pa_context_disconnect", made.pa_context_disconnect)
        && take(library, "pa_context_unref", made.pa_context_unref)
        && take(library, "pa_context_get_state", made.pa_context_get_state)
        && take(library, "pa_context_set_state_callback", made.pa_context_set_state_callback)
        && take(library, "pa_context_set_subscribe_callback", made.pa_context_set_subscribe_callback)
        && take(library, "pa_context_subscribe", made.pa_context_subscribe)
        && take(library, "pa_context_get_server_info", made.pa_context_get_server_info)
        && take(library, "pa_context_get_source_info_list", made.pa_context_get_source_info_list)
        && take(library, "pa_context_get_sink_info_list", made.pa_context_get_sink_info_list)
        && take(library, "pa_operation_unref", made.pa_operation_unref)
        && take(library, "pa_proplist_gets", made.pa_proplist_gets)
        && take(library, "pa_sample_format_to_string", made.pa_sample_format_to_string)
        && take(library, "pa_stream_new", made.pa_stream_new) && take(library, "pa_stream_unref", made.pa_stream_unref)
        && take(library, "pa_stream_get_state", made.pa_stream_get_state)
        && take(library, "pa_stream_set_state_callback", made.pa_stream_set_state_callback)
        && take(library, "pa_stream_set_read_callback", made.pa_stream_set_read_callback)
        && take(library, "pa_stream_connect_record", made.pa_stream_connect_record)
        && take(library, "pa_stream_disconnect", made.pa_stream_disconnect)
        && take(library, "pa_stream_peek", made.pa_stream_peek) && take(library, "pa_stream_drop", made.pa_stream_drop)
        && take(library, "pa_stream_set_write_callback", made.pa_stream_set_write_callback)
        && take(library, "pa_stream_connect_playback", made.pa_stream_connect_playback)
        && take(library, "pa_stream_write", made.pa_stream_write)
        && take(library, "pa_stream_drain", made.pa_stream_drain);
    return whole ? std::optional(made) : std::nullopt;
}

} // namespace

const PulseLibrary *pulseLibrary()
{
    static const auto library = load();
    return library ? &*library : nullptr;
}

} // namespace yc::devices::sound
