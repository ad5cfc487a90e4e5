#pragma once

#include "devices/virtual/port.h"
#include "devices/virtual/pty.h"

#include <QPointer>

namespace yc::devices::virtual_bench
{

// What goes wrong on the way back from a twin that answers questions, until it is set otherwise.
struct AnswerFaults {
    bool silent = false; // it hears and says nothing
    int cut = 0; // only so many bytes of each answer come; 0: all
    bool wrongCheck = false; // the last byte is another
    QByteArray noise; // before each answer
    int piece = 0; // bytes a turn of the event loop; 0: all at once
};

// Both wires of a twin: a TCP port and a serial line. It answers where it was last spoken to.
class TwinEnds final : public QObject
{
    Q_OBJECT
public:
    explicit TwinEnds(QObject *parent = nullptr);

    [[nodiscard]] bool plug();
    void unplug();
    [[nodiscard]] quint16 port() const { return m_port.number(); }
    [[nodiscard]] QString ptyPath() const { return m_pty.path(); }
    void answer(const QByteArray &bytes); // with the faults on it
    void send(const QByteArray &bytes); // as they are
    AnswerFaults faults;

Q_SIGNALS:
    void arrived(const QByteArray &bytes);

private:
    void drip();

    Port m_port;
    Pty m_pty;
    QPointer<TwinWire> m_wire;
    QByteArray m_toSay;
};

} // namespace yc::devices::virtual_bench
