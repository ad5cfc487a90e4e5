#include "app/confirmation_text.h"

#include "core/domain/person.h"
#include "ui/case_words.h"
#include "ui/catalogue_words.h"

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

bool isYesNo(const core::domain::ServiceItem *item, const QString &label)
{
    if (item)
        for (const auto &section : item->form.sections)
            for (const auto &field : section.fields)
                if (field.label == label)
                    return field.kind == core::domain::FieldKind::YesNo;
    return false;
}

} // namespace

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
    const auto person = root[u"applicant"_s].toObject();
    if (!person.isEmpty()) {
        const auto kind = core::domain::documentKindOf(person[u"document"_s].toString());
        lines += W::tr("申请人：%1").arg(person[u"name"_s].toString());
        lines += QStringLiteral("%1：%2").arg(kind ? ui::documentWords(*kind) : W::tr("证件"),
                                              person[u"number"_s].toString());
    }
    const auto questions = root[u"questions"_s].toArray();
    if (!questions.isEmpty())
        lines += QString() + u'\n' + W::tr("【情形】");
    for (const auto &entry : questions)
        lines += QStringLiteral("%1  %2").arg(valueText(entry.toObject(), u"question"_s),
                                              valueText(entry.toObject(), u"answer"_s));
    const auto fields = root[u"fields"_s].toArray();
    if (!fields.isEmpty())
        lines += QString() + u'\n' + W::tr("【申请信息】");
    for (const auto &entry : fields) {
        const auto label = valueText(entry.toObject(), u"label"_s);
        auto value = valueText(entry.toObject(), u"value"_s);
        if (isYesNo(item, label))
            value = value == u"yes"_s ? W::tr("是") : value == u"no"_s ? W::tr("否") : value;
        lines += QStringLiteral("%1：%2").arg(label, value);
    }
    const auto materials = root[u"materials"_s].toArray();
    if (!materials.isEmpty())
        lines += QString() + u'\n' + W::tr("【提交材料】");
    for (const auto &entry : materials)
        lines
            += W::tr("%1：%2页").arg(valueText(entry.toObject(), u"name"_s)).arg(entry.toObject()[u"pages"_s].toInt());
    return lines.join(u'\n');
}

} // namespace yc::app
