#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>

// What the QR of a paper says, so that it verifies with no hall in reach: which case, which paper, when, and the first
// half of the digest of what was printed, signed with SM2 by the hall or (offline papers) by the terminal.
//
//   version(1)=1 | kind(1) | issued, seconds since 1970 UTC (5) | certificate id(8) | digest prefix(16)
//   | length(1) and case number (UTF-8, at most 64) | signature r ‖ s (64) | CRC-16 (2, qChecksum ISO 3309)
//
// as text: "YC1:" and base45 (RFC 9285). Text, because code scanners are keyboards and would mangle bytes; base45,
// because a QR packs its 45 characters at 5.5 bits each. At most 400 characters. The signature is over everything
// before it. The certificate id is the start of the SHA-256 of the signer's certificate: whoever verifies has that
// certificate (terminals know their hall's, halls know their terminals').
namespace yc::core::pack
{

namespace codes
{
inline constexpr Code NotASlipCode{'P', 21}; // a code that is not ours
inline constexpr Code SlipCodeDamaged{'P', 22}; // ours, but cut, changed or of a version that we do not know
inline constexpr Code SlipCodeTooLong{'P', 23}; // a case number beyond 64 bytes, or a signature of another size
} // namespace codes

enum class SlipKind : quint8 {
    ReceivingSlip = 1, // 申请材料接收凭证
    ProvisionalSlip = 2, // the same, 离线办理，待系统确认
    AcceptanceNotice = 3, // 受理通知书
    CorrectionNotice = 4, // 补正告知书
    RefusalNotice = 5, // 不予受理通知书
    BackOfficeSlip = 6, // 收件转后台
    ResultNotice = 7, // 当场办结
    ProgressSlip = 8, // 办件进度
    WithdrawalNotice = 9, // 撤回办理通知书
};

struct SlipCode {
    SlipKind kind = SlipKind::ReceivingSlip;
    QDateTime issuedAt; // whole seconds
    QByteArray certificateId; // 8: certificateIdOf(fingerprint)
    QByteArray digestPrefix; // 16: digestPrefixOf(SM3 of the paper or manifest)
    QString caseNumber; // the hall's, or the provisional one

    // What the signer signs. Refused: SlipCodeTooLong.
    [[nodiscard]] Result<QByteArray> signedBytes() const;
};
inline constexpr qsizetype LongestSlipText = 400;

[[nodiscard]] QByteArray certificateIdOf(QByteArrayView sha256Fingerprint);
[[nodiscard]] QByteArray digestPrefixOf(QByteArrayView sm3);

// signature: 64 bytes r ‖ s (rawSignature() makes it from what core/seal gives).
[[nodiscard]] Result<QByteArray> encode(const SlipCode &slip, QByteArrayView signature);

struct ReadSlipCode {
    SlipCode slip;
    QByteArray signedBytes;
    QByteArray signature; // 64, r ‖ s
};
[[nodiscard]] Result<ReadSlipCode> slipCodeFrom(QByteArrayView text);

// DER SEQUENCE { r INTEGER, s INTEGER } ↔ 64 bytes, both numbers below 2^256. Anything else: SlipCodeDamaged.
[[nodiscard]] Result<QByteArray> rawSignature(QByteArrayView der);
[[nodiscard]] Result<QByteArray> derSignature(QByteArrayView raw);

} // namespace yc::core::pack
