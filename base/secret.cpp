#include "base/secret.h"

#include <cstring>

namespace yc
{

void wipe(void *data, std::size_t size)
{
    explicit_bzero(data, size);
}

} // namespace yc
