#pragma once

#include <string>
#include <vector>

// Landlock: no files but these. Works without root. Debian 12's kernel 6.1 knows version 2, its headers too; what later
// kernels add is asked for by number where they offer it.
namespace yc::helpers::walls
{

enum class Access {
    Read, // files and lists of files
    ReadAndRun,
    UseDevice, // read, write, control; nothing is made
    Everything, // whatever is below it: made, written, taken away
};
struct Place {
    std::string path; // one that is not on this machine is left out
    Access access;
};

// Holds the calling thread and those that it makes from now on, so call it before there is another; not to be taken
// back. No network by TCP and no abstract sockets either, where the kernel can forbid them. False: it cannot hold to
// files.
[[nodiscard]] bool holdToFiles(const std::vector<Place> &places);

} // namespace yc::helpers::walls
