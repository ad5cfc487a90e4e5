#include "app/pages/sign_in_page.h"

#include "app/pin_field.h"
#include "app/staff_card_box.h"
#include "core/wire/text_limits.h"
#include "ui/date_words.h"
#include "ui/fit_text.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

constexpr int ShortestPin = 6;

} // namespace

SignInPage::SignInPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    auto *card = new QFrame(this);
    ui::setRole(card, "card");
    card->setFixedWidth(shop.theme.room(400));
    auto *middle = new QHBoxLayout; // not an alignment: wrapped words need their height for the width
    middle->addStretch(1);
    middle->addWidget(card);
    middle->addStretch(1);
    outer->addLayout(middle);
    outer->addStretch(3);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(32, 24, 32, 28);
    column->setSpacing(6);
    auto *title = new QLabel(tr("工作人员登录"), card);
    ui::setRole(title, "title");
    column->addWidget(title);
    m_terminal = new QLabel(card);
    m_terminal->setWordWrap(true);
    ui::setRole(m_terminal, "muted");
    column->addWidget(m_terminal);
    column->addSpacing(10);
    const auto field = [](const QString &name, QWidget *owner, QVBoxLayout *into, bool secret) {
        auto *label = new QLabel(name, owner);
        ui::setRole(label, "caption");
        auto *edit = new QLineEdit(owner);
        edit->setAccessibleName(name);
        auto *words = secret
            ? (new PinGuard(edit))->words()
            : (new ui::FitText(edit, core::domain::TypedKind::Figures, core::wire::LongestStaffNo))->words();
        label->setBuddy(edit);
        into->addWidget(label);
        into->addWidget(edit);
        into->addWidget(words);
        into->addSpacing(4);
        return edit;
    };
    m_staff = field(tr("工号"), card, column, false);
    m_pin = field(tr("PIN"), card, column, true);
    m_change = new QWidget(card);
    auto *change = new QVBoxLayout(m_change);
    change->setContentsMargins(0, 0, 0, 0);
    change->setSpacing(6);
    auto *why = new QLabel(tr("首次登录须修改PIN：至少%1位，不连号、不重复。").arg(ShortestPin), m_change);
    why->setWordWrap(true);
    change->addWidget(why);
    m_newPin = field(tr("新PIN"), m_change, change, true);
    m_again = field(tr("再次输入新PIN"), m_change, change, true);
    m_change->hide();
    column->addWidget(m_change);
    m_before = new QWidget(card);
    auto *before = new QVBoxLayout(m_before);
    before->setContentsMargins(0, 0, 0, 0);
    before->setSpacing(6);
    auto *elsewhere = new QLabel(tr("您的PIN已在别处修改或重设。请再输入修改前的PIN，以打开本机资料库。"), m_before);
    elsewhere->setWordWrap(true);
    before->addWidget(elsewhere);
    m_oldPin = field(tr("修改前的PIN"), m_before, before, true);
    m_forgotten = new QPushButton(tr("忘记了修改前的PIN"), m_before);
    m_forgotten->setToolTip(tr("由大厅交还开启本机资料库的钥匙，办过的件都在"));
    before->addWidget(m_forgotten);
    connect(m_forgotten, &QPushButton::clicked, this, &SignInPage::recover);
    m_before->hide();
    column->addWidget(m_before);
    m_card = new StaffCardBox(shop, card);
    column->addWidget(m_card);
    connect(m_card, &StaffCardBox::proven, this, [this](const QByteArray &signature) {
        setBusy(true, tr("正在核对……"));
        m_shop.desk.giveStaffCardProof(signature);
        Q_EMIT instructionChanged();
    });
    connect(m_card, &StaffCardBox::gaveUp, this, [this] { m_shop.desk.withdrawStaffCard(yc::codes::Cancelled); });
    connect(&shop.desk, &core::flow::Desk::staffCardWanted, this, &SignInPage::askForCard);
    column->addSpacing(8);
    m_button = new QPushButton(tr("登录"), card);
    ui::setRole(m_button, "primary");
    column->addWidget(m_button);
    m_wait = new QLabel(card);
    m_wait->setWordWrap(true);
    ui::setRole(m_wait, "muted");
    column->addWidget(m_wait);
    connect(m_button, &QPushButton::clicked, this, [this] { goOn(); });
    m_tick.setInterval(500);
    connect(&m_tick, &QTimer::timeout, this, &SignInPage::countDown);
    showTerminal();
}

void SignInPage::showTerminal()
{
    if (!m_shop.desk.isEnrolled()) {
        m_terminal->clear();
        return;
    }
    const auto &terminal = m_shop.desk.terminal();
    auto words = terminal.windowNo.isEmpty() ? terminal.nodeName
                                             : tr("%1 · %2号窗口").arg(terminal.nodeName, terminal.windowNo);
    if (terminal.keysInFile)
        words += QLatin1Char('\n') + tr("! 密钥存放在文件中，仅供演示");
    m_terminal->setText(words);
}

QString SignInPage::instruction() const
{
    if (m_card->isWanting())
        return tr("请将工作证卡放入读卡器；按 Esc 返回");
    switch (m_asks) {
    case Asks::Pin: return tr("请输入工号和PIN，然后按 Enter 登录");
    case Asks::NewPin: return tr("请设置新的PIN，然后按 Enter");
    case Asks::OldPin: return tr("请输入修改前的PIN，然后按 Enter");
    }
    return {};
}

void SignInPage::enter()
{
    ask(Asks::Pin);
    blank(*m_pin);
    if (m_staff->text().isEmpty())
        m_staff->setFocus();
    else
        m_pin->setFocus();
    countDown();
}

bool SignInPage::goOn()
{
    if (m_busy || m_tick.isActive())
        return true;
    if (m_asks == Asks::Pin && focusWidget() == m_staff && m_pin->text().isEmpty())
        m_pin->setFocus();
    else if (m_asks == Asks::NewPin && focusWidget() == m_newPin && m_again->text().isEmpty())
        m_again->setFocus();
    else if (m_asks == Asks::Pin)
        signIn();
    else
        changePin();
    return true;
}

bool SignInPage::goBack()
{
    if (m_card->isWanting()) {
        m_shop.desk.withdrawStaffCard(yc::codes::Cancelled);
        return true;
    }
    if (m_asks == Asks::Pin)
        return false;
    enter();
    return true;
}

void SignInPage::setBusy(bool busy, const QString &words)
{
    m_busy = busy;
    m_button->setEnabled(!busy && !m_tick.isActive());
    m_forgotten->setEnabled(!busy); // waits for no wrong PIN
    m_wait->setText(words);
}

void SignInPage::ask(Asks what)
{
    m_asks = what;
    m_change->setVisible(what == Asks::NewPin);
    m_before->setVisible(what == Asks::OldPin);
    m_staff->setEnabled(what == Asks::Pin);
    m_pin->setEnabled(what == Asks::Pin);
    blank(*m_newPin);
    blank(*m_again);
    blank(*m_oldPin);
    m_button->setText(what == Asks::NewPin ? tr("修改PIN并登录") : tr("登录"));
    Q_EMIT instructionChanged();
}

void SignInPage::signIn()
{
    const auto staff = m_staff->text().trimmed();
    if (staff.isEmpty() || m_pin->text().isEmpty()) {
        Q_EMIT complaint(tr("请输入工号和PIN"));
        (staff.isEmpty() ? m_staff : m_pin)->setFocus();
        return;
    }
    setBusy(true, tr("正在核对……"));
    m_shop.desk.signIn(staff, secretIn(*m_pin), this,
                       [this](Result<core::flow::SignIn> result) { answered(std::move(result)); });
}

void SignInPage::changePin()
{
    const auto answer = [this](Result<core::flow::SignIn> result) { answered(std::move(result)); };
    if (m_asks == Asks::OldPin) {
        setBusy(true, tr("正在核对……"));
        m_shop.desk.changePin(secretIn(*m_oldPin), secretIn(*m_pin), this, answer);
        return;
    }
    if (m_newPin->text().size() < ShortestPin) {
        Q_EMIT complaint(tr("新PIN至少%1位").arg(ShortestPin));
        m_newPin->setFocus();
        return;
    }
    if (m_newPin->text() != m_again->text()) {
        blank(*m_again); // before the words: a change after them takes them away
        Q_EMIT complaint(tr("两次输入的新PIN不一致，请重新输入"));
        m_again->setFocus();
        return;
    }
    setBusy(true, tr("正在修改……"));
    m_shop.desk.changePin(secretIn(*m_pin), secretIn(*m_newPin), this, answer);
}

void SignInPage::recover()
{
    if (m_busy)
        return;
    setBusy(true, tr("正在请大厅交还钥匙……"));
    m_shop.desk.recover(secretIn(*m_pin), this,
                        [this](Result<core::flow::SignIn> result) { answered(std::move(result)); });
}

void SignInPage::askForCard(const QByteArray &challenge)
{
    if (!m_busy)
        return; // not for this page: nobody signs in here
    setBusy(true);
    m_card->want(challenge, m_staff->text().trimmed());
    Q_EMIT instructionChanged();
}

void SignInPage::answered(Result<core::flow::SignIn> result)
{
    const bool gaveUp = m_card->isWanting() && !result && result.error() == yc::codes::Cancelled;
    m_card->stop();
    setBusy(false);
    Q_EMIT instructionChanged();
    if (gaveUp)
        return (m_asks == Asks::Pin ? m_pin : m_newPin)->setFocus();
    if (!result) {
        blank(*m_again); // whoever types another PIN types it twice
        if (result.error() == core::flow::codes::OldPinNeeded && m_asks != Asks::OldPin) {
            if (m_asks == Asks::NewPin)
                m_pin->setText(m_newPin->text()); // the hall has taken it: it is the one that holds from now on
            ask(Asks::OldPin);
        } else
            Q_EMIT problem(result.error());
        auto *field = m_asks == Asks::Pin ? m_pin : m_asks == Asks::NewPin ? m_newPin : m_oldPin;
        field->setFocus();
        field->selectAll();
        countDown();
        return;
    }
    if (*result == core::flow::SignIn::MustChangePin) {
        ask(Asks::NewPin);
        m_newPin->setFocus();
        return;
    }
    blank(*m_pin);
    ask(Asks::Pin);
    Q_EMIT signedIn();
}

void SignInPage::countDown()
{
    const auto left = m_shop.desk.secondsUntilNextTry();
    if (left > 0) {
        m_wait->setText(tr("PIN多次输错，%1后可再试").arg(ui::waitWords(left)));
        m_button->setEnabled(false);
        if (!m_tick.isActive())
            m_tick.start();
    } else if (m_tick.isActive()) {
        m_tick.stop();
        m_wait->clear();
        m_button->setEnabled(!m_busy);
    }
}

} // namespace yc::app
