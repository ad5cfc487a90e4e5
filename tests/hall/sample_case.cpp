#include "tests/hall/sample_case.h"

#include "core/seal/digest.h"
#include "core/wire/shown_text.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace yc::tests
{

namespace
{

using namespace core::domain;

ServiceItem item(const QString &code, const QString &name, CaseKind kind)
{
    ServiceItem made;
    made.code = code;
    made.basicCode = QStringLiteral("990001001000");
    made.version = 1;
    made.effectiveFrom = QDate(2020, 1, 1);
    made.name = name;
    made.department = QStringLiteral("示例县民政局");
    made.type = ItemType::Licence;
    made.caseKind = kind;
    made.bases = {QStringLiteral("《示例条例》第一条")};
    made.conditions = {QStringLiteral("示例条件")};
    made.steps = {QStringLiteral("受理")};
    made.fee = QStringLiteral("不收费");
    made.result = QStringLiteral("示例证明一份");
    made.place = QStringLiteral("示例县政务服务中心");
    made.hours = QStringLiteral("工作日 9:00–17:00");
    made.statutory = {20, LimitUnit::WorkingDay, QStringLiteral("20个工作日"), QStringLiteral("《示例条例》第二条")};
    made.promised = kind == CaseKind::Immediate ? Limit{0, LimitUnit::Immediate, QStringLiteral("当场"), {}}
                                                : Limit{15, LimitUnit::WorkingDay, QStringLiteral("15个工作日"), {}};
    return made;
}

} // namespace

QList<ServiceItem> sampleItems()
{
    auto promised = item(QStringLiteral("TEST-1"), QStringLiteral("示例承诺事项"), CaseKind::Promised);
    FormField size;
    size.id = QStringLiteral("size");
    size.label = QStringLiteral("家庭人口");
    size.kind = FieldKind::Number;
    promised.form.id = QStringLiteral("form-1");
    promised.form.version = 1;
    promised.form.sections = {{QStringLiteral("基本信息"), {size}}};
    const auto atMost = rules::Expression::fromJson(
        QJsonObject{{QStringLiteral("op"), QStringLiteral("le")},
                    {QStringLiteral("args"),
                     QJsonArray{QJsonObject{{QStringLiteral("fact"), QStringLiteral("form.size")}},
                                QJsonObject{{QStringLiteral("value"), 20}}}}});
    if (atMost)
        promised.form.checks = {{QStringLiteral("few"), *atMost, QStringLiteral("人口不超过20"), {size.id}}};
    Material paper;
    paper.id = QStringLiteral("m1");
    paper.name = QStringLiteral("申请书");
    promised.materials = {paper};

    auto immediate = item(QStringLiteral("TEST-2"), QStringLiteral("示例即办事项"), CaseKind::Immediate);
    immediate.type = ItemType::PublicService;
    auto cancelled = item(QStringLiteral("TEST-3"), QStringLiteral("示例已取消事项"), CaseKind::Promised);
    cancelled.cancelled = true;
    cancelled.cancelledNote = QStringLiteral("已取消");
    auto inPerson = item(QStringLiteral("TEST-4"), QStringLiteral("示例须本人到场事项"), CaseKind::Immediate);
    inPerson.type = ItemType::PublicService;
    inPerson.proxy = ProxyRule::InPerson;
    inPerson.proxyReason = QStringLiteral("须现场照相");
    auto limited = item(QStringLiteral("TEST-5"), QStringLiteral("示例限定情形可代办事项"), CaseKind::Immediate);
    limited.type = ItemType::PublicService;
    limited.proxy = ProxyRule::Limited;
    limited.proxyReason = QStringLiteral("行动不便的可由近亲属代办");
    Material household;
    household.id = QStringLiteral("household");
    household.name = QStringLiteral("户口簿");
    household.source = MaterialSource::Government;
    household.sourceNote = QStringLiteral("电子证照（户口簿）");
    limited.materials = {household};
    return {promised, immediate, cancelled, inPerson, limited};
}

QByteArray signAsShown(CaseDraft &draft)
{
    const auto items = sampleItems();
    const auto found = std::ranges::find(items, draft.itemCode, &ServiceItem::code);
    const auto day = draft.signature->at.toOffsetFromUtc(8 * 3600).date();
    const auto text = core::wire::shownText(draft, found == items.end() ? items.first() : *found, day);
    draft.signature->shownDigest = core::seal::hex(core::seal::sm3(text));
    return text;
}

SampleCase sampleCase(const QString &terminalId, int serial, const QString &itemCode)
{
    const auto tag = terminalId.toUtf8() + ':' + QByteArray::number(serial);
    SampleCase made;
    const auto blob = [&](const char *what, qsizetype size) {
        const auto bytes = (QByteArray(what) + ' ' + tag + ' ').leftJustified(size, '.');
        made.blobs.append(bytes);
        return core::seal::hex(core::seal::sm3(bytes));
    };
    auto &draft = made.manifest.draft;
    draft.id = QUuid::createUuid();
    draft.begunAt = QDateTime::currentDateTimeUtc();
    draft.itemCode = itemCode;
    draft.itemVersion = 1;
    draft.applicant = Person{.document = DocumentKind::ResidentId,
                             .number = QStringLiteral("11010519491231002X"),
                             .name = QStringLiteral("样例甲"),
                             .sex = Sex::Female,
                             .birth = QDate(1949, 12, 31),
                             .nationality = QStringLiteral("CHN"),
                             .proof = IdentityProof::ByChip};
    if (itemCode == QLatin1String("TEST-1")) {
        FilledValue value;
        value.text = QStringLiteral("3");
        draft.form.emplace(QStringLiteral("size"), std::move(value));
        const auto name = blob("page", 40'000);
        draft.filings = {{QStringLiteral("m1"), {{name, QStringLiteral("image/jpeg"), {2480, 3508}, 300, 0, 40'000}}}};
    }
    draft.signature
        = Signature{blob("ink", 900), blob("image", 3'000), QString(), draft.begunAt, QStringLiteral("mouse")};
    made.blobs.append(signAsShown(draft));
    made.manifest.terminalId = terminalId;
    made.manifest.staffNo = QStringLiteral("0317");
    made.manifest.submittedAt = draft.begunAt;
    return made;
}

} // namespace yc::tests
