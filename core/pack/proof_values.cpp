#include "core/pack/proof_values.h"

#include <QJsonObject>

#include <algorithm>

namespace yc::core::pack
{

namespace
{

QString sourceWords(domain::Source source)
{
    switch (source) {
    case domain::Source::Typed: return {};
    case domain::Source::Card: return QStringLiteral("身份证读取");
    case domain::Source::Licence: return QStringLiteral("电子证照");
    case domain::Source::EarlierCase: return QStringLiteral("历史办件");
    case domain::Source::Hall: return QStringLiteral("政务数据共享");
    }
    Q_UNREACHABLE();
}

QString reasonWords(const domain::Dispute &dispute)
{
    using Reason = domain::DisputeReason;
    QString words;
    switch (dispute.reason) {
    case Reason::Outdated: words = QStringLiteral("信息已变更"); break;
    case Reason::Mistaken: words = QStringLiteral("登记有误"); break;
    case Reason::Misread: words = QStringLiteral("读取有误"); break;
    case Reason::NotTheirs: words = QStringLiteral("不是本人的信息"); break;
    case Reason::Other: return dispute.note.trimmed();
    }
    return dispute.note.trimmed().isEmpty() ? words : words + u'，' + dispute.note.trimmed();
}

QString valueWords(const domain::FormField &field, const QString &text)
{
    using Kind = domain::FieldKind;
    if (field.kind == Kind::CitizenNumber || field.fill == u"applicant.number")
        return domain::maskedNumber(text);
    if (field.kind == Kind::YesNo)
        return text == u"yes" ? QStringLiteral("是") : text == u"no" ? QStringLiteral("否") : text;
    if (field.kind != Kind::Choice && field.kind != Kind::Choices)
        return text;
    QStringList words;
    for (const auto &id : text.split(u',', Qt::SkipEmptyParts)) {
        const auto choice = std::ranges::find(field.choices, id, &domain::Choice::id);
        words += choice == field.choices.end() ? id : choice->words;
    }
    return words.join(u'、');
}

} // namespace

QString handedWords(const domain::HandedIn &handed)
{
    QStringList words;
    const auto say = [&words](const QString &kind, int count) {
        if (count > 0)
            words += QStringLiteral("%1%2份").arg(kind).arg(count);
    };
    say(QStringLiteral("原件"), handed.originals);
    say(QStringLiteral("复印件"), handed.copies);
    if (handed.compared && !words.isEmpty())
        words.last() += QStringLiteral("（已与原件核对一致）");
    say(QStringLiteral("电子件"), handed.files);
    return words.join(u'、');
}

QJsonArray materialValues(const domain::CaseDraft &draft, const domain::ServiceItem &item)
{
    auto filings = draft.filings;
    const auto placeOf = [&item](const domain::Filing &filing) {
        const auto found = std::ranges::find(item.materials, filing.materialId, &domain::Material::id);
        return found - item.materials.begin(); // what the item does not list comes last
    };
    std::ranges::stable_sort(filings, {}, placeOf);
    QJsonArray list;
    for (const auto &filing : std::as_const(filings)) {
        if (filing.pages.isEmpty())
            continue;
        const auto *material = item.material(filing.materialId);
        QJsonObject entry{{QStringLiteral("name"), material ? material->name : filing.materialId},
                          {QStringLiteral("pages"), static_cast<int>(filing.pages.size())}};
        if (filing.handed)
            entry.insert(QStringLiteral("handed"), handedWords(*filing.handed));
        list.append(entry);
    }
    return list;
}

QJsonArray disputeValues(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today)
{
    QJsonArray list;
    for (const auto *field : domain::shownFields(draft, item, today)) {
        const auto value = draft.form.find(field->id);
        if (value == draft.form.end() || !value->second.dispute)
            continue;
        const auto &dispute = *value->second.dispute;
        list.append(QStringLiteral("%1：%2为“%3”，申请人称应为“%4”（%5）")
                        .arg(field->label, sourceWords(dispute.source), valueWords(*field, dispute.said),
                             valueWords(*field, value->second.text), reasonWords(dispute)));
    }
    return list;
}

} // namespace yc::core::pack
