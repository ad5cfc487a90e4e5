#include "helpers/walls/landlock.h"

#include "base/ipc.h"

#include <cstdint>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace yc::helpers::walls
{

namespace
{

struct Ruleset { // struct landlock_ruleset_attr as of version 6
    std::uint64_t files = 0;
    std::uint64_t network = 0; // version 4: TCP bind, connect
    std::uint64_t scoped = 0; // version 6: abstract unix sockets, signals
};
constexpr std::uint64_t TruncateFile = 1ULL << 14; // version 3
constexpr std::uint64_t DeviceControl = 1ULL << 15; // version 5

constexpr std::uint64_t ReadOnly = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
// What can be asked for a file that is no folder.
constexpr std::uint64_t OfOneFile = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE
    | LANDLOCK_ACCESS_FS_READ_FILE | TruncateFile | DeviceControl;

std::uint64_t rightsOf(Access access)
{
    switch (access) {
    case Access::Read: return ReadOnly;
    case Access::ReadAndRun: return ReadOnly | LANDLOCK_ACCESS_FS_EXECUTE;
    case Access::UseDevice: return ReadOnly | LANDLOCK_ACCESS_FS_WRITE_FILE | DeviceControl;
    case Access::Everything: return ~0ULL;
    }
    return 0;
}

void allow(int ruleset, const Place &place, std::uint64_t known)
{
    const ipc::File at(::open(place.path.c_str(), O_PATH | O_CLOEXEC));
    if (!at)
        return; // not on this machine
    struct stat about = {};
    auto rights = rightsOf(place.access) & known;
    if (::fstat(at.fd(), &about) == 0 && !S_ISDIR(about.st_mode))
        rights &= OfOneFile;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = rights;
    rule.parent_fd = at.fd();
    ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

} // namespace

bool holdToFiles(const std::vector<Place> &places)
{
    const auto version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return false;
    Ruleset wanted;
    wanted.files = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE
        | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE
        | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG
        | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK
        | LANDLOCK_ACCESS_FS_MAKE_SYM;
    std::size_t size = sizeof wanted.files;
    if (version >= 2)
        wanted.files |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3)
        wanted.files |= TruncateFile;
    if (version >= 4) {
        wanted.network = 3;
        size = sizeof wanted.files + sizeof wanted.network;
    }
    if (version >= 5)
        wanted.files |= DeviceControl;
    if (version >= 6) {
        wanted.scoped = 1; // abstract sockets. Not signals: a helper's children must be ended
        size = sizeof wanted;
    }
    const ipc::File ruleset(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &wanted, size, 0)));
    if (!ruleset)
        return false;
    for (const auto &place : places)
        allow(ruleset.fd(), place, wanted.files);
    return ::syscall(SYS_landlock_restrict_self, ruleset.fd(), 0) == 0;
}

} // namespace yc::helpers::walls
