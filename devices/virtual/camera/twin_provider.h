#pragma once

#include <gst/gst.h>

namespace yc::devices::virtual_camera
{

// Lists the bench's cameras as v4l2deviceprovider lists the kernel's, and tells when one is plugged in or pulled out.
[[nodiscard]] GType twinProviderType();

} // namespace yc::devices::virtual_camera
