#include "app/settings/device_ways.h"

#include "app/settings/device_panel.h"

namespace yc::app::ways
{

using namespace Qt::Literals::StringLiterals;
using devices::Kind;

const QString Serial = u"serial:"_s;
const QString Usb = u"usb:"_s;
const QString Hid = u"hid:"_s;
const QString Words = u"words+loudspeaker:"_s;
const QString Other = u"other"_s;

namespace
{

const auto Network = u"tcp:"_s;
const auto Sane = u"sane:"_s;
const auto Camera = u"camera:"_s;
const auto Pcsc = u"pcsc:"_s;
const auto Microphone = u"microphone:"_s;
const auto SaneFirst = u"sane"_s;
const auto CameraFirst = u"camera"_s;
const auto PcscFirst = u"pcsc"_s;
const auto MicrophoneFirst = u"microphone"_s; // that the system uses
constexpr QChar DriverEnd = u'+';

struct Speech {
    QString driver; // the first of a kind is what an entry without one means
    QString name;
};

QList<Speech> speechesOf(Kind kind)
{
    switch (kind) {
    case Kind::Display: return {{u"line"_s, DevicePanel::tr("文本")}, {u"modbus"_s, u"Modbus"_s}};
    case Kind::Speaker: return {{u"syn6288"_s, u"SYN6288"_s}, {u"xfs5152"_s, u"XFS5152"_s}};
    case Kind::Cabinet: return {{u"lockboard"_s, DevicePanel::tr("锁控板")}, {u"modbus"_s, u"Modbus"_s}};
    default: return {};
    }
}

QList<Way> spoken(Kind kind)
{
    QList<Way> all;
    const auto speeches = speechesOf(kind);
    for (const auto &speech : speeches) {
        all.append({DevicePanel::tr("串口 · %1").arg(speech.name), speech.driver + DriverEnd + Serial});
        all.append({DevicePanel::tr("网络 · %1").arg(speech.name), speech.driver + DriverEnd + Network});
    }
    if (kind == Kind::Speaker)
        all.append({DevicePanel::tr("本机扬声器 · 录音"), Words});
    return all;
}

QList<Way> wired(Kind kind)
{
    QList<Way> all{{DevicePanel::tr("网络"), Network}, {DevicePanel::tr("串口"), Serial}};
    if (kind != Kind::CodeScanner)
        all.append({DevicePanel::tr("USB 接口"), Usb});
    if (kind == Kind::CardReader)
        all.append({DevicePanel::tr("USB 接口（HID）"), Hid});
    return all;
}

QList<Way> plugged(Kind kind)
{
    const auto found = DevicePanel::tr("自动查找");
    switch (kind) {
    case Kind::DocumentScanner: return {{found, SaneFirst}, {DevicePanel::tr("指定扫描仪"), Sane}};
    case Kind::SignaturePad: return {{DevicePanel::tr("USB 接口"), Hid}}; // there is no other
    case Kind::DocumentCamera:
    case Kind::Camera: return {{found, CameraFirst}, {DevicePanel::tr("指定镜头"), Camera}};
    case Kind::Microphone: return {{found, MicrophoneFirst}, {DevicePanel::tr("指定麦克风"), Microphone}};
    case Kind::SmartCard: return {{found, PcscFirst}, {DevicePanel::tr("指定读写器"), Pcsc}};
    default: return hasSpeeches(kind) ? spoken(kind) : wired(kind);
    }
}

} // namespace

QList<Way> of(Kind kind)
{
    // Most code scanners are keyboards to the machine: there is nothing to set, and nothing to try.
    return QList<Way>{
               {kind == Kind::CodeScanner ? DevicePanel::tr("键盘式或没接") : DevicePanel::tr("没有接"), QString()}}
    + plugged(kind);
}

QString placeOfFirst(const QString &way)
{
    return way == SaneFirst      ? Sane
        : way == CameraFirst     ? Camera
        : way == PcscFirst       ? Pcsc
        : way == MicrophoneFirst ? Microphone
                                 : QString();
}

QString firstAt(const QString &scheme)
{
    return scheme == Sane      ? SaneFirst
        : scheme == Camera     ? CameraFirst
        : scheme == Pcsc       ? PcscFirst
        : scheme == Microphone ? MicrophoneFirst
                               : scheme;
}

bool hasSpeeches(Kind kind)
{
    return !speechesOf(kind).isEmpty();
}

QString withDriver(Kind kind, const QString &driver, const QString &scheme)
{
    const auto speeches = speechesOf(kind);
    if (speeches.isEmpty())
        return scheme;
    return (driver.isEmpty() ? speeches.first().driver : driver) + DriverEnd + scheme;
}

QString driverIn(const QString &way)
{
    return way.left(qMax(0, way.indexOf(DriverEnd)));
}

QString wireIn(const QString &way)
{
    return way.mid(way.indexOf(DriverEnd) + 1);
}

QString hintOf(const QString &chosen)
{
    const auto way = wireIn(chosen);
    if (way == Network)
        return DevicePanel::tr("地址:端口，如 192.168.1.20:9100");
    if (way == Serial) // what is plugged in is offered; ttyS0 and the like are always the same socket
        return DevicePanel::tr("设备文件，如 /dev/ttyS0，速率另写 @9600");
    if (way == Usb || way == Hid) // nobody types it: what is plugged in fills itself in
        return DevicePanel::tr("厂商号:产品号#序列号，如 0400:c35a#SDT1，接好后自动填写");
    if (way == Camera)
        return DevicePanel::tr("USB 位置，如 usb:1-2.3:1.0");
    if (way == Microphone)
        return DevicePanel::tr("插口，如 usb:1-2:1.0，选“自动查找”试音后可见");
    if (chosen == Words)
        return DevicePanel::tr("录音所在的文件夹，如 /srv/叫号录音");
    if (way == Pcsc)
        return DevicePanel::tr("读写器名称，如 ACS ACR38U 00 00，见 pcsc_scan -r");
    if (way == Sane)
        return DevicePanel::tr("驱动=型号@插口，如 epson2=GT-1500@1-2.3，见 scanimage -L");
    return {};
}

} // namespace yc::app::ways
