#include "ui/case_words.h"

#include "ui/catalogue_words.h"
#include "ui/party_words.h"

#include <QCoreApplication>

namespace yc::ui
{

using namespace Qt::Literals::StringLiterals;
namespace domain = core::domain;
namespace flow = core::flow;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(CaseWords)
};

QString placeName(const domain::Finding &finding, const domain::ServiceItem *item)
{
    if (!item)
        return {};
    using Kind = domain::Finding::Kind;
    if (finding.kind == Kind::MaterialMissing || finding.kind == Kind::NotCompared) {
        const auto *material = item->material(finding.place);
        return material ? said(material->name) : QString();
    }
    if (finding.kind == Kind::SituationOpen) {
        for (const auto &question : item->situations)
            if (question.id == finding.place)
                return said(question.words);
        return {};
    }
    const auto *field = item->form.field(finding.place);
    return field ? said(field->label) : QString();
}

} // namespace

QString stateWords(domain::CaseState state)
{
    switch (state) {
    case domain::CaseState::Draft: return W::tr("草稿");
    case domain::CaseState::Owed: return W::tr("离线办理，待系统确认");
    case domain::CaseState::Received: return W::tr("已收件");
    case domain::CaseState::BackOffice: return W::tr("收件转后台");
    case domain::CaseState::Accepted: return W::tr("已受理");
    case domain::CaseState::Correction: return W::tr("待补正");
    case domain::CaseState::GapAccepted: return W::tr("容缺受理");
    case domain::CaseState::Refused: return W::tr("不予受理");
    case domain::CaseState::Closed: return W::tr("已办结");
    case domain::CaseState::Withdrawn: return W::tr("已撤回");
    }
    return {};
}

Tone toneOf(domain::CaseState state)
{
    switch (state) {
    case domain::CaseState::Received:
    case domain::CaseState::BackOffice:
    case domain::CaseState::Accepted:
    case domain::CaseState::GapAccepted:
    case domain::CaseState::Closed: return Tone::Done; // green: only what the hall has confirmed
    case domain::CaseState::Owed:
    case domain::CaseState::Correction: return Tone::Soon;
    case domain::CaseState::Refused: return Tone::Wrong;
    case domain::CaseState::Draft:
    case domain::CaseState::Withdrawn: return Tone::Plain;
    }
    return Tone::Plain;
}

bool isDueStill(domain::CaseState state)
{
    using State = domain::CaseState;
    return state == State::Received || state == State::BackOffice || state == State::Accepted
        || state == State::GapAccepted;
}

QString endingName(domain::Ending ending)
{
    switch (ending) {
    case domain::Ending::Accept: return W::tr("受理");
    case domain::Ending::BackOffice: return W::tr("收件转后台");
    case domain::Ending::Correction: return W::tr("一次性补正告知");
    case domain::Ending::GapAccept: return W::tr("容缺受理");
    case domain::Ending::Refuse: return W::tr("不予受理");
    case domain::Ending::CloseAtOnce: return W::tr("当场办结");
    }
    return {};
}

QString endingConsequence(domain::Ending ending)
{
    switch (ending) {
    case domain::Ending::Accept: return W::tr("出具受理通知书，承诺时限从次日起算");
    case domain::Ending::BackOffice: return W::tr("交后台审查，由后台决定是否受理");
    case domain::Ending::Correction: return W::tr("出具补正告知书，一次写明全部需补内容");
    case domain::Ending::GapAccept: return W::tr("次要材料后补，先行受理");
    case domain::Ending::Refuse: return W::tr("出具不予受理通知书，须写明理由和依据");
    case domain::Ending::CloseAtOnce: return W::tr("即办件：当场作出决定并交付结果");
    }
    return {};
}

QString sourceWords(domain::Source source)
{
    switch (source) {
    case domain::Source::Typed: return {};
    case domain::Source::Card: return W::tr("身份证读取");
    case domain::Source::Licence: return W::tr("电子证照");
    case domain::Source::EarlierCase: return W::tr("历史办件");
    case domain::Source::Hall: return W::tr("政务数据共享");
    }
    return {};
}

QString stepName(flow::Step step)
{
    switch (step) {
    case flow::Step::Applicant: return W::tr("申请人");
    case flow::Step::Item: return W::tr("事项情形");
    case flow::Step::Form: return W::tr("申请信息");
    case flow::Step::Materials: return W::tr("材料");
    case flow::Step::Signature: return W::tr("签字确认");
    case flow::Step::Ending: return W::tr("办理");
    }
    return {};
}

QString stepStateWords(flow::StepState state)
{
    switch (state) {
    case flow::StepState::Empty: return W::tr("未开始");
    case flow::StepState::Partial: return W::tr("待补充");
    case flow::StepState::Complete: return W::tr("已完成");
    case flow::StepState::Wrong: return W::tr("有误");
    }
    return {};
}

QString cardFindingWords(flow::CardFinding finding)
{
    switch (finding) {
    case flow::CardFinding::Expired: return W::tr("证件已过有效期，请出示有效证件或先换领新证");
    case flow::CardFinding::NotYetValid: return W::tr("证件尚未生效，请核对证件有效期");
    case flow::CardFinding::BadNumber: return W::tr("证件号码校验不通过，请核对证件真伪");
    case flow::CardFinding::NumberContradictsCard: return W::tr("证件号码与出生日期或性别不一致，请核对证件真伪");
    case flow::CardFinding::UnderAge: return W::tr("申请人未成年，请监护人一同到场办理");
    }
    return {};
}

QString documentWords(domain::DocumentKind kind)
{
    switch (kind) {
    case domain::DocumentKind::ResidentId: return W::tr("居民身份证");
    case domain::DocumentKind::TemporaryId: return W::tr("临时居民身份证");
    case domain::DocumentKind::HouseholdRegister: return W::tr("户口簿");
    case domain::DocumentKind::OfficerCard: return W::tr("军官证");
    case domain::DocumentKind::Passport: return W::tr("普通护照");
    case domain::DocumentKind::TaiwanPass: return W::tr("台湾居民来往大陆通行证");
    case domain::DocumentKind::HkMacaoPass: return W::tr("港澳居民来往内地通行证");
    case domain::DocumentKind::HkMoTwResidence: return W::tr("港澳台居民居住证");
    case domain::DocumentKind::ForeignerPermanent: return W::tr("外国人永久居留身份证");
    }
    return {};
}

QString sexWords(domain::Sex sex)
{
    switch (sex) {
    case domain::Sex::Male: return W::tr("男");
    case domain::Sex::Female: return W::tr("女");
    case domain::Sex::Unknown:
    case domain::Sex::NotStated: return W::tr("未说明");
    }
    return {};
}

// The titles that the papers carry themselves (core/papers/templates).
QString paperWords(const QString &kind)
{
    if (kind == u"acceptance-notice"_s)
        return W::tr("受理通知书");
    if (kind == u"receiving-slip"_s)
        return W::tr("申请材料接收凭证");
    if (kind == u"provisional-slip"_s)
        return W::tr("接收凭证（离线办理，待系统确认）");
    if (kind == u"back-office-slip"_s)
        return W::tr("收件转办告知单");
    if (kind == u"correction-notice"_s)
        return W::tr("补正告知书");
    if (kind == u"refusal-notice"_s)
        return W::tr("不予受理通知书");
    if (kind == u"result-notice"_s)
        return W::tr("办理结果通知书");
    if (kind == u"consultation-notice"_s)
        return W::tr("一次性告知单");
    if (kind == u"application-form"_s)
        return W::tr("空白申请表");
    if (kind == u"application-sample"_s)
        return W::tr("申请表样表");
    if (kind == u"withdrawal-notice"_s)
        return W::tr("撤回办理通知书");
    return W::tr("业务文书");
}

QString findingWords(const domain::Finding &finding, const domain::ServiceItem *item)
{
    using Kind = domain::Finding::Kind;
    const auto place = placeName(finding, item);
    switch (finding.kind) {
    case Kind::FieldMissing: return W::tr("请填写“%1”").arg(place);
    case Kind::FieldInvalid: return W::tr("“%1”填写有误，请核对").arg(place);
    case Kind::CheckFailed:
        return finding.words.isEmpty() ? W::tr("“%1”不符合办理要求，请核对").arg(place) : said(finding.words);
    case Kind::SituationOpen: return W::tr("请选择情形：%1").arg(place);
    case Kind::MaterialMissing: return W::tr("待补材料：%1").arg(place);
    case Kind::NotSigned:
        return finding.place.isEmpty() ? W::tr("请申请人签字确认")
                                       : W::tr("请%1签字确认").arg(placeWords(finding.place));
    case Kind::SignedOther: return W::tr("签字后内容有改动，请申请人重新签字");
    case Kind::NoApplicant: return W::tr("请读取申请人证件");
    case Kind::ApplicantExpired:
    case Kind::DocumentInvalid:
    case Kind::NotWitnessed:
    case Kind::OrganisationInvalid:
    case Kind::OrganisationNotServed:
    case Kind::AgentMissing:
    case Kind::AgentForbidden:
    case Kind::AgentLimitOpen:
    case Kind::AgentUnfit:
    case Kind::GuardianMissing:
    case Kind::GuardianUnfit:
    case Kind::ApplicantTwice: return partyFindingWords(finding, item);
    case Kind::SigningNotWitnessed: return W::tr("按捺指纹或他人代书，须有见证人");
    case Kind::WitnessUnfit: return W::tr("见证人信息有误，或见证人就是签字人、代书人，请更换");
    case Kind::WriterUnfit: return W::tr("代书人信息不全、未写明原因，或代书人就是签字人");
    case Kind::SealUnfit: return W::tr("盖章信息不全：须有用印人、交印人，并提交授权委托书");
    case Kind::NotCompared: return W::tr("“%1”收的是复印件，请与原件核对").arg(place);
    case Kind::DisputeUnfit: return W::tr("“%1”有异议：请填写申请人所称的内容和原因").arg(place);
    case Kind::ItemNotInForce: return W::tr("该事项当前不可办理，请重新选择事项");
    }
    return {};
}

QString fieldFindingWords(const domain::Finding &finding, const domain::FormField &field)
{
    using Kind = domain::Finding::Kind;
    if (finding.kind == Kind::CheckFailed && !finding.words.isEmpty())
        return said(finding.words);
    if (finding.kind == Kind::FieldMissing)
        return W::tr("此项必填");
    if (finding.kind == Kind::DisputeUnfit)
        return W::tr("请填写申请人所称的内容（须与来源不同）；原因选“其他”的，请写明");
    switch (field.kind) {
    case domain::FieldKind::CitizenNumber: return W::tr("应为18位公民身份号码，且校验位正确");
    case domain::FieldKind::Uscc: return W::tr("应为18位统一社会信用代码，且校验位正确");
    case domain::FieldKind::Phone: return W::tr("应为11位手机号，或“区号-号码”");
    case domain::FieldKind::Date: return W::tr("应为日期，如 20261121");
    case domain::FieldKind::Number: return W::tr("应为数字");
    case domain::FieldKind::Money: return W::tr("应为金额，最多两位小数");
    case domain::FieldKind::Text:
    case domain::FieldKind::LongText:
    case domain::FieldKind::Address: return W::tr("应不超过%1个字").arg(field.longest);
    case domain::FieldKind::YesNo:
    case domain::FieldKind::Choice:
    case domain::FieldKind::Choices: return W::tr("请从所列选项中选择");
    }
    return {};
}

flow::Step stepOf(const domain::Finding &finding)
{
    using Kind = domain::Finding::Kind;
    switch (finding.kind) {
    case Kind::FieldMissing:
    case Kind::FieldInvalid:
    case Kind::CheckFailed:
    case Kind::DisputeUnfit: return flow::Step::Form;
    case Kind::SituationOpen:
    case Kind::ItemNotInForce: return flow::Step::Item;
    case Kind::MaterialMissing:
    case Kind::NotCompared: return flow::Step::Materials;
    case Kind::NotSigned:
    case Kind::SignedOther:
    case Kind::SigningNotWitnessed:
    case Kind::WitnessUnfit:
    case Kind::WriterUnfit:
    case Kind::SealUnfit: return flow::Step::Signature;
    case Kind::NoApplicant:
    case Kind::ApplicantExpired:
    case Kind::DocumentInvalid:
    case Kind::NotWitnessed:
    case Kind::OrganisationInvalid:
    case Kind::OrganisationNotServed:
    case Kind::AgentMissing:
    case Kind::AgentForbidden:
    case Kind::AgentLimitOpen:
    case Kind::AgentUnfit:
    case Kind::GuardianMissing:
    case Kind::GuardianUnfit:
    case Kind::ApplicantTwice: return flow::Step::Applicant;
    }
    return flow::Step::Applicant;
}

} // namespace yc::ui
