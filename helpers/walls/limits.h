#pragma once

#include <sys/resource.h>

// What a helper may take of the machine, so that a device that lies takes its own helper down and nothing else.
namespace yc::helpers::walls
{

// Address space, in bytes: whatever is asked for beyond it is refused, and a helper that cannot live with that ends and
// is started again. Not under AddressSanitizer, which maps terabytes. Early: threads keep what they have.
void limitMemory(rlim_t bytes);

// Where the machine runs out of memory all the same, this process goes before the client does. It and its children.
void goFirst();

} // namespace yc::helpers::walls
