#include "helpers/camerad/camera_list.h"

#include "devices/camera/camera_choice.h"

#include <algorithm>
#include <tuple>

namespace yc::helpers::camerad
{

using devices::CameraMode;
using devices::CameraSeen;

namespace
{

struct Free {
    void operator()(char *text) const { g_free(text); }
};

QString textOf(const GstStructure *properties, const char *field)
{
    const auto *text = properties ? gst_structure_get_string(properties, field) : nullptr;
    return text ? QString::fromUtf8(text).left(devices::camera::LongestText) : QString();
}

int rateOf(const GValue *value)
{
    if (!value)
        return 0;
    const auto of = [](const GValue *fraction) {
        const auto per = gst_value_get_fraction_denominator(fraction);
        return per > 0 ? static_cast<int>(100LL * gst_value_get_fraction_numerator(fraction) / per) : 0;
    };
    if (GST_VALUE_HOLDS_FRACTION(value))
        return of(value);
    if (GST_VALUE_HOLDS_FRACTION_RANGE(value))
        return of(gst_value_get_fraction_range_max(value));
    int best = 0;
    if (GST_VALUE_HOLDS_LIST(value)) {
        for (guint i = 0; i < gst_value_list_get_size(value); ++i) {
            const auto *one = gst_value_list_get_value(value, i);
            if (GST_VALUE_HOLDS_FRACTION(one))
                best = std::max(best, of(one));
        }
    }
    return best;
}

CameraSeen cameraOf(GstDevice *device)
{
    const Owned<GstStructure> properties(gst_device_get_properties(device));
    if (textOf(properties.get(), "device.api") != QLatin1String("v4l2"))
        return {};
    CameraSeen camera;
    camera.place = devices::camera::placeOfSysfs(textOf(properties.get(), "sysfs.path"));
    if (camera.place.isEmpty()) // no udev to ask: the kernel's own word for where it is, and the interface is not told
        camera.place = textOf(properties.get(), "v4l2.device.bus_info");
    camera.maker = textOf(properties.get(), "device.vendor.name");
    camera.serial = textOf(properties.get(), "device.serial");
    const std::unique_ptr<char, Free> name(gst_device_get_display_name(device));
    camera.model = QString::fromUtf8(name.get()).left(devices::camera::LongestText);
    const Owned<GstCaps> caps(gst_device_get_caps(device));
    camera.modes = modesOf(caps.get());
    return camera;
}

} // namespace

QList<CameraMode> modesOf(const GstCaps *caps)
{
    QList<CameraMode> modes;
    for (guint i = 0; caps && i < gst_caps_get_size(caps); ++i) {
        const auto *one = gst_caps_get_structure(caps, i);
        const bool jpeg = gst_structure_has_name(one, "image/jpeg");
        int width = 0;
        int height = 0;
        if ((!jpeg && !gst_structure_has_name(one, "video/x-raw")) || !gst_structure_get_int(one, "width", &width)
            || !gst_structure_get_int(one, "height", &height) || width < 1 || height < 1 || width > Image::LargestSide
            || height > Image::LargestSide)
            continue;
        const CameraMode mode{
            .size = {width, height}, .jpeg = jpeg, .framesPer100s = rateOf(gst_structure_get_value(one, "framerate"))};
        const auto known = std::ranges::find_if(
            modes, [&](const CameraMode &other) { return other.size == mode.size && other.jpeg == mode.jpeg; });
        if (known == modes.end())
            modes << mode;
        else
            known->framesPer100s = std::max(known->framesPer100s, mode.framesPer100s);
    }
    std::ranges::sort(modes, std::greater(), [](const CameraMode &mode) {
        return std::tuple(qint64{mode.size.width()} * mode.size.height(), mode.jpeg);
    });
    return modes.first(std::min<qsizetype>(modes.size(), devices::camera::MostModes));
}

CameraList::CameraList() : m_monitor(gst_device_monitor_new()), m_bus(gst_device_monitor_get_bus(m_monitor.get()))
{
    gst_device_monitor_set_show_all_devices(m_monitor.get(), TRUE); // a sound server hides the kernel's own
    gst_device_monitor_add_filter(m_monitor.get(), "Video/Source", nullptr);
    m_listening = gst_device_monitor_start(m_monitor.get());
    list();
}

CameraList::~CameraList()
{
    if (m_listening)
        gst_device_monitor_stop(m_monitor.get());
}

bool CameraList::poll(std::chrono::milliseconds patience)
{
    constexpr auto Plugging = static_cast<GstMessageType>(GST_MESSAGE_DEVICE_ADDED | GST_MESSAGE_DEVICE_REMOVED
                                                          | GST_MESSAGE_DEVICE_CHANGED);
    bool changed = false;
    auto wait = static_cast<GstClockTime>(std::chrono::nanoseconds(patience).count());
    // Others than these are dropped on the way, as nobody else reads this bus.
    while (const Owned<GstMessage> message{gst_bus_timed_pop_filtered(m_bus.get(), wait, Plugging)}) {
        changed = true;
        wait = 0;
    }
    if (changed)
        list();
    return changed;
}

void CameraList::list()
{
    m_cameras.clear();
    m_devices.clear();
    auto *all = gst_device_monitor_get_devices(m_monitor.get());
    for (auto *entry = all; entry; entry = entry->next) {
        Owned<GstDevice> device(static_cast<GstDevice *>(entry->data));
        auto camera = cameraOf(device.get());
        if (camera.place.isEmpty() || camera.modes.isEmpty() || m_devices.contains(camera.place)
            || m_cameras.size() == devices::camera::MostCameras)
            continue;
        m_devices.emplace(camera.place, std::move(device));
        m_cameras << std::move(camera);
    }
    g_list_free(all);
    std::ranges::sort(m_cameras, {}, &CameraSeen::place);
}

QByteArray CameraList::nodeOf(const QString &place) const
{
    const auto device = m_devices.find(place);
    if (device == m_devices.end())
        return {};
    const Owned<GstStructure> properties(gst_device_get_properties(device->second.get()));
    return textOf(properties.get(), "device.path").toUtf8();
}

GstElement *CameraList::makeSource(const QString &place) const
{
    const auto device = m_devices.find(place);
    return device == m_devices.end() ? nullptr : gst_device_create_element(device->second.get(), nullptr);
}

} // namespace yc::helpers::camerad
