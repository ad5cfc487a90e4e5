#pragma once

#include <libusb-1.0/libusb.h>

// libusb, loaded when a device on USB is first opened: linked, it would be loaded before the program's first picture,
// on counters too that have nothing on USB. Private to devices/transport. Any thread.
namespace yc::devices::transport
{

// Its functions by their own names, less the prefix that all of them have.
struct UsbLibrary {
    decltype(&::libusb_init) init = nullptr;
    decltype(&::libusb_exit) exit = nullptr;
    decltype(&::libusb_error_name) error_name = nullptr;
    decltype(&::libusb_get_device_list) get_device_list = nullptr;
    decltype(&::libusb_free_device_list) free_device_list = nullptr;
    decltype(&::libusb_get_bus_number) get_bus_number = nullptr;
    decltype(&::libusb_get_device_address) get_device_address = nullptr;
    decltype(&::libusb_get_active_config_descriptor) get_active_config_descriptor = nullptr;
    decltype(&::libusb_free_config_descriptor) free_config_descriptor = nullptr;
    decltype(&::libusb_open) open = nullptr;
    decltype(&::libusb_close) close = nullptr;
    decltype(&::libusb_set_auto_detach_kernel_driver) set_auto_detach_kernel_driver = nullptr;
    decltype(&::libusb_claim_interface) claim_interface = nullptr;
    decltype(&::libusb_release_interface) release_interface = nullptr;
    decltype(&::libusb_set_interface_alt_setting) set_interface_alt_setting = nullptr;
    decltype(&::libusb_clear_halt) clear_halt = nullptr;
    decltype(&::libusb_alloc_transfer) alloc_transfer = nullptr;
    decltype(&::libusb_free_transfer) free_transfer = nullptr;
    decltype(&::libusb_submit_transfer) submit_transfer = nullptr;
    decltype(&::libusb_cancel_transfer) cancel_transfer = nullptr;
    decltype(&::libusb_handle_events_timeout_completed) handle_events_timeout_completed = nullptr;
    decltype(&::libusb_get_pollfds) get_pollfds = nullptr;
    decltype(&::libusb_free_pollfds) free_pollfds = nullptr;
    decltype(&::libusb_set_pollfd_notifiers) set_pollfd_notifiers = nullptr;
};

[[nodiscard]] bool hasUsb(); // whether it is on this machine, whole
[[nodiscard]] const UsbLibrary &usb(); // only where it is

} // namespace yc::devices::transport
