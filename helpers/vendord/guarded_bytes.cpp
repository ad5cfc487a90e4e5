#include "helpers/vendord/guarded_bytes.h"

#include "base/secret.h"

#include <cstdlib>
#include <cstring>
#include <sys/mman.h>

namespace yc::helpers::vendord
{

namespace
{
constexpr std::size_t Guard = std::size_t{64} * 1024; // a whole page, however large pages are here
}

GuardedBytes::GuardedBytes()
{
    auto *all = static_cast<unsigned char *>(
        ::mmap(nullptr, Size + 2 * Guard, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    if (all == MAP_FAILED || ::mprotect(all + Guard, Size, PROT_READ | PROT_WRITE) != 0)
        std::abort(); // the library took all there is: begin anew
    m_bytes = all + Guard;
}

GuardedBytes::~GuardedBytes()
{
    wipe(m_bytes, Size);
    ::munmap(m_bytes - Guard, Size + 2 * Guard);
}

QByteArray GuardedBytes::first(std::size_t size) const
{
    return {reinterpret_cast<const char *>(m_bytes), static_cast<qsizetype>(std::min(size, Size))};
}

QByteArray GuardedBytes::textOfIt() const
{
    return first(::strnlen(reinterpret_cast<const char *>(m_bytes), Size));
}

} // namespace yc::helpers::vendord
