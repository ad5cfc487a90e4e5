#include "helpers/walls/call_filter.h"

#include "base/ipc.h"

#include <sys/mman.h>
#include <unistd.h>

namespace yc::helpers::walls
{

CallFilter::CallFilter(std::uint32_t otherwise) : m_context(seccomp_init(otherwise)) { }

CallFilter::~CallFilter()
{
    seccomp_release(m_context);
}

void CallFilter::add(std::uint32_t action, std::initializer_list<int> calls)
{
    for (const int call : calls) // a call that this kernel's table lacks needs no rule
        (void)seccomp_rule_add(m_context, action, call, 0);
}

void CallFilter::addWhen(std::uint32_t action, int call, scmp_arg_cmp argument)
{
    (void)seccomp_rule_add_array(m_context, action, call, 1, &argument);
}

bool CallFilter::load()
{
    return m_context && seccomp_attr_set(m_context, SCMP_FLTATR_CTL_TSYNC, 1) == 0 && seccomp_load(m_context) == 0;
}

std::vector<sock_filter> CallFilter::program() const
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

} // namespace yc::helpers::walls
