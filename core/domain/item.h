#pragma once

#include "core/domain/limit.h"
#include "core/domain/rules/expression.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// A service item 政务服务事项 with everything that its guide 办事指南 says: data from the hall, never built in.
// Elements follow GB/T 39046-2020 and the exchange tables (reference.md C.1, C.2).
namespace yc::core::domain
{

enum class ItemType { // two digits of GB/T 39046
    Licence = 1, // 行政许可
    Levy = 4, // 行政征收
    Payment = 5, // 行政给付
    Confirmation = 7, // 行政确认
    Award = 8,
    Ruling = 9,
    OtherPower = 10,
    PublicService = 20,
};

enum class CaseKind { Immediate, Promised, Other }; // 即办件 承诺件
enum class KioskDepth { None, Query, Submit, Full }; // 否 查 报 全
enum class ProxyRule { Allowed, Limited, InPerson }; // 可 限 否, with the reason in proxyReason
enum class Audience { // 服务对象 of GB/T 39046
    Person = 1, // 自然人
    Enterprise, // 企业法人
    Institution, // 事业法人
    SocialOrganisation, // 社会组织法人
    Administration, // 行政机关
    Other, // 其他组织
};

// Where a value came from; shown beside it and sent with it. entered_characters counts Typed only.
enum class Source { Typed, Card, Licence, EarlierCase, Hall };

struct Choice {
    QString id;
    QString words;
};

// One of two to four questions that leave only what applies (情形引导, n12).
struct SituationQuestion {
    QString id;
    QString words;
    QList<Choice> choices;
    rules::Expression shownWhen;
};

enum class MaterialSource { Applicant, Government, Other }; // Government: 免提交, with where it comes from
enum class MaterialNeed { Required, Optional };

struct Material { // 申请材料
    QString id;
    QString name;
    MaterialNeed need = MaterialNeed::Required;
    MaterialSource source = MaterialSource::Applicant;
    QString sourceNote; // 身份证读取, 电子证照…
    int originals = 1;
    int copies = 0;
    QString format; // 原件 / 复印件 / 电子件, size
    QString basis; // each material its own (n13)
    bool mustBeSigned = false;
    bool gapAllowed = false; // 可容缺
    bool pledgeAllowed = false; // 可告知承诺代替
    bool checkedAtPickUp = false; // 领取时核原件 (n5)
    QString note;
    rules::Expression appliesWhen; // by situation and form
};

enum class FieldKind {
    Text,
    LongText,
    Number,
    Money,
    Date,
    YesNo,
    Choice,
    Choices,
    CitizenNumber,
    Uscc,
    Phone,
    Address
};

struct FormField {
    QString id; // facts name it "form.<id>"
    QString label;
    FieldKind kind = FieldKind::Text;
    bool required = true;
    int longest = 200;
    QList<Choice> choices;
    QString fill; // a fact's path that fills it: "applicant.name"; empty: typed
    QString help;
    QString unit;
    rules::Expression shownWhen;
    QString dictionary{}; // the catalogue's dictionary that the choices are from; empty: the field's own
    QList<Source> prefill{}; // who else may know it, best first: Licence, Hall, EarlierCase; a person confirms it.
    // Fields that name EarlierCase mean the same wherever they have the same id and kind (earlier.h).
    QString sample{}; // 样例, canonical text: what the printed example shows for a field that nothing fills
};

// A check that the counter applies while typing and the hall applies on receipt: the same tree on both sides.
struct FormCheck {
    QString id;
    rules::Expression must; // false: the check fails; unknown: not yet judged
    QString words; // what to do, from the hall
    QStringList fields; // where it is shown
};

struct FormSection {
    QString title;
    QList<FormField> fields;
};

struct Form {
    QString id;
    int version = 0; // 0: this item has no form yet (guide only)
    QList<FormSection> sections;
    QList<FormCheck> checks;
    [[nodiscard]] const FormField *field(QStringView fieldId) const;
};

struct ServiceItem {
    QString code; // implementation code, 31 characters or a local one; text of at most 64
    QString basicCode; // 12
    int version = 1;
    QDate effectiveFrom;
    std::optional<QDate> effectiveTo;

    QString name;
    QStringList aliases; // old words live only here (domain.md 2.16)
    QStringList topics;
    QStringList tags;
    QString department;
    QString departmentUscc;
    ItemType type = ItemType::PublicService;
    QList<Audience> audience; // who may ask for it
    CaseKind caseKind = CaseKind::Promised;
    bool cancelled = false; // shown as cancelled, with why and the successor
    QString cancelledNote;
    QString successorCode;
    QStringList members; // 一件事 package: codes of the items that are handled together; it has no form of its own

    QStringList bases; // 设定依据
    QStringList conditions; // 受理条件
    QStringList steps; // 办理流程
    QString specialSteps; // 特殊环节
    Limit statutory;
    Limit promised;
    QString fee; // 不收费 or the standard
    QString feeBasis;
    QString result;
    QString resultValidity;
    QString place;
    QList<Choice> windows; // 窗口类别, of the catalogue's dictionary "window"
    QString hours;
    QString handler; // 办理人员
    QString contact;
    QString complaint;
    QString notes;
    QStringList questions; // 常见问题, "问：… 答：…"
    QStringList reviewPoints;
    KioskDepth kiosk = KioskDepth::None;
    ProxyRule proxy = ProxyRule::Allowed;
    QString proxyReason;
    // An expired document is shown for exactly this service: renewing or replacing it (居民身份证换领、补领). It is
    // read with a word of note; every other service refuses it.
    bool expiredDocumentAccepted = false;
    // Under this age (years) the applicant comes with a guardian: 18, or less where a law lets the young act alone; a
    // child under 8 never does.
    int guardianUntil = 18;

    QList<SituationQuestion> situations;
    Form form;
    QList<Material> materials;

    [[nodiscard]] bool isInForce(QDate day) const; // dates cover the day, and it is not cancelled
    [[nodiscard]] bool isPackage() const { return !members.isEmpty(); }
    // 须本人到场: by nobody. 限定情形: in some cases, which staff confirm (needsLimit, case.h).
    [[nodiscard]] bool mayBeRepresented() const { return proxy != ProxyRule::InPerson; }
    [[nodiscard]] const Material *material(QStringView materialId) const; // its own, or a standing one (party.h)
};

} // namespace yc::core::domain
