#include "helpers/vendord/maker_library.h"

#include <QFile>

#include <dlfcn.h>

namespace yc::helpers::vendord
{

std::expected<MakerLibrary, devices::DeviceError> MakerLibrary::load(const QString &path)
{
    // All at once: what it lacks is heard of now and not in the middle of a reading.
    if (auto *handle = ::dlopen(QFile::encodeName(path).constData(), RTLD_NOW | RTLD_LOCAL))
        return MakerLibrary(handle);
    return std::unexpected(devices::DeviceError{devices::codes::VendorUnloadable, QString::fromLocal8Bit(::dlerror())});
}

std::expected<void, devices::DeviceError> MakerLibrary::hasAllNeeded() const
{
    if (m_lacksNeeded.isEmpty())
        return {};
    return std::unexpected(devices::DeviceError{devices::codes::VendorLacks, m_lacksNeeded.join(QStringLiteral(", "))});
}

void *MakerLibrary::find(const char *name, QStringList &missing) const
{
    auto *found = ::dlsym(m_handle, name);
    if (!found)
        missing << QString::fromLatin1(name);
    return found;
}

} // namespace yc::helpers::vendord
