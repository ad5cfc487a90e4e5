#include "app/pages/call_page.h"

#include "core/flow/queue_call.h"
#include "ui/failure_words.h"
#include "ui/fit_text.h"
#include "ui/lists.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

CallPage::CallPage(Shop &shop, QWidget *parent)
    : Page(shop, parent), m_calls(shop.devices.announcers(), shop.desk.clock())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(10);
    auto *title = new QLabel(tr("叫号"), this);
    ui::setRole(title, "title");
    column->addWidget(title);
    m_window = new QLabel(this);
    ui::setRole(m_window, "muted");
    column->addWidget(m_window);
    auto *row = new QHBoxLayout;
    m_ticket = new QLineEdit(this);
    m_ticket->setAccessibleName(tr("号码"));
    m_ticket->setPlaceholderText(tr("号码，如 A012"));
    m_ticket->setMaximumWidth(shop.theme.room(240));
    auto *fit = new ui::FitText(m_ticket, core::domain::TypedKind::Figures, devices::LongestTicket, &shop.entered);
    row->addWidget(m_ticket);
    m_call = new QPushButton(tr("呼叫"), this);
    ui::setRole(m_call, "primary");
    row->addWidget(m_call);
    m_again = new QPushButton(tr("重呼"), this);
    m_again->setToolTip(tr("再呼叫一次刚才的号码（F9）"));
    row->addWidget(m_again);
    m_clear = new QPushButton(tr("清屏"), this);
    m_clear->setToolTip(tr("叫号屏清空，停止播报"));
    row->addWidget(m_clear);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(fit->words());
    m_list = new QListWidget(this);
    ui::prepareList(m_list);
    m_list->setAccessibleName(tr("呼叫记录"));
    column->addWidget(m_list, 1);
    connect(m_call, &QPushButton::clicked, this, [this] { call(core::flow::ticketTyped(m_ticket->text())); });
    connect(m_again, &QPushButton::clicked, this, &CallPage::callAgain);
    connect(m_clear, &QPushButton::clicked, &m_calls, &CallRoom::clear);
    connect(&m_calls, &CallRoom::changed, this, &CallPage::tell);
    connect(&m_calls, &CallRoom::failed, this, &Page::problem);
    connect(&shop.desk, &core::flow::Desk::signedOut, &m_calls, &CallRoom::forget);
    tell();
}

QString CallPage::instruction() const
{
    return m_calls.calls().isEmpty() ? tr("请输入号码，按 Enter 呼叫") : tr("输入下一个号码按 Enter 呼叫，F9 重呼");
}

void CallPage::enter()
{
    m_window->setText(tr("本窗口：%1").arg(m_shop.desk.terminal().windowNo));
    m_ticket->setFocus();
    m_ticket->selectAll();
}

bool CallPage::goOn()
{
    if (m_ticket->text().trimmed().isEmpty())
        callAgain();
    else
        call(core::flow::ticketTyped(m_ticket->text()));
    return true;
}

void CallPage::callAgain()
{
    if (m_calls.calls().isEmpty())
        Q_EMIT complaint(tr("请先输入号码"));
    else
        call(m_calls.calls().front().ticket);
}

void CallPage::call(const QString &ticket)
{
    if (ticket.isEmpty()) {
        Q_EMIT complaint(tr("请先输入号码"));
        return;
    }
    if (const auto done = m_calls.call(ticket, m_shop.desk.terminal().windowNo); !done) {
        Q_EMIT problem(done.error());
        return;
    }
    m_ticket->clear();
    m_ticket->setFocus();
}

QString CallPage::wordsOf(const CallRoom::Call &call) const
{
    QStringList words{call.ticket, ui::hallTime(call.at).toString(QStringLiteral("HH:mm"))};
    if (call.times > 1)
        words += tr("第 %1 次").arg(call.times);
    if (call.shown)
        words += tr("已显示");
    if (call.said)
        words += tr("已播报");
    if (call.failure)
        words += ui::failureLine(*call.failure) + (call.what.isEmpty() ? QString() : tr("（%1）").arg(call.what));
    else if (call.awaited > 0)
        words += tr("正在呼叫……");
    return words.join(QStringLiteral("    "));
}

void CallPage::tell()
{
    m_list->clear();
    for (const auto &call : m_calls.calls())
        m_list->addItem(wordsOf(call));
    m_again->setEnabled(!m_calls.calls().isEmpty());
    Q_EMIT instructionChanged();
}

} // namespace yc::app
