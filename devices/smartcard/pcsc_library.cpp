#include "devices/smartcard/pcsc_library.h"

#include "base/library_functions.h"

#include <atomic>
#include <optional>

namespace yc::devices::smartcard
{

namespace
{

std::optional<PcscLibrary> load()
{
    QLibrary library(QStringLiteral("pcsclite"), 1); // never unloaded: a call of its own may still be under way
    PcscLibrary made;
    const bool whole = library.load() && take(library, "SCardCancel", made.SCardCancel)
        && take(library, "SCardConnect", made.SCardConnect) && take(library, "SCardDisconnect", made.SCardDisconnect)
        && take(library, "SCardEstablishContext", made.SCardEstablishContext)
        && take(library, "SCardGetStatusChange", made.SCardGetStatusChange)
        && take(library, "SCardListReaders", made.SCardListReaders)
        && take(library, "SCardReleaseContext", made.SCardReleaseContext)
        && take(library, "SCardTransmit", made.SCardTransmit);
    return whole ? std::optional(made) : std::nullopt;
}

std::atomic<const PcscLibrary *> ready = nullptr;

} // namespace

const PcscLibrary *pcscLibrary()
{
    static const auto library = load();
    const auto *whole = library ? &*library : nullptr;
    ready = whole;
    return whole;
}

const PcscLibrary *pcscLibraryIfLoaded()
{
    return ready;
}

} // namespace yc::devices::smartcard
