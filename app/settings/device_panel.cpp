#include "app/settings/device_panel.h"

#include "app/settings/proxy_fields.h"
#include "devices/hub/discovery.h"
#include "ui/device_words.h"
#include "ui/failure_words.h"
#include "ui/fit_text.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;

namespace
{

const auto Network = u"tcp:"_s;
const auto Serial = u"serial:"_s;
const auto Usb = u"usb:"_s;
const auto Hid = u"hid:"_s;
const auto Sane = u"sane:"_s;
const auto Camera = u"camera:"_s;
const auto Pcsc = u"pcsc:"_s;
const auto Microphone = u"microphone:"_s;
const auto Words = u"words+loudspeaker:"_s; // a loudspeaker of this machine: the field is the recordings' folder
const auto Folder = u"folder"_s; // of their options
const auto Other = u"other"_s; // of the list: the whole place stands in the field
const auto SaneFirst = u"sane"_s; // of the list: the first scanner that is found
const auto CameraFirst = u"camera"_s; // and camera
const auto PcscFirst = u"pcsc"_s; // and reader of cards with chips
const auto MicrophoneFirst = u"microphone"_s; // and the microphone that the system uses

// A way that asks for no address: the first that is found.
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

// Kinds whose makers each speak in their own way: what is chosen says which, before the wire ("modbus+tcp:").
constexpr QChar DriverEnd = u'+';
struct Speech {
    QString driver; // the first of a kind is what an entry without one means
    QString name;
};
QList<Speech> speechesOf(devices::Kind kind)
{
    switch (kind) {
    case devices::Kind::Display: return {{u"line"_s, DevicePanel::tr("文本")}, {u"modbus"_s, u"Modbus"_s}};
    case devices::Kind::Speaker: return {{u"syn6288"_s, u"SYN6288"_s}, {u"xfs5152"_s, u"XFS5152"_s}};
    case devices::Kind::Cabinet: return {{u"lockboard"_s, DevicePanel::tr("锁控板")}, {u"modbus"_s, u"Modbus"_s}};
    default: return {};
    }
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
    if (way == Serial)
        return DevicePanel::tr("设备文件，如 /dev/ttyUSB0，速率另写 @9600");
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
        return DevicePanel::tr("扫描仪名称，如 airscan:e0:扫描仪");
    return {};
}

// What the settings say of the first device of this kind.
QJsonObject entryOf(const QJsonArray &devices, devices::Kind kind)
{
    for (const auto &value : devices)
        if (value[u"kind"_s].toString() == devices::kindWord(kind))
            return value.toObject();
    return {};
}

} // namespace

DevicePanel::DevicePanel(Shop &shop, QWidget *parent) : Panel(shop, tr("设备"), parent), m_trial(shop), m_voice(shop)
{
    for (const auto kind : {devices::Kind::CardReader, devices::Kind::DocumentScanner, devices::Kind::DocumentCamera,
                            devices::Kind::Camera, devices::Kind::ReceiptPrinter, devices::Kind::CodeScanner,
                            devices::Kind::SignaturePad, devices::Kind::Display, devices::Kind::Speaker,
                            devices::Kind::Cabinet, devices::Kind::SmartCard, devices::Kind::Microphone})
        addRow(kind);
    auto *line = new QHBoxLayout;
    m_keep = new QPushButton(tr("保存设备设置"), this);
    ui::setRole(m_keep, "primary");
    line->addWidget(m_keep);
    line->addStretch(1);
    m_column->addLayout(line);
    connect(m_keep, &QPushButton::clicked, this, &DevicePanel::keepAll);
}

void DevicePanel::addRow(devices::Kind kind)
{
    const auto name = ui::deviceKindWords(kind);
    Row row{.kind = kind};
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    auto *title = new QLabel(name, this);
    ui::setRole(title, "muted");
    title->setFixedWidth(m_shop.theme.room(100));
    line->addWidget(title);
    row.way = new QComboBox(this);
    row.way->setAccessibleName(tr("%1的连接方式").arg(name));
    row.way->view()->setAccessibleName(row.way->accessibleName());
    // Most code scanners are keyboards to the machine: there is nothing to set, and nothing to try.
    row.way->addItem(kind == devices::Kind::CodeScanner ? tr("键盘式或没接") : tr("没有接"), QString());
    if (kind == devices::Kind::DocumentScanner) {
        row.way->addItem(tr("自动查找"), SaneFirst);
        row.way->addItem(tr("指定扫描仪"), Sane);
    } else if (kind == devices::Kind::SignaturePad) {
        row.way->addItem(tr("USB 接口"), Hid); // there is no other
    } else if (kind == devices::Kind::DocumentCamera || kind == devices::Kind::Camera) {
        row.way->addItem(tr("自动查找"), CameraFirst);
        row.way->addItem(tr("指定镜头"), Camera);
    } else if (const auto speeches = speechesOf(kind); !speeches.isEmpty()) {
        for (const auto &speech : speeches) {
            row.way->addItem(tr("串口 · %1").arg(speech.name), speech.driver + DriverEnd + Serial);
            row.way->addItem(tr("网络 · %1").arg(speech.name), speech.driver + DriverEnd + Network);
        }
        if (kind == devices::Kind::Speaker)
            row.way->addItem(tr("本机扬声器 · 录音"), Words);
    } else if (kind == devices::Kind::Microphone) {
        row.way->addItem(tr("自动查找"), MicrophoneFirst);
        row.way->addItem(tr("指定麦克风"), Microphone);
    } else if (kind == devices::Kind::SmartCard) {
        row.way->addItem(tr("自动查找"), PcscFirst);
        row.way->addItem(tr("指定读写器"), Pcsc);
    } else {
        row.way->addItem(tr("网络"), Network);
        row.way->addItem(tr("串口"), Serial);
        if (kind != devices::Kind::CodeScanner)
            row.way->addItem(tr("USB 接口"), Usb);
        if (kind == devices::Kind::CardReader)
            row.way->addItem(tr("USB 接口（HID）"), Hid);
    }
    row.way->setFixedWidth(m_shop.theme.room(156)); // the addresses stand below each other
    line->addWidget(row.way);
    title->setBuddy(row.way); // for assistive technology its name is what is chosen, and this what it is about
    row.address = new QLineEdit(this);
    row.address->setAccessibleName(tr("%1的地址").arg(name));
    auto *fit = new ui::FitText(row.address, core::domain::TypedKind::Figures, LongestAddress);
    auto room = row.address->sizePolicy();
    room.setRetainSizeWhenHidden(true); // else the button beside it takes the whole line
    row.address->setSizePolicy(room);
    line->addWidget(row.address, 1);
    if (kind == devices::Kind::Speaker) {
        row.choose = new QPushButton(tr("选择文件夹…"), this);
        line->addWidget(row.choose);
    }
    row.test = new QPushButton(tr("试一下"), this);
    row.test->setAccessibleName(tr("试一下%1").arg(name));
    line->addWidget(row.test);
    m_column->addLayout(line);
    row.result = new QLabel(this);
    row.result->setWordWrap(true);
    row.result->setObjectName(QStringLiteral("result-") + devices::kindWord(kind));
    row.result->hide();
    auto *below = new QHBoxLayout;
    below->addSpacing(m_shop.theme.room(100) + 8);
    auto *words = new QVBoxLayout;
    words->addWidget(fit->words());
    words->addWidget(row.result);
    if (kind == devices::Kind::Microphone)
        words->addWidget(m_sound = new SoundCheck(m_shop, this));
    below->addLayout(words, 1);
    m_column->addLayout(below);
    const auto index = m_rows.size();
    m_rows.append(row);
    connect(row.way, &QComboBox::currentIndexChanged, this, [this, index] {
        typed(m_rows[index]);
        if (!m_filling)
            lookOnUsb(index);
    });
    connect(row.address, &QLineEdit::textChanged, this, [this, index] { typed(m_rows[index]); });
    if (row.choose)
        connect(row.choose, &QPushButton::clicked, this, [this, index] { chooseFolder(m_rows[index]); });
    connect(row.test, &QPushButton::clicked, this, [this, index] {
        m_waiting.clear();
        tryOut(index);
    });
}

void DevicePanel::refresh(bool mayChange)
{
    m_mayChange = mayChange;
    for (auto &row : m_rows) {
        show(row, entryOf(m_shop.settings.devices, row.kind));
        row.way->setEnabled(mayChange);
        row.address->setEnabled(mayChange);
        if (row.choose)
            row.choose->setEnabled(mayChange);
        row.result->hide();
    }
    m_keep->setVisible(mayChange);
    m_keep->setEnabled(false);
    say({});
}

void DevicePanel::show(Row &row, const QJsonObject &entry)
{
    m_filling = true;
    const auto place = entry[u"place"_s].toString();
    auto way = place.left(place.indexOf(u':') + 1);
    auto address = place.sliced(way.size());
    if (address.isEmpty())
        way = firstAt(way);
    for (int i = row.way->count() - 1; row.way->itemData(i) == Other; --i)
        row.way->removeItem(i);
    if (const auto speeches = speechesOf(row.kind); !speeches.isEmpty() && !place.isEmpty()) {
        const auto driver = entry[u"driver"_s].toString();
        way = (driver.isEmpty() ? speeches.first().driver : driver) + DriverEnd + way;
    }
    if (way == Words) // which of several loudspeakers stays what it is
        address = entry[u"options"_s][Folder].toString();
    // A place that this page has no word for stays what it is.
    if (!place.isEmpty() && row.way->findData(way) < 0) {
        row.way->addItem(tr("其他"), Other);
        way = Other;
        address = place;
    }
    row.way->setCurrentIndex(qMax(0, row.way->findData(way)));
    row.address->setText(address);
    m_filling = false;
    typed(row);
}

std::optional<devices::Plug> DevicePanel::plugOf(const Row &row) const
{
    const auto way = row.way->currentData().toString();
    if (way.isEmpty())
        return std::nullopt;
    const auto was = entryOf(m_shop.settings.devices, row.kind);
    const auto address = row.address->text().trimmed();
    // Who leaves a place that this page has no word for (a maker's library) leaves its driver too.
    const bool leaves = way != Other && row.way->findData(Other) >= 0;
    const auto former = leaves ? QString() : was[u"driver"_s].toString();
    if (way == Words) {
        const auto place = was[u"place"_s].toString();
        auto options = was[u"options"_s].toObject();
        options.insert(Folder, address);
        return devices::Plug{.kind = row.kind,
                             .driver = driverIn(way),
                             .place = place.startsWith(wireIn(way)) ? place : wireIn(way),
                             .options = options};
    }
    return devices::Plug{.kind = row.kind,
                         .driver = speechesOf(row.kind).isEmpty() || way == Other ? former : driverIn(way),
                         .place = !placeOfFirst(way).isEmpty() ? placeOfFirst(way)
                             : way == Other                    ? address
                                                               : wireIn(way) + address,
                         .options = was[u"options"_s].toObject()};
}

void DevicePanel::typed(Row &row)
{
    const auto way = row.way->currentData().toString();
    const bool asks = !way.isEmpty() && placeOfFirst(way).isEmpty();
    row.address->setVisible(asks);
    row.address->setPlaceholderText(hintOf(way));
    if (row.choose)
        row.choose->setVisible(way == Words);
    row.test->setEnabled(!way.isEmpty() && (!asks || !row.address->text().trimmed().isEmpty()));
    if (m_filling)
        return;
    row.result->hide(); // of what stood there before
    if (row.kind == devices::Kind::Microphone && m_sound)
        m_sound->stop();
    if (row.kind == devices::Kind::Speaker)
        m_voice.stop();
    say({});
    m_keep->setEnabled(m_mayChange);
}

void DevicePanel::chooseFolder(const Row &row)
{
    if (!m_dialog) {
        m_dialog = new QFileDialog(window(), tr("选择文件夹"));
        m_dialog->setOption(QFileDialog::DontUseNativeDialog); // FileImport says why
        m_dialog->setFileMode(QFileDialog::Directory);
        m_dialog->setNameFilter(tr("录音 (*.wav)")); // they are seen, so that the right one is known
        connect(m_dialog, &QFileDialog::fileSelected, row.address, &QLineEdit::setText);
    }
    m_dialog->setDirectory(row.address->text());
    m_dialog->open();
}

void DevicePanel::forget()
{
    if (m_dialog)
        m_dialog->reject();
    m_sound->stop();
    m_voice.stop();
}

// What is plugged in and of this kind is filled in; nobody knows these numbers by heart.
void DevicePanel::lookOnUsb(qsizetype index)
{
    const auto way = m_rows[index].way->currentData().toString();
    if ((way != Usb && way != Hid) || !m_rows[index].address->text().isEmpty())
        return;
    const auto tellFound = [this, index, way](const QList<devices::hub::Candidate> &found) {
        auto &row = m_rows[index];
        if (row.way->currentData().toString() != way || !row.address->text().isEmpty())
            return; // chosen or typed otherwise meanwhile
        for (const auto &one : found) {
            if (one.plug.kind != row.kind || !one.plug.place.startsWith(way))
                continue;
            row.address->setText(one.plug.place.mid(way.size()));
            const auto name = QStringList{one.maker, one.name}.join(u' ').trimmed();
            row.result->setText(tr("找到：%1").arg(name.isEmpty() ? one.plug.place : name));
            ui::setRole(row.result, "good");
            return row.result->show();
        }
        row.result->setText(tr("没有找到。接好并开机后请重新选择，或照设备标签填写"));
        ui::setRole(row.result, "muted");
        row.result->show();
    };
    m_shop.papers.run([] { return devices::hub::candidates(); }, this, tellFound);
}

void DevicePanel::tryAll()
{
    m_waiting.clear();
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].test->isEnabled())
            m_waiting.append(i);
    if (!m_waiting.isEmpty())
        tryOut(m_waiting.takeFirst());
}

void DevicePanel::tryOut(qsizetype index)
{
    const auto plug = plugOf(m_rows[index]);
    m_sound->stop();
    if (!plug)
        return;
    const auto &row = m_rows[index];
    auto *result = row.result;
    result->setText(tr("正在试……最多几秒"));
    ui::setRole(result, "muted");
    result->show();
    if (row.way->currentData() == Words)
        return m_voice.tryOut(*plug, [this, index](const QString &words, bool good) {
            auto *told = m_rows[index].result;
            told->setText(words);
            ui::setRole(told, good ? "good" : "wrong");
            if (!m_waiting.isEmpty())
                tryOut(m_waiting.takeFirst());
        });
    m_trial.tryOut(*plug, [this, index](const ui::DeviceSeen &seen) {
        tell(m_rows[index], seen);
        if (seen.kind == devices::Kind::Microphone)
            m_sound->start({.kind = seen.kind, .place = seen.place});
        if (!m_waiting.isEmpty())
            tryOut(m_waiting.takeFirst());
    });
}

void DevicePanel::tell(const Row &row, const ui::DeviceSeen &seen)
{
    using devices::DeviceState;
    const auto state = seen.health.state;
    const bool up = state == DeviceState::Ready || state == DeviceState::Busy || state == DeviceState::Guidance;
    if (!up) {
        row.result->setText(ui::failureLine(seen.health.lastFault ? seen.health.lastFault->code : yc::codes::TimedOut));
        ui::setRole(row.result, "wrong");
        return;
    }
    const auto model = QStringList{seen.info.maker, seen.info.model}.join(u' ').trimmed();
    const auto asked
        = seen.health.guidance == devices::Guidance::PlaceCard || seen.health.guidance == devices::Guidance::LoadPaper
        ? QString()
        : ui::guidanceWords(seen.health.guidance);
    if (seen.info.kind == devices::Kind::Display && !seen.info.can.testFlag(devices::Capability::StatusBack)) {
        row.result->setText(tr("已打开。这种屏只听不答，请在“设备状态 → 逐项诊断”中看它是否显示"));
        return ui::setRole(row.result, "muted");
    }
    row.result->setText(model.isEmpty() ? tr("✓ 已连通，可以使用") : tr("✓ 已连通，可以使用：%1").arg(model));
    if (!asked.isEmpty())
        row.result->setText(row.result->text() + u" · "_s + asked);
    ui::setRole(row.result, "good");
}

void DevicePanel::keepAll()
{
    QJsonArray devices;
    QStringList shown;
    for (const auto &row : std::as_const(m_rows)) {
        const auto plug = plugOf(row);
        shown += devices::kindWord(row.kind);
        if (!plug)
            continue;
        if (row.address->isVisibleTo(this) && row.address->text().trimmed().isEmpty()) {
            Q_EMIT complaint(tr("请填写%1的地址，或选“没有接”").arg(ui::deviceKindWords(row.kind)));
            row.address->setFocus();
            return;
        }
        auto entry = entryOf(m_shop.settings.devices, row.kind);
        entry.insert(u"kind"_s, devices::kindWord(row.kind));
        entry.insert(u"place"_s, plug->place);
        entry.remove(u"driver"_s); // of the place before
        if (!plug->driver.isEmpty())
            entry.insert(u"driver"_s, plug->driver);
        if (!plug->options.isEmpty())
            entry.insert(u"options"_s, plug->options);
        devices.append(entry);
    }
    // What this page does not show (a second printer, a kind that came later) stays as it is.
    for (const auto &value : std::as_const(m_shop.settings.devices)) {
        if (!shown.removeOne(value[u"kind"_s].toString()))
            devices.append(value);
    }
    if (!keep({{u"devices"_s, devices}}))
        return;
    m_shop.settings.devices = devices;
    m_keep->setEnabled(false);
    say(tr("已保存。退出并重新打开本程序后使用新的设备；办到一半的件不会丢失。"), "good");
}

} // namespace yc::app
