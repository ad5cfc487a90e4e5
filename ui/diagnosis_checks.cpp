#include "base/own_programs.h"
#include "devices/api/document_printer.h"
#include "ui/date_words.h"
#include "ui/device_words.h"
#include "ui/diagnosis.h"
#include "ui/print_words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLocale>
#include <QScreen>
#include <QSysInfo>

#include <algorithm>
#include <langinfo.h>

// Each check of a diagnosis: facts in, a line for people and the same for programs out.
namespace yc::ui
{

using namespace Qt::Literals::StringLiterals;
using State = Check::State;
using core::flow::CertificateDaysToTell;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(Diagnosis)
};

QString idOf(devices::Kind kind)
{
    return u"device."_s + devices::kindWord(kind);
}

QString join(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

// 3 月 and 3 days from now alike: whole days, below zero when it is over.
int daysUntil(const QDateTime &until, const QDateTime &now)
{
    return static_cast<int>(now.daysTo(until));
}

} // namespace

Check checkSystem()
{
    const auto os = QSysInfo::prettyProductName();
    return {.id = u"system"_s,
            .name = W::tr("系统"),
            .says = join({os, QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture(),
                          u"Qt "_s + QString::fromLatin1(qVersion())}),
            .facts = {{u"os"_s, os},
                      {u"kernel"_s, QSysInfo::kernelVersion()},
                      {u"architecture"_s, QSysInfo::currentCpuArchitecture()},
                      {u"qt"_s, QString::fromLatin1(qVersion())}}};
}

Check checkScreens()
{
    QStringList words;
    QJsonArray list;
    const bool none = QGuiApplication::platformName() == u"offscreen"_s;
    if (!none) {
        const auto screens = QGuiApplication::screens();
        for (const auto *screen : screens) {
            const auto size = screen->size() * screen->devicePixelRatio();
            words += u"%1×%2"_s.arg(size.width()).arg(size.height());
            list.append(QJsonObject{{u"name"_s, screen->name()},
                                    {u"width"_s, size.width()},
                                    {u"height"_s, size.height()},
                                    {u"dpi"_s, qRound(screen->logicalDotsPerInch())}});
        }
    }
    return {.id = u"screens"_s,
            .state = none ? State::Unknown : State::Good,
            .name = W::tr("屏幕"),
            .says = none ? W::tr("这里没有图形界面，未检查") : join(words),
            .facts = {{u"platform"_s, QGuiApplication::platformName()}, {u"screens"_s, list}}};
}

Check checkLocale()
{
    const auto charset = QString::fromLatin1(nl_langinfo(CODESET));
    const bool good = charset == u"UTF-8"_s;
    const auto name = QLocale::system().name();
    return {.id = u"locale"_s,
            .state = good ? State::Good : State::Note,
            .name = W::tr("区域"),
            .says = good ? join({name, charset}) : join({name, charset, W::tr("建议改用 UTF-8 区域设置")}),
            .facts = {{u"locale"_s, name}, {u"charset"_s, charset}}};
}

Check checkFonts()
{
    const auto wanted = u"Noto Sans CJK SC"_s;
    const auto chinese = QFontDatabase::families(QFontDatabase::SimplifiedChinese);
    const bool ours = chinese.contains(wanted);
    Check check{.id = u"fonts"_s,
                .name = W::tr("字体"),
                .says = ours ? wanted : join({chinese.value(0), W::tr("没有 %1").arg(wanted)}),
                .facts = {{u"wanted"_s, wanted}, {u"there"_s, ours}, {u"chinese"_s, chinese.size()}}};
    if (chinese.isEmpty()) {
        check.state = State::Wrong;
        check.code = codes::NoChineseFont;
    } else if (!ours) {
        check.state = State::Note;
    }
    return check;
}

Check checkSettings(const TerminalOptions &options)
{
    const bool there = QFileInfo::exists(options.place.read);
    Check check{.id = u"settings"_s,
                .state = there || options.problem ? State::Good : State::Note,
                .name = W::tr("设置文件"),
                .says = there ? options.place.read : W::tr("%1 还没有，按默认设置运行").arg(options.place.read),
                .facts = {{u"file"_s, options.place.read},
                          {u"there"_s, there},
                          {u"writes"_s, options.place.write},
                          {u"devices"_s, options.settings.devices.size()}}};
    if (options.problem) {
        check.state = State::Wrong;
        check.code = options.problem;
    }
    return check;
}

Check checkVault(const core::flow::VaultFacts &facts)
{
    const auto room = W::tr("磁盘剩余 %1").arg(sizeWords(facts.free));
    Check check{.id = u"vault"_s,
                .name = W::tr("本机资料库"),
                .facts = {{u"folder"_s, facts.folder},
                          {u"there"_s, facts.there},
                          {u"inUse"_s, facts.inUse},
                          {u"bytes"_s, facts.bytes},
                          {u"diskFree"_s, facts.free},
                          {u"disk"_s, facts.disk}}};
    if (!facts.there)
        check.says = join({facts.folder, W::tr("还没有，登记时建立"), room});
    else if (facts.inUse)
        check.says = join({facts.folder, sizeWords(facts.bytes), W::tr("客户端正在使用"), room});
    else
        check.says = join({facts.folder, sizeWords(facts.bytes), room});
    if (facts.problem) {
        check.state = State::Wrong;
        check.code = facts.problem;
    }
    return check;
}

Check checkKeys(const core::flow::KeyFacts &facts)
{
    Check check{.id = u"keychain"_s,
                .state = facts.inFile ? State::Note : State::Good,
                .name = W::tr("密钥存放"),
                .says = facts.inFile ? W::tr("在文件中，仅供演示，不得用于正式办理") : W::tr("系统密钥库可用"),
                .facts = {{u"place"_s, facts.inFile ? u"file"_s : u"keychain"_s}}};
    if (facts.problem) {
        check.state = State::Wrong;
        check.says = facts.inFile ? W::tr("在文件中") : W::tr("系统密钥库");
        check.code = facts.problem;
    }
    return check;
}

Check checkIdentity(const std::optional<core::flow::IdentityFacts> &facts, bool inUse, const QDateTime &now)
{
    Check check{.id = u"enrolment"_s, .name = W::tr("终端登记")};
    if (!facts) {
        check.facts = {{u"enrolled"_s, QJsonValue()}};
        check.state = inUse ? State::Unknown : State::Wrong;
        check.says = inUse ? W::tr("客户端正在使用，未读取") : W::tr("尚未登记");
        if (!inUse) {
            check.facts = {{u"enrolled"_s, false}};
            check.code = core::flow::codes::NotEnrolled;
        }
        return check;
    }
    const auto &terminal = facts->terminal;
    QJsonObject certificates;
    std::optional<int> first;
    for (const auto &certificate : facts->certificates) {
        const auto days = certificate.until.isValid() ? daysUntil(certificate.until, now) : -1;
        certificates.insert(certificate.use,
                            QJsonObject{{u"until"_s, certificate.until.toString(Qt::ISODate)}, {u"daysLeft"_s, days}});
        first = std::min(first.value_or(days), days);
    }
    check.facts = {{u"enrolled"_s, true},
                   {u"terminal"_s, terminal.id},
                   {u"node"_s, facts->nodeCode},
                   {u"window"_s, terminal.windowNo},
                   {u"hall"_s, facts->hall.toString()},
                   {u"certificates"_s, certificates}};
    const auto left = first.value_or(-1);
    check.says
        = join({terminal.nodeName, terminal.windowNo.isEmpty() ? QString() : W::tr("%1 号窗口").arg(terminal.windowNo),
                left < 0 ? QString() : W::tr("证书剩余 %1 天").arg(left)});
    if (left < 0) {
        check.state = State::Wrong;
        check.code = Code{'L', 13}; // core/link's OwnCertificateDates; ui does not know that room
    } else if (left < CertificateDaysToTell) {
        check.state = State::Note;
        check.says = join({check.says, W::tr("请尽快重新登记本终端")});
    }
    return check;
}

Check checkHall(const std::optional<core::flow::HallFacts> &facts, bool inUse)
{
    Check check{.id = u"hall"_s, .name = W::tr("大厅")};
    if (!facts) {
        check.state = State::Unknown;
        check.says = inUse ? W::tr("客户端正在使用，请看客户端的同步状态") : W::tr("没有大厅地址，登记时填写");
        return check;
    }
    check.facts = {{u"url"_s, facts->url.toString()},
                   {u"proxy"_s, facts->proxy.toString()},
                   {u"reached"_s, !facts->problem || facts->clockSkewSeconds},
                   {u"verified"_s, facts->verified},
                   {u"api"_s, facts->api}};
    if (facts->clockSkewSeconds)
        check.facts.insert(u"clockSkewSeconds"_s, *facts->clockSkewSeconds);
    QStringList says{facts->url.toString()};
    if (!facts->proxy.isEmpty())
        says += W::tr("经代理 %1").arg(facts->proxy.toString());
    if (facts->verified) {
        says += W::tr("已连通");
        if (facts->clockSkewSeconds)
            says += W::tr("时差 %1 秒").arg(*facts->clockSkewSeconds);
        says += facts->api.isEmpty() ? W::tr("接口版本未说明") : W::tr("接口 %1").arg(facts->api);
    } else if (!facts->problem) {
        says += W::tr("有应答；登记前无法核对是不是本大厅");
        check.state = State::Note;
    }
    check.says = join(says);
    if (facts->problem) {
        check.state = State::Wrong;
        check.code = facts->problem;
    }
    return check;
}

Check checkHelper(const HelperSeen &helper)
{
    const bool good = helper.there && helper.starts;
    return {.id = u"helper."_s + helper.name,
            .state = good ? State::Good : State::Wrong,
            .name = W::tr("程序组件"),
            .says = good       ? helper.path
                : helper.there ? W::tr("%1 无法启动").arg(helper.path)
                               : W::tr("%1 不存在").arg(helper.path),
            .facts = {{u"path"_s, helper.path}, {u"there"_s, helper.there}, {u"starts"_s, helper.starts}},
            .code = good ? std::nullopt : std::optional(yc::codes::HelperMissing)};
}

Check checkDevice(const DeviceSeen &device)
{
    using devices::DeviceState;
    const auto &health = device.health;
    const bool up = health.state == DeviceState::Ready || health.state == DeviceState::Busy
        || health.state == DeviceState::Guidance;
    const auto asked
        = health.guidance == devices::Guidance::PlaceCard || health.guidance == devices::Guidance::LoadPaper
        ? QString() // waits for work, as it should
        : guidanceWords(health.guidance);
    Check check{.id = idOf(device.kind),
                .state = !up          ? State::Wrong
                    : asked.isEmpty() ? State::Good
                                      : State::Note,
                .name = deviceKindWords(device.kind),
                .says = join({device.place, up && asked.isEmpty() ? W::tr("就绪") : deviceStateWords(health.state),
                              QStringList{device.info.maker, device.info.model}.join(u' ').trimmed(), asked}),
                .facts = {{u"place"_s, device.place},
                          {u"state"_s, devices::stateWord(health.state)},
                          {u"maker"_s, device.info.maker},
                          {u"model"_s, device.info.model}}};
    if (!up)
        check.code = health.lastFault ? health.lastFault->code : yc::codes::TimedOut;
    if (!device.at)
        return check;
    check.steps = stepsOf(device);
    // As its steps say: one that answers may yet not do its work, and a card that lies there is no trouble.
    check.state = State::Good;
    for (const auto &step : std::as_const(check.steps)) {
        if (step.state == State::Wrong)
            check.code = step.code;
        if (step.state == State::Wrong || (step.state == State::Note && check.state == State::Good))
            check.state = step.state;
    }
    return check;
}

Check checkPrinters(const devices::DocumentPrinter &printers, const QString &chosen)
{
    Check check{.id = u"printers"_s, .name = deviceKindWords(devices::Kind::DocumentPrinter)};
    QJsonArray list;
    QStringList words;
    bool chosenThere = chosen.isEmpty();
    for (const auto &queue : printers.queues()) {
        const bool stopped = std::ranges::any_of(queue.troubles, devices::stopsPrinting) || !queue.accepting;
        chosenThere = chosenThere || queue.name == chosen;
        words += u"%1（%2）"_s.arg(queue.name, queueStateWords(queue));
        list.append(QJsonObject{{u"queue"_s, queue.name},
                                {u"model"_s, queue.model},
                                {u"default"_s, queue.isDefault},
                                {u"stopped"_s, stopped},
                                {u"waiting"_s, queue.waiting},
                                {u"trays"_s, QJsonArray::fromStringList(queue.trays)}});
        if (stopped && (chosen.isEmpty() ? queue.isDefault : queue.name == chosen))
            check.state = State::Note;
    }
    check.facts = {{u"queues"_s, list}, {u"chosen"_s, chosen}};
    check.says = words.join(W::tr("、"));
    if (const auto problem = printers.problem()) {
        check.state = State::Wrong;
        check.code = problem->code;
    } else if (printers.queues().isEmpty()) {
        check.state = State::Note; // a counter goes on with PDF; a hall may mean it so
        check.code = devices::codes::NoQueue;
    } else if (!chosenThere) {
        check.state = State::Wrong;
        check.says = join({W::tr("选定的 %1").arg(chosen), check.says});
        check.code = devices::codes::QueueGone;
    }
    return check;
}

Check tookTooLong(const QString &id)
{
    const auto name = id == u"vault"_s ? W::tr("本机资料库")
        : id == u"keychain"_s          ? W::tr("密钥存放")
        : id == u"enrolment"_s         ? W::tr("终端登记")
        : id == u"hall"_s              ? W::tr("大厅")
        : id == u"printers"_s          ? deviceKindWords(devices::Kind::DocumentPrinter)
                                       : id;
    return {.id = id,
            .state = State::Wrong,
            .name = name,
            .says = W::tr("没有按时答复"),
            .facts = {{u"answered"_s, false}},
            .code = yc::codes::TimedOut};
}

} // namespace yc::ui
