#pragma once

#include "devices/virtual/port.h"
#include "devices/virtual/pty.h"

#include <QObject>
#include <QTimer>

namespace yc::devices::virtual_bench
{

// A scanner of bar codes and QR codes as seen from the wire, on a serial line and on a TCP port at once. It says
// nothing until a code is held before it, and it hears nothing.
class CodeTwin final : public QObject
{
    Q_OBJECT
public:
    enum class Ending { Cr, Lf, CrLf, Framed, FramedCrLf, Nothing }; // Framed: STX before, ETX behind
    explicit CodeTwin(QObject *parent = nullptr);

    [[nodiscard]] bool plug();
    void unplug();
    [[nodiscard]] quint16 port() const { return m_port.number(); }
    [[nodiscard]] QString ptyPath() const { return m_pty.path(); }

    void setEnding(Ending ending) { m_ending = ending; }
    void setMark(const QByteArray &mark) { m_mark = mark; } // "]Q1": it says which kind of code it was
    void setPiece(int bytes) { m_piece = bytes; } // a turn of the event loop; 0: all at once
    void scan(const QByteArray &code); // it beeps, and the code goes out
    void tear(const QByteArray &code); // its first half goes out, and nothing more of it
    void send(const QByteArray &bytes); // as they are: noise, another speed, a scanner that never ends

private:
    void drip();

    Port m_port;
    Pty m_pty;
    Ending m_ending = Ending::Cr;
    QByteArray m_mark;
    int m_piece = 0;
    QByteArray m_toSay;
    QTimer m_drip;
};

} // namespace yc::devices::virtual_bench
