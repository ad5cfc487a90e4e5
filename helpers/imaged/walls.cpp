#include "helpers/imaged/walls.h"

#include "base/image.h"
#include "helpers/walls/call_filter.h"
#include "helpers/walls/landlock.h"
#include "helpers/walls/limits.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <vector>

namespace yc::helpers::imaged
{

namespace
{

using walls::Access;
using walls::CallFilter;
using walls::firstHas;

// Seeing or touching another process, the network, the kernel's furniture.
void refuseTheWorld(CallFilter &filter)
{
    filter.add(walls::RefuseCall,
               {SCMP_SYS(socket),
                SCMP_SYS(socketpair),
                SCMP_SYS(connect),
                SCMP_SYS(bind),
                SCMP_SYS(listen),
                SCMP_SYS(accept),
                SCMP_SYS(accept4),
                SCMP_SYS(ptrace),
                SCMP_SYS(process_vm_readv),
                SCMP_SYS(process_vm_writev),
                SCMP_SYS(process_madvise),
                SCMP_SYS(pidfd_open),
                SCMP_SYS(pidfd_getfd),
                SCMP_SYS(kcmp),
                SCMP_SYS(bpf),
                SCMP_SYS(perf_event_open),
                SCMP_SYS(userfaultfd),
                SCMP_SYS(io_uring_setup),
                SCMP_SYS(io_uring_enter),
                SCMP_SYS(io_uring_register),
                SCMP_SYS(keyctl),
                SCMP_SYS(add_key),
                SCMP_SYS(request_key),
                SCMP_SYS(mount),
                SCMP_SYS(umount2),
                SCMP_SYS(pivot_root),
                SCMP_SYS(chroot),
                SCMP_SYS(unshare),
                SCMP_SYS(setns),
                SCMP_SYS(open_by_handle_at),
                SCMP_SYS(fsopen),
                SCMP_SYS(fsmount),
                SCMP_SYS(move_mount),
                SCMP_SYS(open_tree),
                SCMP_SYS(init_module),
                SCMP_SYS(finit_module),
                SCMP_SYS(delete_module),
                SCMP_SYS(kexec_load),
                SCMP_SYS(reboot),
                SCMP_SYS(swapon),
                SCMP_SYS(swapoff),
                SCMP_SYS(acct),
                SCMP_SYS(quotactl),
                SCMP_SYS(syslog),
                SCMP_SYS(iopl),
                SCMP_SYS(ioperm),
                SCMP_SYS(settimeofday),
                SCMP_SYS(clock_settime),
                SCMP_SYS(sethostname),
                SCMP_SYS(shmget),
                SCMP_SYS(shmat),
                SCMP_SYS(msgget),
                SCMP_SYS(semget),
                SCMP_SYS(mq_open),
                SCMP_SYS(setpriority),
                SCMP_SYS(mlock),
                SCMP_SYS(mlockall)});
    // Threads yes, new name spaces no; clone3 hides its flags, so it is not known here and libc asks by clone.
    filter.addWhen(walls::RefuseCall, SCMP_SYS(clone), firstHas(CLONE_NEWUSER));
    filter.add(walls::UnknownCall, {SCMP_SYS(clone3)});
}

void setLimits()
{
    walls::goFirst(); // before the next, which closes /proc/self to us
    ::prctl(PR_SET_DUMPABLE, 0); // no page in a core file, no look by another process of the same user
    // The largest page twice, what OpenCV needs beside it, and libraries.
    walls::limitMemory(1536UL * 1024 * 1024);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    const rlimit files{64, 64};
    ::setrlimit(RLIMIT_NOFILE, &files);
    const auto largest = static_cast<rlim_t>(Image::LargestBytes);
    const rlimit written{largest, largest}; // of one memfd: nothing else can be written
    ::setrlimit(RLIMIT_FSIZE, &written);
    const rlimit seconds{600, 600}; // a hundred pages; the client's watch is stricter, page by page
    ::setrlimit(RLIMIT_CPU, &seconds);
}

std::vector<sock_filter> &toolProgram()
{
    static std::vector<sock_filter> program;
    return program;
}

} // namespace

QStringList raiseForPictures()
{
    QStringList raised;
    setLimits();
    raised += QStringLiteral("limits");
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return raised;
    if (walls::holdToFiles({}))
        raised += QStringLiteral("landlock");
    CallFilter filter(walls::RefuseCall);
    filter.add(SCMP_ACT_ALLOW,
               {SCMP_SYS(read),
                SCMP_SYS(write),
                SCMP_SYS(readv),
                SCMP_SYS(writev),
                SCMP_SYS(pread64),
                SCMP_SYS(sendmsg),
                SCMP_SYS(recvmsg),
                SCMP_SYS(poll),
                SCMP_SYS(ppoll),
                SCMP_SYS(close),
                SCMP_SYS(fstat),
                SCMP_SYS(newfstatat),
                SCMP_SYS(lseek),
                SCMP_SYS(fcntl),
                SCMP_SYS(mmap),
                SCMP_SYS(munmap),
                SCMP_SYS(mremap),
                SCMP_SYS(mprotect),
                SCMP_SYS(madvise),
                SCMP_SYS(brk),
                SCMP_SYS(memfd_create),
                SCMP_SYS(ftruncate),
                SCMP_SYS(futex),
                SCMP_SYS(clock_gettime),
                SCMP_SYS(clock_nanosleep),
                SCMP_SYS(nanosleep),
                SCMP_SYS(gettimeofday),
                SCMP_SYS(getpid),
                SCMP_SYS(gettid),
                SCMP_SYS(getuid),
                SCMP_SYS(geteuid),
                SCMP_SYS(rt_sigaction),
                SCMP_SYS(rt_sigprocmask),
                SCMP_SYS(rt_sigreturn),
                SCMP_SYS(sigaltstack),
                SCMP_SYS(exit),
                SCMP_SYS(exit_group),
                SCMP_SYS(sched_yield),
                SCMP_SYS(sched_getaffinity),
                SCMP_SYS(getrandom),
                SCMP_SYS(set_robust_list),
                SCMP_SYS(rseq),
                SCMP_SYS(getcpu),
                SCMP_SYS(sysinfo),
                SCMP_SYS(uname),
                SCMP_SYS(restart_syscall)});
    filter.addWhen(SCMP_ACT_ALLOW, SCMP_SYS(clone), firstHas(CLONE_THREAD));
    filter.add(walls::UnknownCall, {SCMP_SYS(clone3)});
#if defined(__SANITIZE_ADDRESS__)
    filter.add(SCMP_ACT_ALLOW, {SCMP_SYS(pipe2)}); // how the sanitizer asks whether an address can be read
#endif
    // What no decoder ever does: whoever tries has taken it over.
    filter.add(SCMP_ACT_KILL_PROCESS,
               {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(ptrace), SCMP_SYS(socket), SCMP_SYS(connect),
                SCMP_SYS(kill), SCMP_SYS(process_vm_writev), SCMP_SYS(process_vm_readv), SCMP_SYS(mount)});
    if (filter.load())
        raised += QStringLiteral("seccomp");
    return raised;
}

QStringList raiseForPdf()
{
    QStringList raised;
    setLimits();
    raised += QStringLiteral("limits");
    CallFilter tool(SCMP_ACT_ALLOW);
    refuseTheWorld(tool);
    tool.add(walls::RefuseCall,
             {SCMP_SYS(kill), SCMP_SYS(tkill), SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(fork),
              SCMP_SYS(vfork), SCMP_SYS(sendmsg), SCMP_SYS(recvmsg), SCMP_SYS(prlimit64)});
    toolProgram() = tool.program();
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return raised;
    if (walls::holdToFiles({{"/usr/bin/pdfinfo", Access::ReadAndRun},
                            {"/usr/bin/pdftoppm", Access::ReadAndRun},
                            {"/lib64", Access::ReadAndRun}, // the loader, wherever it is kept
                            {"/usr/lib64", Access::ReadAndRun},
                            {"/lib/x86_64-linux-gnu", Access::ReadAndRun},
                            {"/lib/aarch64-linux-gnu", Access::ReadAndRun},
                            {"/lib/ld-linux-aarch64.so.1", Access::ReadAndRun},
                            {"/usr/lib", Access::Read},
                            {"/etc/ld.so.cache", Access::Read},
                            {"/etc/fonts", Access::Read},
                            {"/usr/share/fonts", Access::Read},
                            {"/usr/share/fontconfig", Access::Read},
                            {"/usr/share/poppler", Access::Read},
                            {"/usr/share/ghostscript", Access::Read}, // poppler's substitute fonts link there
                            {"/usr/local/share/fonts", Access::Read},
                            {"/var/cache/fontconfig", Access::Read},
                            {"/dev/null", Access::Read}}))
        raised += QStringLiteral("landlock");
    CallFilter filter(SCMP_ACT_ALLOW);
    refuseTheWorld(filter);
    if (filter.load())
        raised += QStringLiteral("seccomp");
    return raised;
}

bool enterToolWall()
{
    auto &steps = toolProgram();
    if (steps.empty())
        return false;
    const sock_fprog program{.len = static_cast<unsigned short>(steps.size()), .filter = steps.data()};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

} // namespace yc::helpers::imaged
