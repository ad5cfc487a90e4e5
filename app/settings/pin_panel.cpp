#include "app/settings/pin_panel.h"

#include "core/wire/staff_wire.h"
#include "core/wire/text_limits.h"
#include "ui/fit_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace yc::app
{

using namespace std::chrono_literals;

PinPanel::PinPanel(Shop &shop, QWidget *parent) : Panel(shop, tr("重置工作人员的 PIN"), parent)
{
    auto *intro = new QLabel(
        tr("同事忘记PIN时使用，需要连接大厅。得到一个只能用一次的PIN，本人登录后必须改掉；此人在各处的登录立即失效。"),
        this);
    intro->setWordWrap(true);
    ui::setRole(intro, "muted");
    m_column->addWidget(intro);

    const auto box = [this] {
        auto *widget = new QWidget(this);
        auto *row = new QHBoxLayout(widget);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        m_column->addWidget(widget);
        return widget;
    };
    m_ask = box();
    auto *label = new QLabel(tr("工号"), m_ask);
    ui::setRole(label, "muted");
    label->setFixedWidth(shop.theme.room(100));
    m_staff = new QLineEdit(m_ask);
    m_staff->setAccessibleName(tr("忘记PIN的人的工号"));
    auto *fit = new ui::FitText(m_staff, core::domain::TypedKind::Figures, core::wire::LongestStaffNo);
    m_staff->setFixedWidth(shop.theme.room(160));
    label->setBuddy(m_staff);
    m_reset = new QPushButton(tr("重置PIN……"), m_ask);
    auto *row = static_cast<QHBoxLayout *>(m_ask->layout());
    row->addWidget(label);
    row->addWidget(m_staff);
    row->addWidget(m_reset);
    row->addWidget(fit->words(), 1);
    row->addStretch();

    m_confirm = box();
    row = static_cast<QHBoxLayout *>(m_confirm->layout());
    m_question = new QLabel(m_confirm);
    m_question->setWordWrap(true);
    ui::setRole(m_question, "warning");
    row->addWidget(m_question, 1);
    m_yes = new QPushButton(tr("确认重置"), m_confirm);
    ui::setRole(m_yes, "primary");
    row->addWidget(m_yes);
    auto *no = new QPushButton(tr("不重置"), m_confirm);
    row->addWidget(no);

    m_shown = box();
    row = static_cast<QHBoxLayout *>(m_shown->layout());
    m_whose = new QLabel(m_shown);
    m_whose->setWordWrap(true);
    row->addWidget(m_whose, 1);
    m_pin = new QLabel(m_shown);
    m_pin->setObjectName(QStringLiteral("one-time-pin"));
    ui::setRole(m_pin, "big");
    row->addWidget(m_pin);
    m_noted = new QPushButton(tr("已告知本人，清除"), m_shown);
    ui::setRole(m_noted, "primary");
    row->addWidget(m_noted);

    m_end.setSingleShot(true);
    m_end.setInterval(2min);
    connect(&m_end, &QTimer::timeout, this, &PinPanel::forget);
    connect(m_reset, &QPushButton::clicked, this, &PinPanel::wanted);
    connect(m_staff, &QLineEdit::returnPressed, this, &PinPanel::wanted);
    connect(m_yes, &QPushButton::clicked, this, &PinPanel::give);
    connect(no, &QPushButton::clicked, this, &PinPanel::forget);
    connect(m_noted, &QPushButton::clicked, this, &PinPanel::forget);
    go(Stage::Ask);
}

void PinPanel::refresh(bool mayChange)
{
    setVisible(mayChange);
}

void PinPanel::forget()
{
    ++m_asked;
    m_busy = false;
    m_staff->clear();
    go(Stage::Ask);
    say({});
}

void PinPanel::go(Stage stage)
{
    if (stage != Stage::Shown) {
        m_end.stop();
        m_pin->clear();
        m_whose->clear();
    }
    m_ask->setVisible(stage == Stage::Ask);
    m_confirm->setVisible(stage == Stage::Confirm);
    m_yes->setEnabled(true);
    m_shown->setVisible(stage == Stage::Shown);
}

void PinPanel::wanted()
{
    const auto no = m_staff->text().trimmed();
    const auto staff = m_shop.desk.staff();
    if (no.isEmpty() || (staff && staff->no == no)) {
        Q_EMIT complaint(no.isEmpty() ? tr("请填写忘记PIN的人的工号") : tr("自己的PIN请在登录时修改，不能在这里重置"));
        m_staff->setFocus();
        return;
    }
    m_question->setText(tr("确定重置工号 %1 的PIN？原来的PIN立即不能再用。").arg(no));
    go(Stage::Confirm);
    m_yes->setFocus();
    say({});
}

void PinPanel::give()
{
    if (std::exchange(m_busy, true))
        return;
    m_yes->setEnabled(false);
    say(tr("正在请大厅重置……"));
    m_shop.desk.giveOneTimePin(
        m_staff->text().trimmed(), this, [this, mine = ++m_asked](const Result<core::wire::OneTimePin> &given) {
            if (mine != m_asked)
                return;
            m_busy = false;
            say({});
            if (!given) {
                go(Stage::Ask);
                m_staff->setFocus();
                m_staff->selectAll();
                Q_EMIT problem(given.error());
                return;
            }
            m_whose->setText(
                tr("%1（%2）的一次性PIN，只显示这一次，请当面告知本人：").arg(given->staffName, given->staffNo));
            m_pin->setText(given->pin.reveal());
            go(Stage::Shown);
            m_noted->setFocus();
            m_end.start();
        });
}

} // namespace yc::app
