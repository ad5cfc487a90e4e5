#include "app/pages/devices_page.h"

#include "ui/date_words.h"
#include "ui/device_words.h"
#include "ui/failure_words.h"
#include "ui/lists.h"
#include "ui/print_words.h"
#include "ui/status_chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace yc::app
{

using namespace std::chrono_literals;

namespace
{

ui::Tone toneOf(devices::DeviceState state)
{
    switch (state) {
    case devices::DeviceState::Ready:
    case devices::DeviceState::Busy: return ui::Tone::Done;
    case devices::DeviceState::Guidance:
    case devices::DeviceState::Recovering:
    case devices::DeviceState::Opening: return ui::Tone::Soon;
    case devices::DeviceState::Fault:
    case devices::DeviceState::Absent: return ui::Tone::Wrong;
    }
    return ui::Tone::Plain;
}

} // namespace

DevicesPage::DevicesPage(Shop &shop, QWidget *parent)
    : Page(shop, parent), m_tally(PrintTally::of(shop.printing, shop.desk.clock()))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    auto *title = new QLabel(tr("设备状态"), this);
    ui::setRole(title, "title");
    auto *row = new QHBoxLayout;
    row->addWidget(title);
    row->addStretch(1);
    m_use = new QPushButton(tr("改用这一台"), this);
    m_use->setToolTip(tr("同类设备有几台时，以后都用选中的这一台"));
    row->addWidget(m_use);
    connect(m_use, &QPushButton::clicked, this, &DevicesPage::useChosen);
    auto *doctor = new QPushButton(tr("逐项诊断"), this);
    doctor->setToolTip(tr("从接口到读出证件、打出一行字，逐项检查每台设备"));
    auto *cabinet = new QPushButton(tr("取件柜"), this);
    cabinet->setToolTip(tr("看柜门状态，打开柜门"));
    cabinet->setVisible(!shop.devices.cabinets().isEmpty());
    row->addWidget(cabinet);
    connect(cabinet, &QPushButton::clicked, this, &DevicesPage::cabinetWanted);
    row->addWidget(doctor);
    m_terminals = new QPushButton(tr("各终端状态"), this);
    m_terminals->setToolTip(tr("本机构和下级机构的窗口、自助终端，各自的设备怎样"));
    row->addWidget(m_terminals);
    column->addLayout(row);
    connect(m_terminals, &QPushButton::clicked, this, &DevicesPage::terminalsWanted);
    connect(doctor, &QPushButton::clicked, this, &DevicesPage::doctorWanted);
    m_list = new QListWidget(this);
    ui::prepareList(m_list);
    m_list->setAccessibleName(tr("设备列表"));
    connect(m_list, &QListWidget::currentRowChanged, this, &DevicesPage::tellChoice);
    column->addWidget(m_list, 100);
    m_empty = new QLabel(tr("设置中没有设备。请管理员在“系统设置”中添加设备。"), this);
    m_empty->setWordWrap(true);
    ui::setRole(m_empty, "muted");
    column->addWidget(m_empty);
    column->addStretch(1);
    m_watch.setInterval(3s);
    connect(&m_watch, &QTimer::timeout, &shop.printing, &PrintRoom::lookAgain);
    const auto again = [this] {
        if (isVisible())
            refresh();
    };
    connect(&shop.printing, &PrintRoom::changed, this, again);
    connect(&m_tally, &PrintTally::changed, this, again);
}

QString DevicesPage::instruction() const
{
    const auto all = m_shop.devices.all().size();
    const auto working = m_shop.devices.working();
    return working < all ? tr("有 %1 台设备不可用，请按提示处理").arg(all - working) : tr("设备正常");
}

void DevicesPage::refresh()
{
    const QSignalBlocker quiet(m_list); // nobody changed anything in it by hand, which would take back what is said
    const auto row = m_list->currentRow();
    m_list->clear();
    const auto all = m_shop.devices.all();
    for (const auto &device : all) {
        const auto kind = ui::deviceKindWords(device.plug.kind);
        const auto state = ui::deviceStateWords(device.health.state);
        QStringList lines{
            QStringLiteral("%1 %2    %3").arg(ui::StatusChip::sign(toneOf(device.health.state)), state, kind)};
        const auto asked = ui::guidanceWords(device.health.guidance);
        if (!asked.isEmpty())
            lines += asked;
        if (device.health.lastFault && device.health.state != devices::DeviceState::Ready)
            lines += ui::failureLine(device.health.lastFault->code);
        QStringList facts{QStringList{device.info.maker, device.info.model}.join(u' ').trimmed(), device.plug.place,
                          device.info.firmware.isEmpty() ? QString() : tr("固件 %1").arg(device.info.firmware)};
        facts += usesOf(device.health);
        const auto alike = std::ranges::count(all, device.plug.kind, [](const auto &one) { return one.plug.kind; });
        if (alike > 1)
            facts += m_shop.devices.isInUse(device) ? tr("使用中") : tr("备用");
        facts.removeAll(QString());
        lines += facts.join(QStringLiteral(" · "));
        auto *line = new QListWidgetItem(lines.join(u'\n'), m_list);
        line->setData(Qt::AccessibleTextRole, QStringLiteral("%1 %2").arg(kind, state));
    }
    addQueues();
    m_list->setCurrentRow(qBound(0, row, m_list->count() - 1));
    m_list->setVisible(m_list->count() > 0);
    m_empty->setVisible(all.isEmpty());
    tellChoice();
    Q_EMIT instructionChanged();
}

// How often it did its work, and when last.
QStringList DevicesPage::usesOf(const devices::Health &health)
{
    QStringList facts{tr("成功 %1 次，失败 %2 次").arg(health.done).arg(health.failed)};
    if (health.lastGoodMsAgo >= 0)
        facts += tr("最近成功：%1前").arg(ui::waitWords(static_cast<int>(health.lastGoodMsAgo / 1000)));
    if (health.counter >= 0)
        facts += tr("设备累计 %1 页").arg(health.counter);
    return facts;
}

void DevicesPage::tellChoice()
{
    const auto all = m_shop.devices.all();
    m_use->setVisible(!std::ranges::all_of(all, [this](const auto &one) { return m_shop.devices.isInUse(one); }));
    const auto row = m_list->currentRow();
    m_use->setEnabled(row >= 0 && row < all.size() && m_shop.devices.mayUse(all[row]));
}

// Remembered by where it is plugged in. Where that cannot be kept it counts until the program is left, and is said.
void DevicesPage::useChosen()
{
    const auto all = m_shop.devices.all();
    const auto row = m_list->currentRow();
    if (row < 0 || row >= all.size() || !m_shop.devices.mayUse(all[row]))
        return;
    const auto &plug = all[row].plug;
    m_shop.devices.use(all[row]);
    m_shop.settings.use.insert(devices::kindWord(plug.kind), plug.place);
    m_list->setFocus();
    if (m_shop.settingsPlace.write.isEmpty())
        return;
    if (const auto kept = ui::changeSettings(m_shop.settingsPlace, {{QStringLiteral("use"), m_shop.settings.use}});
        !kept)
        Q_EMIT problem(kept.error());
    else
        m_shop.settingsPlace.read = m_shop.settingsPlace.write;
}

void DevicesPage::addQueues()
{
    const auto kind = ui::deviceKindWords(devices::Kind::DocumentPrinter);
    const auto add = [&](ui::Tone tone, const QString &state, const QStringList &more) {
        auto lines = more;
        lines.prepend(QStringLiteral("%1 %2    %3").arg(ui::StatusChip::sign(tone), state, kind));
        lines.removeAll(QString());
        auto *line = new QListWidgetItem(lines.join(u'\n'), m_list);
        line->setData(Qt::AccessibleTextRole, QStringLiteral("%1 %2").arg(kind, state));
    };
    const auto &printing = m_shop.printing;
    if (!printing.hasAnswered())
        return add(ui::Tone::Soon, ui::deviceStateWords(devices::DeviceState::Opening), {});
    if (const auto problem = printing.problem())
        return add(ui::Tone::Wrong, ui::deviceStateWords(devices::DeviceState::Absent),
                   {ui::failureLine(problem->code)});
    if (printing.queues().isEmpty())
        return add(ui::Tone::Soon, ui::deviceStateWords(devices::DeviceState::Absent),
                   {ui::failureLine(devices::codes::NoQueue)});
    const auto *used = printing.queue();
    for (const auto &queue : printing.queues()) {
        QStringList lines;
        for (const auto trouble : queue.troubles)
            lines += ui::troubleWords(trouble);
        if (!queue.accepting)
            lines += ui::failureLine(devices::codes::QueueRefuses);
        QStringList facts{ui::queueName(queue), queue.description.isEmpty() ? QString() : queue.name, queue.model,
                          queue.location};
        if (used && queue.name == used->name)
            facts += tr("本窗口打印文书用");
        facts += usesOf(m_tally.health(queue));
        if (queue.waiting > 0)
            facts += tr("等待打印 %1 件").arg(queue.waiting);
        facts.removeAll(QString());
        facts.removeDuplicates();
        lines += facts.join(QStringLiteral(" · "));
        const bool stopped = !queue.accepting || std::ranges::any_of(queue.troubles, devices::stopsPrinting);
        add(stopped                        ? ui::Tone::Wrong
                : queue.troubles.isEmpty() ? ui::Tone::Done
                                           : ui::Tone::Soon,
            ui::queueStateWords(queue), lines);
    }
}

void DevicesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_watch.start();
}

void DevicesPage::hideEvent(QHideEvent *event)
{
    m_watch.stop();
    Page::hideEvent(event);
}

void DevicesPage::enter()
{
    m_shop.printing.lookAgain();
    m_terminals->setVisible(m_shop.mayChangeSettings());
    refresh();
    m_list->setFocus();
}

} // namespace yc::app
