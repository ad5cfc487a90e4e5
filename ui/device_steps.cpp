#include "devices/api/document_printer.h"
#include "devices/api/speech_codes.h"
#include "ui/device_words.h"
#include "ui/diagnosis.h"
#include "ui/print_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

// The doctor's way to one device, from its plug to what it is there for. Each step stands on the one before.
namespace yc::ui
{

using namespace Qt::Literals::StringLiterals;
using State = Check::State;
using Step = Check::Step;
using devices::Kind;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(Diagnosis)
};

Step plugged(const devices::PlaceFacts &at)
{
    Step step{.id = u"plugged"_s, .name = W::tr("接上")};
    if (at.there) {
        step.says = at.what.isEmpty() || at.what == at.node ? at.node : W::tr("%1（%2）").arg(at.what, at.node);
        return step;
    }
    step.state = State::Wrong;
    step.says = at.node.isEmpty() ? W::tr("这个位置上没有设备") : W::tr("没有 %1").arg(at.node);
    step.code = devices::codes::Unplugged;
    return step;
}

// What an administrator is to do so that the node may be used. Nobody is told to join the group of a node that is
// root's: who is in it may do anything.
QString remedyOf(const devices::PlaceFacts &at)
{
    const bool mayJoin = !at.group.isEmpty() && at.group != u"root"_s;
    if (!at.ruleCovers && !at.ruleLine.isEmpty())
        return W::tr("不能使用 %1：udev 规则没有列入这个设备。请在 /etc/udev/rules.d/71-yichuang-local.rules "
                     "中加入一行，再重新插上设备：%2")
            .arg(at.node, at.ruleLine);
    if (!at.ruleCovers)
        return mayJoin ? W::tr("不能使用 %1：请把登录用户加入 %2 组，再重新登录").arg(at.node, at.group)
                       : W::tr("不能使用 %1：它只归系统管理员，请管理员为它指定一个组").arg(at.node);
    if (!at.ruleThere)
        return W::tr("不能使用 %1：没有 udev 规则 70-yichuang-counter.rules（自助终端：70-yichuang-kiosk.rules）")
            .arg(at.node);
    return mayJoin
        ? W::tr("udev 规则已安装，%1 仍不能使用：请重新插上设备，或把登录用户加入 %2 组").arg(at.node, at.group)
        : W::tr("udev 规则已安装，%1 仍不能使用：请重新插上设备").arg(at.node);
}

Step rights(const devices::PlaceFacts &at)
{
    Step step{.id = u"rights"_s, .name = W::tr("权限"), .says = W::tr("可以使用 %1").arg(at.node)};
    if (at.mayUse)
        return step;
    step.state = State::Wrong;
    step.says = remedyOf(at);
    step.code = devices::codes::NoRights;
    return step;
}

// Why it was not opened: nothing was ever said over its wire.
std::optional<Code> notOpened(const devices::Health &health, bool up)
{
    namespace codes = devices::codes;
    if (up)
        return std::nullopt;
    if (!health.lastFault)
        return yc::codes::TimedOut;
    const auto code = health.lastFault->code;
    for (const auto before :
         {codes::NoRights, codes::WrongDevice, codes::BadPlace, codes::NoDriver, codes::ScannerAbsent,
          codes::SoundServiceAway, codes::MicrophoneAbsent, codes::LoudspeakerAbsent, codes::RecordingsUnusable,
          codes::VendorUntrusted, codes::VendorUnloadable, codes::VendorLacks})
        if (code == before)
            return code;
    return codes::isAway(code) ? std::optional(code) : std::nullopt;
}

// Which file of a maker's, or which of its functions: nobody finds it by the words alone.
QString whatOf(const devices::DeviceError &fault)
{
    namespace codes = devices::codes;
    const bool ofALibrary = fault.code == codes::VendorUntrusted || fault.code == codes::VendorUnloadable
        || fault.code == codes::VendorLacks;
    const bool ofAVoice = fault.code == codes::WordUnrecorded || fault.code == codes::RecordingsUnusable;
    return ofALibrary || ofAVoice ? fault.detail : QString();
}

QString asksFor(Kind kind)
{
    switch (kind) {
    case Kind::CardReader: return W::tr("没有放证件，没有试读");
    case Kind::ReceiptPrinter: return W::tr("没有试打");
    case Kind::CodeScanner: return W::tr("没有扫码，没有试读");
    case Kind::Display: return W::tr("没有试显示");
    case Kind::Speaker: return W::tr("没有试播报");
    case Kind::Cabinet: return W::tr("没有读到全部柜门的状态");
    case Kind::Microphone: return W::tr("没有听到说话，没有试音");
    case Kind::SmartCard: return W::tr("没有插卡，没有试读");
    default: return {}; // is not tried
    }
}

QString underWay(Kind kind)
{
    switch (kind) {
    case Kind::CardReader: return W::tr("请把任意一张身份证平放在读卡区");
    case Kind::CodeScanner: return W::tr("请用扫码器扫任意一个码");
    case Kind::SmartCard: return W::tr("请插入任意一张社会保障卡或工作证卡");
    case Kind::Display: return W::tr("正在显示测试内容");
    case Kind::Speaker: return W::tr("正在播报测试内容");
    case Kind::Microphone: return W::tr("请对着麦克风说一句话");
    default: return W::tr("正在打印一行字");
    }
}

QString done(Kind kind, const QString &seen)
{
    switch (kind) {
    case Kind::CardReader: return W::tr("读到证件：%1").arg(seen);
    case Kind::CodeScanner: return W::tr("读到一个码，%1 字节").arg(seen);
    case Kind::SmartCard: return W::tr("读到卡片：%1").arg(seen);
    case Kind::Display: return W::tr("“叫号测试”已送出，请看屏上是否显示");
    case Kind::Speaker: return W::tr("“叫号测试”已播完");
    case Kind::Cabinet: return W::tr("读到柜门状态：%1").arg(seen);
    case Kind::Microphone: return W::tr("听到说话，峰值 %1 dB").arg(seen);
    default: return W::tr("打出了一行字");
    }
}

Step tried(const DeviceSeen &device)
{
    Step step{.id = u"tried"_s, .name = W::tr("试用")};
    switch (device.tried.state) {
    case Tried::State::NotTried:
        step.state = State::Unknown;
        step.says = asksFor(device.kind);
        break;
    case Tried::State::Asked:
        step.state = State::Unknown;
        step.says = underWay(device.kind);
        break;
    case Tried::State::Done: step.says = done(device.kind, device.tried.seen); break;
    case Tried::State::Failed:
        step.state = State::Wrong;
        step.code = device.tried.failure;
        step.says = device.tried.seen;
        break;
    }
    return step;
}

// What a camera can do for the face before it is no fault of its own.
Step exposureOf(const devices::FaceExposure &exposure)
{
    using Means = devices::FaceExposure::Means;
    Step step{.id = u"exposure"_s, .name = W::tr("面部亮度"), .says = faceExposureWords(exposure)};
    if (exposure.doing == devices::FaceExposure::Doing::GivenUp
        || exposure.doing == devices::FaceExposure::Doing::AtLimit
        || (exposure.means != Means::None && !exposure.byFace))
        step.state = State::Note;
    return step;
}

// What stands behind one that is wrong was not come to.
QList<Step> upToTheWrongOne(QList<Step> steps)
{
    bool reached = true;
    for (auto &step : steps) {
        if (!reached) {
            step.state = State::Unknown;
            step.says = W::tr("先处理前面的问题");
            step.code = std::nullopt;
        }
        reached = reached && step.state != State::Wrong;
    }
    return steps;
}

} // namespace

QList<Step> stepsOf(const DeviceSeen &device)
{
    using devices::DeviceState;
    const auto &health = device.health;
    const bool up = health.state == DeviceState::Ready || health.state == DeviceState::Busy
        || health.state == DeviceState::Guidance;
    QList<Step> steps;
    const auto at = device.at.value_or(devices::PlaceFacts());
    if (at.looked) {
        steps += plugged(at);
        if (at.there)
            steps += rights(at);
    }
    const auto closed = notOpened(health, up);
    steps += Step{.id = u"opened"_s,
                  .state = closed ? State::Wrong : State::Good,
                  .name = W::tr("打开"),
                  .says = !closed        ? device.place
                      : health.lastFault ? whatOf(*health.lastFault)
                                         : QString(),
                  .code = closed};
    const bool deaf = !up && !closed;
    const auto asked = guidanceWords(health.guidance);
    const bool asks = up && !asked.isEmpty() && health.guidance != devices::Guidance::PlaceCard
        && health.guidance != devices::Guidance::LoadPaper && health.guidance != devices::Guidance::LiftCard;
    steps += Step{.id = u"answers"_s,
                  .state = deaf ? State::Wrong
                      : asks    ? State::Note
                                : State::Good,
                  .name = W::tr("应答"),
                  .says = asks ? asked
                      : deaf
                      ? QString()
                      : QStringList{device.info.maker, device.info.model, device.info.serial}.join(u' ').simplified(),
                  .code = deaf ? std::optional(health.lastFault->code) : std::nullopt};
    if (device.faceExposure)
        steps += exposureOf(*device.faceExposure);
    if (!asksFor(device.kind).isEmpty())
        steps += tried(device);
    return upToTheWrongOne(std::move(steps));
}

QList<Step> stepsOf(const devices::DocumentPrinter &printers, const QString &chosen)
{
    Step service{.id = u"service"_s, .name = W::tr("打印服务"), .says = W::tr("已应答")};
    if (const auto problem = printers.problem()) {
        service.state = State::Wrong;
        service.says.clear();
        service.code = problem->code;
    }
    const auto &all = printers.queues();
    auto used = std::ranges::find_if(
        all, [&](const auto &queue) { return chosen.isEmpty() ? queue.isDefault : queue.name == chosen; });
    if (used == all.end() && chosen.isEmpty())
        used = all.begin();
    Step queue{.id = u"queue"_s, .name = W::tr("打印机")};
    if (used == all.end()) {
        queue.state = chosen.isEmpty() ? State::Note : State::Wrong; // a hall may mean it so
        queue.says = chosen;
        queue.code = chosen.isEmpty() ? devices::codes::NoQueue : devices::codes::QueueGone;
        return upToTheWrongOne({service, queue});
    }
    queue.says = queueName(*used);
    QStringList troubles;
    for (const auto trouble : used->troubles)
        troubles += troubleWords(trouble);
    Step state{.id = u"state"_s, .name = W::tr("状态"), .says = queueStateWords(*used)};
    if (!used->accepting) {
        state.state = State::Wrong;
        state.code = devices::codes::QueueRefuses;
    } else if (!troubles.isEmpty()) {
        state.state = State::Note;
        state.says = troubles.join(W::tr("、"));
    }
    return upToTheWrongOne({service, queue, state});
}

} // namespace yc::ui
