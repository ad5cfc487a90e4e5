#pragma once

#include "devices/card/protocol/sdt_frame.h"

namespace yc::devices::card::sdt
{

// A reader's bytes as they may be written down (devices/transport/wire_record.h): preambles, lengths, commands and
// states stand; what a card says is put out by an invented person's, of the same layout and length, and the check byte
// is reckoned anew. Photo, fingerprint and chip serial become zeros; so does everything that is no whole, good frame.
class MaskedReader
{
public:
    MaskedReader() = default;
    ~MaskedReader();
    MaskedReader(const MaskedReader &) = delete;
    MaskedReader &operator=(const MaskedReader &) = delete;
    [[nodiscard]] QByteArray sent(QByteArrayView bytes); // a host says nothing of anybody
    [[nodiscard]] QByteArray heard(QByteArrayView bytes); // empty until a frame is whole

private:
    QByteArray m_asked; // what was sent and is no whole request yet
    QByteArray m_open; // what was heard and is no whole reply yet
    Command m_command = Command::SamStatus; // the last one asked
};

} // namespace yc::devices::card::sdt
