#include "app/pages/terminals_page.h"

#include "core/flow/device_report.h"
#include "devices/api/trouble_words.h"
#include "ui/date_words.h"
#include "ui/device_words.h"
#include "ui/failure_words.h"
#include "ui/lists.h"
#include "ui/print_words.h"
#include "ui/status_chip.h"

#include <QCheckBox>
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
using core::flow::DeviceSays;
using core::wire::DeviceReport;
using core::wire::TerminalSeen;

namespace
{

// Terminals tell something every ten minutes: after three times that, one is off, or has no line.
constexpr auto Silence = 30min;
constexpr qint64 LittleRoom = 2LL * 1024 * 1024 * 1024;

enum class Stand { Troubled, Silent, Asks, Well, Shut };

bool isSilent(const TerminalSeen &terminal, const QDateTime &now)
{
    return !terminal.report || terminal.heard.addDuration(Silence) < now;
}

bool hasLittleRoom(const TerminalSeen &terminal)
{
    return terminal.report && terminal.report->diskFree >= 0 && terminal.report->diskFree < LittleRoom;
}

Stand standOf(const TerminalSeen &terminal, const QDateTime &now)
{
    if (terminal.shut)
        return Stand::Shut;
    const auto has = [&terminal](DeviceSays what) {
        return terminal.report && std::ranges::any_of(terminal.report->devices, [what](const DeviceReport &device) {
                   return core::flow::sayingOf(device) == what;
               });
    };
    if (isSilent(terminal, now))
        return Stand::Silent;
    if (has(DeviceSays::Broken))
        return Stand::Troubled;
    return has(DeviceSays::Asks) || hasLittleRoom(terminal) ? Stand::Asks : Stand::Well;
}

ui::Tone toneOf(Stand stand)
{
    switch (stand) {
    case Stand::Troubled: return ui::Tone::Wrong;
    case Stand::Silent:
    case Stand::Asks: return ui::Tone::Soon;
    case Stand::Well: return ui::Tone::Done;
    case Stand::Shut: break;
    }
    return ui::Tone::Plain;
}

} // namespace

TerminalsPage::TerminalsPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    auto *title = new QLabel(tr("各终端状态"), this);
    ui::setRole(title, "title");
    m_onlyTroubled = new QCheckBox(tr("只看需要处理的"), this);
    auto *row = new QHBoxLayout;
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(m_onlyTroubled);
    column->addLayout(row);
    m_stand = new QLabel(this);
    ui::setRole(m_stand, "muted");
    column->addWidget(m_stand);
    m_list = new QListWidget(this);
    ui::prepareList(m_list);
    m_list->setAccessibleName(tr("终端列表"));
    column->addWidget(m_list, 100);
    m_empty = new QLabel(this);
    m_empty->setWordWrap(true);
    ui::setRole(m_empty, "muted");
    column->addWidget(m_empty);
    column->addStretch(1);
    connect(m_onlyTroubled, &QCheckBox::toggled, this, &TerminalsPage::refresh);
    m_again.setInterval(30s);
    connect(&m_again, &QTimer::timeout, this, &TerminalsPage::ask);
}

QString TerminalsPage::instruction() const
{
    if (!m_heard.isValid())
        return tr("正在向大厅查询各终端的状态，按 Esc 返回");
    return m_troubled > 0 ? tr("有 %1 台终端需要处理，排在最前，按 Esc 返回").arg(m_troubled)
                          : tr("各终端正常，按 Esc 返回");
}

void TerminalsPage::enter()
{
    refresh();
    ask();
    m_again.start();
    m_list->setFocus();
}

bool TerminalsPage::goBack()
{
    Q_EMIT left();
    return true;
}

void TerminalsPage::hideEvent(QHideEvent *event)
{
    m_again.stop();
    Page::hideEvent(event);
}

void TerminalsPage::ask()
{
    if (std::exchange(m_asking, true))
        return;
    m_shop.desk.terminals(this, [this](const Result<QList<TerminalSeen>> &terminals) {
        m_asking = false;
        if (!terminals) {
            Q_EMIT problem(terminals.error());
            return;
        }
        m_heard = m_shop.desk.clock().now();
        m_terminals = *terminals;
        refresh();
    });
}

void TerminalsPage::refresh()
{
    const auto now = m_shop.desk.clock().now();
    const auto needs = [&now](const TerminalSeen &terminal) {
        const auto stand = standOf(terminal, now);
        return stand != Stand::Well && stand != Stand::Shut;
    };
    auto shown = m_terminals;
    m_troubled = static_cast<int>(std::ranges::count_if(shown, needs));
    if (m_onlyTroubled->isChecked())
        shown.removeIf([&needs](const TerminalSeen &terminal) { return !needs(terminal); });
    std::ranges::stable_sort(shown, {}, [&now](const TerminalSeen &terminal) { return standOf(terminal, now); });
    const auto row = m_list->currentRow();
    m_list->clear();
    for (const auto &terminal : std::as_const(shown))
        add(terminal, now);
    m_list->setCurrentRow(qBound(0, row, m_list->count() - 1));
    m_list->setVisible(m_list->count() > 0);
    m_empty->setText(!m_heard.isValid()          ? QString()
                         : m_terminals.isEmpty() ? tr("本机构还没有登记的终端。")
                                                 : tr("没有需要处理的终端。"));
    m_empty->setVisible(m_list->count() == 0);
    m_stand->setText(m_heard.isValid() ? tr("截至 %1，每半分钟更新").arg(ui::timeWords(m_heard, now)) : QString());
    Q_EMIT instructionChanged();
}

void TerminalsPage::add(const TerminalSeen &terminal, const QDateTime &now)
{
    const auto stand = standOf(terminal, now);
    const auto who = terminal.kind == core::wire::TerminalKind::Kiosk ? tr("自助终端")
        : terminal.kind == core::wire::TerminalKind::Agent            ? tr("代办终端")
        : terminal.windowNo.isEmpty()                                 ? tr("窗口")
                                                                      : tr("%1号窗口").arg(terminal.windowNo);
    const auto state = [stand] {
        switch (stand) {
        case Stand::Troubled: return tr("设备不可用");
        case Stand::Silent: return tr("没有消息");
        case Stand::Asks: return tr("待操作");
        case Stand::Well: return tr("正常");
        case Stand::Shut: return tr("已停用");
        }
        return QString();
    }();
    QStringList lines{
        QStringLiteral("%1 %2    %3 %4").arg(ui::StatusChip::sign(toneOf(stand)), state, terminal.nodeName, who)};
    QStringList facts{terminal.id};
    if (!terminal.report) {
        facts += tr("从未上报");
    } else {
        if (stand != Stand::Shut)
            lines += troublesOf(*terminal.report);
        if (hasLittleRoom(terminal))
            lines += tr("磁盘只剩 %1").arg(ui::sizeWords(terminal.report->diskFree));
        facts += tr("%1 上报").arg(ui::timeWords(terminal.heard, now));
        facts += tr("设备 %1 台").arg(terminal.report->devices.size());
        if (terminal.report->owed > 0)
            facts += tr("待上传 %1 件").arg(terminal.report->owed);
        facts += terminal.report->program + u' ' + terminal.report->version;
    }
    lines += facts.join(QStringLiteral(" · "));
    auto *line = new QListWidgetItem(lines.join(u'\n'), m_list);
    line->setData(Qt::AccessibleTextRole, QStringList{terminal.nodeName, who, state}.join(u' '));
    line->setData(Qt::AccessibleDescriptionRole, lines.mid(1).join(QStringLiteral(" · ")));
}

// A line for each device that is not well: which, where, what is the matter.
QStringList TerminalsPage::troublesOf(const core::wire::TerminalReport &report)
{
    QStringList lines;
    for (const auto &device : report.devices) {
        const auto says = core::flow::sayingOf(device);
        if (says == DeviceSays::Well)
            continue;
        const auto kind = devices::kindNamed(device.kind);
        const auto state = devices::stateNamed(device.state);
        const auto fault = codeFromString(device.fault);
        const auto trouble = kind == devices::Kind::DocumentPrinter ? devices::troubleNamed(device.guidance)
                                                                    : std::nullopt; // of sheets, no scanner's
        const auto asked = trouble
            ? ui::troubleWords(*trouble)
            : ui::guidanceWords(devices::guidanceNamed(device.guidance).value_or(devices::Guidance::None));
        QStringList words{kind ? ui::deviceKindWords(*kind) : device.kind,
                          state ? ui::deviceStateWords(*state) : device.state};
        if (!asked.isEmpty())
            words += asked;
        else if (fault)
            words += ui::failureLine(*fault);
        words += device.place;
        lines += words.join(QStringLiteral(" · "));
    }
    return lines;
}

} // namespace yc::app
