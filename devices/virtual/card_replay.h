#pragma once

#include "devices/smartcard/protocol/card_mask.h"
#include "devices/virtual/vpcd_slot.h"
#include "devices/virtual/wire_lines.h"

namespace yc::devices::virtual_bench
{

// Plays the cards' part of a record (devices/transport/wire_record.h) behind vpcd, before the driver that ships: each
// insertion is the record's next card, which answers command by command as it did then. Where it gave none it is pulled
// out, or stays mute if that was what the reader said of it.
class CardReplay final : public QObject
{
    Q_OBJECT
public:
    explicit CardReplay(QObject *parent = nullptr);

    [[nodiscard]] Done load(const QString &file); // BadFile: it cannot be read, or is no record
    [[nodiscard]] bool insert(const QString &slot); // false: the record has no further card
    void eject() { m_slot.eject(); }
    [[nodiscard]] bool isOver() const; // everything that was asked then was asked again
    [[nodiscard]] int askedOtherwise() const { return m_otherwise; } // but for what is masked in the record

private:
    void obey(const QByteArray &command);

    VpcdSlot m_slot;
    smartcard::MaskedCard m_mask;
    std::vector<WireLine> m_lines;
    std::size_t m_at = 0; // behind what was played
    QByteArray m_atr;
    int m_otherwise = 0;
};

} // namespace yc::devices::virtual_bench
