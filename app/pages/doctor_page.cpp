#include "app/pages/doctor_page.h"

#include "devices/hub/place_check.h"
#include "ui/device_words.h"
#include "ui/failure_words.h"
#include "ui/lists.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace yc::app
{

namespace
{

using namespace std::chrono_literals;
using State = ui::Check::State;

constexpr auto Patience = 60s; // for a hand with a card; the clerk can end it sooner

QColor colourOf(const ui::Theme &theme, State state)
{
    switch (state) {
    case State::Good: return theme.colour(u"done");
    case State::Note: return theme.colour(u"soon");
    case State::Wrong: return theme.colour(u"wrong");
    case State::Unknown: break;
    }
    return theme.colour(u"muted");
}

} // namespace

DoctorPage::DoctorPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    auto *title = new QLabel(tr("设备诊断"), this);
    ui::setRole(title, "title");
    column->addWidget(title);
    auto *hint = new QLabel(tr("从接口到读出证件、打出一行字，逐项检查本机设置的每台设备。会打印一行字；"
                               "检查期间放上的证件、扫的码只用于检查，不会开始办件。"),
                            this);
    hint->setWordWrap(true);
    ui::setRole(hint, "muted");
    column->addWidget(hint);
    auto *row = new QHBoxLayout;
    m_start = new QPushButton(tr("开始检查"), this);
    ui::setRole(m_start, "primary");
    row->addWidget(m_start);
    m_stop = new QPushButton(tr("停止检查"), this);
    row->addWidget(m_stop);
    row->addStretch(1);
    column->addLayout(row);
    m_list = new QListWidget(this);
    ui::prepareList(m_list);
    m_list->setAccessibleName(tr("检查结果"));
    column->addWidget(m_list, 100);
    m_empty = new QLabel(tr("还没有检查。按 Enter 开始。"), this);
    ui::setRole(m_empty, "muted");
    column->addWidget(m_empty);
    column->addStretch(1);
    connect(m_start, &QPushButton::clicked, this, &DoctorPage::start);
    connect(m_stop, &QPushButton::clicked, this, &DoctorPage::stop);
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &DoctorPage::stop);
    connect(&shop.devices, &DeviceRoom::changed, this, &DoctorPage::look);
    connect(&shop.printing, &PrintRoom::changed, this, &DoctorPage::look);
}

DoctorPage::~DoctorPage() = default;

QString DoctorPage::instruction() const
{
    if (isRunning() || !m_try)
        return tr("按 Enter 开始检查，Esc 返回");
    const auto all = checks();
    const auto wrong = std::ranges::count_if(all, [](const auto &check) { return check.state == State::Wrong; });
    return wrong == 0 ? tr("检查完毕，没有发现问题。按 Enter 再检查一次，Esc 返回")
                      : tr("检查完毕，有 %1 台设备需要处理，请按红色一行的提示做").arg(wrong);
}

void DoctorPage::enter()
{
    refresh();
    m_start->setFocus();
}

bool DoctorPage::goOn()
{
    if (!isRunning())
        start();
    return true;
}

bool DoctorPage::goBack()
{
    if (isRunning())
        stop();
    else
        Q_EMIT left();
    return true;
}

void DoctorPage::takeTyped(qsizetype characters)
{
    m_typed = characters;
    refresh();
}

void DoctorPage::start()
{
    m_try = std::make_unique<ui::DeviceTry>(m_shop.devices.toTry());
    m_typed = 0;
    m_facts.clear();
    const auto devices = m_shop.devices.all();
    m_placesLeft = devices.size();
    for (const auto &device : devices)
        m_shop.papers.run([place = device.plug.place] { return devices::hub::factsOf(place); }, this,
                          [this, run = m_run + 1, place = device.plug.place](const devices::PlaceFacts &facts) {
                              if (run != m_run)
                                  return;
                              m_facts.insert(place, facts);
                              --m_placesLeft;
                              look();
                          });
    ++m_run;
    m_shop.printing.lookAgain();
    m_end.start(Patience);
    connect(m_try.get(), &ui::DeviceTry::changed, this, &DoctorPage::look);
    m_try->start();
    look();
    m_stop->setFocus();
}

void DoctorPage::stop()
{
    if (!isRunning())
        return;
    m_end.stop();
    ++m_run;
    m_try->stop();
    Q_EMIT waiting({});
    refresh();
    if (m_firstWrong >= 0) { // what has to be seen to, in view, and not under the colour of a choice
        m_list->setCurrentRow(-1);
        m_list->scrollToItem(m_list->item(m_firstWrong), QAbstractItemView::PositionAtTop);
    }
    if (isVisible())
        m_start->setFocus();
}

// Whoever goes on with the work is not waited for.
void DoctorPage::hideEvent(QHideEvent *event)
{
    stop();
    Page::hideEvent(event);
}

// Something came of it. Over when nobody and nothing is waited for.
void DoctorPage::look()
{
    if (!isRunning())
        return;
    const auto devices = m_shop.devices.all();
    const bool coming = std::ranges::any_of(
        devices, [](const auto &device) { return device.health.state == devices::DeviceState::Opening; });
    if (m_placesLeft == 0 && !coming && !m_try->isWaiting() && m_shop.printing.hasAnswered())
        return stop();
    const auto asks = m_try->asks();
    Q_EMIT waiting(tr("正在检查……%1（Esc 停止）").arg(asks.join(tr("；"))));
    refresh();
}

QList<ui::Check> DoctorPage::checks() const
{
    QList<ui::Check> all;
    const auto devices = m_shop.devices.seen();
    for (auto device : devices) {
        device.at = m_facts.value(device.place);
        device.tried = m_try->of(device.kind, device.place);
        all += ui::checkDevice(device);
    }
    const auto chosen = m_shop.printing.choice().queue;
    auto printers = ui::checkPrinters(m_shop.printing.printer(), chosen);
    if (m_shop.printing.hasAnswered())
        printers.steps = ui::stepsOf(m_shop.printing.printer(), chosen);
    else
        printers.says = tr("还没有应答");
    all += printers;
    return all;
}

void DoctorPage::refresh()
{
    m_start->setEnabled(!isRunning());
    m_stop->setVisible(isRunning());
    m_empty->setVisible(!m_try);
    m_list->setVisible(m_try != nullptr);
    if (!m_try)
        return Q_EMIT instructionChanged();
    const QSignalBlocker quiet(m_list); // nobody changed anything in it by hand, which would take back what is said
    const auto row = m_list->currentRow();
    m_list->clear();
    m_firstWrong = -1;
    const auto add = [this](State state, const QString &words, bool head) {
        if (state == State::Wrong && head && m_firstWrong < 0)
            m_firstWrong = m_list->count();
        auto *line = new QListWidgetItem(words, m_list);
        line->setForeground(head && state != State::Wrong ? m_shop.theme.colour(u"text")
                                                          : colourOf(m_shop.theme, state));
        auto font = m_list->font();
        font.setBold(head);
        line->setFont(font);
    };
    for (const auto &check : checks()) {
        add(check.state, ui::markOf(check.state) + u' ' + check.name, true);
        if (check.steps.isEmpty())
            add(check.state, QStringLiteral("      ") + (check.code ? ui::failureLine(*check.code) : check.says),
                false);
        for (const auto &step : check.steps) {
            auto words = QStringLiteral("      %1 %2　%3").arg(ui::markOf(step.state), step.name, step.says);
            if (step.code)
                words += (step.says.isEmpty() ? QString() : QStringLiteral(" · ")) + ui::failureLine(*step.code);
            add(step.state, words, false);
        }
    }
    if (m_typed > 0) {
        add(State::Good, tr("✓ 扫码器（键盘方式）"), true);
        add(State::Good, tr("      ✓ 试用　读到一个码，%1 个字符").arg(m_typed), false);
    }
    m_list->setCurrentRow(qMin(row, m_list->count() - 1));
    Q_EMIT instructionChanged();
}

} // namespace yc::app
