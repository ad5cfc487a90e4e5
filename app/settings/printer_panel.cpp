#include "app/settings/printer_panel.h"

#include "core/papers/paper_values.h"
#include "ui/case_words.h"
#include "ui/failure_words.h"
#include "ui/print_words.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;

PrinterPanel::PrinterPanel(Shop &shop, QWidget *parent) : Panel(shop, tr("文书打印机与纸盒"), parent)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *title = new QLabel(tr("打印机"), this);
    ui::setRole(title, "muted");
    title->setFixedWidth(shop.theme.room(100));
    row->addWidget(title);
    m_queues = new QComboBox(this);
    title->setBuddy(m_queues);
    m_queues->setAccessibleName(tr("文书打印机"));
    m_queues->view()->setAccessibleName(tr("文书打印机"));
    m_queues->setMinimumContentsLength(24);
    m_queues->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    row->addWidget(m_queues);
    m_duplex = new QCheckBox(tr("双面打印"), this);
    row->addWidget(m_duplex);
    row->addStretch(1);
    m_column->addLayout(row);
    m_notice = new QLabel(this);
    m_notice->setWordWrap(true);
    ui::setRole(m_notice, "warning");
    m_column->addWidget(m_notice);
    m_noTrays = new QLabel(tr("这台打印机没有可选的纸盒。"), this);
    ui::setRole(m_noTrays, "muted");
    m_column->addWidget(m_noTrays);

    m_trayBox = new QWidget(this);
    auto *grid = new QGridLayout(m_trayBox);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    constexpr int columns = 2;
    int at = 0;
    for (const auto &kind : core::papers::paperKinds()) {
        const auto name = ui::paperWords(kind);
        auto *label = new QLabel(name, m_trayBox);
        auto *box = new QComboBox(m_trayBox);
        box->setAccessibleName(tr("%1的纸盒").arg(name));
        box->view()->setAccessibleName(box->accessibleName());
        label->setBuddy(box);
        grid->addWidget(label, at / columns, (at % columns) * 2);
        grid->addWidget(box, at / columns, (at % columns) * 2 + 1);
        m_trays.append({kind, box});
        connect(box, &QComboBox::activated, this, &PrinterPanel::chose);
        ++at;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    m_column->addWidget(m_trayBox);

    connect(m_queues, &QComboBox::activated, this, &PrinterPanel::chose);
    connect(m_duplex, &QCheckBox::clicked, this, &PrinterPanel::chose);
    connect(&shop.printing, &PrintRoom::changed, this, [this] {
        if (isVisible())
            show();
    });
}

void PrinterPanel::refresh(bool mayChange)
{
    m_mayChange = mayChange;
    m_shop.printing.lookAgain();
    show();
}

void PrinterPanel::show()
{
    const auto &printing = m_shop.printing;
    const auto *current = printing.queue();
    const auto missing = printing.missing();
    m_filling = true;
    m_queues->clear();
    for (const auto &queue : printing.queues())
        m_queues->addItem(tr("%1（%2）").arg(ui::queueName(queue), ui::queueStateWords(queue)), queue.name);
    // The chosen one stays to be seen as long as nobody chose another.
    if (!missing.isEmpty())
        m_queues->addItem(tr("%1（已不存在）").arg(missing), missing);
    m_queues->setCurrentIndex(missing.isEmpty() ? (current ? m_queues->findData(current->name) : -1)
                                                : m_queues->count() - 1);
    m_queues->setEnabled(m_mayChange && m_queues->count() > 0);
    m_duplex->setVisible(current && current->duplex);
    m_duplex->setChecked(printing.choice().duplex);
    m_duplex->setEnabled(m_mayChange);
    QString notice;
    if (!printing.hasAnswered())
        notice = tr("正在查找打印机……");
    else if (const auto problem = printing.problem())
        notice = ui::failureLine(problem->code);
    else if (!current)
        notice = ui::failureLine(devices::codes::NoQueue);
    else if (!missing.isEmpty())
        notice
            = tr("选定的打印机“%1”已不存在，目前改用“%2”。请在上面另选一台；如果它还在，请管理员在系统中重新添加（%3）")
                  .arg(missing, ui::queueName(*current), toString(devices::codes::QueueGone));
    else if (!current->troubles.isEmpty())
        notice = ui::troubleWords(current->troubles.first());
    else if (!current->accepting)
        notice = ui::failureLine(devices::codes::QueueRefuses);
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    showTrays(current);
    m_filling = false;
}

void PrinterPanel::showTrays(const devices::PrintQueue *queue)
{
    const bool some = queue && queue->trays.size() > 1;
    m_trayBox->setVisible(some);
    m_noTrays->setVisible(queue && !some);
    if (!some)
        return;
    for (const auto &[kind, box] : std::as_const(m_trays)) {
        const auto chosen = m_shop.printing.choice().trays.value(kind);
        box->clear();
        box->addItem(tr("自动选择"), QString());
        for (const auto &tray : queue->trays)
            box->addItem(ui::trayWords(tray), tray);
        if (!chosen.isEmpty() && !queue->trays.contains(chosen))
            box->addItem(tr("%1（这台没有）").arg(ui::trayWords(chosen)), chosen);
        box->setCurrentIndex(qMax(0, box->findData(chosen)));
        box->setEnabled(m_mayChange);
    }
}

void PrinterPanel::chose()
{
    if (m_filling)
        return;
    auto choice = m_shop.printing.choice();
    choice.queue = m_queues->currentData().toString();
    choice.duplex = m_duplex->isChecked();
    if (m_trayBox->isVisibleTo(this)) {
        for (const auto &[kind, box] : std::as_const(m_trays)) {
            if (const auto tray = box->currentData().toString(); tray.isEmpty())
                choice.trays.remove(kind);
            else
                choice.trays.insert(kind, tray);
        }
    }
    m_shop.printing.choose(choice);
    say(tr("已保存"), "good");
}

} // namespace yc::app
