#include "core/pack/slip_code.h"

#include "core/pack/base45.h"

#include <QStringDecoder>
#include <QTimeZone>

#include <optional>

namespace yc::core::pack
{

namespace
{

constexpr QByteArrayView Mark("YC1:");
constexpr char Version = 1;
constexpr qsizetype IdBytes = 8;
constexpr qsizetype PrefixBytes = 16;
constexpr qsizetype SignatureBytes = 64;
constexpr qsizetype NumberMost = 64;
constexpr qsizetype NumberAt = 1 + 1 + 5 + IdBytes + PrefixBytes;
constexpr qsizetype CheckBytes = 2;

std::optional<SlipKind> kindFrom(char byte)
{
    switch (static_cast<SlipKind>(byte)) {
    case SlipKind::ReceivingSlip:
    case SlipKind::ProvisionalSlip:
    case SlipKind::AcceptanceNotice:
    case SlipKind::CorrectionNotice:
    case SlipKind::RefusalNotice:
    case SlipKind::BackOfficeSlip:
    case SlipKind::ResultNotice:
    case SlipKind::ProgressSlip:
    case SlipKind::WithdrawalNotice: return static_cast<SlipKind>(byte);
    }
    return std::nullopt;
}

void addCheck(QByteArray &bytes)
{
    const auto check = qChecksum(bytes);
    bytes += static_cast<char>(check >> 8);
    bytes += static_cast<char>(check & 0xFF);
}

bool checkHolds(QByteArrayView bytes)
{
    const auto body = bytes.chopped(CheckBytes);
    const auto check = qChecksum(body);
    return static_cast<unsigned char>(bytes[body.size()]) == check >> 8
        && static_cast<unsigned char>(bytes[body.size() + 1]) == (check & 0xFF);
}

// One DER INTEGER at `at`, as 32 bytes.
Result<QByteArray> integerAt(QByteArrayView der, qsizetype &at)
{
    if (at + 2 > der.size() || der[at] != 0x02)
        return std::unexpected(codes::SlipCodeDamaged);
    const qsizetype length = static_cast<unsigned char>(der[at + 1]);
    at += 2;
    if (length < 1 || length > 33 || at + length > der.size())
        return std::unexpected(codes::SlipCodeDamaged);
    auto digits = der.sliced(at, length);
    at += length;
    if (static_cast<unsigned char>(digits[0]) >= 0x80) // negative
        return std::unexpected(codes::SlipCodeDamaged);
    if (digits[0] == 0 && digits.size() > 1)
        digits = digits.sliced(1);
    if (digits.size() > 32)
        return std::unexpected(codes::SlipCodeDamaged);
    return QByteArray(32 - digits.size(), '\0') + digits.toByteArray();
}

QByteArray integerOf(QByteArrayView number)
{
    while (number.size() > 1 && number[0] == 0)
        number = number.sliced(1);
    QByteArray digits = number.toByteArray();
    if (static_cast<unsigned char>(digits[0]) >= 0x80)
        digits.prepend('\0');
    return QByteArray("\x02", 1) + static_cast<char>(digits.size()) + digits;
}

} // namespace

QByteArray certificateIdOf(QByteArrayView sha256Fingerprint)
{
    return sha256Fingerprint.first(std::min(IdBytes, sha256Fingerprint.size())).toByteArray();
}

QByteArray digestPrefixOf(QByteArrayView sm3)
{
    return sm3.first(std::min(PrefixBytes, sm3.size())).toByteArray();
}

Result<QByteArray> SlipCode::signedBytes() const
{
    const auto number = caseNumber.toUtf8();
    const qint64 seconds = issuedAt.toSecsSinceEpoch();
    if (number.size() > NumberMost || certificateId.size() != IdBytes || digestPrefix.size() != PrefixBytes
        || !issuedAt.isValid() || seconds < 0 || seconds >= 1LL << 40)
        return std::unexpected(codes::SlipCodeTooLong);
    QByteArray bytes;
    bytes += Version;
    bytes += static_cast<char>(kind);
    for (int shift = 32; shift >= 0; shift -= 8)
        bytes += static_cast<char>(seconds >> shift & 0xFF);
    bytes += certificateId;
    bytes += digestPrefix;
    bytes += static_cast<char>(number.size());
    bytes += number;
    return bytes;
}

Result<QByteArray> encode(const SlipCode &slip, QByteArrayView signature)
{
    auto bytes = slip.signedBytes();
    if (!bytes)
        return bytes;
    if (signature.size() != SignatureBytes)
        return std::unexpected(codes::SlipCodeTooLong);
    *bytes += signature;
    addCheck(*bytes);
    return Mark.toByteArray() + toBase45(*bytes);
}

Result<ReadSlipCode> slipCodeFrom(QByteArrayView text)
{
    if (!text.startsWith(Mark))
        return std::unexpected(codes::NotASlipCode);
    if (text.size() > LongestSlipText)
        return std::unexpected(codes::SlipCodeDamaged);
    const auto bytes = fromBase45(text.sliced(Mark.size()));
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->size() < NumberAt + 1 + SignatureBytes + CheckBytes || !checkHolds(*bytes) || bytes->at(0) != Version)
        return std::unexpected(codes::SlipCodeDamaged);
    const auto kind = kindFrom(bytes->at(1));
    const qsizetype numberLength = static_cast<unsigned char>(bytes->at(NumberAt));
    const qsizetype signedLength = NumberAt + 1 + numberLength;
    if (!kind || numberLength > NumberMost || bytes->size() != signedLength + SignatureBytes + CheckBytes)
        return std::unexpected(codes::SlipCodeDamaged);
    qint64 seconds = 0;
    for (qsizetype i = 2; i < 7; ++i)
        seconds = seconds << 8 | static_cast<unsigned char>(bytes->at(i));
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString number = utf8(QByteArrayView(*bytes).sliced(NumberAt + 1, numberLength));
    if (utf8.hasError())
        return std::unexpected(codes::SlipCodeDamaged);
    return ReadSlipCode{.slip = {.kind = *kind,
                                 .issuedAt = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC),
                                 .certificateId = bytes->sliced(7, IdBytes),
                                 .digestPrefix = bytes->sliced(7 + IdBytes, PrefixBytes),
                                 .caseNumber = number},
                        .signedBytes = bytes->first(signedLength),
                        .signature = bytes->sliced(signedLength, SignatureBytes)};
}

Result<QByteArray> rawSignature(QByteArrayView der)
{
    // Two numbers of at most 33 bytes never need the long form of a length.
    if (der.size() < 8 || der[0] != 0x30 || static_cast<unsigned char>(der[1]) != der.size() - 2)
        return std::unexpected(codes::SlipCodeDamaged);
    qsizetype at = 2;
    const auto r = integerAt(der, at);
    if (!r)
        return r;
    const auto s = integerAt(der, at);
    if (!s)
        return s;
    if (at != der.size())
        return std::unexpected(codes::SlipCodeDamaged);
    return *r + *s;
}

Result<QByteArray> derSignature(QByteArrayView raw)
{
    if (raw.size() != SignatureBytes)
        return std::unexpected(codes::SlipCodeDamaged);
    const auto body = integerOf(raw.first(32)) + integerOf(raw.sliced(32));
    return QByteArray("\x30", 1) + static_cast<char>(body.size()) + body;
}

} // namespace yc::core::pack
