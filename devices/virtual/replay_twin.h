#pragma once

#include "base/code.h"
#include "devices/virtual/port.h"

#include <QByteArray>
#include <QTimer>

#include <vector>

namespace yc::devices::virtual_bench
{

// Plays the device's part of a record (devices/transport/wire_record.h) on a port, so that what happened at a counter
// happens again before the driver that ships. It says what the device said once as much was said to it as then; what is
// said need not be the same, for records are masked. After the last line it is silent.
class ReplayTwin final : public QObject
{
    Q_OBJECT
public:
    explicit ReplayTwin(QObject *parent = nullptr);

    [[nodiscard]] Done load(const QString &file); // BadFile: it cannot be read, or is no record
    [[nodiscard]] bool plug() { return m_port.plug(); }
    [[nodiscard]] quint16 port() const { return m_port.number(); }

    [[nodiscard]] bool isOver() const { return m_at == m_lines.size(); }
    [[nodiscard]] int sentOtherwise() const
    {
        return m_otherwise;
    } // requests that differ from the record's, byte by byte

private:
    struct Line {
        enum class What { Opened, Sent, Heard, Gone };
        What what;
        int ms = 0; // since its opening
        QByteArray bytes{};
    };
    void cameNew();
    void playOn();

    Port m_port;
    std::vector<Line> m_lines;
    std::size_t m_at = 0;
    QByteArray m_said; // to us, and not yet accounted for
    int m_otherwise = 0;
    bool m_peer = false;
    QTimer m_next; // the device took its time
};

} // namespace yc::devices::virtual_bench
