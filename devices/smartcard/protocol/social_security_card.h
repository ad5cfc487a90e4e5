#pragma once

#include "devices/smartcard/protocol/card_script.h"

// The social security card 社会保障卡 of the second generation and, where its issuer left these files open, the third.
// How sure:
//  [M] application name, files EF05 and EF06, record identifiers, sizes and codings: as public programs that read such
//      cards have them, naming 人社信息函〔2012〕37号 (社会保障卡文件结构和数据项) as source; they differ in how a
//      record is addressed (P2) and in whether EF06 wants a PIN first.
//  [H] commands and status words: LD/T 32.5-2015 社会保障卡规范 第5部分：命令, which follows ISO/IEC 7816-4.
//  [M] that EF05 and EF06 are read without a PIN or a key: said of the second generation. A card of the third that
//  wants
//      a PIN before EF06 answers 6982, which is Outcome::Closed; no PIN is ever tried on anybody's card.
//  [L] that records may be shorter than their size: allowed here.
// Not seen on a card that anybody holds: the twin was made from the same papers.
//
// Nothing of it is proven by what is read here: that takes the issuer's security module (PSAM). The ATR is not asked:
// its historical bytes differ from maker to maker.
namespace yc::devices::smartcard
{

// "sx1.sh.社会保障" in GB18030
inline constexpr std::array<quint8, 15> SocialSecurityApplication{0x73, 0x78, 0x31, 0x2E, 0x73, 0x68, 0x2E, 0xC9,
                                                                  0xE7, 0xBB, 0xE1, 0xB1, 0xA3, 0xD5, 0xCF};
inline constexpr quint16 SocialIssuerFile = 0xEF05;
inline constexpr quint16 SocialHolderFile = 0xEF06;

// A table is read by its columns. clang-format would fold them.
// clang-format off
inline constexpr std::array SocialSecuritySteps{
    Step{Step::Way::ChooseFile, SocialIssuerFile},
    Step{Step::Way::Record, 0x06, Field::ValidTo,    Coding::Digits,     4, true}, // 卡有效期
    Step{Step::Way::Record, 0x07, Field::CardNumber, Coding::Characters, 9, true}, // 卡号
    Step{Step::Way::ChooseFile, SocialHolderFile},
    Step{Step::Way::Record, 0x08, Field::Number,     Coding::Characters, 18},      // 社会保障号码
    Step{Step::Way::Record, 0x09, Field::Name,       Coding::Characters, 30},      // 姓名
    Step{Step::Way::Record, 0x0A, Field::Sex,        Coding::Characters, 1, true}, // 性别
    Step{Step::Way::Record, 0x0B, Field::Ethnicity,  Coding::Digits,     1, true}, // 民族
    Step{Step::Way::Record, 0x0D, Field::Birth,      Coding::Digits,     4, true}, // 出生日期
};
// clang-format on

inline constexpr CardScript SocialSecurityScript{
    .kind = SmartCardKind::SocialSecurity,
    .application = SocialSecurityApplication,
    .historical = {},
    .steps = SocialSecuritySteps,
};

} // namespace yc::devices::smartcard
