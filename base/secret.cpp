#include "base/secret.h"

#include <cstring>

namespace yc
{

void wipe(void *data, std::size_t size)
{
    std::memset(data, 0, size); // and not explicit_bzero: sanitizers watch this one
    asm volatile("" : : "r"(data) : "memory"); // nobody reads it, and it is done all the same
}

namespace
{

template <typename T> void wipeWhole(T &text)
{
    if (text.isDetached() && text.capacity() > 0) {
        // What is taken off the front of a buffer stays before its data, and the capacity counts from there.
        auto &whole = text.data_ptr();
        wipe(whole.data() - whole.freeSpaceAtBegin(),
             static_cast<std::size_t>(text.capacity()) * sizeof(*whole.data()));
    }
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
