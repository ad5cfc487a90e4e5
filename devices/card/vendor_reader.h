#pragma once

#include "devices/card/protocol/vendor_messages.h"
#include "devices/card/sdt_reader.h"

#include <QMap>

#include <chrono>

namespace yc::devices::card
{

// Where a reader lies behind its maker's library, as the settings write it: vendor:PATH[#PORT],
// "vendor:/opt/maker/lib/libsdtapi.so#1001". PATH is absolute and plain (no "..", nothing twice); PORT is one of
// vendor_abi.h's, 1001 (the first on USB) unless told.
struct VendorPlace {
    QString library;
    int port = 1001;
    friend bool operator==(const VendorPlace &, const VendorPlace &) = default;
};
[[nodiscard]] Result<VendorPlace> vendorPlaceFromText(const QString &text); // BadPlace

struct VendorSettings {
    QString program; // yichuang-vendord
    VendorPlace place;
    vendor::Shape shape = vendor::Shape::Sdt;
    quint32 owner = 0; // beside root, whose libraries are loaded: tests say their own
    QMap<QString, QString> environment;
    // How long one call into the library is borne. A find looks for a card for a second in some of them.
    std::chrono::milliseconds opening{5000}; // the process, the library, its port
    std::chrono::milliseconds call{4000};
    std::chrono::milliseconds reading{8000};
};

// The settings of an SDT reader (sdt_reader.h) that speaks to the library instead of a wire. Its own patience is never
// shorter than the watchdog's: it is the watchdog that says what happened.
[[nodiscard]] SdtSettings throughLibrary(const VendorSettings &library, SdtSettings settings = {});

// "vendor". Options: those of "sdt" but "reports", and {"shape":"sdt"|"cvr"}; "sdt" unless told. A place or a shape
// that is none: BadPlace. The library is loaded by `program`, and only if it and every folder above it belong to root
// and can be changed by nobody else (VendorUntrusted).
[[nodiscard]] Driver vendorDriver(const QString &program);

} // namespace yc::devices::card
