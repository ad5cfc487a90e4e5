#pragma once

#include "core/domain/party.h"
#include "core/domain/person.h"

#include <QDateTime>
#include <QString>

#include <optional>

// How somebody confirms what was shown to them (domain.md 2.11): by hand; who cannot write by a fingerprint 捺印 or by
// somebody who writes for them 代书, both before a witness 见证人; an organisation by its seal 公章. Values; whether
// they are fit is judged with the case (case.h, judge).
namespace yc::core::domain
{

enum class SigningWay { Ink, Fingerprint, WrittenFor, Seal };
[[nodiscard]] QString toText(SigningWay way); // the wire's word: "ink", "fingerprint", "written-for", "seal"
[[nodiscard]] std::optional<SigningWay> signingWayFrom(QStringView text);

// Finger positions of ISO/IEC 19794-2: 1 the right thumb to 5 the right little finger, 6 to 10 the left ones.
inline constexpr int FirstFinger = 1;
inline constexpr int LastFinger = 10;
inline constexpr int UsualFinger = 2; // the right index finger

struct Bystander { // somebody who is no party of the case, by the document that they showed
    QString name;
    DocumentKind document = DocumentKind::ResidentId;
    QString number;
    [[no_unique_address]] Personal personal{};
    [[nodiscard]] Bystander clone() const;
};
inline constexpr qsizetype LongestBystander = 100; // of a name

struct Witness { // saw it done
    QString staffNo; // of staff, who proved themself by their own PIN; person then has their name alone
    Bystander person;
    QDateTime at;
    [[nodiscard]] Witness clone() const;
};

enum class WritingReason { CannotWrite, Hand, Eyes, Other }; // 不会写字, 手部伤病, 视力障碍
[[nodiscard]] QString toText(WritingReason reason); // "cannot-write" …
[[nodiscard]] std::optional<WritingReason> writingReasonFrom(QStringView text);

struct Writing { // who wrote for the one whose signature it is
    Bystander writer;
    Relation relation = Relation::Child; // the writer is the signer's …
    WritingReason reason = WritingReason::CannotWrite;
    QString note{}; // of Other
    [[nodiscard]] Writing clone() const;
};
inline constexpr qsizetype LongestWritingNote = 200;

struct Sealing { // who put the organisation's seal under it
    Bystander sealedBy;
    QString handedBy; // whoever keeps the seal and handed it over, by name
    QString mandate; // the material that holds the 授权书 of sealedBy; empty: its representative sealed
    [[nodiscard]] Sealing clone() const;
};

struct Signature {
    QString inkBlob; // points with time and pressure, JSON, a blob like the pages; none with Fingerprint and Seal
    QString imageBlob; // PNG of the same; JPEG of the print
    QString shownDigest; // SM3 of exactly what was on the screen when it was signed; the text is a blob of that name
    QDateTime at;
    QString device;
    SigningWay way = SigningWay::Ink;
    QString by{}; // whose it is, by their place in findings ("applicant", "agent" …); empty with Ink
    int finger = 0; // of Fingerprint
    std::optional<Witness> witness{}; // of Fingerprint and WrittenFor
    std::optional<Writing> writing{}; // of WrittenFor
    std::optional<Sealing> sealing{}; // of Seal
    [[no_unique_address]] Personal personal{};
    [[nodiscard]] Signature clone() const;
};
[[nodiscard]] bool isPrinted(SigningWay way); // a picture of something on paper, not strokes

} // namespace yc::core::domain
