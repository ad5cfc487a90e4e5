#include "helpers/imaged/walls.h"

#include "base/image.h"
#include "base/ipc.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <fcntl.h>
#include <initializer_list>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace yc::helpers::imaged
{

namespace
{

// ---- Landlock: no files but these. Debian 12's kernel 6.1 knows version 2, its headers too; what later kernels add is
// asked for by number where they offer it.

struct Ruleset { // struct landlock_ruleset_attr as of version 6
    std::uint64_t files = 0;
    std::uint64_t network = 0; // version 4: TCP bind, connect
    std::uint64_t scoped = 0; // version 6: abstract unix sockets, signals
};
constexpr std::uint64_t TruncateFile = 1ULL << 14; // version 3
constexpr std::uint64_t DeviceControl = 1ULL << 15; // version 5

constexpr std::uint64_t ReadOnly = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t ReadAndRun = ReadOnly | LANDLOCK_ACCESS_FS_EXECUTE;

struct Place {
    const char *path;
    std::uint64_t rights;
};

void allow(int ruleset, const Place &place)
{
    const ipc::File at(::open(place.path, O_PATH | O_CLOEXEC));
    if (!at)
        return; // not on this machine
    struct stat about = {};
    auto rights = place.rights;
    if (::fstat(at.fd(), &about) == 0 && !S_ISDIR(about.st_mode))
        rights &= ~static_cast<std::uint64_t>(LANDLOCK_ACCESS_FS_READ_DIR);
    landlock_path_beneath_attr rule{};
    rule.allowed_access = rights;
    rule.parent_fd = at.fd();
    ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

bool landlock(std::initializer_list<Place> places)
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
        wanted.scoped = 1; // abstract sockets. Not signals: the tools are our children and must be ended
        size = sizeof wanted;
    }
    const ipc::File ruleset(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &wanted, size, 0)));
    if (!ruleset)
        return false;
    for (const auto &place : places)
        allow(ruleset.fd(), place);
    return ::syscall(SYS_landlock_restrict_self, ruleset.fd(), 0) == 0;
}

// ---- seccomp: no calls but these, or all but these

class Filter
{
public:
    explicit Filter(std::uint32_t otherwise) : m_context(seccomp_init(otherwise)) { }
    Filter(const Filter &) = delete;
    Filter &operator=(const Filter &) = delete;
    ~Filter() { seccomp_release(m_context); }
    void add(std::uint32_t action, std::initializer_list<int> calls)
    {
        for (const int call : calls) // a call that this kernel's table lacks needs no rule
            (void)seccomp_rule_add(m_context, action, call, 0);
    }
    void addWhen(std::uint32_t action, int call, scmp_arg_cmp argument)
    {
        (void)seccomp_rule_add_array(m_context, action, call, 1, &argument);
    }
    [[nodiscard]] bool load()
    { // for every thread, should there be another
        return m_context && seccomp_attr_set(m_context, SCMP_FLTATR_CTL_TSYNC, 1) == 0 && seccomp_load(m_context) == 0;
    }
    // The program itself, for a process that may only make system calls.
    [[nodiscard]] std::vector<sock_filter> program() const
    {
        const ipc::File memory(::memfd_create("yc-filter", MFD_CLOEXEC));
        if (!m_context || !memory || seccomp_export_bpf(m_context, memory.fd()) != 0)
            return {};
        const auto size = ::lseek(memory.fd(), 0, SEEK_END);
        std::vector<sock_filter> steps(static_cast<std::size_t>(size) / sizeof(sock_filter));
        if (::pread(memory.fd(), steps.data(), static_cast<std::size_t>(size), 0) != size)
            return {};
        return steps;
    }

private:
    scmp_filter_ctx m_context;
};

scmp_arg_cmp firstHas(std::uint64_t flag)
{
    return {.arg = 0, .op = SCMP_CMP_MASKED_EQ, .datum_a = flag, .datum_b = flag};
}

const auto Refused = static_cast<std::uint32_t>(SCMP_ACT_ERRNO(EPERM));
const auto NotKnown = static_cast<std::uint32_t>(SCMP_ACT_ERRNO(ENOSYS));

// Seeing or touching another process, the network, the kernel's furniture.
void refuseTheWorld(Filter &filter)
{
    filter.add(Refused,
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
    filter.addWhen(Refused, SCMP_SYS(clone), firstHas(CLONE_NEWUSER));
    filter.add(NotKnown, {SCMP_SYS(clone3)});
}

void setLimits()
{
    ::prctl(PR_SET_DUMPABLE, 0); // no page in a core file, no look by another process of the same user
#if !defined(__SANITIZE_ADDRESS__)
    // The largest page twice, what OpenCV needs beside it, and libraries.
    const rlimit memory{1536UL * 1024 * 1024, 1536UL * 1024 * 1024};
    ::setrlimit(RLIMIT_AS, &memory);
#endif
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
    QStringList walls;
    setLimits();
    walls += QStringLiteral("limits");
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return walls;
    if (landlock({}))
        walls += QStringLiteral("landlock");
    Filter filter(Refused);
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
    filter.add(NotKnown, {SCMP_SYS(clone3)});
#if defined(__SANITIZE_ADDRESS__)
    filter.add(SCMP_ACT_ALLOW, {SCMP_SYS(pipe2)}); // how the sanitizer asks whether an address can be read
#endif
    // What no decoder ever does: whoever tries has taken it over.
    filter.add(SCMP_ACT_KILL_PROCESS,
               {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(ptrace), SCMP_SYS(socket), SCMP_SYS(connect),
                SCMP_SYS(kill), SCMP_SYS(process_vm_writev), SCMP_SYS(process_vm_readv), SCMP_SYS(mount)});
    if (filter.load())
        walls += QStringLiteral("seccomp");
    return walls;
}

QStringList raiseForPdf()
{
    QStringList walls;
    setLimits();
    walls += QStringLiteral("limits");
    Filter tool(SCMP_ACT_ALLOW);
    refuseTheWorld(tool);
    tool.add(Refused,
             {SCMP_SYS(kill), SCMP_SYS(tkill), SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(fork),
              SCMP_SYS(vfork), SCMP_SYS(sendmsg), SCMP_SYS(recvmsg), SCMP_SYS(prlimit64)});
    toolProgram() = tool.program();
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return walls;
    if (landlock({{"/usr/bin/pdfinfo", ReadAndRun},
                  {"/usr/bin/pdftoppm", ReadAndRun},
                  {"/lib64", ReadAndRun}, // the loader, wherever it is kept
                  {"/usr/lib64", ReadAndRun},
                  {"/lib/x86_64-linux-gnu", ReadAndRun},
                  {"/lib/aarch64-linux-gnu", ReadAndRun},
                  {"/lib/ld-linux-aarch64.so.1", ReadAndRun},
                  {"/usr/lib", ReadOnly},
                  {"/etc/ld.so.cache", ReadOnly},
                  {"/etc/fonts", ReadOnly},
                  {"/usr/share/fonts", ReadOnly},
                  {"/usr/share/fontconfig", ReadOnly},
                  {"/usr/share/poppler", ReadOnly},
                  {"/usr/share/ghostscript", ReadOnly}, // poppler's substitute fonts link there
                  {"/usr/local/share/fonts", ReadOnly},
                  {"/var/cache/fontconfig", ReadOnly},
                  {"/dev/null", ReadOnly}}))
        walls += QStringLiteral("landlock");
    Filter filter(SCMP_ACT_ALLOW);
    refuseTheWorld(filter);
    if (filter.load())
        walls += QStringLiteral("seccomp");
    return walls;
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
