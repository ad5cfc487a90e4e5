#pragma once

#include <QAnyStringView>
#include <QJsonObject>
#include <QLatin1StringView>
#include <QString>
#include <QStringList>

// What a paper 业务文书 is made from: its kind and its values (wire::Paper::values). The hall fills them and signs
// them, core/papers words and lays them out, on both sides alike. Stands in pack because hall and papers both may use
// it.
//
// All values are text, except lists (`materials`, `reasons`, and those of papers made from a guide). Days and times are
// ISO ("2026-11-21", "2026-11-21T14:02", "2026-11-21T06:02:00Z"); papers turns them into Chinese words of Beijing time.
// Any other text is printed as it is. A key that is absent or empty leaves its line out, unless it is required for that
// kind: missingValues() says so.
namespace yc::core::pack
{

namespace paper
{
inline constexpr QLatin1StringView ReceivingSlip("receiving-slip"); // 申请材料接收凭证
inline constexpr QLatin1StringView
    ProvisionalSlip("provisional-slip"); // the same, 离线办理，待系统确认; made at the terminal
inline constexpr QLatin1StringView AcceptanceNotice("acceptance-notice"); // 受理通知书
inline constexpr QLatin1StringView CorrectionNotice("correction-notice"); // 补正告知书（一次性告知）
inline constexpr QLatin1StringView RefusalNotice("refusal-notice"); // 不予受理通知书
inline constexpr QLatin1StringView BackOfficeSlip("back-office-slip"); // 收件转办告知单
inline constexpr QLatin1StringView ResultNotice("result-notice"); // 办理结果通知书（当场办结）
inline constexpr QLatin1StringView WithdrawalNotice("withdrawal-notice"); // 撤回办理通知书
inline constexpr QLatin1StringView ProgressSlip("progress-slip"); // 办件进度查询单, kiosk
// Made at the terminal from an item's guide, of no case and signed by nobody:
inline constexpr QLatin1StringView ConsultationNotice("consultation-notice"); // 一次性告知单（咨询）
inline constexpr QLatin1StringView ApplicationForm("application-form"); // 空白申请表
inline constexpr QLatin1StringView ApplicationSample("application-sample"); // 申请表样表
} // namespace paper
[[nodiscard]] QStringList paperKinds();

namespace value
{
inline constexpr QLatin1StringView Body("body"); // the deciding body: 示例县民政局
inline constexpr QLatin1StringView HallName("hallName"); // 示例县政务服务中心
inline constexpr QLatin1StringView WindowNo("windowNo"); // "3"; empty at an agent's laptop
inline constexpr QLatin1StringView StaffName("staffName"); // who received or decided
inline constexpr QLatin1StringView ApplicantName("applicantName");
inline constexpr QLatin1StringView ApplicantNumberMasked("applicantNumberMasked"); // domain::maskedNumber
inline constexpr QLatin1StringView OtherApplicants("otherApplicants"); // 样例甲（110***…）、样例乙（…）
inline constexpr QLatin1StringView AgentWords("agent"); // 样例丙（110***…）: who acts by 授权委托书 or by office
inline constexpr QLatin1StringView GuardianWords("guardian"); // 监护人, the same
inline constexpr QLatin1StringView SigningWords("signing"); // 按捺指纹（右手食指），见证人…; absent: signed by hand
inline constexpr QLatin1StringView ItemName("itemName");
// receiving-slip: this applicant's other open cases of the same item and who has them: 9901…01（5号窗口）、9901…02
inline constexpr QLatin1StringView OpenAlike("openAlike");
inline constexpr QLatin1StringView CaseNumber("caseNumber"); // the hall's; the provisional one on a provisional slip
inline constexpr QLatin1StringView ReceivedOn("receivedOn"); // with the time of day where it is known
inline constexpr QLatin1StringView AcceptedOn("acceptedOn");
inline constexpr QLatin1StringView DueOn("dueOn"); // the promised day; for back-office-slip the day of the answer
inline constexpr QLatin1StringView DueWords("dueWords"); // 15个工作日
inline constexpr QLatin1StringView Materials(
    "materials"); // [{"name":"申请书","pages":2,"handed":"原件1份"},…] (proof_values.h); may be an empty array
inline constexpr QLatin1StringView Disputes("disputes"); // ["住址：身份证读取为“…”，申请人称应为“…”（信息已变更）",…]
inline constexpr QLatin1StringView Reasons("reasons"); // ["…","…"]: all that is missing, or why it is refused
inline constexpr QLatin1StringView Basis("basis"); // 《…》第…条第…款: without 根据 and without a full stop
inline constexpr QLatin1StringView ReviewBody("reviewBody"); // 行政复议机关: 示例县人民政府
inline constexpr QLatin1StringView Court("court"); // 示例县人民法院
inline constexpr QLatin1StringView ResultWords("result"); // result-notice: what was decided or handed out
inline constexpr QLatin1StringView Contact("contact"); // telephone for questions
inline constexpr QLatin1StringView Complaint("complaint"); // 12345
inline constexpr QLatin1StringView SealBody("sealBody"); // in the seal's ring: 示例县民政局
inline constexpr QLatin1StringView SealName("sealName"); // under the star: 行政审批专用章
inline constexpr QLatin1StringView PaperNumber("paperNumber"); // 示民受字〔2026〕第000123号
inline constexpr QLatin1StringView IssuedOn("issuedOn"); // the day under the seal
inline constexpr QLatin1StringView StateWords("stateWords"); // progress-slip: 已受理，正在办理
inline constexpr QLatin1StringView NextWords("nextWords"); // progress-slip: what to do next
// Of papers made from a guide. Lists are arrays of text.
inline constexpr QLatin1StringView Situations("situations");
inline constexpr QLatin1StringView Conditions("conditions");
inline constexpr QLatin1StringView Steps("steps");
inline constexpr QLatin1StringView Bases("bases");
inline constexpr QLatin1StringView StatutoryWords("statutoryWords"); // 法定时限
inline constexpr QLatin1StringView Fee("fee");
inline constexpr QLatin1StringView Proxy("proxy"); // 可以委托他人代办
inline constexpr QLatin1StringView Place("place");
inline constexpr QLatin1StringView Hours("hours");
inline constexpr QLatin1StringView Notes("notes");
inline constexpr QLatin1StringView Version("version"); // 第2版，2026年1月1日起施行
// [{"title":"申请人信息","rows":[{"label":"姓名","value":"","lines":1},…]},…]; lines: room to write
inline constexpr QLatin1StringView Sections("sections");
// The text of the QR (pack::encode of a SlipCode). Its digest prefix is of the paper as it was before this value was
// put in: sm3(canonical bytes of {id, kind, number, caseId, issuedAt, values without "code"}). Without it no QR is
// drawn.
inline constexpr QLatin1StringView CodeText("code");
inline constexpr QLatin1StringView TimesPrinted("timesPrinted"); // of a slip, from the second time on; not signed
} // namespace value

// The required keys of a kind that are absent or empty, in the order of the list above; for a kind that does not exist
// the one entry "kind".
[[nodiscard]] QStringList missingValues(QAnyStringView kind, const QJsonObject &values);

} // namespace yc::core::pack
