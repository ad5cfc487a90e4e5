#include "app/guide_text.h"

#include "core/papers/occasions.h"
#include "ui/catalogue_words.h"
#include "ui/date_words.h"
#include "ui/proof_words.h"

#include <QCoreApplication>

namespace yc::app
{

namespace domain = core::domain;
namespace papers = core::papers;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(GuideText)
};

struct Writer {
    QString html;
    QString accent;
    QString muted;

    void heading(const QString &words)
    {
        html += QStringLiteral("<h3 style='color:%1; margin-top:12px; margin-bottom:2px'>%2</h3>").arg(accent, words);
    }
    void text(const QString &title, const QString &words)
    {
        if (words.isEmpty())
            return;
        heading(title);
        html += QStringLiteral("<p style='margin:0'>%1</p>")
                    .arg(words.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
    }
    void list(const QString &title, const QStringList &lines)
    {
        if (lines.isEmpty())
            return;
        heading(title);
        html += QStringLiteral("<ol style='margin-top:0'>");
        for (const auto &line : lines)
            html += QStringLiteral("<li>%1</li>").arg(line.toHtmlEscaped());
        html += QStringLiteral("</ol>");
    }
};

QString sourceText(const domain::Material &material)
{
    QString words;
    switch (material.source) {
    case domain::MaterialSource::Applicant: words = W::tr("申请人自备"); break;
    case domain::MaterialSource::Government: words = W::tr("免提交"); break;
    case domain::MaterialSource::Other: words = W::tr("其他机构出具"); break;
    }
    return material.sourceNote.isEmpty() ? words : words + QStringLiteral("（%1）").arg(ui::said(material.sourceNote));
}

// When a paper is wanted, where that hangs on what the applicant answers. Empty: always.
QString occasionText(const domain::ServiceItem &item, const domain::Material &material)
{
    const auto all = papers::occasionsOf(item, material.appliesWhen);
    if (!all)
        return W::tr("视具体情形");
    QStringList alternatives;
    for (const auto &together : *all) {
        QStringList parts;
        for (const auto &one : together) {
            QStringList answers;
            for (const auto &answer : one.answers)
                answers += answer == u"是" ? W::tr("是") : answer == u"否" ? W::tr("否") : ui::said(answer);
            const auto asked = papers::withoutMark(ui::said(one.asked));
            //: %1: what is asked, %2: the answers that count, or the one that does not
            parts += (one.but ? W::tr("%1：除“%2”外") : W::tr("%1：%2")).arg(asked, answers.join(W::tr("、")));
        }
        alternatives += parts.join(W::tr("，并且"));
    }
    //: before the answers with which a paper is wanted
    return alternatives.isEmpty() ? QString() : W::tr("仅限　%1").arg(alternatives.join(W::tr("；或者")));
}

void writeMaterials(Writer &writer, const domain::ServiceItem &item)
{
    if (item.materials.isEmpty())
        return;
    writer.heading(W::tr("申请材料"));
    writer.html += QStringLiteral("<ol style='margin-top:0'>");
    for (const auto &material : item.materials) {
        QStringList facts{sourceText(material)};
        facts += material.need == domain::MaterialNeed::Required ? W::tr("必要") : W::tr("非必要");
        facts += ui::wantedWords(material);
        if (material.gapAllowed)
            facts += W::tr("可容缺");
        writer.html
            += QStringLiteral("<li><b>%1</b><br>%2")
                   .arg(ui::said(material.name).toHtmlEscaped(), facts.join(QStringLiteral(" · ")).toHtmlEscaped());
        if (const auto when = occasionText(item, material); !when.isEmpty())
            writer.html += QStringLiteral("<br>") + when.toHtmlEscaped();
        if (!material.basis.isEmpty())
            writer.html += QStringLiteral("<br><span style='color:%1'>%2</span>")
                               .arg(writer.muted, W::tr("依据：%1").arg(material.basis).toHtmlEscaped());
        if (!material.note.isEmpty())
            writer.html += QStringLiteral("<br>") + ui::said(material.note).toHtmlEscaped();
        writer.html += QStringLiteral("</li>");
    }
    writer.html += QStringLiteral("</ol>");
}

QString typeText(domain::ItemType type)
{
    switch (type) {
    case domain::ItemType::Licence: return W::tr("行政许可");
    case domain::ItemType::Levy: return W::tr("行政征收");
    case domain::ItemType::Payment: return W::tr("行政给付");
    case domain::ItemType::Confirmation: return W::tr("行政确认");
    case domain::ItemType::Award: return W::tr("行政奖励");
    case domain::ItemType::Ruling: return W::tr("行政裁决");
    case domain::ItemType::OtherPower: return W::tr("其他行政权力");
    case domain::ItemType::PublicService: return W::tr("公共服务");
    }
    return {};
}

QString audienceText(domain::Audience audience)
{
    switch (audience) {
    case domain::Audience::Person: return W::tr("自然人");
    case domain::Audience::Enterprise: return W::tr("企业法人");
    case domain::Audience::Institution: return W::tr("事业法人");
    case domain::Audience::SocialOrganisation: return W::tr("社会组织法人");
    case domain::Audience::Administration: return W::tr("行政机关");
    case domain::Audience::Other: return W::tr("其他组织");
    }
    return {};
}

QString proxyText(const domain::ServiceItem &item)
{
    QString words;
    switch (item.proxy) {
    case domain::ProxyRule::Allowed: words = W::tr("可代办"); break;
    case domain::ProxyRule::Limited: words = W::tr("限定情形可代办"); break;
    case domain::ProxyRule::InPerson: words = W::tr("须本人到场"); break;
    }
    return item.proxyReason.isEmpty() ? words : W::tr("%1：%2").arg(words, ui::said(item.proxyReason));
}

} // namespace

QString limitText(const domain::Limit &limit)
{
    if (!limit.words.isEmpty())
        return ui::said(limit.words);
    switch (limit.unit) {
    case domain::LimitUnit::None: return {};
    case domain::LimitUnit::Immediate: return W::tr("即时办结");
    case domain::LimitUnit::WorkingDay: return W::tr("%1个工作日").arg(limit.value);
    case domain::LimitUnit::NaturalDay: return W::tr("%1日").arg(limit.value);
    case domain::LimitUnit::Month: return W::tr("%1个月").arg(limit.value);
    case domain::LimitUnit::Year: return W::tr("%1年").arg(limit.value);
    case domain::LimitUnit::Hour: return W::tr("%1小时").arg(limit.value);
    }
    return {};
}

QString guideText(const domain::ServiceItem &item, const QString &accent, const QString &muted,
                  const QList<const domain::ServiceItem *> &members)
{
    Writer writer{{}, accent, muted};
    writer.html
        = QStringLiteral("<h2 style='margin-bottom:0'>%1</h2><p style='color:%2; margin-top:2px'>%3</p>")
              .arg(ui::said(item.name).toHtmlEscaped(), muted,
                   QStringList{ui::said(item.department), typeText(item.type), W::tr("编码 %1").arg(item.code),
                               W::tr("第%1版，%2起施行").arg(item.version).arg(ui::plainDayWords(item.effectiveFrom))}
                       .join(QStringLiteral(" · "))
                       .toHtmlEscaped());
    if (item.cancelled)
        writer.text(W::tr("已取消"), ui::said(item.cancelledNote));
    QStringList parts;
    for (const auto *member : members)
        parts += ui::said(member->name);
    writer.list(W::tr("包含的事项"), parts);
    QStringList audience;
    for (const auto each : item.audience)
        audience += audienceText(each);
    writer.text(W::tr("服务对象"), audience.join(QStringLiteral("、")));
    writer.list(W::tr("受理条件"), item.conditions);
    writeMaterials(writer, item);
    writer.list(W::tr("办理流程"), item.steps);
    writer.text(W::tr("特殊环节"), item.specialSteps);
    writer.text(W::tr("承诺时限"), limitText(item.promised));
    writer.text(W::tr("法定时限"), limitText(item.statutory));
    writer.text(W::tr("收费"),
                item.feeBasis.isEmpty() ? ui::said(item.fee) : ui::said(item.fee) + QLatin1Char('\n') + item.feeBasis);
    writer.text(W::tr("办理结果"),
                item.resultValidity.isEmpty()
                    ? ui::said(item.result)
                    : W::tr("%1（有效期：%2）").arg(ui::said(item.result), ui::said(item.resultValidity)));
    writer.text(W::tr("办理地点"), ui::said(item.place));
    QStringList windows;
    for (const auto &window : item.windows)
        windows += ui::said(window.words);
    writer.text(W::tr("办理窗口"), windows.join(QStringLiteral("、")));
    writer.text(W::tr("办理时间"), ui::said(item.hours));
    writer.text(W::tr("办理人员"), item.handler);
    writer.text(W::tr("代办"), proxyText(item));
    writer.text(W::tr("咨询方式"), item.contact);
    writer.text(W::tr("监督投诉"), item.complaint);
    writer.list(W::tr("设定依据"), item.bases);
    writer.list(W::tr("审查要点"), item.reviewPoints);
    writer.text(W::tr("注意事项"), item.notes);
    writer.list(W::tr("常见问题"), item.questions);
    return writer.html;
}

} // namespace yc::app
