#include "app/settings/hall_panel.h"

#include "app/settings/proxy_fields.h"
#include "ui/date_words.h"
#include "ui/failure_words.h"
#include "ui/fit_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;

namespace
{

// In groups of four: an administrator compares it with what the hall's own machine says.
QString fingerprintWords(const QByteArray &fingerprint)
{
    const auto hex = QString::fromLatin1(fingerprint.toHex());
    QStringList groups;
    for (qsizetype i = 0; i < hex.size(); i += 4)
        groups += hex.mid(i, 4);
    return groups.join(u' ');
}

} // namespace

HallPanel::HallPanel(Shop &shop, QWidget *parent) : Panel(shop, tr("大厅与登记"), parent)
{
    m_address = fact(tr("大厅地址"));
    m_authority = fact(tr("大厅指纹"));
    m_terminal = fact(tr("本终端"));
    m_until = fact(tr("证书有效期"));
    m_line = fact(tr("连接"));
    auto *way = new QHBoxLayout;
    way->setSpacing(8);
    auto *title = new QLabel(tr("代理"), this);
    ui::setRole(title, "muted");
    title->setFixedWidth(shop.theme.room(100));
    way->addWidget(title);
    m_proxy = new ProxyFields(this);
    way->addWidget(m_proxy, 1);
    m_keepProxy = new QPushButton(tr("保存代理并试连"), this);
    way->addWidget(m_keepProxy);
    m_column->addLayout(way);

    m_again = new QPushButton(tr("重新登记……"), this);
    auto *line = new QHBoxLayout;
    line->addWidget(m_again);
    line->addStretch(1);
    m_column->addLayout(line);
    m_form = new QWidget(this);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(6);
    auto *warning = new QLabel(
        tr("更换大厅或证书到期时才需要。登记成功后立即退出登录，所有人员须重新登录；本机已保存的办件不会删除。"),
        m_form);
    warning->setWordWrap(true);
    ui::setRole(warning, "warning");
    form->addWidget(warning);
    const auto field = [&](const QString &name, const QString &hint) {
        auto *label = new QLabel(name, m_form);
        ui::setRole(label, "caption");
        auto *edit = new QLineEdit(m_form);
        edit->setAccessibleName(name);
        edit->setPlaceholderText(hint);
        auto *fit = new ui::FitText(edit, core::domain::TypedKind::Figures, LongestAddress);
        label->setBuddy(edit);
        form->addWidget(label);
        form->addWidget(edit);
        form->addWidget(fit->words());
        return edit;
    };
    m_hall = field(tr("新的大厅地址"), tr("https:// 开头的网址"));
    m_code = field(tr("新的终端码"), tr("五个一组的字母和数字"));
    auto *buttons = new QHBoxLayout;
    m_enrol = new QPushButton(tr("确认重新登记"), m_form);
    ui::setRole(m_enrol, "primary");
    buttons->addWidget(m_enrol);
    auto *leave = new QPushButton(tr("不登记了"), m_form);
    buttons->addWidget(leave);
    buttons->addStretch(1);
    form->addLayout(buttons);
    m_form->hide();
    m_column->addWidget(m_form);

    connect(m_keepProxy, &QPushButton::clicked, this, &HallPanel::keepProxy);
    connect(m_again, &QPushButton::clicked, this, [this] { ask(true); });
    connect(leave, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_enrol, &QPushButton::clicked, this, &HallPanel::enrol);
    connect(&shop.desk, &core::flow::Desk::syncChanged, this, [this] {
        if (isVisible())
            showLine();
    });
}

void HallPanel::refresh(bool mayChange)
{
    const auto facts = m_shop.desk.enrolment();
    const auto &terminal = m_shop.desk.terminal();
    m_address->setText(facts ? facts->hall.toString() : tr("尚未登记"));
    m_authority->setText(facts ? fingerprintWords(facts->authority) : QString());
    m_terminal->setText(terminal.windowNo.isEmpty()
                            ? u"%1 · %2"_s.arg(terminal.nodeName, terminal.id)
                            : tr("%1 %2 号窗口 · %3").arg(terminal.nodeName, terminal.windowNo, terminal.id));
    if (facts && facts->until.isValid()) {
        const auto day = ui::hallTime(facts->until).date();
        m_until->setText(tr("至 %1，剩余 %2 天").arg(ui::plainDayWords(day)).arg(m_shop.today().daysTo(day)));
    }
    m_proxy->show(m_shop.settings.proxy);
    m_proxy->setEnabled(mayChange);
    m_keepProxy->setEnabled(mayChange);
    m_again->setEnabled(mayChange);
    if (!mayChange)
        ask(false);
    showLine();
}

void HallPanel::forget()
{
    ask(false);
    say({});
}

void HallPanel::showLine()
{
    const auto &sync = m_shop.desk.sync();
    using Line = core::flow::SyncState::Line;
    const auto cause = codeFromString(sync.cause);
    if (sync.line == Line::Online)
        m_line->setText(cause ? ui::failureLine(*cause) : tr("已连通"));
    else if (sync.line == Line::Offline && cause)
        m_line->setText(ui::failureLine(*cause));
    else
        m_line->setText(tr("正在连接……"));
}

void HallPanel::keepProxy()
{
    const auto proxy = m_proxy->proxy();
    if (!proxy) {
        Q_EMIT complaint(m_proxy->complaint());
        return;
    }
    if (!keep({{u"proxy"_s, proxy->isEmpty() ? QJsonValue() : QJsonValue(proxy->toString())}}))
        return;
    m_shop.settings.proxy = *proxy;
    m_shop.desk.useProxy(*proxy);
    m_shop.desk.syncNow();
    say(tr("代理已保存，正在用它连接大厅；结果见“连接”一行"), "good");
}

void HallPanel::ask(bool open)
{
    m_form->setVisible(open);
    m_again->setVisible(!open);
    if (!open) {
        m_code->clear();
        return;
    }
    const auto facts = m_shop.desk.enrolment();
    m_hall->setText(facts ? facts->hall.toString() : QString());
    m_hall->setFocus();
}

void HallPanel::enrol()
{
    const QUrl hall(m_hall->text().trimmed(), QUrl::StrictMode);
    if (!hall.isValid() || hall.scheme() != u"https"_s || hall.host().isEmpty()) {
        Q_EMIT complaint(tr("大厅地址应为 https:// 开头的网址，请核对"));
        m_hall->setFocus();
        return;
    }
    if (m_code->text().trimmed().isEmpty()) {
        Q_EMIT complaint(tr("请填写终端码"));
        m_code->setFocus();
        return;
    }
    if (std::exchange(m_busy, true))
        return;
    m_form->setEnabled(false);
    say(tr("正在登记：核对大厅、生成密钥、领取证书，约需几秒……"));
    m_shop.desk.enrol(hall, m_code->text().trimmed(), this, [this](const Result<core::flow::TerminalInfo> &result) {
        m_busy = false;
        m_form->setEnabled(true);
        say({});
        if (!result) {
            Q_EMIT problem(result.error());
            m_code->setFocus();
            m_code->selectAll();
            return;
        }
        // A fixed address of the settings would lead back to the old one at the next start.
        (void)keep({{u"hall"_s, QJsonValue()}});
        m_shop.settings.hall.clear();
        m_shop.settings.terminalCode.clear();
        ask(false);
    });
}

} // namespace yc::app
