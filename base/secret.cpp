#include "base/secret.h"

#include <cstring>

namespace yc
{

void wipe(void *data, std::size_t size)
{
    explicit_bzero(data, size);
}

namespace
{

template <typename T> void wipeWhole(T &text)
{
    if (text.isDetached() && text.capacity() > 0)
        wipe(text.data(), static_cast<std::size_t>(text.capacity()) * sizeof(*text.data()));
    text = {};
}

} // namespace

void wipe(QString &text)
{
    wipeWhole(text);
}

void wipe(QByteArray &bytes)
{
    wipeWhole(bytes);
}

} // namespace yc
