#include "devices/virtual/camera/twin_provider.h"

// How GStreamer finds the twins.
namespace
{

gboolean begin(GstPlugin *plugin)
{
    return gst_device_provider_register(plugin, "yctwincameras", GST_RANK_PRIMARY,
                                        yc::devices::virtual_camera::twinProviderType());
}

} // namespace

#define PACKAGE "yichuang"
GST_PLUGIN_DEFINE(GST_VERSION_MAJOR, GST_VERSION_MINOR, yichuangcamera, "Camera twins for tests", begin, "0.1",
                  GST_LICENSE_UNKNOWN, "yichuang", "https://localhost")
