#include "devices/transport/usb_library.h"

#include "base/library_functions.h"

#include <optional>

namespace yc::devices::transport
{

namespace
{

std::optional<UsbLibrary> load()
{
    QLibrary library(QStringLiteral("usb-1.0"), 0); // never unloaded: its threads keep what they asked for
    UsbLibrary made;
    const bool whole = library.load() && take(library, "libusb_init", made.init)
        && take(library, "libusb_exit", made.exit) && take(library, "libusb_error_name", made.error_name)
        && take(library, "libusb_get_device_list", made.get_device_list)
        && take(library, "libusb_free_device_list", made.free_device_list)
        && take(library, "libusb_get_bus_number", made.get_bus_number)
        && take(library, "libusb_get_device_address", made.get_device_address)
        && take(library, "libusb_get_active_config_descriptor", made.get_active_config_descriptor)
        && take(library, "libusb_free_config_descriptor", made.free_config_descriptor)
        && take(library, "libusb_open", made.open) && take(library, "libusb_close", made.close)
        && take(library, "libusb_set_auto_detach_kernel_driver", made.set_auto_detach_kernel_driver)
        && take(library, "libusb_claim_interface", made.claim_interface)
        && take(library, "libusb_release_interface", made.release_interface)
        && take(library, "libusb_set_interface_alt_setting", made.set_interface_alt_setting)
        && take(library, "libusb_clear_halt", made.clear_halt)
        && take(library, "libusb_alloc_transfer", made.alloc_transfer)
        && take(library, "libusb_free_transfer", made.free_transfer)
        && take(library, "libusb_submit_transfer", made.submit_transfer)
        && take(library, "libusb_cancel_transfer", made.cancel_transfer)
        && take(library, "libusb_handle_events_timeout_completed", made.handle_events_timeout_completed)
        && take(library, "libusb_get_pollfds", made.get_pollfds)
        && take(library, "libusb_free_pollfds", made.free_pollfds)
        && take(library, "libusb_set_pollfd_notifiers", made.set_pollfd_notifiers);
    return whole ? std::optional(made) : std::nullopt;
}

const std::optional<UsbLibrary> &loaded()
{
    static const auto library = load();
    return library;
}

} // namespace

bool hasUsb()
{
    return loaded().has_value();
}

const UsbLibrary &usb()
{
    return *loaded();
}

} // namespace yc::devices::transport
