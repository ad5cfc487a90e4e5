#include "devices/virtual/usb/usb_bed.h"

#include <dlfcn.h>
#include <umockdev.h>

namespace yc::devices::virtual_bench
{

UsbBed::UsbBed() : m_testbed(umockdev_testbed_new()) { }

UsbBed::~UsbBed()
{
    g_object_unref(m_testbed);
}

bool UsbBed::isPossible()
{
    // Not umockdev's own answer: before the first testbed that is no, and it is remembered.
    auto *preload = ::dlopen("libumockdev-preload.so.0", RTLD_LAZY | RTLD_NOLOAD);
    if (preload)
        ::dlclose(preload);
    return preload != nullptr;
}

QByteArray UsbBed::root() const
{
    auto *path = umockdev_testbed_get_root_dir(m_testbed);
    const QByteArray root(path);
    g_free(path);
    return root;
}

} // namespace yc::devices::virtual_bench
