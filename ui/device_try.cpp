#include "ui/device_try.h"

#include "core/domain/person.h"
#include "devices/api/speech_codes.h"

#include <QUuid>

#include <algorithm>
#include <chrono>

namespace yc::ui
{

using namespace std::chrono_literals;
using devices::Kind;

namespace
{

constexpr double Voice = -45; // dBFS
constexpr int VoiceFor = 3; // tenths of a second

bool isReady(const devices::Health &health)
{
    using devices::DeviceState;
    return health.state == DeviceState::Ready || health.state == DeviceState::Busy
        || health.state == DeviceState::Guidance;
}

} // namespace

DeviceTry::DeviceTry(const Devices &all, QObject *parent) : QObject(parent), m_devices(all)
{
    for (auto *reader : m_devices.readers) {
        const Key key{Kind::CardReader, reader->info().place};
        connect(reader, &devices::CardReader::healthChanged, this, &DeviceTry::look);
        connect(reader, &devices::CardReader::cardRead, this, [this, key](const auto &card) {
            note(key,
                 {.state = Tried::State::Done,
                  .seen = core::domain::maskedName(card->name.isEmpty() ? card->nameLatin : card->name)});
        });
        connect(reader, &devices::CardReader::failed, this, [this, key](const devices::DeviceError &error) {
            note(key, {.state = Tried::State::Failed, .failure = error.code});
        });
    }
    for (auto *reader : m_devices.smartCardReaders) {
        const Key key{Kind::SmartCard, reader->info().place};
        connect(reader, &devices::SmartCardReader::healthChanged, this, &DeviceTry::look);
        connect(reader, &devices::SmartCardReader::cardRead, this, [this, key](const auto &card) {
            note(key,
                 {.state = Tried::State::Done,
                  .seen = card->kind == devices::SmartCardKind::Staff ? card->staffNo
                                                                      : core::domain::maskedName(card->name)});
        });
        connect(reader, &devices::SmartCardReader::failed, this, [this, key](const devices::DeviceError &error) {
            note(key, {.state = Tried::State::Failed, .failure = error.code});
        });
    }
    for (auto *scanner : m_devices.codeScanners) {
        const Key key{Kind::CodeScanner, scanner->info().place};
        connect(scanner, &devices::CodeScanner::healthChanged, this, &DeviceTry::look);
        connect(scanner, &devices::CodeScanner::codeRead, this, [this, key](const auto &code) {
            note(key, {.state = Tried::State::Done, .seen = QString::number(code->bytes.size())});
        });
        connect(scanner, &devices::CodeScanner::failed, this, [this, key](const devices::DeviceError &error) {
            note(key, {.state = Tried::State::Failed, .failure = error.code});
        });
    }
    for (auto *printer : m_devices.printers) {
        connect(printer, &devices::ReceiptPrinter::healthChanged, this, &DeviceTry::look);
        connect(printer, &devices::ReceiptPrinter::printed, this, [this](const QString &job) {
            if (m_jobs.contains(job))
                note(m_jobs.take(job).second, {.state = Tried::State::Done});
        });
        connect(printer, &devices::ReceiptPrinter::notPrinted, this,
                [this](const QString &job, const devices::DeviceError &error) {
                    if (m_jobs.contains(job))
                        note(m_jobs.take(job).second, {.state = Tried::State::Failed, .failure = error.code});
                });
    }
    for (auto *announcer : m_devices.announcers) {
        using devices::Announcer;
        connect(announcer, &Announcer::healthChanged, this, &DeviceTry::look);
        connect(announcer, &Announcer::announced, this, [this](const QString &id) {
            if (!m_said.contains(id))
                return;
            const auto [by, key] = m_said.take(id);
            m_showing += by;
            note(key, {.state = Tried::State::Done});
        });
        connect(announcer, &Announcer::notAnnounced, this,
                [this](const QString &id, const devices::DeviceError &error) {
                    if (m_said.contains(id))
                        note(m_said.take(id).second,
                             {.state = Tried::State::Failed,
                              .seen = error.code == devices::codes::WordUnrecorded ? error.detail : QString(),
                              .failure = error.code});
                });
    }
    for (auto *microphone : m_devices.microphones) {
        using devices::Microphone;
        const Key key{Kind::Microphone, microphone->info().place};
        connect(microphone, &Microphone::healthChanged, this, &DeviceTry::look);
        connect(microphone, &Microphone::level, this, [this, microphone, key](const devices::SoundLevel &level) {
            // A door that shuts is no word.
            if (!m_heard.contains(microphone) || level.peak < Voice || ++m_heard[microphone] < VoiceFor)
                return;
            m_heard.remove(microphone);
            microphone->setListening(false);
            note(key, {.state = Tried::State::Done, .seen = QString::number(qRound(level.peak))});
        });
        connect(microphone, &Microphone::failed, this, [this, microphone, key](const devices::DeviceError &error) {
            if (m_heard.remove(microphone) == 0)
                return;
            microphone->setListening(false);
            note(key, {.state = Tried::State::Failed, .failure = error.code});
        });
    }
    for (auto *cabinet : m_devices.cabinets) {
        connect(cabinet, &devices::Cabinet::healthChanged, this, &DeviceTry::look);
        connect(cabinet, &devices::Cabinet::doorsChanged, this, &DeviceTry::look);
    }
}

DeviceTry::~DeviceTry()
{
    stop();
}

void DeviceTry::start()
{
    stop();
    m_tried.clear();
    m_on = true;
    look();
}

void DeviceTry::stop()
{
    m_on = false;
    for (const auto &[job, printer] : m_jobs.asKeyValueRange())
        printer.first->cancel(job);
    m_jobs.clear();
    for (const auto &[id, announcer] : std::as_const(m_said).asKeyValueRange())
        m_showing += announcer.first;
    m_said.clear();
    for (auto *announcer : std::exchange(m_showing, {}))
        announcer->clear();
    const auto heard = std::exchange(m_heard, {}).keys();
    for (auto *microphone : heard)
        microphone->setListening(false);
    for (auto &tried : m_tried)
        if (tried.state == Tried::State::Asked)
            tried = {};
}

Tried DeviceTry::of(Kind kind, const QString &place) const
{
    return m_tried.value({kind, place});
}

bool DeviceTry::isWaiting() const
{
    return std::ranges::any_of(m_tried, [](const Tried &tried) { return tried.state == Tried::State::Asked; });
}

QStringList DeviceTry::asks() const
{
    QStringList words;
    for (const auto &[key, tried] : m_tried.asKeyValueRange()) {
        if (tried.state != Tried::State::Asked)
            continue;
        if (key.first == Kind::CardReader)
            words += tr("请把任意一张身份证平放在读卡区");
        else if (key.first == Kind::CodeScanner)
            words += tr("请用扫码器扫任意一个码");
        else if (key.first == Kind::Display)
            words += tr("正在叫号屏上显示测试内容");
        else if (key.first == Kind::Speaker)
            words += tr("正在播报测试内容");
        else if (key.first == Kind::Microphone)
            words += tr("请对着麦克风说一句话");
        else if (key.first == Kind::SmartCard)
            words += tr("请插入任意一张社会保障卡或工作证卡");
        else
            words += tr("正在打印一行字");
    }
    words.removeDuplicates();
    words.sort();
    return words;
}

void DeviceTry::look()
{
    if (!m_on)
        return;
    const auto ask = [this](Kind kind, const auto *device) {
        const Key key{kind, device->info().place};
        // A reader that waits for a card asks for it, which is no trouble; a printer that asks for something has one.
        const bool able = kind == Kind::ReceiptPrinter ? device->health().state == devices::DeviceState::Ready
                                                       : isReady(device->health());
        if (m_tried.contains(key) || !able)
            return false;
        note(key, {.state = Tried::State::Asked});
        return true;
    };
    for (const auto *reader : std::as_const(m_devices.readers))
        ask(Kind::CardReader, reader);
    for (const auto *scanner : std::as_const(m_devices.codeScanners))
        ask(Kind::CodeScanner, scanner);
    for (const auto *reader : std::as_const(m_devices.smartCardReaders))
        ask(Kind::SmartCard, reader);
    for (auto *microphone : std::as_const(m_devices.microphones))
        if (ask(Kind::Microphone, microphone))
            listenTo(microphone);
    for (auto *printer : std::as_const(m_devices.printers))
        if (ask(Kind::ReceiptPrinter, printer))
            printOn(printer, {Kind::ReceiptPrinter, printer->info().place});
    for (auto *announcer : std::as_const(m_devices.announcers))
        if (ask(announcer->info().kind, announcer))
            sayOn(announcer, {announcer->info().kind, announcer->info().place});
    for (const auto *cabinet : std::as_const(m_devices.cabinets))
        if (isReady(cabinet->health()))
            readDoors(cabinet, {Kind::Cabinet, cabinet->info().place});
}

void DeviceTry::printOn(devices::ReceiptPrinter *printer, const Key &key)
{
    devices::Slip slip;
    slip.jobId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    slip.expiresAfter = 5s; // nobody waits longer, and it is not to come out for the next person
    slip.parts.emplace_back(devices::SlipText{.text = tr("一窗 设备检查：打印正常")});
    slip.parts.emplace_back(devices::SlipFeed{2});
    m_jobs.insert(slip.jobId, {printer, key});
    printer->print(std::move(slip));
}

void DeviceTry::sayOn(devices::Announcer *announcer, const Key &key)
{
    const devices::Announcement what{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                                     .window = QStringLiteral("1"),
                                     .ticket = QStringLiteral("TEST"),
                                     .words = QStringLiteral("叫号测试"), // to the hall, in its language
                                     .expiresAfter = 5s};
    m_said.insert(what.id, {announcer, key});
    announcer->announce(what);
}

void DeviceTry::listenTo(devices::Microphone *microphone)
{
    m_heard.insert(microphone, 0);
    microphone->setListening(true);
}

void DeviceTry::readDoors(const devices::Cabinet *cabinet, const Key &key)
{
    const auto doors = cabinet->doors();
    const auto count
        = [&](devices::DoorState state) { return std::ranges::count(doors, state, &devices::Door::state); };
    if (m_tried.contains(key) || count(devices::DoorState::Unknown) > 0)
        return;
    const auto shut = count(devices::DoorState::Shut);
    note(key, {.state = Tried::State::Done, .seen = tr("%1 个门，%2 个关着").arg(doors.size()).arg(shut)});
}

void DeviceTry::note(const Key &key, const Tried &tried)
{
    if (!m_on)
        return;
    m_tried.insert(key, tried);
    Q_EMIT changed();
}

} // namespace yc::ui
