#pragma once

#include "devices/lobby/protocol/line_display.h"
#include "devices/lobby/protocol/modbus.h"
#include "devices/virtual/twin_ends.h"

#include <QStringList>

namespace yc::devices::virtual_bench
{

// A number display over a window as seen from the wire: one that shows the last line of text, or a slave on Modbus with
// its text in registers. Switched off it forgets what it showed.
class DisplayTwin final : public QObject
{
    Q_OBJECT
public:
    enum class Way { Line, ModbusRtu, ModbusTcp };
    explicit DisplayTwin(Way way = Way::Line, QObject *parent = nullptr);

    [[nodiscard]] bool plug() { return m_ends.plug(); }
    void unplug();
    [[nodiscard]] quint16 port() const { return m_ends.port(); }
    [[nodiscard]] QString ptyPath() const { return m_ends.ptyPath(); }

    void setUtf8(bool on) { m_utf8 = on; } // else GB 2312
    void setRefuses(bool on) { m_refuses = on; } // Modbus: its registers cannot be written (exception 2)
    void setOtherUnit(bool on) { m_otherUnit = on; } // Modbus: another slave answers
    void setStoresElsewhere(bool on) { m_elsewhere = on; } // Modbus: says that it wrote another address
    [[nodiscard]] TwinEnds &ends() { return m_ends; }
    [[nodiscard]] QString shown() const { return m_shown; }
    [[nodiscard]] const QStringList &all() const { return m_all; } // one after another, blanks as well
    [[nodiscard]] int questions() const { return m_questions; }

Q_SIGNALS:
    void changed();

private:
    void take(const QByteArray &bytes);
    void takeModbus();
    void show(const QByteArray &text);

    Way m_way;
    TwinEnds m_ends;
    QByteArray m_heard;
    QString m_shown;
    QStringList m_all;
    bool m_utf8 = false;
    bool m_refuses = false;
    bool m_otherUnit = false;
    bool m_elsewhere = false;
    int m_questions = 0;
};

} // namespace yc::devices::virtual_bench
