#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QPoint>

namespace yc::devices::pad::stu
{

// A pad's reports as they may be written down (devices/transport/wire_record.h), whole reports each time. What the pad
// is and does stands: its model, numbers, screen, states, modes, which cipher was agreed on. What a person writes does
// not: a pen in the clear is always in the middle of the pad, only whether it touches and the pad's own clock are kept;
// of a ciphered one the number and the length. Of a picture its lengths stay. Everything by which a key could be had is
// zeros, the public halves too: a group of 128 bits hides nothing from whoever has time. So is what we do not know.
class MaskedPad
{
public:
    [[nodiscard]] static QByteArray sent(QByteArrayView report) { return MaskedPad().masked(report); }
    [[nodiscard]] QByteArray heard(QByteArrayView report);

private:
    [[nodiscard]] QByteArray masked(QByteArrayView report) const;

    QPoint m_middle; // in pen units; 0, 0 as long as the pad has not said how large it is
    int m_pressure = 0;
};

} // namespace yc::devices::pad::stu
