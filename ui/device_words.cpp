#include "ui/device_words.h"

#include "ui/failure_words.h"

#include <QCoreApplication>

namespace yc::ui
{

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(DeviceWords)
};

} // namespace

QString guidanceWords(devices::Guidance guidance)
{
    using G = devices::Guidance;
    switch (guidance) {
    case G::None: return {};
    case G::PlaceCard: return W::tr("请把身份证平放在读卡区");
    case G::HoldStill: return W::tr("证件取走太早，请放回读卡区，听到提示前不要移动");
    case G::OneCardOnly: return W::tr("读卡区有多张卡，请只放一张身份证");
    case G::PlaceAgain: return W::tr("没有读到，请拿起证件重新平放");
    case G::NotAnIdCard: return W::tr("这不是身份证，请换用居民身份证或居住证、永久居留身份证");
    case G::LiftCard: return W::tr("读卡完成，请取回证件");
    case G::LoadPaper: return W::tr("请把材料放到扫描仪上");
    case G::ClearJam: return W::tr("扫描仪卡纸，请打开盖板取出纸张");
    case G::CloseCover: return W::tr("请合上设备盖板");
    case G::ReplaceRoll: return W::tr("凭条纸已用完，请更换纸卷");
    case G::RollNearEnd: return W::tr("凭条纸将尽，请准备更换纸卷");
    case G::TakeSlip: return W::tr("请取走出纸口的凭条");
    case G::CoolDown: return W::tr("打印头过热，请稍候片刻，会自动继续");
    case G::SeparateSheets: return W::tr("请取出扫描仪里的纸，捻开、理齐后重新放入");
    case G::OtherSmartCard: return W::tr("这张卡不是社会保障卡或工作证卡，请换一张");
    case G::UnmuteMicrophone: return W::tr("麦克风没有声音，请打开麦克风上的开关，或在系统声音设置中取消静音");
    case G::SpeakUp: return W::tr("几乎听不到说话，请靠近麦克风，或在系统声音设置中调高音量");
    case G::TurnMicrophoneDown: return W::tr("声音太大、已经失真，请离麦克风远一些，或在系统声音设置中调低音量");
    case G::LetLightIn: return W::tr("高拍仪画面全黑，请取下镜头盖或打开补光灯");
    case G::ShutDoor: return W::tr("取件柜有门开着，请核对后关好");
    }
    return {};
}

QString deviceStateWords(devices::DeviceState state)
{
    using S = devices::DeviceState;
    switch (state) {
    case S::Absent: return W::tr("未连接");
    case S::Opening: return W::tr("正在连接");
    case S::Ready: return W::tr("就绪");
    case S::Busy: return W::tr("工作中");
    case S::Guidance: return W::tr("待操作");
    case S::Fault: return W::tr("故障");
    case S::Recovering: return W::tr("正在恢复");
    }
    return {};
}

QString awayWords(const devices::Health &health)
{
    using devices::DeviceState;
    const bool away = health.state == DeviceState::Absent || health.state == DeviceState::Fault
        || health.state == DeviceState::Recovering;
    return away && health.lastFault ? failureLine(health.lastFault->code) : QString();
}

QString doorStateWords(devices::DoorState state)
{
    using S = devices::DoorState;
    switch (state) {
    case S::Unknown: return W::tr("不明");
    case S::Shut: return W::tr("关着");
    case S::Open: return W::tr("开着");
    case S::Forced: return W::tr("！未经指令被打开");
    case S::Stuck: return W::tr("！没有打开，请检修");
    }
    return {};
}

QString deviceKindWords(devices::Kind kind)
{
    using K = devices::Kind;
    switch (kind) {
    case K::CardReader: return W::tr("身份证阅读器");
    case K::SmartCard: return W::tr("智能卡读写器");
    case K::DocumentScanner: return W::tr("扫描仪");
    case K::ReceiptPrinter: return W::tr("凭条打印机");
    case K::DocumentPrinter: return W::tr("文书打印机");
    case K::SignaturePad: return W::tr("签字板");
    case K::DocumentCamera: return W::tr("高拍仪");
    case K::Camera: return W::tr("摄像头");
    case K::Microphone: return W::tr("麦克风");
    case K::CodeScanner: return W::tr("扫码器");
    case K::Display: return W::tr("叫号屏");
    case K::Speaker: return W::tr("呼叫音箱");
    case K::Cabinet: return W::tr("取件柜");
    }
    return {};
}

QString faceExposureWords(const devices::FaceExposure &exposure)
{
    using E = devices::FaceExposure;
    const auto means = [&] {
        switch (exposure.means) {
        case E::Means::None: break;
        case E::Means::Time: return W::tr("可调曝光时间");
        case E::Means::Bias: return W::tr("可调曝光补偿");
        case E::Means::Backlight: return W::tr("可调逆光补偿");
        case E::Means::Brightness: return W::tr("只能调亮度");
        }
        return W::tr("不能按人脸调整，由摄像头自动曝光");
    };
    const auto doing = [&] {
        switch (exposure.doing) {
        case E::Doing::Automatic: return W::tr("现在由摄像头自动曝光");
        case E::Doing::Steering: return W::tr("正在按人脸调整");
        case E::Doing::Holding: return W::tr("已按人脸调好");
        case E::Doing::AtLimit: return W::tr("已调到极限，请调整来访者面前的光线或窗帘");
        case E::Doing::GivenUp: return W::tr("调整不起作用，已恢复摄像头自动曝光");
        }
        return QString();
    };
    if (exposure.means == E::Means::None)
        return means();
    QStringList words{means()};
    if (!exposure.byFace)
        words += W::tr("缺少人脸检测数据，按画面中央测光；请安装软件包 opencv-data");
    words += doing();
    return words.join(W::tr("；"));
}

} // namespace yc::ui
