#pragma once

#include <pulse/pulseaudio.h>

// libpulse, loaded when a microphone or loudspeaker is first looked for: it brings a dozen libraries along, and most
// terminals use neither. Private to devices/sound. Any thread.
namespace yc::devices::sound
{

// Its functions by their own names.
struct PulseLibrary {
    decltype(&::pa_threaded_mainloop_new) pa_threaded_mainloop_new = nullptr;
    decltype(&::pa_threaded_mainloop_free) pa_threaded_mainloop_free = nullptr;
    decltype(&::pa_threaded_mainloop_start) pa_threaded_mainloop_start = nullptr;
    decltype(&::pa_threaded_mainloop_stop) pa_threaded_mainloop_stop = nullptr;
    decltype(&::pa_threaded_mainloop_lock) pa_threaded_mainloop_lock = nullptr;
    decltype(&::pa_threaded_mainloop_unlock) pa_threaded_mainloop_unlock = nullptr;
    decltype(&::pa_threaded_mainloop_get_api) pa_threaded_mainloop_get_api = nullptr;
    decltype(&::pa_context_new) pa_context_new = nullptr;
    decltype(&::pa_context_connect) pa_context_connect = nullptr;
    decltype(&::pa_context_disconnect) pa_context_disconnect = nullptr;
    decltype(&::pa_context_unref) pa_context_unref = nullptr;
    decltype(&::pa_context_get_state) pa_context_get_state = nullptr;
    decltype(&::pa_context_set_state_callback) pa_context_set_state_callback = nullptr;
    decltype(&::pa_context_set_subscribe_callback) pa_context_set_subscribe_callback = nullptr;
    decltype(&::pa_context_subscribe) pa_context_subscribe = nullptr;
    decltype(&::pa_context_get_server_info) pa_context_get_server_info = nullptr;
    decltype(&::pa_context_get_source_info_list) pa_context_get_source_info_list = nullptr;
    decltype(&::pa_context_get_sink_info_list) pa_context_get_sink_info_list = nullptr;
    decltype(&::pa_operation_unref) pa_operation_unref = nullptr;
    decltype(&::pa_proplist_gets) pa_proplist_gets = nullptr;
    decltype(&::pa_sample_format_to_string) pa_sample_format_to_string = nullptr;
    decltype(&::pa_stream_new) pa_stream_new = nullptr;
    decltype(&::pa_stream_unref) pa_stream_unref = nullptr;
    decltype(&::pa_stream_get_state) pa_stream_get_state = nullptr;
    decltype(&::pa_stream_set_state_callback) pa_stream_set_state_callback = nullptr;
    decltype(&::pa_stream_set_read_callback) pa_stream_set_read_callback = nullptr;
    decltype(&::pa_stream_connect_record) pa_stream_connect_record = nullptr;
    decltype(&::pa_stream_disconnect) pa_stream_disconnect = nullptr;
    decltype(&::pa_stream_peek) pa_stream_peek = nullptr;
    decltype(&::pa_stream_drop) pa_stream_drop = nullptr;
    decltype(&::pa_stream_set_write_callback) pa_stream_set_write_callback = nullptr;
    decltype(&::pa_stream_connect_playback) pa_stream_connect_playback = nullptr;
    decltype(&::pa_stream_write) pa_stream_write = nullptr;
    decltype(&::pa_stream_drain) pa_stream_drain = nullptr;
};

[[nodiscard]] const PulseLibrary *pulseLibrary(); // null: it is not on this machine

} // namespace yc::devices::sound
