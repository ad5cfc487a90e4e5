#pragma once

#include "base/secret.h"

#include <QByteArrayView>
#include <QDate>
#include <QString>

// What a code that was held before a scanner stands for at a counter. Pure.
namespace yc::core::flow
{

struct ScannedCode {
    enum class Kind {
        Slip, // of a paper of ours, whole; whether it was signed is not asked: the case that is found says what is true
        DamagedSlip, // of a paper of ours, and not whole
        Organisation, // a 统一社会信用代码, by itself or the only one in what a licence's code says
        Citizen, // a citizen number (公民身份号码) by itself; out of a longer text none is taken
        Other,
    };
    Kind kind = Kind::Other;
    QString text; // of a slip its whole code (core/pack/slip_code.h), the bare number, or all of what was read
    [[no_unique_address]] Personal personal{};

    void wipe() { yc::wipe(text); }
};

// UTF-8, or GB18030 where it is no UTF-8. Small letters where a keyboard had its capitals locked are put right.
[[nodiscard]] ScannedCode senseOf(QByteArrayView code, QDate today);

// Of a paper of ours, whole or not: nobody types it by hand, and no field wants it.
[[nodiscard]] bool isOurCode(QStringView text);

} // namespace yc::core::flow
