#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

// What an eSCL scanner says of itself when it is asked for its ScannerStatus, beside the pages that SANE's airscan back
// end fetches from it. Pure values. airscan 0.99.27 knows five states of a feeder; for any other it asks for the page
// again for half a minute and then says that the scanner is busy, so an open hatch and a double feed are heard here.
// Source: reference.md F.1; the words of AdfState are those of Mopria's eSCL as clients and servers of it list them.
namespace yc::devices::scan
{

inline constexpr qsizetype LargestStatus = qsizetype{64} * 1024; // real ones have two kilobytes

struct EsclStatus {
    enum class Feeder { Unknown, Loaded, Empty, Processing, Trouble };
    Feeder feeder = Feeder::Unknown;
    std::optional<Code> trouble; // of the feeder
    // Pictures that the last job has made, by its own count; nothing if it does not say.
    std::optional<int> made;
    bool jobOver = false; // the last job says that it has ended, in whatever way
};

// BadFrame: no ScannerStatus, not well-formed, or more than LargestStatus. A state that nobody has heard of is Unknown.
[[nodiscard]] Result<EsclStatus> esclStatusFrom(const QByteArray &bytes);

// Where to ask. device: SANE's name, "airscan:e0:Kyocera" or with its address "airscan:escl:Kyocera:http://…/eSCL";
// type: what SANE says beside it, "ip=192.168.1.30"; settings: airscan.conf, which gives names their addresses. An
// invalid address: no eSCL scanner, none that is known, or one that speaks TLS alone.
[[nodiscard]] QUrl esclAddress(const QString &device, const QString &type, const QByteArray &settings);

} // namespace yc::devices::scan
