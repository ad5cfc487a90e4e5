#pragma once

#include "base/code.h"

#include <QByteArray>

#include <array>

namespace yc::helpers::vendord
{

// What a library of the "cvr" shape says of a card field by field, as its bytes came. Pure.
struct CvrPerson {
    QByteArray type; // " ", "J", "I", "Y"; empty counts as " "
    QByteArray name;
    QByteArray sex; // 男, or the digit
    QByteArray nation; // 汉, 汉族, or two digits
    QByteArray birth;
    QByteArray address;
    QByteArray number;
    QByteArray issuer;
    QByteArray validFrom;
    QByteArray validTo; // a date or 长期
    QByteArray permit; // of a residence permit: the travel permit's number

    [[nodiscard]] std::array<QByteArray *, 11> all()
    {
        return {&type, &name, &sex, &nation, &birth, &address, &number, &issuer, &validFrom, &validTo, &permit};
    }
    void wipe(); // every byte
};

// The text on the chip as it must have been (card_text.h). All fields are in one encoding, UTF-8 if all of them
// together can be, else GB18030: two Hanzi of GBK alone may look like UTF-8, a whole card does not. CardLayout: a
// foreigner's card, whose fields libraries name differently. BadLength: no name or number, or more than a card holds.
[[nodiscard]] Result<QByteArray> cardTextOf(const CvrPerson &person);

} // namespace yc::helpers::vendord
