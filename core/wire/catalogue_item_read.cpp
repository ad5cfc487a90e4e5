#include "core/wire/catalogue_json.h"

#include "core/domain/party.h"
#include "core/wire/catalogue_reader.h"
#include "core/wire/catalogue_words.h"

#include <algorithm>

namespace yc::core::wire
{

namespace
{

using namespace domain;
using Need = CatalogueReader::Need;

constexpr qsizetype MostParts = 200; // of anything in one item
constexpr int LongestLimit = 10'000;
constexpr int LongestField = 10'000;

template <typename List> bool twice(const List &list, const QString &id)
{
    return std::any_of(list.begin(), list.end(), [&](const auto &each) { return each.id == id; });
}

QList<Choice> readChoices(CatalogueReader &reader)
{
    QList<Choice> choices;
    reader.forEach("choices", MostParts, [&](CatalogueReader &part) {
        // ids of choices may be codes of a standard: any word without a comma, which joins several
        Choice choice{.id = part.name("id", 64), .words = part.name("words")};
        if (twice(choices, choice.id) || choice.id.contains(u','))
            part.refuse(QStringLiteral("id"));
        choices.append(choice);
    });
    return choices;
}

Limit readLimit(CatalogueReader &item, const char *key)
{
    if (!item.has(key))
        return {};
    auto reader = item.part(key);
    Limit limit{
        .value = reader.integer("value", 0, LongestLimit, 0),
        .unit = reader.word("unit", words::limitUnits, std::optional<LimitUnit>()),
        .words = reader.text("words"),
        .basis = reader.text("basis"),
    };
    const bool counted = limit.unit != LimitUnit::None && limit.unit != LimitUnit::Immediate;
    if (counted != (limit.value > 0))
        reader.refuse(QStringLiteral("value"));
    return limit;
}

QList<SituationQuestion> readSituations(CatalogueReader &item)
{
    QList<SituationQuestion> questions;
    item.forEach("situations", MostParts, [&](CatalogueReader &reader) {
        SituationQuestion question{
            .id = reader.id("id"),
            .words = reader.name("words"),
            .choices = readChoices(reader),
            .shownWhen = reader.rule("shownWhen"),
        };
        if (twice(questions, question.id))
            reader.refuse(QStringLiteral("id"));
        if (question.choices.size() < 2)
            reader.refuse(QStringLiteral("choices"));
        questions.append(std::move(question));
    });
    return questions;
}

FormField readField(CatalogueReader &reader)
{
    FormField field{
        .id = reader.id("id"),
        .label = reader.name("label"),
        .kind = reader.word("kind", words::fieldKinds, std::optional<FieldKind>()),
        .required = reader.flag("required", true),
        .longest = reader.integer("longest", 1, LongestField, 200),
        .choices = readChoices(reader),
        .fill = reader.text("fill", Need::Optional, 128),
        .help = reader.text("help"),
        .unit = reader.text("unit", Need::Optional, 16),
        .shownWhen = reader.rule("shownWhen"),
        .dictionary = reader.has("dictionary") ? reader.id("dictionary") : QString(),
        .prefill = reader.wordList<Source>("prefill", words::prefills),
        .sample = reader.text("sample", Need::Optional, LongestField),
    };
    // choices of its own or those of a dictionary, which the catalogue puts in
    const bool offers = field.kind == FieldKind::Choice || field.kind == FieldKind::Choices;
    if (offers == (field.choices.isEmpty() && field.dictionary.isEmpty()))
        reader.refuse(QStringLiteral("choices"));
    if (!field.dictionary.isEmpty() && (!offers || !field.choices.isEmpty()))
        reader.refuse(QStringLiteral("dictionary"));
    return field;
}

FormCheck readCheck(CatalogueReader &reader, const Form &form)
{
    FormCheck check{
        .id = reader.id("id"),
        .must = reader.rule("must"),
        .words = reader.name("words"),
        .fields = reader.texts("fields"),
    };
    if (check.must.isAlways() || twice(form.checks, check.id))
        reader.refuse(QStringLiteral("must"));
    if (std::any_of(check.fields.begin(), check.fields.end(), [&](const QString &id) { return !form.field(id); }))
        reader.refuse(QStringLiteral("fields"));
    return check;
}

Form readForm(CatalogueReader &item)
{
    if (!item.has("form"))
        return {};
    auto reader = item.part("form");
    Form form;
    form.id = reader.id("id");
    form.version = reader.integer("version", 1, LongestLimit, 0);
    if (form.version == 0)
        reader.refuse(QStringLiteral("version"));
    reader.forEach("sections", MostParts, [&](CatalogueReader &part) {
        form.sections.append(FormSection{.title = part.name("title"), .fields = {}});
        part.forEach("fields", MostParts, [&](CatalogueReader &each) {
            auto field = readField(each);
            if (form.field(field.id))
                each.refuse(QStringLiteral("id"));
            form.sections.back().fields.append(std::move(field));
        });
        if (form.sections.back().fields.isEmpty())
            part.refuse(QStringLiteral("fields"));
    });
    reader.forEach("checks", MostParts, [&](CatalogueReader &part) { form.checks.append(readCheck(part, form)); });
    return form;
}

QList<Material> readMaterials(CatalogueReader &item)
{
    QList<Material> materials;
    item.forEach("materials", MostParts, [&](CatalogueReader &reader) {
        Material material{
            .id = reader.id("id"),
            .name = reader.name("name"),
            .need = reader.word("need", words::materialNeeds, std::optional(MaterialNeed::Required)),
            .source = reader.word("source", words::materialSources, std::optional(MaterialSource::Applicant)),
            .sourceNote = reader.text("sourceNote", Need::Optional, 200),
            .originals = reader.integer("originals", 0, 99, 1),
            .copies = reader.integer("copies", 0, 99, 0),
            .format = reader.text("format", Need::Optional, 200),
            .basis = reader.text("basis"),
            .mustBeSigned = reader.flag("mustBeSigned", false),
            .gapAllowed = reader.flag("gapAllowed", false),
            .pledgeAllowed = reader.flag("pledgeAllowed", false),
            .checkedAtPickUp = reader.flag("checkedAtPickUp", false),
            .note = reader.text("note"),
            .appliesWhen = reader.rule("appliesWhen"),
        };
        if (twice(materials, material.id))
            reader.refuse(QStringLiteral("id"));
        if (material.source == MaterialSource::Government && material.sourceNote.isEmpty())
            reader.refuse(QStringLiteral("sourceNote")); // 免提交 says where it comes from
        materials.append(std::move(material));
    });
    return materials;
}

void readGuide(CatalogueReader &reader, ServiceItem &item)
{
    item.bases = reader.texts("bases");
    item.conditions = reader.texts("conditions");
    item.steps = reader.texts("steps");
    item.specialSteps = reader.text("specialSteps");
    item.statutory = readLimit(reader, "statutory");
    item.promised = readLimit(reader, "promised");
    item.fee = reader.text("fee");
    item.feeBasis = reader.text("feeBasis");
    item.result = reader.text("result");
    item.resultValidity = reader.text("resultValidity");
    item.place = reader.text("place");
    for (const auto &window : reader.texts("windows", MostParts, 64))
        item.windows.append({.id = window, .words = {}});
    item.hours = reader.text("hours");
    item.handler = reader.text("handler");
    item.contact = reader.text("contact");
    item.complaint = reader.text("complaint");
    item.notes = reader.text("notes");
    item.questions = reader.texts("questions");
    item.reviewPoints = reader.texts("reviewPoints");
    item.kiosk = reader.word("kiosk", words::kioskDepths, std::optional(KioskDepth::None));
    item.proxy = reader.word("proxy", words::proxyRules, std::optional(ProxyRule::Allowed));
    item.proxyReason = reader.text("proxyReason");
    item.expiredDocumentAccepted = reader.flag("expiredDocumentAccepted", false);
    item.guardianUntil = reader.integer("guardianUntil", ActsByGuardianAlone, FullAge, FullAge);
}

void readNames(CatalogueReader &reader, ServiceItem &item)
{
    item.code = reader.name("code", 64);
    item.basicCode = reader.text("basicCode", Need::Optional, 64);
    item.version = reader.integer("version", 1, LongestLimit, 1);
    item.effectiveFrom = reader.day("effectiveFrom");
    if (const auto last = reader.day("effectiveTo"); last.isValid())
        item.effectiveTo = last;
    if (item.effectiveTo && item.effectiveFrom.isValid() && *item.effectiveTo < item.effectiveFrom)
        reader.refuse(QStringLiteral("effectiveTo"));
    item.name = reader.name("name");
    item.aliases = reader.texts("aliases", MostParts, 200);
    item.topics = reader.texts("topics", MostParts, 200);
    item.tags = reader.texts("tags", MostParts, 200);
    item.department = reader.name("department");
    item.departmentUscc = reader.text("departmentUscc", Need::Optional, 18);
    item.type = reader.word("type", words::itemTypes, std::optional<ItemType>());
    item.audience = reader.wordList<Audience>("audience", words::audiences);
    item.caseKind = reader.word("caseKind", words::caseKinds, std::optional(CaseKind::Promised));
    item.cancelled = reader.flag("cancelled", false);
    item.cancelledNote = reader.text("cancelledNote");
    item.successorCode = reader.text("successorCode", Need::Optional, 64);
    item.members = reader.texts("members", MostParts, 64);
    if (item.cancelled == item.cancelledNote.isEmpty()) // cancelled says why, and nothing else does
        reader.refuse(QStringLiteral("cancelledNote"));
}

} // namespace

Result<ServiceItem> serviceItemFromJson(const QJsonObject &json, QString *where)
{
    CatalogueFault fault;
    CatalogueReader reader(json, {}, fault);
    ServiceItem item;
    readNames(reader, item);
    readGuide(reader, item);
    item.situations = readSituations(reader);
    item.form = readForm(reader);
    if (item.isPackage() && (item.form.version > 0 || item.members.size() < 2))
        reader.refuse(QStringLiteral("members"));
    item.materials = readMaterials(reader);
    if (!fault.any)
        return item;
    if (where)
        *where = fault.where;
    return std::unexpected(codes::BadItem);
}

} // namespace yc::core::wire
