#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace yc::devices::print::escpos
{

// A receipt printer's bytes as they may be written down (devices/transport/wire_record.h): what it says are states and
// what it is, and stands; of what is said to it only the short questions do. A slip is a person's from its first byte
// to its last: of it the number of bytes is kept, each a question mark.
class MaskedPrinter
{
public:
    [[nodiscard]] static QByteArray sent(QByteArrayView bytes);
    [[nodiscard]] static QByteArray heard(QByteArrayView bytes) { return bytes.toByteArray(); }
};

} // namespace yc::devices::print::escpos
