#pragma once

#include <QByteArray>

namespace yc::devices::virtual_bench
{

// The node of an emulated device: a FIFO, because poll() tells the truth of one. A plain file is always ready, and a
// host that waits on it spins. Held from this side too, so that opening never blocks.
class ReadyPipe
{
public:
    enum class Tells { Readable, Writable }; // what a host polls for: hidraw is read, usbfs is written
    explicit ReadyPipe(Tells tells) : m_tells(tells) { }
    ~ReadyPipe() { remove(); }
    ReadyPipe(const ReadyPipe &) = delete;
    ReadyPipe &operator=(const ReadyPipe &) = delete;

    [[nodiscard]] bool make(const QByteArray &path); // with the folders above it; not ready yet
    void remove(); // the name goes; who holds it open still has it
    void setReady(bool ready);

private:
    Tells m_tells;
    QByteArray m_path;
    int m_fd = -1;
    bool m_ready = false;
};

} // namespace yc::devices::virtual_bench
