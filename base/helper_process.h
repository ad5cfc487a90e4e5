#pragma once

#include "base/ipc.h"

#include <QMap>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QProcess;
class QSocketNotifier;

namespace yc::ipc
{

// One helper of ours and the socket to it, as its keeper sees them: started, spoken to, killed, never waited for. How
// long its silence is borne is the keeper's business. Lives in one thread with an event loop, best not the UI's:
// starting a process forks. The helper's side is helper_socket.h.
class HelperProcess
{
public:
    struct Ears {
        std::function<void(Message)> message;
        // It is gone, with all it had said heard; only once, and not after forget(). `started`: it ran.
        std::function<void(bool started, bool crashed)> gone;
        std::function<void(Code)> nonsense; // it speaks what is no frame: kill it
    };

    HelperProcess(Ears ears, QObject *context); // context: who keeps it, and in whose thread it is heard
    ~HelperProcess(); // kills it
    Q_DISABLE_COPY_MOVE(HelperProcess)

    // The environment is ours with these changed. A socket that cannot be had: gone(false, false), before this returns.
    void start(const QString &program, const QMap<QString, QString> &environment);
    // A few bytes into an empty socket: it does not wait. A helper that is gone is told by its end.
    void send(quint16 kind, const QJsonObject &body = {});
    void kill(); // deaf at once; gone() follows when the kernel has let go of it
    void forget(); // killed, and nothing is heard any more; one that the kernel holds finishes dying by itself
    [[nodiscard]] bool isThere() const { return m_process != nullptr; }
    [[nodiscard]] qint64 pid() const; // 0: none runs

private:
    void read();
    void ended(bool started, bool crashed);
    void deafen();

    Ears m_ears;
    QObject *m_context;
    QProcess *m_process = nullptr;
    std::optional<Channel> m_channel;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace yc::ipc
