#include "devices/virtual/camera/twin_source.h"

#include "devices/virtual/camera/desk.h"

#include <gst/base/gstpushsrc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

// A camera as the kernel's video source is one: live, one picture after another, an error when it is pulled out.
namespace yc::devices::virtual_camera
{

namespace
{

struct TwinSource {
    GstPushSrc parent;
    gchar *sysfs;
    GMutex lock;
    GCond wake;
    gboolean flushing;
    gint width;
    gint height;
    gboolean jpeg;
    guint pictures; // sent
    gint64 next; // when the next picture is due, monotonic µs
};
struct TwinSourceClass {
    GstPushSrcClass parent;
};

constexpr gint64 FullPause = 200'000; // µs: five a second at full size
constexpr gint64 LivePause = 80'000;

GstStaticPadTemplate SourcePad
    = GST_STATIC_PAD_TEMPLATE("src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS("image/jpeg; video/x-raw"));

G_DEFINE_TYPE(TwinSource, yc_twin_source, GST_TYPE_PUSH_SRC)

TwinSource *self(gpointer object)
{
    return static_cast<TwinSource *>(object);
}

// Until that moment, or until somebody wants the source to stop. False: the latter.
gboolean waitUntil(TwinSource *source, gint64 moment)
{
    g_mutex_lock(&source->lock);
    while (!source->flushing && g_cond_wait_until(&source->wake, &source->lock, moment)) { }
    const auto on = !source->flushing;
    g_mutex_unlock(&source->lock);
    return on;
}

gboolean start(GstBaseSrc *base)
{
    auto *source = self(base);
    const auto camera = cameraAt(source->sysfs);
    if (!camera) {
        GST_ELEMENT_ERROR(source, RESOURCE, NOT_FOUND, ("pulled out"), (nullptr));
        return FALSE;
    }
    while (camera->fault == "mute")
        ::pause(); // in the kernel, where nobody can be woken
    source->next = g_get_monotonic_time();
    return TRUE;
}

GstCaps *getCaps(GstBaseSrc *base, GstCaps *filter)
{
    const auto camera = cameraAt(self(base)->sysfs);
    auto *caps = camera ? twinCaps(camera->footage) : gst_caps_new_empty();
    if (!filter)
        return caps;
    auto *both = gst_caps_intersect_full(filter, caps, GST_CAPS_INTERSECT_FIRST);
    gst_caps_unref(caps);
    return both;
}

gboolean setCaps(GstBaseSrc *base, GstCaps *caps)
{
    auto *source = self(base);
    const auto *shape = gst_caps_get_structure(caps, 0);
    source->jpeg = gst_structure_has_name(shape, "image/jpeg");
    return gst_structure_get_int(shape, "width", &source->width)
        && gst_structure_get_int(shape, "height", &source->height);
}

// Plain pixels in YUY2, without colour: the room that stands in the folder, taken with the exposure that stands there.
GstBuffer *face(gint width, gint height)
{
    const auto pixels = static_cast<gsize>(width) * static_cast<gsize>(height);
    const auto room = bytesOf(deskFolder() + "/face.room");
    if (room.size() != pixels)
        return nullptr;
    const auto exposure = std::strtod(bytesOf(deskFolder() + "/exposure").c_str(), nullptr);
    std::array<guint8, 256> tones{};
    for (std::size_t step = 0; step < tones.size(); ++step) {
        const double light = exposure * std::exp2((static_cast<double>(step) - WhiteStep) / StepsInAStop);
        tones[step] = static_cast<guint8>(16 + std::lround(219 * std::pow(std::min(light, 1.0), 1 / 2.2)));
    }
    auto *buffer = gst_buffer_new_allocate(nullptr, pixels * 2, nullptr);
    GstMapInfo map;
    gst_buffer_map(buffer, &map, GST_MAP_WRITE);
    for (gsize i = 0; i < pixels; ++i) {
        map.data[i * 2] = tones[static_cast<guint8>(room[i])];
        map.data[i * 2 + 1] = 128;
    }
    gst_buffer_unmap(buffer, &map);
    return buffer;
}

// What the head of a JPEG says of its size: the frame header (SOF0) has the height, then the width.
void claim(std::string &jpeg, unsigned size)
{
    const auto frame = jpeg.find("\xFF\xC0");
    if (frame == std::string::npos || frame + 9 > jpeg.size())
        return;
    for (const auto at : {frame + 5, frame + 7}) {
        jpeg[at] = static_cast<char>(size >> 8);
        jpeg[at + 1] = static_cast<char>(size & 0xFF);
    }
}

GstBuffer *photograph(TwinSource *source, const TwinCamera &camera)
{
    constexpr unsigned Huge = 65'500; // the most that libjpeg takes
    bool small = source->width != FullWidth || camera.fault == "wrong-size";
    if (camera.fault == "jumping")
        small = source->pictures % 2 == 0;
    ++source->pictures;
    auto bytes = bytesOf(deskFolder() + "/" + camera.footage + (small ? "-live.jpg" : ".jpg"));
    if (bytes.empty())
        return nullptr;
    if (camera.fault == "huge")
        claim(bytes, Huge);
    else if (camera.fault == "cut")
        bytes.resize(bytes.size() / 2);
    else if (camera.fault == "none")
        bytes.assign(bytes.size(), 'x');
    auto *buffer = gst_buffer_new_allocate(nullptr, bytes.size(), nullptr);
    gst_buffer_fill(buffer, 0, bytes.data(), bytes.size());
    return buffer;
}

GstFlowReturn create(GstPushSrc *push, GstBuffer **out)
{
    auto *source = self(push);
    source->next += source->width == FullWidth ? FullPause : LivePause;
    source->next = MAX(source->next, g_get_monotonic_time());
    for (;;) {
        if (!waitUntil(source, source->next))
            return GST_FLOW_FLUSHING;
        const auto camera = cameraAt(source->sysfs);
        if (!camera) {
            GST_ELEMENT_ERROR(source, RESOURCE, READ, ("pulled out"), (nullptr));
            return GST_FLOW_ERROR;
        }
        if (camera->fault != "frozen") {
            *out = source->jpeg ? photograph(source, *camera) : face(source->width, source->height);
            if (*out)
                return GST_FLOW_OK;
        }
        source->next = g_get_monotonic_time() + LivePause;
    }
}

gboolean setFlushing(GstBaseSrc *base, gboolean flushing)
{
    auto *source = self(base);
    g_mutex_lock(&source->lock);
    source->flushing = flushing;
    g_cond_broadcast(&source->wake);
    g_mutex_unlock(&source->lock);
    return TRUE;
}

gboolean unlock(GstBaseSrc *base)
{
    return setFlushing(base, TRUE);
}

gboolean unlockStop(GstBaseSrc *base)
{
    return setFlushing(base, FALSE);
}

void finalize(GObject *object)
{
    auto *source = self(object);
    g_free(source->sysfs);
    g_mutex_clear(&source->lock);
    g_cond_clear(&source->wake);
    G_OBJECT_CLASS(yc_twin_source_parent_class)->finalize(object);
}

void yc_twin_source_class_init(TwinSourceClass *type)
{
    G_OBJECT_CLASS(type)->finalize = finalize;
    auto *base = GST_BASE_SRC_CLASS(type);
    base->start = start;
    base->get_caps = getCaps;
    base->set_caps = setCaps;
    base->unlock = unlock;
    base->unlock_stop = unlockStop;
    GST_PUSH_SRC_CLASS(type)->create = create;
    gst_element_class_add_static_pad_template(GST_ELEMENT_CLASS(type), &SourcePad);
    gst_element_class_set_static_metadata(GST_ELEMENT_CLASS(type), "Camera twin", "Source/Video",
                                          "A camera that is not there", "Yichuang");
}

void yc_twin_source_init(TwinSource *source)
{
    g_mutex_init(&source->lock);
    g_cond_init(&source->wake);
    gst_base_src_set_live(GST_BASE_SRC(source), TRUE);
    gst_base_src_set_format(GST_BASE_SRC(source), GST_FORMAT_TIME);
    gst_base_src_set_do_timestamp(GST_BASE_SRC(source), TRUE);
}

} // namespace

GType twinSourceType()
{
    return yc_twin_source_get_type();
}

GstElement *makeTwinSource(const std::string &sysfs, const char *name)
{
    auto *element = GST_ELEMENT(g_object_new(yc_twin_source_get_type(), nullptr));
    self(element)->sysfs = g_strdup(sysfs.c_str());
    if (name)
        gst_object_set_name(GST_OBJECT(element), name);
    return element;
}

GstCaps *twinCaps(const std::string &footage)
{
    const auto mode = [](const char *kind, int width, int height, int rate) {
        return gst_caps_new_simple(kind, "width", G_TYPE_INT, width, "height", G_TYPE_INT, height, "framerate",
                                   GST_TYPE_FRACTION, rate, 1, nullptr);
    };
    if (footage == "face") {
        auto *raw = mode("video/x-raw", RawWidth, RawHeight, 12);
        gst_caps_set_simple(raw, "format", G_TYPE_STRING, "YUY2", nullptr);
        return raw;
    }
    auto *caps = mode("image/jpeg", FullWidth, FullHeight, 5);
    gst_caps_append(caps, mode("image/jpeg", LiveWidth, LiveHeight, 12));
    return caps;
}

} // namespace yc::devices::virtual_camera
