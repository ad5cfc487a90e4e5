#include "app/steps/print_row.h"

#include "ui/date_words.h"
#include "ui/failure_words.h"
#include "ui/lists.h"
#include "ui/print_words.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace yc::app
{

using core::flow::PrintFact;

namespace
{

constexpr int MostCopies = 20;

QString outcomeWords(PrintFact::Outcome outcome)
{
    switch (outcome) {
    case PrintFact::Outcome::Sent: return PrintRow::tr("已送打印，请查看出纸口");
    case PrintFact::Outcome::Printed: return PrintRow::tr("已打印");
    case PrintFact::Outcome::Cancelled: return PrintRow::tr("已取消");
    case PrintFact::Outcome::Failed: return PrintRow::tr("没有打印");
    }
    return {};
}

} // namespace

PrintRow::PrintRow(PrintRoom &room, QWidget *parent) : QFrame(parent), m_room(room)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    const auto titled = [&](const QString &words, QWidget *box) {
        auto *title = new QLabel(words, this);
        title->setBuddy(box);
        row->addWidget(title);
        row->addWidget(box);
        box->setAccessibleName(words);
        if (auto *list = qobject_cast<QComboBox *>(box))
            list->view()->setAccessibleName(words);
        return title;
    };
    m_queues = new QComboBox(this);
    m_queues->setMinimumContentsLength(18);
    m_queues->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    titled(tr("打印机"), m_queues);
    m_copies = new QSpinBox(this);
    m_copies->setRange(1, MostCopies);
    titled(tr("份数"), m_copies);
    m_duplex = new QCheckBox(tr("双面"), this);
    row->addWidget(m_duplex);
    m_trays = new QComboBox(this);
    m_trayTitle = titled(tr("纸盒"), m_trays);
    row->addStretch(1);
    m_history = new QPushButton(tr("打印记录"), this);
    row->addWidget(m_history);
    column->addLayout(row);
    auto *state = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    m_notice = new QLabel(this);
    m_notice->setWordWrap(true);
    ui::setRole(m_notice, "warning");
    words->addWidget(m_notice);
    m_outcome = new QLabel(this);
    m_outcome->setWordWrap(true);
    words->addWidget(m_outcome);
    state->addLayout(words, 1);
    m_cancel = new QPushButton(tr("取消打印"), this);
    state->addWidget(m_cancel);
    column->addLayout(state);
    m_prints = new QListWidget(this);
    ui::prepareList(m_prints);
    m_prints->setAccessibleName(tr("打印记录"));
    m_prints->setMaximumHeight(110);
    m_prints->hide();
    column->addWidget(m_prints);

    connect(m_queues, &QComboBox::activated, this, &PrintRow::chose);
    connect(m_trays, &QComboBox::activated, this, &PrintRow::chose);
    connect(m_duplex, &QCheckBox::clicked, this, &PrintRow::chose);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_room.cancel(m_paper.id); });
    connect(m_history, &QPushButton::clicked, this, [this] {
        m_historyOpen = !m_historyOpen;
        showHistory();
    });
    connect(&room, &PrintRoom::changed, this, [this] {
        if (isVisibleTo(window()))
            refresh();
    });
}

void PrintRow::setPaper(const core::wire::Paper &paper)
{
    if (paper.id != m_paper.id) {
        m_copies->setValue(1);
        m_historyOpen = false;
    }
    m_paper = paper;
    m_room.askPrints(paper.caseId);
    m_room.lookAgain(); // it may have been a while since somebody looked at the printers
    refresh();
}

void PrintRow::print()
{
    m_room.print(m_paper, m_copies->value());
}

bool PrintRow::isPrinting() const
{
    const auto *job = m_room.job(m_paper.id);
    return job && !devices::isOver(job->progress.phase);
}

void PrintRow::chose()
{
    if (m_filling)
        return;
    auto choice = m_room.choice();
    choice.queue = m_queues->currentData().toString();
    choice.duplex = m_duplex->isChecked();
    if (const auto tray = m_trays->currentData().toString(); tray.isEmpty())
        choice.trays.remove(m_paper.kind);
    else
        choice.trays.insert(m_paper.kind, tray);
    m_room.choose(choice);
}

void PrintRow::refresh()
{
    m_filling = true;
    showQueues();
    m_filling = false;
    showOutcome();
    showHistory();
    Q_EMIT changed();
}

void PrintRow::showQueues()
{
    const auto &queues = m_room.queues();
    const auto *current = m_room.queue();
    QStringList words;
    for (const auto &queue : queues)
        words += queue.troubles.isEmpty() && queue.accepting
            ? ui::queueName(queue)
            : tr("%1（%2）").arg(ui::queueName(queue), ui::queueStateWords(queue));
    // An open list keeps its lines under the hand.
    bool same = m_queues->count() == words.size();
    for (int i = 0; same && i < m_queues->count(); ++i)
        same = m_queues->itemText(i) == words[i] && m_queues->itemData(i).toString() == queues[i].name;
    if (!same) {
        m_queues->clear();
        for (qsizetype i = 0; i < queues.size(); ++i)
            m_queues->addItem(words[i], queues[i].name);
    }
    m_queues->setCurrentIndex(current ? m_queues->findData(current->name) : -1);
    const bool printing = isPrinting();
    m_queues->setEnabled(!queues.isEmpty() && !printing);
    m_copies->setEnabled(!printing);
    m_duplex->setVisible(current && current->duplex);
    m_duplex->setChecked(m_room.choice().duplex);
    m_duplex->setEnabled(!printing);
    showTrays(current);

    QString notice;
    if (!m_room.hasAnswered())
        notice = tr("正在查找打印机……");
    else if (const auto problem = m_room.problem())
        notice = ui::failureLine(problem->code);
    else if (!current)
        notice = ui::failureLine(devices::codes::NoQueue);
    else if (const auto missing = m_room.missing(); !missing.isEmpty())
        notice = tr("原来选的打印机“%1”已不存在，将改用“%2”；也可另选一台").arg(missing, ui::queueName(*current));
    else if (!printing && !current->troubles.isEmpty())
        notice = ui::troubleWords(current->troubles.first());
    else if (!printing && !current->accepting)
        notice = ui::failureLine(devices::codes::QueueRefuses);
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
}

void PrintRow::showTrays(const devices::PrintQueue *queue)
{
    const bool some = queue && queue->trays.size() > 1;
    m_trayTitle->setVisible(some);
    m_trays->setVisible(some);
    m_trays->setEnabled(!isPrinting());
    if (!some)
        return;
    QStringList wanted{QString()};
    wanted += queue->trays;
    QStringList shown;
    for (int i = 0; i < m_trays->count(); ++i)
        shown += m_trays->itemData(i).toString();
    if (shown != wanted) {
        m_trays->clear();
        for (const auto &tray : std::as_const(wanted))
            m_trays->addItem(tray.isEmpty() ? tr("自动选择") : ui::trayWords(tray), tray);
    }
    m_trays->setCurrentIndex(qMax(0, m_trays->findData(m_room.choice().trays.value(m_paper.kind))));
}

void PrintRow::showOutcome()
{
    const auto *job = m_room.job(m_paper.id);
    const bool printing = isPrinting();
    m_cancel->setVisible(printing && job->sides > 0);
    const bool stopped = job && std::ranges::any_of(job->progress.troubles, devices::stopsPrinting);
    m_outcome->setVisible(job && !stopped);
    if (!job)
        return;
    using devices::PrintPhase;
    auto words = ui::progressWords(job->progress, job->sides, job->copies);
    if (job->progress.phase == PrintPhase::Printed)
        words = tr("%1（%2，%3）").arg(words, job->queueWords, ui::hallTime(job->at).toString(u"HH:mm"));
    if (stopped) { // what is to be done stands where it stood before anybody printed
        m_notice->setText(words);
        m_notice->show();
        return;
    }
    m_outcome->setText(words);
    ui::setRole(m_outcome,
                job->progress.phase == PrintPhase::Printed      ? "good"
                    : job->progress.phase == PrintPhase::Failed ? "wrong"
                                                                : "muted");
}

void PrintRow::showHistory()
{
    const auto facts = m_room.prints(m_paper.id);
    const auto times = m_room.times(m_paper.id);
    m_history->setVisible(!facts.isEmpty());
    m_history->setText(times > 0 ? tr("已打印 %1 次").arg(times) : tr("打印记录"));
    m_prints->setVisible(m_historyOpen && !facts.isEmpty());
    if (!m_prints->isVisibleTo(this))
        return;
    m_prints->clear();
    int count = 0;
    for (const auto &fact : facts) {
        const bool counts = fact.outcome == PrintFact::Outcome::Printed || fact.outcome == PrintFact::Outcome::Sent;
        const auto at = ui::hallTime(fact.at);
        const QStringList words{counts ? tr("第%1次打印").arg(++count) : QStringLiteral("—"),
                                ui::dayWords(at.date()) + at.toString(u" HH:mm"),
                                outcomeWords(fact.outcome),
                                tr("%1 份").arg(fact.copies),
                                fact.queue,
                                fact.staffNo};
        m_prints->addItem(words.join(QStringLiteral("  ")));
    }
    m_prints->scrollToBottom();
}

} // namespace yc::app
