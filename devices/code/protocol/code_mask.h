#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace yc::devices::code
{

// A code scanner's bytes as they may be written down (devices/transport/wire_record.h): what frames a code stands, so
// that one can see how it ends them; digits become zeros, everything else an x.
class MaskedScanner
{
public:
    [[nodiscard]] static QByteArray sent(QByteArrayView bytes) { return bytes.toByteArray(); } // nothing is
    [[nodiscard]] static QByteArray heard(QByteArrayView bytes);
};

} // namespace yc::devices::code
