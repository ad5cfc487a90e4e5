#include "ui/party_words.h"

#include "ui/catalogue_words.h"

#include <QCoreApplication>

namespace yc::ui
{

namespace domain = core::domain;
using namespace Qt::Literals::StringLiterals;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(PartyWords)
};

bool citizenNumbered(domain::DocumentKind kind)
{
    using Kind = domain::DocumentKind;
    return kind == Kind::ResidentId || kind == Kind::TemporaryId || kind == Kind::HouseholdRegister
        || kind == Kind::HkMoTwResidence;
}

} // namespace

QString placeWords(const QString &place)
{
    const auto dot = place.indexOf(u'.');
    const auto role = dot < 0 ? place : place.first(dot);
    const auto number = dot < 0 ? QString() : place.sliced(dot + 1);
    if (role == u"agent"_s)
        return W::tr("代理人");
    if (role == u"guardian"_s)
        return number.isEmpty() ? W::tr("监护人") : W::tr("第%1申请人的监护人").arg(number);
    return number.isEmpty() ? W::tr("申请人") : W::tr("第%1申请人").arg(number);
}

QString proofWords(const domain::Person &person)
{
    using Proof = domain::IdentityProof;
    if (person.proof == Proof::ByChip)
        return W::tr("芯片读取");
    const auto how = person.proof == Proof::ByCode ? W::tr("亮码，未联网核验") : W::tr("人工核验");
    if (!person.sighting)
        return how;
    //: %1: how it was judged, %2: why no chip was read, %3: staff number of the second person
    return W::tr("%1（%2，核对人%3）").arg(how, reasonWords(person.sighting->reason), person.sighting->secondBy);
}

QString reasonWords(domain::EyeReason reason)
{
    switch (reason) {
    case domain::EyeReason::NoChip: return W::tr("证件没有芯片");
    case domain::EyeReason::CardLost: return W::tr("证件遗失或未带");
    case domain::EyeReason::CardDamaged: return W::tr("芯片损坏读不出");
    case domain::EyeReason::ReaderFailed: return W::tr("阅读器故障");
    case domain::EyeReason::Other: return W::tr("其他原因");
    }
    return {};
}

QString relationWords(domain::Relation relation)
{
    switch (relation) {
    case domain::Relation::Parent: return W::tr("父母");
    case domain::Relation::Spouse: return W::tr("配偶");
    case domain::Relation::Child: return W::tr("子女");
    case domain::Relation::Grandparent: return W::tr("祖父母、外祖父母");
    case domain::Relation::Sibling: return W::tr("兄、姐");
    case domain::Relation::Other: return W::tr("其他监护人");
    }
    return {};
}

QString numberWords(domain::NumberVerdict verdict, domain::DocumentKind kind)
{
    using Verdict = domain::NumberVerdict;
    switch (verdict) {
    case Verdict::Good:
    case Verdict::UnusualPrefix: return {};
    case Verdict::BadLength:
        return citizenNumbered(kind) ? W::tr("应为18位，请对照证件核对位数") : W::tr("位数不对，请对照证件核对");
    case Verdict::BadCharacter: return W::tr("有不该出现的字符，请对照证件核对");
    case Verdict::BadCheck: return W::tr("校验位不符，有一位输错了，请对照证件逐位核对");
    case Verdict::BadDate: return W::tr("号码中的出生日期不对，请对照证件核对第7至14位");
    }
    return {};
}

QString usccWords(domain::NumberVerdict verdict)
{
    using Verdict = domain::NumberVerdict;
    switch (verdict) {
    case Verdict::Good: return {};
    case Verdict::BadLength: return W::tr("统一社会信用代码应为18位");
    case Verdict::BadCharacter: return W::tr("有不该出现的字符（代码中没有字母I、O、S、V、Z）");
    case Verdict::BadCheck: return W::tr("校验位不符，有一位输错了，请对照营业执照逐位核对");
    case Verdict::BadDate:
    case Verdict::UnusualPrefix: return W::tr("代码不正确，请对照营业执照核对");
    }
    return {};
}

QString mrzPartWords(domain::MrzProblem part)
{
    switch (part) {
    case domain::MrzProblem::Shape:
    case domain::MrzProblem::Character: return W::tr("机读码");
    case domain::MrzProblem::NumberCheck: return W::tr("护照号码");
    case domain::MrzProblem::BirthCheck: return W::tr("出生日期");
    case domain::MrzProblem::ExpiryCheck: return W::tr("有效期");
    case domain::MrzProblem::OptionalCheck: return W::tr("个人号码");
    case domain::MrzProblem::CompositeCheck: return W::tr("总校验");
    }
    return {};
}

QString mrzWords(domain::MrzProblem problem)
{
    switch (problem) {
    case domain::MrzProblem::Shape: return W::tr("机读码应为两行，每行44个字符");
    case domain::MrzProblem::Character: return W::tr("机读码中只有大写字母、数字和“<”");
    default: return W::tr("机读码的%1校验不符，请对照护照逐位核对").arg(mrzPartWords(problem));
    }
}

QString personFindingWords(const domain::PersonFinding &finding, domain::DocumentKind kind)
{
    using Kind = domain::PersonFinding::Kind;
    switch (finding.kind) {
    case Kind::NameMissing: return W::tr("请填写姓名");
    case Kind::NumberMissing: return W::tr("请填写证件号码");
    case Kind::NumberBad: return numberWords(finding.verdict, kind);
    case Kind::NumberUnusual: return W::tr("号码的行政区划少见，请核对");
    case Kind::BirthMissing: return W::tr("请填写出生日期");
    case Kind::BirthImpossible: return W::tr("出生日期不可能，请核对");
    case Kind::BirthContradicts: return W::tr("出生日期与证件号码不一致，请核对");
    case Kind::SexContradicts: return W::tr("性别与证件号码不一致，请核对");
    case Kind::DatesContradict: return W::tr("有效期的起止日期颠倒，请核对");
    case Kind::NotYetValid: return W::tr("证件尚未到有效期起始日");
    case Kind::Expired: return W::tr("证件已过有效期，请出示有效证件");
    case Kind::ExpiresSoon: return W::tr("证件90天内到期，请提醒换领");
    }
    return {};
}

QString typedWords(const domain::TypedText &typed, qsizetype longest)
{
    QStringList words;
    if (typed.narrowed)
        words += W::tr("已把全角字符改为半角");
    if (typed.dropped)
        words += W::tr("已去掉这里不能用的字符");
    if (typed.cut)
        words += W::tr("超过%1个字，只保留了前面的").arg(longest);
    return words.join(W::tr("；"));
}

QString partyFindingWords(const domain::Finding &finding, const domain::ServiceItem *item)
{
    using Kind = domain::Finding::Kind;
    const auto who = placeWords(finding.place);
    switch (finding.kind) {
    case Kind::ApplicantExpired: return W::tr("%1证件已过有效期，请出示有效证件").arg(who);
    case Kind::DocumentInvalid: return W::tr("%1的证件信息有误，请重新录入").arg(who);
    case Kind::NotWitnessed: return W::tr("%1是人工核验，须由另一位工作人员核对并写明原因").arg(who);
    case Kind::OrganisationInvalid: return W::tr("%1的单位名称或统一社会信用代码有误，请核对").arg(who);
    case Kind::OrganisationNotServed: return W::tr("该事项只面向个人，%1不能是单位").arg(who);
    case Kind::AgentMissing: return W::tr("单位申请须有代理人：请读取经办人的证件");
    case Kind::AgentForbidden: {
        const auto why = item ? said(item->proxyReason) : QString();
        return why.isEmpty() ? W::tr("该事项须本人到场，不能由他人代办，请移除代理人")
                             : W::tr("该事项须本人到场（%1），不能由他人代办，请移除代理人").arg(why);
    }
    case Kind::AgentLimitOpen: {
        const auto why = item ? said(item->proxyReason) : QString();
        return why.isEmpty() ? W::tr("该事项限定情形可代办：请核对代理人的情形并勾选")
                             : W::tr("该事项限定情形可代办（%1）：请核对代理人的情形并勾选").arg(why);
    }
    case Kind::AgentUnfit: return W::tr("代理人须年满18周岁，且不是申请人本人");
    case Kind::GuardianMissing: return W::tr("%1：申请人是未成年人，须由监护人陪同，请读取监护人证件").arg(who);
    case Kind::GuardianUnfit: return W::tr("%1须年满18周岁，且不是申请人本人").arg(who);
    case Kind::ApplicantTwice: return W::tr("%1与前面的申请人是同一人，请移除").arg(who);
    default: return {};
    }
}

} // namespace yc::ui
