#include "devices/virtual/camera/twin_provider.h"

#include "devices/virtual/camera/desk.h"
#include "devices/virtual/camera/twin_source.h"

#include <algorithm>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace yc::devices::virtual_camera
{

namespace
{

struct TwinDevice {
    GstDevice parent;
};
struct TwinDeviceClass {
    GstDeviceClass parent;
};
struct TwinProvider {
    GstDeviceProvider parent;
    GThread *thread;
    int ending; // eventfd
};
struct TwinProviderClass {
    GstDeviceProviderClass parent;
};

constexpr auto SysfsKey = "yc-sysfs";

G_DEFINE_TYPE(TwinDevice, yc_twin_device, GST_TYPE_DEVICE)
G_DEFINE_TYPE(TwinProvider, yc_twin_provider, GST_TYPE_DEVICE_PROVIDER)

const char *sysfsOf(gpointer device)
{
    return static_cast<const char *>(g_object_get_data(G_OBJECT(device), SysfsKey));
}

GstElement *createElement(GstDevice *device, const gchar *name)
{
    return makeTwinSource(sysfsOf(device), name);
}

void yc_twin_device_class_init(TwinDeviceClass *type)
{
    GST_DEVICE_CLASS(type)->create_element = createElement;
}

void yc_twin_device_init(TwinDevice *) { }

// The fields of the kernel's cameras that anybody of us reads, under their names.
GstDevice *deviceOf(const TwinCamera &camera)
{
    auto *caps = twinCaps(camera.footage);
    auto *properties = gst_structure_new("v4l2-proplist", "device.api", G_TYPE_STRING, "v4l2", "sysfs.path",
                                         G_TYPE_STRING, camera.sysfs.c_str(), "device.vendor.name", G_TYPE_STRING,
                                         camera.maker.c_str(), "device.serial", G_TYPE_STRING, camera.serial.c_str(),
                                         "device.path", G_TYPE_STRING, camera.node.c_str(), nullptr);
    auto *device
        = GST_DEVICE(g_object_new(yc_twin_device_get_type(), "display-name", camera.name.c_str(), "device-class",
                                  "Video/Source", "caps", caps, "properties", properties, nullptr));
    g_object_set_data_full(G_OBJECT(device), SysfsKey, g_strdup(camera.sysfs.c_str()), g_free);
    gst_structure_free(properties);
    gst_caps_unref(caps);
    return device;
}

GList *probe(GstDeviceProvider *)
{
    GList *devices = nullptr;
    for (const auto &camera : camerasOnDesk())
        devices = g_list_append(devices, deviceOf(camera));
    return devices;
}

void follow(GstDeviceProvider *provider)
{
    const auto cameras = camerasOnDesk();
    auto *known = gst_device_provider_get_devices(provider);
    for (auto *entry = known; entry; entry = entry->next) {
        const auto there = std::ranges::any_of(
            cameras, [&](const TwinCamera &camera) { return camera.sysfs == sysfsOf(entry->data); });
        if (!there)
            gst_device_provider_device_remove(provider, GST_DEVICE(entry->data));
    }
    for (const auto &camera : cameras) {
        bool there = false;
        for (auto *entry = known; entry; entry = entry->next)
            there = there || camera.sysfs == sysfsOf(entry->data);
        if (!there)
            gst_device_provider_device_add(provider, deviceOf(camera));
    }
    g_list_free_full(known, gst_object_unref);
}

gpointer listen(gpointer data)
{
    auto *provider = static_cast<TwinProvider *>(data);
    const int changes = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    ::inotify_add_watch(changes, deskFolder().c_str(), IN_MOVED_TO | IN_CLOSE_WRITE);
    follow(GST_DEVICE_PROVIDER(provider)); // what changed while nobody listened
    for (;;) {
        pollfd both[] = {{changes, POLLIN, 0}, {provider->ending, POLLIN, 0}};
        ::poll(both, 2, -1);
        if (both[1].revents != 0)
            break;
        char events[4096];
        while (::read(changes, events, sizeof events) > 0) { }
        follow(GST_DEVICE_PROVIDER(provider));
    }
    ::close(changes);
    return nullptr;
}

gboolean start(GstDeviceProvider *base)
{
    auto *provider = reinterpret_cast<TwinProvider *>(base);
    for (const auto &camera : camerasOnDesk())
        gst_device_provider_device_add(base, deviceOf(camera));
    provider->ending = ::eventfd(0, EFD_CLOEXEC);
    provider->thread = g_thread_new("yc-twin-desk", listen, provider);
    return TRUE;
}

void stop(GstDeviceProvider *base)
{
    auto *provider = reinterpret_cast<TwinProvider *>(base);
    ::eventfd_write(provider->ending, 1);
    g_thread_join(provider->thread);
    ::close(provider->ending);
}

void yc_twin_provider_class_init(TwinProviderClass *type)
{
    auto *provider = GST_DEVICE_PROVIDER_CLASS(type);
    provider->probe = probe;
    provider->start = start;
    provider->stop = stop;
    gst_device_provider_class_set_static_metadata(provider, "Camera twins", "Source/Video",
                                                  "Cameras that are not there", "Yichuang");
}

void yc_twin_provider_init(TwinProvider *) { }

} // namespace

GType twinProviderType()
{
    return yc_twin_provider_get_type();
}

} // namespace yc::devices::virtual_camera
