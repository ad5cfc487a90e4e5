#pragma once

#include "devices/virtual/twin_ends.h"

#include <QList>

namespace yc::devices::virtual_bench
{

// A pick-up cabinet as seen from the wire: a board with locks, its doors shut and forced by hand, and what lies behind
// them. Told to open, the lock lets go and the door springs open.
class CabinetTwin final : public QObject
{
    Q_OBJECT
public:
    enum class Way { Board, ModbusRtu, ModbusTcp };
    explicit CabinetTwin(Way way = Way::Board, int doors = 12, QObject *parent = nullptr);

    [[nodiscard]] bool plug() { return m_ends.plug(); }
    void unplug() { m_ends.unplug(); }
    [[nodiscard]] quint16 port() const { return m_ends.port(); }
    [[nodiscard]] QString ptyPath() const { return m_ends.ptyPath(); }
    [[nodiscard]] TwinEnds &ends() { return m_ends; }

    // By hand. false: there is no such door, it is shut (put, take) or it is so already.
    bool shut(int door);
    bool force(int door);
    bool put(int door);
    bool take(int door);
    [[nodiscard]] int doors() const { return static_cast<int>(m_doors.size()); }
    [[nodiscard]] bool isOpen(int door) const { return m_doors[door - 1].open; }
    [[nodiscard]] bool holds(int door) const { return m_doors[door - 1].parcel; }
    [[nodiscard]] int told(int door) const { return m_doors[door - 1].told; } // how often to open

    void setJammed(int door, bool on) { m_doors[door - 1].jammed = on; } // the lock clicks and the door stays shut
    void setShutIs11(bool on) { m_shutIs11 = on; }
    void setTells(bool on) { m_tells = on; } // a board that says when a door moves
    void setDeafToOpening(bool on) { m_deaf = on; } // opens, and does not say that it heard
    void setWrongDoor(bool on) { m_wrongDoor = on; } // answers of the next door
    void setWrongState(bool on) { m_wrongState = on; } // a state that is none
    void setRefuses(bool on) { m_refuses = on; } // Modbus: exception 2

Q_SIGNALS:
    void changed();

private:
    struct Leaf {
        bool open = false;
        bool parcel = false;
        bool jammed = false;
        int told = 0;
    };
    [[nodiscard]] bool has(int door) const { return door >= 1 && door <= m_doors.size(); }
    void hear(const QByteArray &bytes);
    void hearBoard();
    void hearModbus();
    void release(int door);
    void moved(int door);
    [[nodiscard]] quint8 markOf(int door) const;

    Way m_way;
    TwinEnds m_ends;
    QList<Leaf> m_doors;
    QByteArray m_heard;
    bool m_shutIs11 = true;
    bool m_tells = false;
    bool m_deaf = false;
    bool m_wrongDoor = false;
    bool m_wrongState = false;
    bool m_refuses = false;
};

} // namespace yc::devices::virtual_bench
