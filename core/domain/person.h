#pragma once

#include "base/secret.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>

// Who stands at the counter, as values. No I/O, no clock: whoever judges validity hands in the day.
namespace yc::core::domain
{

// Certificate types by GA/T 2000.156 (reference.md B.6, confidence L-M: the codes are data of codeOf()).
enum class DocumentKind {
    ResidentId, // 111 居民身份证
    TemporaryId, // 112 临时居民身份证
    HouseholdRegister, // 113 户口簿
    OfficerCard, // 114 军官证
    Passport, // 414 普通护照
    TaiwanPass, // 511 台湾居民来往大陆通行证
    HkMacaoPass, // 516 港澳居民来往内地通行证
    HkMoTwResidence, // 554 港澳台居民居住证 (L)
    ForeignerPermanent, // 553 外国人永久居留身份证, both editions
};
[[nodiscard]] QString codeOf(DocumentKind kind);
[[nodiscard]] std::optional<DocumentKind> documentKindOf(QStringView code);

enum class Sex { Unknown = 0, Male = 1, Female = 2, NotStated = 9 }; // GB/T 2261.1

// How far the identity was proven; items name the level that they need. A code 亮码 that somebody shows on a telephone
// is kept as it was read: nothing here can verify it, so it is judged by eye as well.
enum class IdentityProof { ByChip, ByCode, ByEye };

// Why no chip was read.
enum class EyeReason {
    NoChip, // the document has none
    CardLost,
    CardDamaged, // the chip does not answer
    ReaderFailed,
    Other, // the note says which
};
[[nodiscard]] QString toText(EyeReason reason); // the wire's word: "no-chip" …
[[nodiscard]] std::optional<EyeReason> eyeReasonFrom(QStringView text);

// Who compared a document without a chip with the person, and why (domain.md 2.10): one typed it, a second looked too.
struct Sighting {
    QString judgedBy; // staff numbers
    QString secondBy; // proved themself by their own PIN, which is kept nowhere
    EyeReason reason = EyeReason::NoChip;
    QString note;
    QDateTime at; // when the second one said yes
    QString code{}; // what was shown as a code, as the scanner read it; not verified
};
inline constexpr qsizetype LongestSightingNote = 200;
inline constexpr qsizetype LongestShownCode = 1000;
// Two people, a reason, and for Other what it was.
[[nodiscard]] bool isWitnessed(const std::optional<Sighting> &sighting);

struct Person {
    DocumentKind document = DocumentKind::ResidentId;
    QString number; // upper case, no spaces
    QString name; // Chinese name; foreigners may have none
    QString nameLatin;
    Sex sex = Sex::Unknown;
    QString ethnicity; // words (汉), empty if the document has none
    QDate birth;
    QString address; // the latest one
    QString issuer;
    QDate validFrom;
    std::optional<QDate> validTo; // nullopt: 长期
    QString nationality; // three letters, GB/T 2659; CHN for residents
    IdentityProof proof = IdentityProof::ByEye;
    std::optional<Sighting> sighting{}; // of whoever was not read from a chip
    [[no_unique_address]] Personal personal{};

    [[nodiscard]] Person clone() const; // a second copy, asked for by name
    void wipe(); // overwrites every character that nobody else holds
};

// 430***********1234, 张**: for every list and screen until somebody holds the key down.
[[nodiscard]] QString maskedNumber(QStringView number);
[[nodiscard]] QString maskedName(QStringView name);

} // namespace yc::core::domain
