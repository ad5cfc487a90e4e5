#include "app/settings/device_row.h"

#include "app/settings/camera_check.h"
#include "app/settings/device_options.h"
#include "app/settings/device_ways.h"
#include "app/settings/proxy_fields.h"
#include "app/settings/sound_check.h"
#include "devices/hub/discovery.h"
#include "devices/hub/serial_lines.h"
#include "ui/device_words.h"
#include "ui/failure_words.h"
#include "ui/fit_text.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;
using devices::Kind;

namespace
{

const auto Folder = u"folder"_s; // of the options of a loudspeaker
constexpr int TitleRoom = 100;

} // namespace

DeviceRow::DeviceRow(Shop &shop, Kind kind, int number, QWidget *parent)
    : QWidget(parent), m_shop(shop), m_kind(kind),
      m_name(number == 1 ? ui::deviceKindWords(kind) : tr("%1 %2").arg(ui::deviceKindWords(kind)).arg(number))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    auto *title = new QLabel(m_name, this);
    ui::setRole(title, "muted");
    title->setFixedWidth(m_shop.theme.room(TitleRoom));
    line->addWidget(title);
    m_way = new QComboBox(this);
    m_way->setAccessibleName(tr("%1的连接方式").arg(m_name));
    m_way->view()->setAccessibleName(m_way->accessibleName());
    for (const auto &[name, way] : ways::of(kind))
        m_way->addItem(name, way);
    m_way->setFixedWidth(m_shop.theme.room(156)); // the addresses stand below each other
    line->addWidget(m_way);
    title->setBuddy(m_way); // for assistive technology its name is what is chosen, and this what it is about
    m_address = new QLineEdit(this);
    m_address->setAccessibleName(tr("%1的地址").arg(m_name));
    auto *fit = new ui::FitText(m_address, core::domain::TypedKind::Figures, LongestAddress);
    auto room = m_address->sizePolicy();
    room.setRetainSizeWhenHidden(true); // else the button beside it takes the whole line
    m_address->setSizePolicy(room);
    line->addWidget(m_address, 1);
    if (kind == Kind::Speaker) {
        m_choose = new QPushButton(tr("选择文件夹…"), this);
        line->addWidget(m_choose);
        connect(m_choose, &QPushButton::clicked, this, &DeviceRow::chooseFolder);
    }
    m_test = new QPushButton(tr("试一下"), this);
    m_test->setAccessibleName(tr("试一下%1").arg(m_name));
    line->addWidget(m_test);
    column->addLayout(line);
    auto *below = new QHBoxLayout;
    below->addSpacing(m_shop.theme.room(TitleRoom) + 8);
    auto *words = new QVBoxLayout;
    const auto all = ways::of(kind);
    if (std::ranges::any_of(all, [](const auto &one) { return ways::wireIn(one.way) == ways::Serial; })) {
        m_found = new QComboBox(this);
        m_found->setAccessibleName(tr("%1可用的串口").arg(m_name));
        m_found->hide();
        words->addWidget(m_found);
        connect(m_found, &QComboBox::activated, this, [this](int index) {
            if (const auto path = m_found->itemData(index).toString(); !path.isEmpty())
                m_address->setText(path);
            m_address->setFocus();
        });
    }
    words->addWidget(fit->words());
    if (DeviceOptions::has(kind)) {
        m_options = new DeviceOptions(kind, m_name, this);
        words->addWidget(m_options);
        connect(m_options, &DeviceOptions::changed, this, &DeviceRow::typed);
    }
    m_result = new QLabel(this);
    m_result->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("result-") + devices::kindWord(kind));
    m_result->hide();
    words->addWidget(m_result);
    if (kind == Kind::Microphone)
        words->addWidget(m_sound = new SoundCheck(m_shop, this));
    if (kind == Kind::Camera || kind == Kind::DocumentCamera)
        words->addWidget(m_camera = new CameraCheck(m_shop, this));
    below->addLayout(words, 1);
    column->addLayout(below);
    connect(m_way, &QComboBox::currentIndexChanged, this, [this] {
        typed();
        if (!m_filling)
            lookForPlugged();
    });
    connect(m_address, &QLineEdit::textChanged, this, &DeviceRow::typed);
    connect(m_test, &QPushButton::clicked, this, &DeviceRow::trialWanted);
}

QString DeviceRow::way() const
{
    return m_way->currentData().toString();
}

void DeviceRow::show(const QJsonObject &entry, bool mayChange)
{
    m_filling = true;
    m_entry = entry;
    const auto place = entry[u"place"_s].toString();
    auto way = place.left(place.indexOf(u':') + 1);
    auto address = place.sliced(way.size());
    if (address.isEmpty())
        way = ways::firstAt(way);
    for (int i = m_way->count() - 1; m_way->itemData(i) == ways::Other; --i)
        m_way->removeItem(i);
    if (!place.isEmpty())
        way = ways::withDriver(m_kind, entry[u"driver"_s].toString(), way);
    if (way == ways::Words) // which of several loudspeakers stays what it is
        address = entry[u"options"_s][Folder].toString();
    // A place that this page has no word for stays what it is.
    if (!place.isEmpty() && m_way->findData(way) < 0) {
        m_way->addItem(tr("其他"), ways::Other);
        way = ways::Other;
        address = place;
    }
    m_way->setCurrentIndex(qMax(0, m_way->findData(way)));
    m_address->setText(address);
    if (m_options)
        m_options->show(entry[u"options"_s].toObject());
    if (m_found)
        m_found->hide();
    m_filling = false;
    typed();
    m_way->setEnabled(mayChange);
    m_address->setEnabled(mayChange);
    if (m_choose)
        m_choose->setEnabled(mayChange);
    if (m_options)
        m_options->setEnabled(mayChange);
    m_result->hide();
}

std::optional<devices::Plug> DeviceRow::plug() const
{
    const auto chosen = way();
    if (chosen.isEmpty())
        return std::nullopt;
    const auto address = m_address->text().trimmed();
    auto options = m_entry[u"options"_s].toObject();
    if (m_options)
        m_options->putInto(options);
    if (chosen == ways::Words) {
        const auto place = m_entry[u"place"_s].toString();
        options.insert(Folder, address);
        return devices::Plug{.kind = m_kind,
                             .driver = ways::driverIn(chosen),
                             .place = place.startsWith(ways::wireIn(chosen)) ? place : ways::wireIn(chosen),
                             .options = options};
    }
    // Who leaves a place that this page has no word for (a maker's library) leaves its driver too.
    const bool leaves = chosen != ways::Other && m_way->findData(ways::Other) >= 0;
    const auto former = leaves ? QString() : m_entry[u"driver"_s].toString();
    const auto first = ways::placeOfFirst(chosen);
    return devices::Plug{.kind = m_kind,
                         .driver = ways::hasSpeeches(m_kind) && chosen != ways::Other ? ways::driverIn(chosen) : former,
                         .place = !first.isEmpty()   ? first
                             : chosen == ways::Other ? address
                                                     : ways::wireIn(chosen) + address,
                         .options = options};
}

QJsonObject DeviceRow::entry() const
{
    const auto typed = plug();
    auto entry = m_entry;
    if (!typed)
        return {};
    entry.insert(u"kind"_s, devices::kindWord(m_kind));
    entry.insert(u"place"_s, typed->place);
    entry.remove(u"driver"_s); // of the place before
    if (!typed->driver.isEmpty())
        entry.insert(u"driver"_s, typed->driver);
    entry.remove(u"options"_s);
    if (!typed->options.isEmpty())
        entry.insert(u"options"_s, typed->options);
    return entry;
}

QString DeviceRow::missing() const
{
    if (!plug() || !m_address->isVisibleTo(this) || !m_address->text().trimmed().isEmpty())
        return {};
    m_address->setFocus();
    return m_name;
}

bool DeviceRow::canBeTried() const
{
    return m_test->isEnabled();
}

void DeviceRow::choose()
{
    m_way->setFocus();
}

void DeviceRow::typed()
{
    const auto chosen = way();
    const bool asks = !chosen.isEmpty() && ways::placeOfFirst(chosen).isEmpty();
    m_address->setVisible(asks);
    m_address->setPlaceholderText(ways::hintOf(chosen));
    if (m_choose)
        m_choose->setVisible(chosen == ways::Words);
    if (m_options)
        m_options->setVisible(!chosen.isEmpty());
    if (m_found && ways::wireIn(chosen) != ways::Serial)
        m_found->hide();
    m_test->setEnabled(!chosen.isEmpty() && (!asks || !m_address->text().trimmed().isEmpty()));
    if (m_filling)
        return;
    m_result->hide(); // of what stood there before
    stop();
    Q_EMIT changed();
}

void DeviceRow::chooseFolder()
{
    if (!m_dialog) {
        m_dialog = new QFileDialog(window(), tr("选择文件夹"));
        m_dialog->setOption(QFileDialog::DontUseNativeDialog); // FileImport says why
        m_dialog->setFileMode(QFileDialog::Directory);
        m_dialog->setNameFilter(tr("录音 (*.wav)")); // they are seen, so that the right one is known
        connect(m_dialog, &QFileDialog::fileSelected, m_address, &QLineEdit::setText);
    }
    m_dialog->setDirectory(m_address->text());
    m_dialog->open();
}

// What is plugged in and of this kind is filled in; nobody knows these numbers by heart.
void DeviceRow::lookForPlugged()
{
    const auto chosen = way();
    if (ways::wireIn(chosen) == ways::Serial) {
        m_shop.papers.run([] { return devices::hub::serialLines(); }, this,
                          [this, chosen](const QStringList &lines) {
                              if (way() == chosen)
                                  offerSerialLines(lines);
                          });
        return;
    }
    if ((chosen != ways::Usb && chosen != ways::Hid) || !m_address->text().isEmpty())
        return;
    const auto tellFound = [this, chosen](const QList<devices::hub::Candidate> &found) {
        if (way() != chosen || !m_address->text().isEmpty())
            return; // chosen or typed otherwise meanwhile
        for (const auto &one : found) {
            if (one.plug.kind != m_kind || !one.plug.place.startsWith(chosen))
                continue;
            m_address->setText(one.plug.place.mid(chosen.size()));
            const auto name = QStringList{one.maker, one.name}.join(u' ').trimmed();
            return tell(tr("找到：%1").arg(name.isEmpty() ? one.plug.place : name), true);
        }
        m_result->setText(tr("没有找到。接好并开机后请重新选择，或照设备标签填写"));
        ui::setRole(m_result, "muted");
        m_result->show();
    };
    m_shop.papers.run([] { return devices::hub::candidates(); }, this, tellFound);
}

// What hangs on a line nobody can see; so they are offered, by names that stay whatever else is plugged in.
void DeviceRow::offerSerialLines(const QStringList &lines)
{
    m_found->clear();
    m_found->addItem(lines.isEmpty() ? tr("没有找到 USB 转串口。主板上的串口请填 /dev/ttyS0 等")
                                     : tr("找到 %1 个 USB 转串口，请选择").arg(lines.size()));
    for (const auto &line : lines)
        m_found->addItem(line.section(u'/', -1), line);
    m_found->show();
    if (lines.size() == 1 && m_address->text().isEmpty()) {
        m_found->setCurrentIndex(1);
        m_address->setText(lines.first());
    }
}

void DeviceRow::tellTrying()
{
    m_result->setText(tr("正在试……最多几秒"));
    ui::setRole(m_result, "muted");
    m_result->show();
}

void DeviceRow::tell(const QString &words, bool good)
{
    m_result->setText(words);
    ui::setRole(m_result, good ? "good" : "wrong");
    m_result->show();
}

void DeviceRow::tell(const ui::DeviceSeen &seen)
{
    using devices::DeviceState;
    if (seen.kind == Kind::Microphone && m_sound)
        m_sound->start({.kind = seen.kind, .place = seen.place});
    const auto state = seen.health.state;
    const bool up = state == DeviceState::Ready || state == DeviceState::Busy || state == DeviceState::Guidance;
    if (!up)
        return tell(ui::failureLine(seen.health.lastFault ? seen.health.lastFault->code : yc::codes::TimedOut), false);
    if (m_camera)
        m_camera->start({.kind = seen.kind, .place = seen.place});
    const auto model = QStringList{seen.info.maker, seen.info.model}.join(u' ').trimmed();
    const auto asked
        = seen.health.guidance == devices::Guidance::PlaceCard || seen.health.guidance == devices::Guidance::LoadPaper
        ? QString()
        : ui::guidanceWords(seen.health.guidance);
    if (seen.info.kind == Kind::Display && !seen.info.can.testFlag(devices::Capability::StatusBack)) {
        tell(tr("已打开。这种屏只听不答，请在“设备状态 → 逐项诊断”中看它是否显示"), true);
        return ui::setRole(m_result, "muted");
    }
    const auto words = model.isEmpty() ? tr("✓ 已连通，可以使用") : tr("✓ 已连通，可以使用：%1").arg(model);
    tell(asked.isEmpty() ? words : words + u" · "_s + asked, true);
}

void DeviceRow::stop()
{
    if (m_sound)
        m_sound->stop();
    if (m_camera)
        m_camera->stop();
}

void DeviceRow::forget()
{
    if (m_dialog)
        m_dialog->reject();
    stop();
}

} // namespace yc::app
