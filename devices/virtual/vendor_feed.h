#pragma once

#include "base/code.h"
#include "devices/virtual/sdt_twin.h"

#include <QString>

namespace yc::devices::virtual_bench
{

// A reader behind a maker's library (devices/virtual/vendor): a copy of the library in a folder, and what lies on the
// reader as files beside it.
class VendorFeed
{
public:
    // Libraries: "sdtapi"; "sdtapi-old" (no fingerprints, later addresses, number), "sdtapi-lacking" (opens and nothing
    // else); "termb"; "termb-words" (text files in words, in GBK).
    explicit VendorFeed(QString folder) : m_folder(std::move(folder)) { }

    [[nodiscard]] Done install(const QString &library); // BadFile: not built, or the folder cannot be written
    [[nodiscard]] QString library() const { return m_library; } // its path

    [[nodiscard]] Done lay(const TwinCard &card);
    void lift();
    // "": none; "never a card", "unreadable", "garbage", "lying length", "lying photo", "lying address", "overrun",
    // "mess"; "hang in CALL", "crash in CALL", "exit in CALL", where CALL is a function of the library.
    [[nodiscard]] Done setFault(const QString &fault);
    [[nodiscard]] Done unplug();
    void plug();

private:
    [[nodiscard]] Done write(const QString &name, const QByteArray &bytes) const;
    void remove(const QString &name) const;

    QString m_folder;
    QString m_library;
};

} // namespace yc::devices::virtual_bench
