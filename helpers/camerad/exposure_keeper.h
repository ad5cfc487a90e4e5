#pragma once

#include "base/ipc.h"
#include "helpers/camerad/exposure_plan.h"

#include <QByteArray>

#include <span>
#include <sys/types.h>

namespace yc::helpers::camerad
{

// Gives a camera its own exposure back when this process is no more, however it ended: the client ends it by SIGKILL,
// and a camera keeps what it was told. A child that sleeps until then. It is a copy of this process as it was at
// start(), so that is called before there are threads or pictures of anybody.
class ExposureKeeper
{
public:
    ExposureKeeper() = default;
    ~ExposureKeeper();
    ExposureKeeper(const ExposureKeeper &) = delete;
    ExposureKeeper &operator=(const ExposureKeeper &) = delete;

    void start(); // once
    // Of one camera at a time. False: there is nobody who would do it, and the camera is not to be taken over.
    [[nodiscard]] bool hold(const QByteArray &node, std::span<const Setting> back);
    [[nodiscard]] bool holds() const { return m_holds; }
    void dismiss(); // it has been given back: nothing is left to do

private:
    pid_t m_child = -1;
    ipc::File m_leash; // that it hears closing
    bool m_holds = false;
};

} // namespace yc::helpers::camerad
