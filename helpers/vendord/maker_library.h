#pragma once

#include "devices/api/device.h"

#include <QStringList>

#include <expected>

namespace yc::helpers::vendord
{

// A library that was loaded. Never let go of again: many do not survive it.
class MakerLibrary
{
public:
    // VendorUnloadable, with the loader's own words.
    [[nodiscard]] static std::expected<MakerLibrary, devices::DeviceError> load(const QString &path);

    // Null if the library lacks it, which is remembered: what cannot be done without, and what can.
    template <typename Function> [[nodiscard]] Function *needed(const char *name)
    {
        return reinterpret_cast<Function *>(find(name, m_lacksNeeded));
    }
    template <typename Function> [[nodiscard]] Function *wanted(const char *name)
    {
        return reinterpret_cast<Function *>(find(name, m_lacks));
    }
    // VendorLacks, naming what was needed and not found.
    [[nodiscard]] std::expected<void, devices::DeviceError> hasAllNeeded() const;
    [[nodiscard]] const QStringList &lacks() const { return m_lacks; } // of what was wanted

private:
    explicit MakerLibrary(void *handle) : m_handle(handle) { }
    [[nodiscard]] void *find(const char *name, QStringList &missing) const;

    void *m_handle;
    QStringList m_lacksNeeded;
    QStringList m_lacks;
};

} // namespace yc::helpers::vendord
