#pragma once

#include <cerrno>
#include <cstdint>
#include <initializer_list>
#include <linux/filter.h>
#include <seccomp.h>
#include <vector>

namespace yc::helpers::walls
{

inline const auto RefuseCall = static_cast<std::uint32_t>(SCMP_ACT_ERRNO(EPERM));
inline const auto UnknownCall = static_cast<std::uint32_t>(SCMP_ACT_ERRNO(ENOSYS));

// seccomp: no calls to the kernel but these, or all but these. Actions and conditions are libseccomp's.
class CallFilter
{
public:
    explicit CallFilter(std::uint32_t otherwise);
    CallFilter(const CallFilter &) = delete;
    CallFilter &operator=(const CallFilter &) = delete;
    ~CallFilter();

    void add(std::uint32_t action, std::initializer_list<int> calls);
    void addWhen(std::uint32_t action, int call, scmp_arg_cmp argument);
    // For every thread, should there be another, and not to be taken back. Wants PR_SET_NO_NEW_PRIVS.
    [[nodiscard]] bool load();
    // The program itself, for a process that may only make system calls. Empty: it cannot be had.
    [[nodiscard]] std::vector<sock_filter> program() const;

private:
    scmp_filter_ctx m_context;
};

[[nodiscard]] inline scmp_arg_cmp firstHas(std::uint64_t flag)
{
    return {.arg = 0, .op = SCMP_CMP_MASKED_EQ, .datum_a = flag, .datum_b = flag};
}

} // namespace yc::helpers::walls
