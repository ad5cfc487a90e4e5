#pragma once

#include "base/ipc.h"
#include "helpers/camerad/exposure_plan.h"

#include <QByteArray>

#include <span>
#include <sys/types.h>

namespace yc::helpers::camerad
{

// Gives a camera its own exposure back when this process is no more, however it ended: the client ends it by SIGKILL,
// and a camera keeps what it was told. A child that sleeps until then.
class ExposureKeeper
{
public:
    ExposureKeeper() = default;
    ~ExposureKeeper() { dismiss(); }
    ExposureKeeper(const ExposureKeeper &) = delete;
    ExposureKeeper &operator=(const ExposureKeeper &) = delete;

    void hold(const QByteArray &node, std::span<const Setting> back); // isThere() says whether it worked
    [[nodiscard]] bool isThere() const { return m_child > 0; }
    void dismiss(); // it is not needed any more and does nothing

private:
    pid_t m_child = -1;
    ipc::File m_leash; // that it hears closing
};

} // namespace yc::helpers::camerad
