#pragma once

#include "core/domain/dispute.h"
#include "core/domain/filing.h"
#include "core/domain/item.h"
#include "core/domain/party.h"
#include "core/domain/signing.h"

#include <QDateTime>
#include <QHash>
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

[[nodiscard]] QString toText(Source source);
[[nodiscard]] std::optional<Source> sourceFrom(QStringView text);

struct FilledValue {
    QString
        text; // canonical: dates ISO, numbers plain, choices by id, several choices joined by ',', yes/no "yes" "no"
    Source source = Source::Typed;
    std::optional<Dispute> dispute{}; // of what a source said before; the text is then the applicant's, typed
    [[no_unique_address]] Personal personal{};
};

struct CaseDraft {
    QUuid id; // made here; also the idempotency key of the commit
    QDateTime begunAt;
    QString itemCode;
    int itemVersion = 0;
    // The first applicant: a person, or else an organisation, for which its agent stands here.
    std::optional<Person> applicant;
    std::optional<Organisation> organisation{};
    std::optional<Guardian> guardian{}; // of the first applicant
    std::optional<Agent> agent{}; // acts for all applicants
    std::vector<Party> others{}; // further applicants 共同申请人, in their order
    QHash<QString, QString> situation; // question id → choice id
    // std::map: FilledValue is move-only and the order is stable in what gets signed
    std::map<QString, FilledValue> form; // field id → value
    QList<Filing> filings;
    std::optional<Signature> signature; // of the first who signs
    std::vector<Signature> furtherSignatures{}; // of co-applicants, in their order (signers.h)
    // Of the first applicant's card, sealed as they come from the chip, empty if none:
    QString photoBlob; // WLT
    QString fingerprintBlob{}; // 512 or 1024 bytes; only where the reader is set to read it
    [[no_unique_address]] Personal personal{};

    [[nodiscard]] CaseDraft clone() const;
    [[nodiscard]] bool hasApplicant() const { return applicant || organisation; }
    // Names and numbers of the first applicant, for lists and papers; empty if there is none.
    [[nodiscard]] QString applicantName() const; // Latin where there is no other
    [[nodiscard]] QString applicantNumber() const;
    // applicant.{document,number,name,nameLatin,sex,ethnicity,birth,address,age,validTo,nationality},
    // organisation.{name,uscc,representative}, situation.<question>, form.<field>, material.<id>.pages, case.begun,
    // today. Only questions asked and fields shown count: what the applicant answered before turning back is not a
    // fact. A field or question can depend on those before it. sex is the digit of GB/T 2261.1, document the code of
    // GA/T 2000.156, validTo of a 长期 document 9999-12-31. Where an organisation applies, applicant.* is the person
    // who acts for it.
    [[nodiscard]] rules::Facts facts(const ServiceItem &item, QDate today) const;
};

// The facts of a person or an organisation alone, by the same names: what FormField::fill can ask for.
[[nodiscard]] rules::Facts factsOf(const Person &person, QDate today);
[[nodiscard]] rules::Facts factsOf(const Organisation &organisation);
[[nodiscard]] QStringList applicantFacts(); // their names, for whoever checks an item
// The canonical text of the fact that fills a field; nullopt if the field is typed or the fact is not known or does not
// fit the field (a choice that is not offered).
[[nodiscard]] std::optional<QString> fillText(const FormField &field, const rules::Facts &facts);
// What a filled text is to the rules: numbers, days, yes and no as such, several choices as a list.
[[nodiscard]] rules::Value valueOf(FieldKind kind, QStringView text);

// Everybody whom the draft names, by their place in findings ("applicant", "agent", "guardian.2" …). Pointers into the
// draft.
struct Named {
    QString place;
    const Person *person = nullptr;
};
[[nodiscard]] QList<Named> peopleOf(const CaseDraft &draft);
[[nodiscard]] QString partyPlace(QLatin1StringView role, int applicant); // "guardian", 0 → "guardian"; 1 → "guardian.2"
// An organisation's agent who bears the name of its representative acts by office: without a mandate, and in person.
[[nodiscard]] bool actsByOffice(const CaseDraft &draft);
// Null: no organisation applies at that place.
[[nodiscard]] const Organisation *organisationAt(const CaseDraft &draft, const QString &place);
[[nodiscard]] bool isNamed(const Bystander &one, QDate today); // a name, and a number such as that document has
// Whether this applicant needs a guardian for this item.
[[nodiscard]] bool needsGuardian(const Person &applicant, const ServiceItem &item, QDate today);

// What is still missing or wrong, the same list at the counter and at the hall.
struct Finding {
    enum class Kind {
        FieldMissing,
        FieldInvalid,
        CheckFailed,
        SituationOpen,
        MaterialMissing,
        NotSigned, // place: whose signature is missing, where several sign
        SignedOther, // said by the flow and the hall, which know the digest of what was shown; judge() does not
        NoApplicant,
        ApplicantExpired,
        ItemNotInForce,
        // place of these: "applicant", "agent", "guardian", of the further applicants "applicant.2", "guardian.2" …
        DocumentInvalid, // typed, and not as such a document is
        NotWitnessed, // typed without a second person or a reason
        OrganisationInvalid, // no name, or a USCC that is none
        OrganisationNotServed, // the item is for persons
        AgentMissing, // of an organisation
        AgentForbidden, // 须本人到场
        AgentUnfit, // under age, or the applicant themself
        GuardianMissing,
        GuardianUnfit,
        ApplicantTwice,
        // place of these: whose signature it is
        SigningNotWitnessed, // a fingerprint, or written for by another, without a witness
        WitnessUnfit, // not named by a good document, under age, or the signer or writer themself
        WriterUnfit, // the same of who wrote, or why is not told
        SealUnfit, // no organisation applies, or who sealed, who handed the seal over or the mandate is missing
        NotCompared, // place: material; a copy in the place of an original, which nobody compared (wantsComparison)
        DisputeUnfit, // place: field; not told as it has to be (isTold)
        AgentLimitOpen // place: agent; nobody has confirmed that it is one of the cases that the item limits agents to
    };
    Kind kind = Kind::FieldMissing;
    QString place; // field, question or material id
    QString words; // the hall's words for CheckFailed; empty otherwise, ui words the kind
    QStringList fields;
};
// A draft keeps the item it was begun with: in force is judged by the day it was begun, if it has one.
[[nodiscard]] QList<Finding> judge(const CaseDraft &draft, const ServiceItem &item, QDate today);

// A signature alone, before or after it is the draft's: whether it was given as that way asks for.
[[nodiscard]] QList<Finding> judgeSignature(const CaseDraft &draft, const Signature &signature, QDate today);

// Which parts of an item apply to this draft (situations and rules decide).
[[nodiscard]] QList<const FormField *> shownFields(const CaseDraft &draft, const ServiceItem &item, QDate today);
[[nodiscard]] QList<const Material *> appliedMaterials(const CaseDraft &draft, const ServiceItem &item, QDate today);
[[nodiscard]] QList<const SituationQuestion *> askedQuestions(const CaseDraft &draft, const ServiceItem &item,
                                                              QDate today);
// Whether the counter has to ask for pages: required, and neither looked up by the hall nor read from the chip.
[[nodiscard]] bool isAsked(const Material &material, const CaseDraft &draft);
// 免提交, of those that are not asked for: the chip has said it here, or the hall still has to look it up. The latter
// may turn out not to be there, isUnfetched.
[[nodiscard]] bool isReadFromCard(const Material &material, const CaseDraft &draft);
[[nodiscard]] bool isUnfetched(const Material &material, const CaseDraft &draft);
// Whether an agent acts for whom this item lets one act in some cases only, so that staff have to confirm which.
[[nodiscard]] bool needsLimit(const CaseDraft &draft, const ServiceItem &item);
// One field alone, as it is typed; an empty one is never invalid.
[[nodiscard]] std::optional<Finding> judgeField(const FormField &field, QStringView text, QDate today);

} // namespace yc::core::domain
