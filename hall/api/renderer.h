#pragma once

#include "base/code.h"
#include "core/wire/case_wire.h"

#include <QString>

#include <chrono>
#include <mutex>

#include <sys/types.h>

namespace yc::hall::api
{

// Papers as PDF through a child process (hall/render/CMakeLists.txt has the contract), because laying out needs Gui and
// fonts. Started when it is first asked, kept, started again when it died. Safe from any thread; one paper at a time.
class Renderer
{
public:
    explicit Renderer(QString program) : m_program(std::move(program)) { } // may not exist
    ~Renderer();
    Renderer(const Renderer &) = delete;
    Renderer &operator=(const Renderer &) = delete;

    [[nodiscard]] bool isThere() const;
    // Blocks its thread; TimedOut after 20 s, PeerGone when the child fails, its own code when it cannot lay that out.
    [[nodiscard]] Result<QByteArray> pdf(const core::wire::Paper &paper);

private:
    [[nodiscard]] Done start();
    void end();
    [[nodiscard]] Done writeAll(const QByteArray &bytes);
    [[nodiscard]] Result<QByteArray> read(qsizetype count, std::chrono::steady_clock::time_point until);
    [[nodiscard]] Result<QByteArray> ask(const QByteArray &request);

    QString m_program;
    std::mutex m_mutex;
    pid_t m_child = -1; // guarded, and the pipes
    int m_to = -1;
    int m_from = -1;
};

} // namespace yc::hall::api
