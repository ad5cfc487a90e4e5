#include "tests/core/papers/samples.h"

#include "core/pack/slip_code.h"

#include <QJsonArray>

using namespace yc::core;

namespace yc::tests::papers
{

QByteArray sampleCode()
{
    const pack::SlipCode slip{.kind = pack::SlipKind::AcceptanceNotice,
                              .issuedAt = QDateTime(QDate(2026, 11, 21), QTime(6, 2), Qt::UTC),
                              .certificateId = QByteArray::fromHex("a1b2c3d4e5f60718"),
                              .digestPrefix = QByteArray(16, '\x3c'),
                              .caseNumber = QStringLiteral("990101202611210000017")};
    return *pack::encode(slip, QByteArray(64, '\x77'));
}

QJsonObject sampleValues()
{
    using namespace pack::value;
    return {
        {Body, QStringLiteral("示例县民政局")},
        {HallName, QStringLiteral("示例县政务服务中心")},
        {WindowNo, QStringLiteral("3")},
        {StaffName, QStringLiteral("测试员甲")},
        {ApplicantName, QStringLiteral("样例甲")},
        {ApplicantNumberMasked, QStringLiteral("110***********002X")},
        {ItemName, QStringLiteral("最低生活保障对象认定")},
        {CaseNumber, QStringLiteral("990101202611210000017")},
        {ReceivedOn, QStringLiteral("2026-11-21T06:02:11Z")},
        {AcceptedOn, QStringLiteral("2026-11-21")},
        {DueOn, QStringLiteral("2026-12-12")},
        {DueWords, QStringLiteral("15个工作日")},
        {Materials,
         QJsonArray{
             QJsonObject{{QStringLiteral("name"), QStringLiteral("最低生活保障申请书")}, {QStringLiteral("pages"), 2}},
             QJsonObject{{QStringLiteral("name"), QStringLiteral("家庭经济状况核对授权书")},
                         {QStringLiteral("pages"), QStringLiteral("3")}}}},
        {Reasons,
         QJsonArray{QStringLiteral("家庭经济状况核对授权书缺少共同生活的家庭成员签字。"),
                    QStringLiteral("未提交户口簿首页及本人页。")}},
        {Basis, QStringLiteral("《中华人民共和国行政许可法》第三十二条第一款")},
        {ReviewBody, QStringLiteral("示例县人民政府")},
        {Court, QStringLiteral("示例县人民法院")},
        {ResultWords, QStringLiteral("准予登记，发给参保凭证（编号：样例0001）。")},
        {Contact, QStringLiteral("0000-1234567")},
        {Complaint, QStringLiteral("12345")},
        {SealBody, QStringLiteral("示例县民政局")},
        {SealName, QStringLiteral("行政审批专用章")},
        {PaperNumber, QStringLiteral("示民受字〔2026〕第000017号")},
        {IssuedOn, QStringLiteral("2026-11-21")},
        {StateWords, QStringLiteral("已受理，正在办理")},
        {NextWords, QStringLiteral("请等候办理结果，无需再次到场。")},
        {Situations, QJsonArray{QStringLiteral("申请人与谁共同生活？与家人")}},
        {Conditions, QJsonArray{QStringLiteral("共同生活的家庭成员人均收入低于当地最低生活保障标准。")}},
        {Steps, QJsonArray{QStringLiteral("申请"), QStringLiteral("审核确认")}},
        {Bases, QJsonArray{QStringLiteral("《社会救助暂行办法》第十一条")}},
        {StatutoryWords, QStringLiteral("45个工作日")},
        {Fee, QStringLiteral("不收费")},
        {Proxy, QStringLiteral("可以委托他人代办")},
        {Place, QStringLiteral("示例县政务服务中心一楼")},
        {Hours, QStringLiteral("工作日 9:00-17:00")},
        {Notes, QStringLiteral("材料为外文的，应附中文译本。")},
        {Version, QStringLiteral("第2版，2026年1月1日起施行")},
        {Sections,
         QJsonArray{
             QJsonObject{{QStringLiteral("title"), QStringLiteral("申请人信息")},
                         {QStringLiteral("rows"),
                          QJsonArray{QJsonObject{{QStringLiteral("label"), QStringLiteral("姓名")},
                                                 {QStringLiteral("value"), QStringLiteral("张样例")},
                                                 {QStringLiteral("lines"), 1}},
                                     QJsonObject{{QStringLiteral("label"), QStringLiteral("困难情况说明（选填）")},
                                                 {QStringLiteral("value"), QString()},
                                                 {QStringLiteral("lines"), 4}}}}}}},
        {CodeText, QString::fromLatin1(sampleCode())},
    };
}

QString textOf(const core::papers::PaperModel &paper)
{
    QString text;
    for (const auto &page : paper.pages) {
        for (const auto &mark : page.marks) {
            if (const auto *run = std::get_if<core::papers::TextRun>(&mark))
                text += run->text;
        }
    }
    return text;
}

} // namespace yc::tests::papers
