#pragma once

#include <gst/gst.h>

#include <string>

namespace yc::devices::virtual_camera
{

[[nodiscard]] GType twinSourceType();
// The source of the camera at this sysfs path; floating.
[[nodiscard]] GstElement *makeTwinSource(const std::string &sysfs, const char *name);
// What the camera with this footage can send.
[[nodiscard]] GstCaps *twinCaps(const std::string &footage);

} // namespace yc::devices::virtual_camera
