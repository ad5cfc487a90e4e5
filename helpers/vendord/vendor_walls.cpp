#include "helpers/vendord/vendor_walls.h"

#include "helpers/walls/call_filter.h"
#include "helpers/walls/landlock.h"
#include "helpers/walls/limits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <linux/netlink.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace yc::helpers::vendord
{

namespace
{

using walls::Access;

std::string native(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

std::vector<walls::Place> placesFor(const QString &library, const QString &folder)
{
    std::vector<walls::Place> places;
    for (const auto *path : {"/lib", "/lib64", "/usr", "/opt"}) // libraries of libraries
        places.push_back({path, Access::ReadAndRun});
    for (const auto *path : {"/etc", "/sys", "/run/udev", "/proc/self", "/dev/null", "/dev/zero", "/dev/urandom"})
        places.push_back({path, Access::Read});
    for (const auto &path : {library, QFileInfo(library).canonicalFilePath()})
        places.push_back({native(QFileInfo(path).path()), Access::ReadAndRun});
    // What is plugged in later lies below the first; for the others the client begins anew.
    places.push_back({"/dev/bus/usb", Access::UseDevice});
    const QDir dev(QStringLiteral("/dev"));
    for (const auto &node :
         dev.entryList({QStringLiteral("hidraw*"), QStringLiteral("ttyS*"), QStringLiteral("ttyUSB*"),
                        QStringLiteral("ttyACM*"), QStringLiteral("ttyAMA*"), QStringLiteral("rfcomm*")},
                       QDir::System))
        places.push_back({native(dev.filePath(node)), Access::UseDevice});
    places.push_back({native(folder), Access::Everything});
    return places;
}

void setLimits()
{
    walls::goFirst();
    walls::limitMemory(1024UL * 1024 * 1024); // one that leaks ends by itself, and begins anew
    const rlimit files{256, 256};
    ::setrlimit(RLIMIT_NOFILE, &files);
    const rlimit written{16UL * 1024 * 1024, 16UL * 1024 * 1024}; // of one file, in memory
    ::setrlimit(RLIMIT_FSIZE, &written);
}

bool filterCalls()
{
    walls::CallFilter filter(SCMP_ACT_ALLOW);
    filter.addWhen(walls::RefuseCall, SCMP_SYS(socket),
                   {.arg = 0, .op = SCMP_CMP_NE, .datum_a = AF_NETLINK, .datum_b = 0});
    // A process of its own would outlive the one that is killed.
    filter.addWhen(walls::RefuseCall, SCMP_SYS(clone),
                   {.arg = 0, .op = SCMP_CMP_MASKED_EQ, .datum_a = CLONE_THREAD, .datum_b = 0});
    filter.add(walls::UnknownCall, {SCMP_SYS(clone3)}); // it hides its flags; libc asks by clone then
    filter.add(walls::RefuseCall,
               {SCMP_SYS(fork),
                SCMP_SYS(vfork),
                SCMP_SYS(execve),
                SCMP_SYS(execveat),
                SCMP_SYS(kill),
                SCMP_SYS(rt_sigqueueinfo),
                SCMP_SYS(ptrace),
                SCMP_SYS(process_vm_readv),
                SCMP_SYS(process_vm_writev),
                SCMP_SYS(pidfd_open),
                SCMP_SYS(pidfd_getfd),
                SCMP_SYS(io_uring_setup), // calls that no filter sees
                SCMP_SYS(bpf),
                SCMP_SYS(userfaultfd),
                SCMP_SYS(perf_event_open),
                SCMP_SYS(keyctl),
                SCMP_SYS(add_key),
                SCMP_SYS(request_key),
                SCMP_SYS(mount),
                SCMP_SYS(umount2),
                SCMP_SYS(unshare),
                SCMP_SYS(setns),
                SCMP_SYS(chroot),
                SCMP_SYS(pivot_root)});
    return filter.load();
}

} // namespace

QStringList raiseWalls(const QString &library, const QString &folder)
{
    QStringList raised;
    setLimits();
    raised += QStringLiteral("limits");
    if (::chdir(QFile::encodeName(folder).constData()) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return raised;
    if (walls::holdToFiles(placesFor(library, folder)))
        raised += QStringLiteral("landlock");
    if (filterCalls())
        raised += QStringLiteral("seccomp");
    return raised;
}

} // namespace yc::helpers::vendord
