#include "core/wire/catalogue_json.h"

#include "core/domain/party.h"
#include "core/wire/catalogue_words.h"

#include <QJsonArray>

namespace yc::core::wire
{

namespace
{

using namespace domain;

// Puts what says something; what is left out is read back as it was.
class Writer
{
public:
    void text(const char *key, const QString &value)
    {
        if (!value.isEmpty())
            put(key, value);
    }
    void texts(const char *key, const QStringList &values)
    {
        if (!values.isEmpty())
            put(key, QJsonArray::fromStringList(values));
    }
    void day(const char *key, QDate value)
    {
        if (value.isValid())
            put(key, value.toString(Qt::ISODate));
    }
    void rule(const char *key, const rules::Expression &value)
    {
        if (!value.isAlways())
            put(key, value.toJson());
    }
    void flag(const char *key, bool value, bool otherwise = false)
    {
        if (value != otherwise)
            put(key, value);
    }
    void integer(const char *key, int value, int otherwise)
    {
        if (value != otherwise)
            put(key, value);
    }
    template <typename Words, typename Enum> void word(const char *key, const Words &words, Enum value)
    {
        put(key, words::of(words, value));
    }
    template <typename Words, typename Enum> void word(const char *key, const Words &words, Enum value, Enum otherwise)
    {
        if (value != otherwise)
            word(key, words, value);
    }
    template <typename List, typename Write> void list(const char *key, const List &values, Write write)
    {
        QJsonArray all;
        for (const auto &value : values)
            all.append(write(value));
        if (!all.isEmpty())
            put(key, all);
    }
    void put(const char *key, const QJsonValue &value) { m_object.insert(QLatin1String(key), value); }
    [[nodiscard]] QJsonObject object() const { return m_object; }

private:
    QJsonObject m_object;
};

QJsonObject jsonOf(const Choice &choice)
{
    Writer writer;
    writer.text("id", choice.id);
    writer.text("words", choice.words);
    return writer.object();
}

void putLimit(Writer &item, const char *key, const Limit &limit)
{
    if (limit.unit == LimitUnit::None && limit.words.isEmpty() && limit.basis.isEmpty())
        return;
    Writer writer;
    writer.integer("value", limit.value, 0);
    writer.word("unit", words::limitUnits, limit.unit);
    writer.text("words", limit.words);
    writer.text("basis", limit.basis);
    item.put(key, writer.object());
}

QJsonObject jsonOf(const SituationQuestion &question)
{
    Writer writer;
    writer.text("id", question.id);
    writer.text("words", question.words);
    writer.list("choices", question.choices, [](const Choice &choice) { return jsonOf(choice); });
    writer.rule("shownWhen", question.shownWhen);
    return writer.object();
}

QJsonObject jsonOf(const FormField &field)
{
    Writer writer;
    writer.text("id", field.id);
    writer.text("label", field.label);
    writer.word("kind", words::fieldKinds, field.kind);
    writer.flag("required", field.required, true);
    writer.integer("longest", field.longest, 200);
    if (field.dictionary.isEmpty())
        writer.list("choices", field.choices, [](const Choice &choice) { return jsonOf(choice); });
    writer.text("dictionary", field.dictionary);
    writer.text("fill", field.fill);
    writer.list("prefill", field.prefill, [](Source source) { return words::of(words::prefills, source); });
    writer.text("help", field.help);
    writer.text("unit", field.unit);
    writer.text("sample", field.sample);
    writer.rule("shownWhen", field.shownWhen);
    return writer.object();
}

QJsonObject jsonOf(const FormSection &section)
{
    Writer writer;
    writer.text("title", section.title);
    writer.list("fields", section.fields, [](const FormField &field) { return jsonOf(field); });
    return writer.object();
}

QJsonObject jsonOf(const FormCheck &check)
{
    Writer writer;
    writer.text("id", check.id);
    writer.rule("must", check.must);
    writer.text("words", check.words);
    writer.texts("fields", check.fields);
    return writer.object();
}

QJsonObject jsonOf(const Form &form)
{
    Writer writer;
    writer.text("id", form.id);
    writer.put("version", form.version);
    writer.list("sections", form.sections, [](const FormSection &section) { return jsonOf(section); });
    writer.list("checks", form.checks, [](const FormCheck &check) { return jsonOf(check); });
    return writer.object();
}

QJsonObject jsonOf(const Material &material)
{
    Writer writer;
    writer.text("id", material.id);
    writer.text("name", material.name);
    writer.word("need", words::materialNeeds, material.need, MaterialNeed::Required);
    writer.word("source", words::materialSources, material.source, MaterialSource::Applicant);
    writer.text("sourceNote", material.sourceNote);
    writer.integer("originals", material.originals, 1);
    writer.integer("copies", material.copies, 0);
    writer.text("format", material.format);
    writer.text("basis", material.basis);
    writer.flag("mustBeSigned", material.mustBeSigned);
    writer.flag("gapAllowed", material.gapAllowed);
    writer.flag("pledgeAllowed", material.pledgeAllowed);
    writer.flag("checkedAtPickUp", material.checkedAtPickUp);
    writer.text("note", material.note);
    writer.rule("appliesWhen", material.appliesWhen);
    return writer.object();
}

void putNames(Writer &writer, const ServiceItem &item)
{
    writer.text("code", item.code);
    writer.text("basicCode", item.basicCode);
    writer.integer("version", item.version, 0); // always said
    writer.day("effectiveFrom", item.effectiveFrom);
    writer.day("effectiveTo", item.effectiveTo.value_or(QDate()));
    writer.text("name", item.name);
    writer.texts("aliases", item.aliases);
    writer.texts("topics", item.topics);
    writer.texts("tags", item.tags);
    writer.text("department", item.department);
    writer.text("departmentUscc", item.departmentUscc);
    writer.word("type", words::itemTypes, item.type);
    writer.list("audience", item.audience, [](Audience each) { return words::of(words::audiences, each); });
    writer.word("caseKind", words::caseKinds, item.caseKind);
    writer.flag("cancelled", item.cancelled);
    writer.text("cancelledNote", item.cancelledNote);
    writer.text("successorCode", item.successorCode);
    writer.texts("members", item.members);
}

void putGuide(Writer &writer, const ServiceItem &item)
{
    writer.texts("bases", item.bases);
    writer.texts("conditions", item.conditions);
    writer.texts("steps", item.steps);
    writer.text("specialSteps", item.specialSteps);
    putLimit(writer, "statutory", item.statutory);
    putLimit(writer, "promised", item.promised);
    writer.text("fee", item.fee);
    writer.text("feeBasis", item.feeBasis);
    writer.text("result", item.result);
    writer.text("resultValidity", item.resultValidity);
    writer.text("place", item.place);
    writer.list("windows", item.windows, [](const Choice &window) { return window.id; });
    writer.text("hours", item.hours);
    writer.text("handler", item.handler);
    writer.text("contact", item.contact);
    writer.text("complaint", item.complaint);
    writer.text("notes", item.notes);
    writer.texts("questions", item.questions);
    writer.texts("reviewPoints", item.reviewPoints);
    writer.word("kiosk", words::kioskDepths, item.kiosk);
    writer.word("proxy", words::proxyRules, item.proxy);
    writer.text("proxyReason", item.proxyReason);
    writer.flag("expiredDocumentAccepted", item.expiredDocumentAccepted);
    writer.integer("guardianUntil", item.guardianUntil, FullAge);
}

} // namespace

QJsonObject toJson(const ServiceItem &item)
{
    Writer writer;
    putNames(writer, item);
    putGuide(writer, item);
    writer.list("situations", item.situations, [](const SituationQuestion &question) { return jsonOf(question); });
    if (item.form.version > 0)
        writer.put("form", jsonOf(item.form));
    writer.list("materials", item.materials, [](const Material &material) { return jsonOf(material); });
    return writer.object();
}

} // namespace yc::core::wire
