#include "app/confirmation_text.h"

#include "core/domain/person.h"
#include "core/seal/digest.h"
#include "ui/case_words.h"
#include "ui/catalogue_words.h"
#include "ui/party_words.h"
#include "ui/proof_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(ConfirmationText)
};

QString valueText(const QJsonObject &line, const QString &key)
{
    const auto text = line[key].toVariant().toString();
    return text.isEmpty() ? QStringLiteral("—") : text;
}

const core::domain::FormField *fieldOf(const core::domain::ServiceItem *item, const QString &label)
{
    if (item)
        for (const auto &section : item->form.sections)
            for (const auto &field : section.fields)
                if (field.label == label)
                    return &field;
    return nullptr;
}

QString valueWords(const core::domain::FormField *field, const QString &value)
{
    using Kind = core::domain::FieldKind;
    if (!field)
        return value;
    if (field->kind == Kind::YesNo)
        return value == u"yes"_s ? W::tr("是") : value == u"no"_s ? W::tr("否") : value;
    if (field->kind == Kind::Choice)
        return ui::said(value);
    if (field->kind != Kind::Choices)
        return value;
    QStringList chosen;
    for (const auto &choice : field->choices)
        if ((u'、' + value + u'、').contains(u'、' + choice.words + u'、'))
            chosen += ui::said(choice.words);
    return chosen.isEmpty() ? value : chosen.join(u'、');
}

QString judgedLine(const QJsonObject &person)
{
    if (!person.contains(u"secondBy"_s))
        return {};
    const auto reason = core::domain::eyeReasonFrom(person[u"reason"_s].toString());
    auto why = reason ? ui::reasonWords(*reason) : person[u"reason"_s].toString();
    if (const auto note = person[u"note"_s].toString(); !note.isEmpty())
        why = W::tr("%1：%2").arg(why, note);
    const auto judged = W::tr("　人工核验（%1），核验人%2，核对人%3")
                            .arg(why, person[u"judgedBy"_s].toString(), person[u"secondBy"_s].toString());
    return person.contains(u"code"_s) ? judged + W::tr("；出示的电子证照未联网核验") : judged;
}

// title: 申请人, 代理人 …
QStringList personLines(const QString &title, const QJsonObject &person)
{
    const auto kind = core::domain::documentKindOf(person[u"document"_s].toString());
    QStringList lines{
        W::tr("%1：%2").arg(title, person[u"name"_s].toString()),
        W::tr("%1：%2").arg(kind ? ui::documentWords(*kind) : W::tr("证件"), person[u"number"_s].toString())};
    if (const auto judged = judgedLine(person); !judged.isEmpty())
        lines += judged;
    return lines;
}

QStringList organisationLines(const QString &title, const QJsonObject &organisation)
{
    QStringList lines{W::tr("%1：%2").arg(title, organisation[u"name"_s].toString()),
                      W::tr("统一社会信用代码：%1").arg(organisation[u"uscc"_s].toString())};
    if (const auto head = organisation[u"representative"_s].toString(); !head.isEmpty())
        lines += W::tr("法定代表人（负责人）：%1").arg(head);
    return lines;
}

QStringList guardianLines(const QString &title, const QJsonObject &guardian)
{
    const auto relation = core::domain::relationFrom(guardian[u"relation"_s].toString());
    const auto words = relation ? ui::relationWords(*relation) : guardian[u"relation"_s].toString();
    //: %1: 监护人, %2: whose what the guardian is
    return personLines(W::tr("%1（%2）").arg(title, words), guardian);
}

// After a material: ，原件1份. Nothing where nobody has said.
QString handedLine(const QJsonObject &handed)
{
    const auto words = ui::handedWords({.originals = handed[u"originals"_s].toInt(),
                                        .copies = handed[u"copies"_s].toInt(),
                                        .files = handed[u"files"_s].toInt()});
    //: %1: 原件1份、复印件2份
    return words.isEmpty() ? QString() : W::tr("，%1").arg(words);
}

// After a disputed field, on a line of its own.
QString disputedLine(const core::domain::FormField *field, const QJsonObject &dispute)
{
    const auto source = core::domain::sourceFrom(dispute[u"source"_s].toString());
    const auto reason = core::domain::disputeReasonFrom(dispute[u"reason"_s].toString());
    auto why = reason ? ui::disputeReasonWords(*reason) : dispute[u"reason"_s].toString();
    if (const auto note = dispute[u"note"_s].toString(); !note.isEmpty())
        why = W::tr("%1：%2").arg(why, note);
    return W::tr("　申请人有异议：%1为“%2”（%3）")
        .arg(source ? ui::sourceWords(*source) : dispute[u"source"_s].toString(),
             valueWords(field, dispute[u"said"_s].toString()), why);
}

// Everybody whom the signature speaks for, in the order of the case.
QStringList partyLines(const QJsonObject &root)
{
    QStringList lines;
    const auto applicant = [&lines](const QJsonObject &person, const QJsonObject &organisation,
                                    const QJsonObject &guardian, int number) {
        const auto suffix = number == 1 ? QString() : QStringLiteral(".%1").arg(number);
        if (!person.isEmpty())
            lines += personLines(ui::placeWords(u"applicant"_s + suffix), person);
        if (!organisation.isEmpty())
            lines += organisationLines(ui::placeWords(u"applicant"_s + suffix), organisation);
        if (!guardian.isEmpty())
            lines += guardianLines(ui::placeWords(u"guardian"_s + suffix), guardian);
    };
    applicant(root[u"applicant"_s].toObject(), root[u"organisation"_s].toObject(), root[u"guardian"_s].toObject(), 1);
    int number = 1;
    const auto others = root[u"others"_s].toArray();
    for (const auto &entry : others) {
        const auto party = entry.toObject();
        applicant(party[u"person"_s].toObject(), party[u"organisation"_s].toObject(), party[u"guardian"_s].toObject(),
                  ++number);
    }
    if (const auto agent = root[u"agent"_s].toObject(); !agent.isEmpty()) {
        lines += personLines(
            agent.contains(u"office"_s) ? W::tr("法定代表人（负责人）到场") : ui::placeWords(u"agent"_s), agent);
        if (agent.contains(u"limit"_s))
            lines += W::tr("　限定情形可代办：%1（已核对）").arg(ui::said(agent[u"limit"_s].toString()));
    }
    return lines;
}

} // namespace

QString pagesCode(const QJsonArray &pages)
{
    QByteArray all;
    for (const auto &page : pages)
        all += page.toString().toUtf8() + '\n';
    const auto code = core::seal::hex(core::seal::sm3(all)).toUpper();
    return code.first(4) + u'-' + code.mid(4, 4);
}

QString confirmationText(const QByteArray &shown, const core::domain::ServiceItem *item)
{
    const auto document = QJsonDocument::fromJson(shown);
    if (!document.isObject())
        return QString::fromUtf8(shown);
    const auto root = document.object();
    QStringList lines;
    const auto named = root[u"item"_s].toObject();
    lines += W::tr("办理事项：%1").arg(ui::said(named[u"name"_s].toString()));
    lines += W::tr("事项编码：%1（第%2版）").arg(named[u"code"_s].toString()).arg(named[u"version"_s].toInt());
    lines += partyLines(root);
    const auto questions = root[u"questions"_s].toArray();
    if (!questions.isEmpty())
        lines += QString() + u'\n' + W::tr("【情形】");
    for (const auto &entry : questions)
        lines += QStringLiteral("%1  %2").arg(ui::said(valueText(entry.toObject(), u"question"_s)),
                                              ui::said(valueText(entry.toObject(), u"answer"_s)));
    const auto fields = root[u"fields"_s].toArray();
    if (!fields.isEmpty())
        lines += QString() + u'\n' + W::tr("【申请信息】");
    for (const auto &entry : fields) {
        const auto label = valueText(entry.toObject(), u"label"_s);
        const auto value = valueWords(fieldOf(item, label), valueText(entry.toObject(), u"value"_s));
        lines += W::tr("%1：%2").arg(ui::said(label), value);
        if (const auto dispute = entry.toObject()[u"disputed"_s].toObject(); !dispute.isEmpty())
            lines += disputedLine(fieldOf(item, label), dispute);
    }
    const auto materials = root[u"materials"_s].toArray();
    if (!materials.isEmpty())
        lines += QString() + u'\n' + W::tr("【提交材料】");
    for (const auto &entry : materials) {
        const auto pages = entry.toObject()[u"pages"_s].toArray();
        const auto name = ui::said(valueText(entry.toObject(), u"name"_s));
        auto how = handedLine(entry.toObject()[u"handed"_s].toObject());
        if (entry.toObject().contains(u"unfetched"_s))
            how += W::tr("，大厅取不到，改交纸质");
        //: %3: two groups of four letters and digits that change when a page is replaced, added or moved
        lines += pages.isEmpty()
            ? W::tr("%1：%2页").arg(name).arg(0)
            : W::tr("%1：%2页（页面校验码 %3）").arg(name).arg(pages.size()).arg(pagesCode(pages)) + how;
    }
    return lines.join(u'\n');
}

} // namespace yc::app
