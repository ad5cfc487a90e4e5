#pragma once

#include "base/ipc.h"

namespace yc::ipc
{

// How a helper process begins: takes the socket that its parent handed over as `--socket N`. From then on the helper
// ends with its parent, also when it hangs inside the kernel's or a maker's code and never looks at the socket, and its
// memory is closed (base/closed_memory.h): it holds pages with people on them. An empty File: those are not the
// arguments of a helper, or N is no open stream socket; somebody started it by hand.
[[nodiscard]] File helperSocket(int argc, const char *const *argv);

} // namespace yc::ipc
