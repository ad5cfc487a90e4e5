#pragma once

namespace yc
{

// No memory of this process reaches a disk or another program: no core file (RLIMIT_CORE 0, hard, so that children
// have it too) and not dumpable (PR_SET_DUMPABLE 0, so that no handler of the kernel's is given one, and no other
// program of the same user reads /proc/PID/mem). The first line of main() of every program that may see a person or a
// key. False: the operating system refused; there is then nothing a program could do but say so.
bool closeMemory();

} // namespace yc
