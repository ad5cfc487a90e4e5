#pragma once

#include <winscard.h>

// libpcsclite, loaded when a card reader is first looked for: most terminals have none, and their programs start
// without it. Private to devices/smartcard. Any thread.
namespace yc::devices::smartcard
{

// Its functions by their own names.
struct PcscLibrary {
    decltype(&::SCardCancel) SCardCancel = nullptr;
    decltype(&::SCardConnect) SCardConnect = nullptr;
    decltype(&::SCardDisconnect) SCardDisconnect = nullptr;
    decltype(&::SCardEstablishContext) SCardEstablishContext = nullptr;
    decltype(&::SCardGetStatusChange) SCardGetStatusChange = nullptr;
    decltype(&::SCardListReaders) SCardListReaders = nullptr;
    decltype(&::SCardReleaseContext) SCardReleaseContext = nullptr;
    decltype(&::SCardTransmit) SCardTransmit = nullptr;
};

[[nodiscard]] const PcscLibrary *pcscLibrary(); // null: it is not on this machine
[[nodiscard]] const PcscLibrary *pcscLibraryIfLoaded(); // null also as long as nobody asked for it

} // namespace yc::devices::smartcard
