#pragma once

#include <gst/gst.h>

#include <memory>

// GStreamer's reference counts, let go by their owners.
namespace yc::helpers::camerad
{

struct Unref {
    void operator()(gpointer object) const { gst_object_unref(object); }
    void operator()(GstCaps *caps) const { gst_caps_unref(caps); }
    void operator()(GstSample *sample) const { gst_sample_unref(sample); }
    void operator()(GstMessage *message) const { gst_message_unref(message); }
    void operator()(GstStructure *structure) const { gst_structure_free(structure); }
};
template <typename T> using Owned = std::unique_ptr<T, Unref>;

} // namespace yc::helpers::camerad
