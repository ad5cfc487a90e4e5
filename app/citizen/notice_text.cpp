#include "app/citizen/notice_text.h"

#include "ui/catalogue_words.h"

#include <QCoreApplication>

namespace yc::app
{

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(PersonalDataNotice)
};

// The catalogue has texts of several lines; in a sentence they are one.
QString inOneLine(const QString &words)
{
    return ui::said(words).simplified();
}

} // namespace

QString personalDataNotice(const core::flow::Intake &intake, const QString &hall)
{
    const auto *item = intake.item();
    QStringList lines;
    const auto head = [&lines](const QString &title) {
        if (!lines.isEmpty())
            lines += QString();
        lines += title;
    };
    head(W::tr("一、谁处理您的信息"));
    if (item && !item->department.isEmpty())
        lines += W::tr("办理部门：%1。").arg(inOneLine(item->department));
    lines += W::tr("收件窗口：%1，代办理部门收件。").arg(hall);
    if (item && !item->contact.isEmpty())
        lines += W::tr("联系方式：%1").arg(inOneLine(item->contact));

    head(W::tr("二、为什么处理"));
    lines += item ? W::tr("为您办理“%1”。").arg(ui::said(item->name)) : W::tr("为您办理所申请的事项。");
    lines += W::tr("这是履行法定职责所必需的（个人信息保护法第十三条第一款第三项），不以您同意为前提；"
                   "现依照该法第十七条、第三十五条向您告知。");

    head(W::tr("三、处理哪些信息"));
    lines += W::tr("证件上的信息：姓名、证件号码、住址、照片等。");
    QStringList fields;
    const auto shown = intake.fields();
    for (const auto *field : shown)
        fields += ui::said(field->label);
    if (!fields.isEmpty())
        lines += W::tr("您这次填写的：%1。").arg(fields.join(W::tr("、")));
    QStringList papers;
    const auto materials = intake.materials();
    for (const auto *material : materials)
        papers += ui::said(material->name);
    if (!papers.isEmpty())
        lines += W::tr("这次的材料：%1。").arg(papers.join(W::tr("、")));
    lines += W::tr("您的签字。");
    lines += W::tr("其中可能有敏感个人信息，例如健康、财产状况，或者不满十四周岁未成年人的信息。"
                   "它们只用于核对您是否符合办理条件；不提供，可能无法办理。");

    head(W::tr("四、怎样处理，保存多久"));
    lines
        += W::tr("在本窗口采集后加密保存，传送到大厅，由办理部门审核。大厅确认收到以后，本窗口留存的副本按规定清除。");
    lines += W::tr("办件档案按国家规定的档案保管期限保存，到期后依法处置。");

    head(W::tr("五、您的权利"));
    lines += W::tr("您可以查阅、复制、更正、补充您的信息，要求解释处理规则，在法律规定的情形下要求删除。"
                   "请向本窗口或办理部门提出。");
    if (item && !item->complaint.isEmpty())
        lines += W::tr("投诉：%1").arg(inOneLine(item->complaint));
    lines += W::tr("您也可以向履行个人信息保护职责的部门投诉、举报。");
    return lines.join(QLatin1Char('\n'));
}

} // namespace yc::app
