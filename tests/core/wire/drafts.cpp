#include "tests/core/wire/drafts.h"

#include "core/seal/digest.h"

namespace yc::tests
{

namespace
{

using namespace core::domain;

QString anyText(QRandomGenerator &random, int longest)
{
    static const QString letters = QStringLiteral("abcXYZ019 \"\\/\n\t\b\u0001\u007F样例张𠮷é€\u2028,:{}[]");
    QString text;
    const auto count = random.bounded(longest + 1);
    for (int i = 0; i < count; ++i) {
        const auto at = random.bounded(static_cast<int>(letters.size()));
        if (letters[at].isSurrogate())
            text += QStringLiteral("𠮷");
        else
            text += letters[at];
    }
    return text;
}

QString anyBlob(QRandomGenerator &random)
{
    return core::seal::hex(core::seal::sm3(QByteArray::number(random.generate())));
}

QDateTime anyInstant(QRandomGenerator &random)
{
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(random.generate64() % 4'000'000'000'000ULL), Qt::UTC);
}

Person anyPerson(QRandomGenerator &random)
{
    constexpr DocumentKind kinds[] = {DocumentKind::ResidentId, DocumentKind::Passport, DocumentKind::HkMoTwResidence,
                                      DocumentKind::ForeignerPermanent};
    constexpr Sex sexes[] = {Sex::Unknown, Sex::Male, Sex::Female, Sex::NotStated};
    Person person;
    person.document = kinds[random.bounded(4)];
    person.number = QStringLiteral("11010519491231002X");
    person.name = anyText(random, 20);
    person.nameLatin = anyText(random, 20);
    person.sex = sexes[random.bounded(4)];
    person.ethnicity = anyText(random, 3);
    if (random.bounded(2) == 0)
        person.birth = QDate(1949, 12, 31).addDays(random.bounded(20'000));
    person.address = anyText(random, 60);
    if (random.bounded(2) == 0)
        person.validTo = QDate(2030, 1, 1).addDays(random.bounded(5'000));
    person.proof = static_cast<IdentityProof>(random.bounded(3));
    if (random.bounded(3) == 0)
        person.sighting = Sighting{.judgedBy = QStringLiteral("0317"),
                                   .secondBy = QStringLiteral("0318"),
                                   .reason = static_cast<EyeReason>(random.bounded(5)),
                                   .note = anyText(random, 30),
                                   .at = random.bounded(2) == 0 ? anyInstant(random) : QDateTime(),
                                   .code = anyText(random, 40)};
    return person;
}

Organisation anyOrganisation(QRandomGenerator &random)
{
    return {.name = anyText(random, 30),
            .uscc = QStringLiteral("91119999MB999999XT"),
            .representative = anyText(random, 10)};
}

void addParties(QRandomGenerator &random, CaseDraft &draft)
{
    const auto guardian
        = [&] { return Guardian{.person = anyPerson(random), .relation = static_cast<Relation>(random.bounded(6))}; };
    if (!draft.applicant)
        draft.organisation = anyOrganisation(random);
    if (random.bounded(2) == 0)
        draft.guardian = guardian();
    if (random.bounded(2) == 0)
        draft.agent = Agent{.person = anyPerson(random)};
    for (int i = random.bounded(3); i > 0; --i) {
        Party party;
        if (random.bounded(2) == 0)
            party.person = anyPerson(random);
        else
            party.organisation = anyOrganisation(random);
        if (random.bounded(2) == 0)
            party.guardian = guardian();
        draft.others.push_back(std::move(party));
    }
}

Bystander anyBystander(QRandomGenerator &random)
{
    return {.name = anyText(random, 10),
            .document = random.bounded(2) == 0 ? DocumentKind::ResidentId : DocumentKind::Passport,
            .number = QStringLiteral("34052419800101001X")};
}

Witness anyWitness(QRandomGenerator &random)
{
    Witness witness{.staffNo = {}, .person = anyBystander(random), .at = anyInstant(random)};
    if (random.bounded(2) == 0) {
        witness.staffNo = QStringLiteral("0318");
        witness.person = {.name = anyText(random, 10), .number = {}};
    }
    return witness;
}

// By hand every second time, so that all versions of the manifest are made.
Signature anySignature(QRandomGenerator &random)
{
    Signature signature{anyBlob(random), anyBlob(random), anyBlob(random), anyInstant(random), anyText(random, 30)};
    if (random.bounded(2) == 0)
        return signature;
    signature.way = static_cast<SigningWay>(random.bounded(4));
    signature.by = random.bounded(2) == 0 ? QStringLiteral("applicant") : QStringLiteral("guardian.3");
    if (isPrinted(signature.way))
        signature.inkBlob.clear();
    if (signature.way == SigningWay::Fingerprint)
        signature.finger = random.bounded(FirstFinger, LastFinger + 1);
    if (signature.way == SigningWay::WrittenFor)
        signature.writing = Writing{.writer = anyBystander(random),
                                    .relation = static_cast<Relation>(random.bounded(6)),
                                    .reason = static_cast<WritingReason>(random.bounded(4)),
                                    .note = anyText(random, 20)};
    if (signature.way == SigningWay::Seal)
        signature.sealing = Sealing{
            .sealedBy = anyBystander(random), .handedBy = anyText(random, 10), .mandate = anyText(random, 10)};
    else if (signature.way != SigningWay::Ink && random.bounded(4) != 0)
        signature.witness = anyWitness(random);
    return signature;
}

HandedIn anyHandedIn(QRandomGenerator &random)
{
    HandedIn handed{
        .originals = random.bounded(3), .copies = random.bounded(MostHanded + 1), .files = random.bounded(2)};
    if (handed.originals + handed.copies + handed.files == 0)
        handed.originals = 1;
    if (handed.copies > 0 && random.bounded(2) == 0)
        handed.compared = Comparison{.staffNo = QStringLiteral("0317"), .at = anyInstant(random)};
    return handed;
}

// Of every third case, so that the versions before them are made as well.
void addProof(QRandomGenerator &random, CaseDraft &draft)
{
    for (auto &filing : draft.filings) {
        if (random.bounded(2) == 0)
            filing.handed = anyHandedIn(random);
    }
    for (auto &[field, value] : draft.form) {
        if (random.bounded(4) == 0)
            value.dispute = Dispute{.source = static_cast<Source>(random.bounded(1, 5)),
                                    .said = anyText(random, 60),
                                    .reason = static_cast<DisputeReason>(random.bounded(5)),
                                    .note = anyText(random, 30)};
    }
}

// What is not there is asked for on paper, an agent's case is confirmed.
void addLimits(QRandomGenerator &random, CaseDraft &draft)
{
    for (auto &filing : draft.filings)
        filing.unfetched = random.bounded(2) == 0;
    if (draft.agent && random.bounded(2) == 0)
        draft.agent->limit = LimitConfirmed{.staffNo = QStringLiteral("0317"), .at = anyInstant(random)};
}

} // namespace

CaseDraft anyDraft(QRandomGenerator &random)
{
    CaseDraft draft;
    draft.id = QUuid::createUuidV5(QUuid(), QByteArray::number(random.generate64()));
    if (random.bounded(4) != 0)
        draft.begunAt = anyInstant(random);
    draft.itemCode = anyText(random, 20);
    draft.itemVersion = random.bounded(100);
    if (random.bounded(4) != 0)
        draft.applicant = anyPerson(random);
    if (random.bounded(2) == 0)
        addParties(random, draft);
    for (int i = random.bounded(4); i > 0; --i)
        draft.situation.insert(QStringLiteral("q%1").arg(i), anyText(random, 10));
    for (int i = random.bounded(12); i > 0; --i) {
        FilledValue value;
        value.text = anyText(random, 200);
        value.source = static_cast<Source>(random.bounded(5));
        draft.form.emplace(QStringLiteral("field%1").arg(i), std::move(value));
    }
    for (int i = random.bounded(5); i > 0; --i) {
        Filing filing{.materialId = QStringLiteral("m%1").arg(i), .pages = {}};
        for (int page = random.bounded(4); page > 0; --page)
            filing.pages.append({anyBlob(random), QStringLiteral("image/jpeg"),
                                 QSize(random.bounded(9'000), random.bounded(9'000)), random.bounded(1'200),
                                 random.bounded(4), static_cast<qint64>(random.generate())});
        draft.filings.append(filing);
    }
    if (random.bounded(3) == 0)
        addProof(random, draft);
    if (random.bounded(2) == 0)
        draft.signature = anySignature(random);
    for (int i = random.bounded(8) - 5; i > 0; --i) {
        auto further = anySignature(random);
        if (further.by.isEmpty()) {
            further.way = SigningWay::Ink;
            further.by = QStringLiteral("applicant.2");
        }
        draft.furtherSignatures.push_back(std::move(further));
    }
    if (random.bounded(2) == 0)
        draft.photoBlob = anyBlob(random);
    if (random.bounded(4) == 0)
        draft.fingerprintBlob = anyBlob(random);
    if (random.bounded(4) == 0)
        addLimits(random, draft);
    return draft;
}

core::wire::Manifest anyManifest(QRandomGenerator &random)
{
    return {.draft = anyDraft(random),
            .terminalId = QStringLiteral("T0001"),
            .staffNo = QStringLiteral("0317"),
            .provisionalNumber = random.bounded(2) == 0 ? QString() : QStringLiteral("T0001-20261121-0001"),
            .submittedAt = anyInstant(random)};
}

core::wire::Manifest goldenManifest()
{
    QRandomGenerator random(20261121);
    core::wire::Manifest manifest;
    manifest.draft.id = QUuid::fromString(QStringLiteral("6f1c0a52-9a34-5d1e-8c7b-0123456789ab"));
    manifest.draft.begunAt = QDateTime(QDate(2026, 11, 21), QTime(9, 30, 0, 5), Qt::UTC);
    manifest.draft.itemCode = QStringLiteral("SAMPLE-0002");
    manifest.draft.itemVersion = 3;
    manifest.draft.applicant = Person{.document = DocumentKind::ResidentId,
                                      .number = QStringLiteral("11010519491231002X"),
                                      .name = QStringLiteral("样例甲"),
                                      .sex = Sex::Female,
                                      .ethnicity = QStringLiteral("汉"),
                                      .birth = QDate(1949, 12, 31),
                                      .address = QStringLiteral("示例县示例镇1号"),
                                      .issuer = QStringLiteral("示例县公安局"),
                                      .validFrom = QDate(2016, 1, 1),
                                      .nationality = QStringLiteral("CHN"),
                                      .proof = IdentityProof::ByChip};
    manifest.draft.situation.insert(QStringLiteral("household"), QStringLiteral("single"));
    FilledValue value;
    value.text = QStringLiteral("第一行\n“第二行”\\");
    value.source = Source::Typed;
    manifest.draft.form.emplace(QStringLiteral("reason"), std::move(value));
    manifest.draft.filings.append({QStringLiteral("m1"),
                                   {{core::seal::hex(core::seal::sm3("page")), QStringLiteral("image/jpeg"),
                                     QSize(2480, 3508), 300, 1, 481'516}}});
    manifest.draft.signature
        = Signature{core::seal::hex(core::seal::sm3("ink")), core::seal::hex(core::seal::sm3("image")),
                    core::seal::hex(core::seal::sm3("shown")), QDateTime(QDate(2026, 11, 21), QTime(9, 40), Qt::UTC),
                    QStringLiteral("mouse")};
    manifest.draft.photoBlob = core::seal::hex(core::seal::sm3("photo"));
    manifest.terminalId = QStringLiteral("T0001");
    manifest.staffNo = QStringLiteral("0317");
    manifest.provisionalNumber = QStringLiteral("T0001-20261121-0001");
    manifest.submittedAt = QDateTime(QDate(2026, 11, 21), QTime(9, 45), Qt::UTC);
    return manifest;
}

} // namespace yc::tests
