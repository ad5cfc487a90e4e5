#pragma once

#include "core/domain/item.h"
#include "core/domain/person.h"

#include <QDateTime>
#include <QHash>
#include <QSize>
#include <QUuid>

#include <map>
#include <optional>

// A case 办件 as the counter holds it while it grows, and the words that both sides use for where it stands.
namespace yc::core::domain
{

enum class CaseState {
    Draft, // on this terminal only
    Owed, // submitted here, not yet received by the hall 待上传
    Received, // 已收件
    BackOffice, // 收件转后台
    Accepted, // 已受理
    Correction, // 补正
    GapAccepted, // 容缺受理
    Refused, // 不予受理
    Closed, // 办结
    Withdrawn,
};
[[nodiscard]] QString toText(CaseState state); // the wire's word: "draft", "received" …
[[nodiscard]] std::optional<CaseState> caseStateFrom(QStringView text);

enum class Ending { Accept, BackOffice, Correction, GapAccept, Refuse, CloseAtOnce }; // domain.md 2.2
[[nodiscard]] QString toText(Ending ending);
[[nodiscard]] std::optional<Ending> endingFrom(QStringView text);
// Which endings may follow a state: the static part; powers of the window come on top.
[[nodiscard]] bool mayEnd(CaseState from, Ending ending);
[[nodiscard]] CaseState stateAfter(Ending ending);

// Where a value came from; shown beside it and sent with it. entered_characters counts Typed only.
enum class Source { Typed, Card, Licence, EarlierCase, Hall };
[[nodiscard]] QString toText(Source source);
[[nodiscard]] std::optional<Source> sourceFrom(QStringView text);

struct FilledValue {
    QString text; // canonical: dates ISO, numbers plain, choices by id, several choices joined by ','
    Source source = Source::Typed;
    [[no_unique_address]] Personal personal{};
};

struct Page {
    QString blob; // SM3 of the plain bytes, 64 lower-case hex digits: the name of the blob everywhere
    QString mediaType; // image/jpeg
    QSize size;
    int dpi = 0;
    int turns = 0; // quarter turns clockwise to be upright
    qint64 bytes = 0;
};

struct Filing { // what was handed in for one material
    QString materialId;
    QList<Page> pages;
};

struct Signature {
    QString inkBlob; // points with time and pressure, JSON, a blob like the pages
    QString imageBlob; // PNG of the same
    QString shownDigest; // SM3 of exactly what was on the screen when it was signed
    QDateTime at;
    QString device;
};

struct CaseDraft {
    QUuid id; // made here; also the idempotency key of the commit
    QDateTime begunAt;
    QString itemCode;
    int itemVersion = 0;
    std::optional<Person> applicant;
    QHash<QString, QString> situation; // question id → choice id
    // std::map: FilledValue is move-only and the order is stable in what gets signed
    std::map<QString, FilledValue> form; // field id → value
    QList<Filing> filings;
    std::optional<Signature> signature;
    QString photoBlob; // sealed chip photo (WLT), empty if none
    [[no_unique_address]] Personal personal{};

    [[nodiscard]] CaseDraft clone() const;
    [[nodiscard]] rules::Facts facts(const ServiceItem &item, QDate today) const;
};

// What is still missing or wrong, the same list at the counter and at the hall.
struct Finding {
    enum class Kind {
        FieldMissing,
        FieldInvalid,
        CheckFailed,
        SituationOpen,
        MaterialMissing,
        NotSigned,
        SignedOther,
        NoApplicant,
        ApplicantExpired,
        ItemNotInForce
    };
    Kind kind = Kind::FieldMissing;
    QString place; // field, question or material id
    QString words; // the hall's words for CheckFailed; empty otherwise, ui words the kind
    QStringList fields;
};
[[nodiscard]] QList<Finding> judge(const CaseDraft &draft, const ServiceItem &item, QDate today);

// Which parts of an item apply to this draft (situations and rules decide).
[[nodiscard]] QList<const FormField *> shownFields(const CaseDraft &draft, const ServiceItem &item, QDate today);
[[nodiscard]] QList<const Material *> appliedMaterials(const CaseDraft &draft, const ServiceItem &item, QDate today);
[[nodiscard]] QList<const SituationQuestion *> askedQuestions(const CaseDraft &draft, const ServiceItem &item,
                                                              QDate today);
// One field alone, as it is typed.
[[nodiscard]] std::optional<Finding> judgeField(const FormField &field, QStringView text, QDate today);

} // namespace yc::core::domain
