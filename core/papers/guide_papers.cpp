#include "core/papers/guide_papers.h"

#include "core/papers/occasions.h"
#include "core/papers/paper_values.h"
#include "core/papers/words.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace yc::core::papers
{

using namespace Qt::Literals::StringLiterals;

namespace
{

// What follows is printed for applicants, in the language of the papers.

QString limitWords(const domain::Limit &limit)
{
    using Unit = domain::LimitUnit;
    if (!limit.words.isEmpty())
        return limit.words;
    switch (limit.unit) {
    case Unit::None: return {};
    case Unit::Immediate: return u"即时办结"_s;
    case Unit::WorkingDay: return u"%1个工作日"_s.arg(limit.value);
    case Unit::NaturalDay: return u"%1日"_s.arg(limit.value);
    case Unit::Month: return u"%1个月"_s.arg(limit.value);
    case Unit::Year: return u"%1年"_s.arg(limit.value);
    case Unit::Hour: return u"%1小时"_s.arg(limit.value);
    }
    return {};
}

QString proxyWords(const domain::ServiceItem &item)
{
    QString words;
    switch (item.proxy) {
    case domain::ProxyRule::Allowed: words = u"可以委托他人代办"_s; break;
    case domain::ProxyRule::Limited: words = u"限定情形可以委托他人代办"_s; break;
    case domain::ProxyRule::InPerson: words = u"须本人到场"_s; break;
    }
    return item.proxyReason.isEmpty() ? words : words + u'：' + item.proxyReason;
}

QString materialWords(const domain::Material &material, const QString &occasion)
{
    QStringList words;
    switch (material.source) {
    case domain::MaterialSource::Applicant: words += u"申请人自备"_s; break;
    case domain::MaterialSource::Government: words += u"免提交，由大厅核验"_s; break;
    case domain::MaterialSource::Other: words += u"其他机构出具"_s; break;
    }
    if (!material.sourceNote.isEmpty())
        words.last() += u"（%1）"_s.arg(material.sourceNote);
    if (material.need == domain::MaterialNeed::Optional)
        words += u"非必要"_s;
    if (!material.format.isEmpty())
        words += material.format;
    if (material.mustBeSigned)
        words += u"须签字盖章"_s;
    if (material.gapAllowed)
        words += u"可容缺后补"_s;
    if (material.pledgeAllowed)
        words += u"可以告知承诺代替"_s;
    if (material.checkedAtPickUp)
        words += u"领取时核验原件"_s;
    QStringList lines{material.name, words.join(u"；"_s)};
    if (!occasion.isEmpty())
        lines.insert(1, occasion);
    if (!material.note.isEmpty())
        lines += material.note;
    return lines.join(u'\n');
}

QString copiesWords(const domain::Material &material)
{
    if (material.source == domain::MaterialSource::Government)
        return u"—"_s;
    QStringList words;
    if (material.originals > 0)
        words += u"原件%1份"_s.arg(material.originals);
    if (material.copies > 0)
        words += u"复印件%1份"_s.arg(material.copies);
    return words.isEmpty() ? u"—"_s : words.join(u'\n');
}

QJsonArray textsOf(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

// Nobody: the number of the standard's own example (GB 11643) and words that say so.
struct Sample {
    QLatin1StringView fact;
    QStringView value;
};
constexpr std::array Person{
    Sample{QLatin1StringView("applicant.name"), u"张样例"},
    Sample{QLatin1StringView("applicant.number"), u"11010519491231002X"},
    Sample{QLatin1StringView("applicant.sex"), u"2"},
    Sample{QLatin1StringView("applicant.birth"), u"1949-12-31"},
    Sample{QLatin1StringView("applicant.ethnicity"), u"01"},
    Sample{QLatin1StringView("applicant.address"), u"样例省示例县示例镇样例路1号"},
    Sample{QLatin1StringView("applicant.validTo"), u"长期"},
};

QString sampleOf(const domain::FormField &field)
{
    if (!field.sample.isEmpty())
        return field.sample;
    const auto known = std::ranges::find_if(Person, [&](const Sample &one) { return field.fill == one.fact; });
    return known == Person.end() ? QString() : known->value.toString();
}

constexpr qsizetype MostBoxes = 12; // more choices are written, not ticked

QString choiceWords(const domain::FormField &field, const QString &chosen)
{
    const auto ids = chosen.split(u',', Qt::SkipEmptyParts);
    const auto is = [&](const domain::Choice &choice) { return ids.contains(choice.id); };
    if (field.choices.size() > MostBoxes) {
        const auto one = std::ranges::find_if(field.choices, is);
        return one == field.choices.end() ? QString() : one->words;
    }
    QStringList words;
    for (const auto &choice : field.choices)
        words += (is(choice) ? u"■ "_s : u"□ "_s) + choice.words;
    return words.join(u"　"_s);
}

QString valueText(const domain::FormField &field, const QString &value)
{
    using Kind = domain::FieldKind;
    switch (field.kind) {
    case Kind::Choice:
    case Kind::Choices: return choiceWords(field, value);
    case Kind::YesNo: return value == u"yes"_s ? u"■ 是　□ 否"_s : value == u"no"_s ? u"□ 是　■ 否"_s : u"□ 是　□ 否"_s;
    case Kind::Date: return value.isEmpty() ? u"　　　　年　　月　　日"_s : valueWords(value, true);
    case Kind::Text:
    case Kind::LongText:
    case Kind::Number:
    case Kind::Money:
    case Kind::CitizenNumber:
    case Kind::Uscc:
    case Kind::Phone:
    case Kind::Address: break;
    }
    return field.unit.isEmpty() ? value : value.isEmpty() ? u"　　　　"_s + field.unit : value + field.unit;
}

} // namespace

QJsonObject consultationValues(const domain::ServiceItem &item, const Consultation &consultation)
{
    QJsonArray materials;
    for (const auto *material : consultation.materials) {
        // Asked in general, each paper says when it is wanted; of one situation only what is wanted is there.
        const auto when = consultation.situation.isEmpty() ? occasionWords(item, material->appliesWhen) : QString();
        materials += QJsonObject{{u"name"_s, materialWords(*material, when)}, {u"pages"_s, copiesWords(*material)}};
    }
    return {{value::HallName, consultation.hallName},
            {value::WindowNo, consultation.windowNo},
            {value::StaffName, consultation.staffName},
            {value::IssuedOn, consultation.at.toUTC().toString(Qt::ISODate)},
            {value::ItemName, item.name},
            {value::Body, item.department},
            {value::Materials, materials},
            {value::Situations, textsOf(consultation.situation)},
            {value::Conditions, textsOf(item.conditions)},
            {value::Steps, textsOf(item.steps)},
            {value::Bases, textsOf(item.bases)},
            {value::DueWords, limitWords(item.promised)},
            {value::StatutoryWords, limitWords(item.statutory)},
            {value::Fee, item.fee},
            {value::ResultWords, item.result},
            {value::Proxy, proxyWords(item)},
            {value::Place, item.place},
            {value::Hours, item.hours},
            {value::Contact, item.contact},
            {value::Complaint, item.complaint},
            {value::Notes, item.notes},
            {value::Version, u"第%1版，%2起施行"_s.arg(item.version).arg(dayWords(item.effectiveFrom))}};
}

QJsonObject formValues(const domain::ServiceItem &item, FormSheet sheet)
{
    QJsonArray sections;
    for (const auto &section : item.form.sections) {
        QJsonArray rows;
        for (const auto &field : section.fields) {
            const auto text = valueText(field, sheet == FormSheet::Sample ? sampleOf(field) : QString());
            rows += QJsonObject{{u"label"_s, field.required ? field.label : field.label + u"（选填）"_s},
                                {u"value"_s, text},
                                {u"lines"_s, field.kind == domain::FieldKind::LongText ? 4 : 1}};
        }
        sections += QJsonObject{{u"title"_s, section.title}, {u"rows"_s, rows}};
    }
    return {{value::ItemName, item.name},
            {value::Body, item.department},
            {value::Sections, sections},
            {value::Contact, item.contact},
            {value::Version, u"第%1版"_s.arg(item.form.version)}};
}

} // namespace yc::core::papers
