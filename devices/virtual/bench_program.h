#pragma once

#include "devices/virtual/control_server.h"

#include <QString>

#include <memory>

class QSocketNotifier;

namespace yc::devices::virtual_bench
{

// What every program that runs twins has in common: it tells where they are, takes commands, and ends in order on
// SIGTERM and SIGINT, so that its folders are cleared away. Make it before any thread is there to take the signals.
class BenchProgram final
{
public:
    BenchProgram();
    ~BenchProgram();
    BenchProgram(const BenchProgram &) = delete;
    BenchProgram &operator=(const BenchProgram &) = delete;

    // Listens, then writes `places` with "control" (port) and "pid" to `readyFile`; empty: to nowhere. Needs the
    // application. False: no port, or no file.
    [[nodiscard]] bool begin(ControlServer::Handler handler, QJsonObject places, const QString &readyFile);

private:
    int m_signals;
    std::unique_ptr<ControlServer> m_control;
    std::unique_ptr<QSocketNotifier> m_ending;
};

} // namespace yc::devices::virtual_bench
