#include "app/pages/first_run_page.h"

#include "app/settings/device_panel.h"
#include "app/settings/proxy_fields.h"
#include "ui/fit_text.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

FirstRunPage::FirstRunPage(Shop &shop, const ui::TerminalSettings &settings, QWidget *parent) : Page(shop, parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    auto *card = m_form = new QFrame(this);
    ui::setRole(card, "card");
    card->setFixedWidth(shop.theme.room(660));
    auto *middle = new QHBoxLayout; // not an alignment: wrapped words need their height for the width
    middle->addStretch(1);
    middle->addWidget(card);
    middle->addStretch(1);
    outer->addLayout(middle);
    outer->addStretch(3);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(32, 24, 32, 28);
    column->setSpacing(6);
    auto *title = new QLabel(tr("登记本终端"), card);
    ui::setRole(title, "title");
    column->addWidget(title);
    auto *intro = new QLabel(
        tr("只需一次。登记后本终端有自己的证书，与大厅的往来全部加密。地址和终端码请向大厅管理员领取。"), card);
    intro->setWordWrap(true);
    ui::setRole(intro, "muted");
    column->addWidget(intro);
    column->addSpacing(10);
    const auto field = [&](const QString &name, const QString &value, const QString &hint) {
        auto *label = new QLabel(name, card);
        ui::setRole(label, "caption");
        auto *edit = new QLineEdit(value, card);
        edit->setAccessibleName(name);
        edit->setPlaceholderText(hint);
        edit->setCursorPosition(0); // a long code shows its beginning
        auto *fit = new ui::FitText(edit, core::domain::TypedKind::Figures, LongestAddress);
        label->setBuddy(edit);
        column->addWidget(label);
        column->addWidget(edit);
        column->addWidget(fit->words());
        column->addSpacing(6);
        return edit;
    };
    m_hall = field(tr("大厅地址"), settings.hall.toString(), tr("https:// 开头的网址"));
    m_code = field(tr("终端码"), settings.terminalCode, tr("五个一组的字母和数字，可以整段粘贴"));
    auto *way = new QLabel(tr("到大厅的网络"), card);
    ui::setRole(way, "caption");
    column->addWidget(way);
    m_proxy = new ProxyFields(card);
    m_proxy->show(settings.proxy);
    column->addWidget(m_proxy);
    column->addSpacing(10);
    m_button = new QPushButton(tr("登记"), card);
    ui::setRole(m_button, "primary");
    column->addWidget(m_button);
    m_progress = new QLabel(card);
    m_progress->setWordWrap(true);
    ui::setRole(m_progress, "muted");
    column->addWidget(m_progress);
    if (settings.keysInFile) {
        auto *warning = new QLabel(tr("! 设置要求把密钥存放在文件中，仅供演示，不得用于正式办理"), card);
        warning->setWordWrap(true);
        ui::setRole(warning, "wrong");
        column->addWidget(warning);
    }
    connect(m_button, &QPushButton::clicked, this, &FirstRunPage::enrol);
}

// Building it takes a while and most starts never need it.
void FirstRunPage::buildDevices()
{
    m_after = new QWidget(this);
    m_after->setFixedWidth(m_shop.theme.room(860));
    auto *column = new QVBoxLayout(m_after);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_who = new QLabel(m_after);
    m_who->setWordWrap(true);
    ui::setRole(m_who, "title");
    column->addWidget(m_who);
    auto *intro = new QLabel(tr("趁现在把设备接好、逐台试一下。也可以以后由管理员在“系统设置”里办。"), m_after);
    intro->setWordWrap(true);
    ui::setRole(intro, "muted");
    column->addWidget(intro);
    m_devices = new DevicePanel(m_shop, m_after);
    connect(m_devices, &Panel::problem, this, &Page::problem);
    connect(m_devices, &Panel::complaint, this, &Page::complaint);
    column->addWidget(m_devices);
    m_finish = new QPushButton(tr("完成，去登录"), m_after);
    ui::setRole(m_finish, "primary");
    column->addWidget(m_finish, 0, Qt::AlignRight);
    connect(m_finish, &QPushButton::clicked, this, [this] {
        if (std::exchange(m_done, false))
            Q_EMIT enrolled();
    });
    auto *outer = static_cast<QVBoxLayout *>(layout());
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_after);
    middle->addStretch(1);
    outer->insertLayout(2, middle);
}

void FirstRunPage::showDevices()
{
    if (!m_after)
        buildDevices();
    m_done = true;
    m_form->hide();
    m_after->show();
    const auto &terminal = m_shop.desk.terminal();
    m_who->setText(terminal.windowNo.isEmpty()
                       ? tr("✓ 已登记：%1").arg(terminal.nodeName)
                       : tr("✓ 已登记：%1 %2 号窗口").arg(terminal.nodeName, terminal.windowNo));
    m_devices->refresh(true);
    m_devices->tryAll();
    m_finish->setFocus();
    Q_EMIT instructionChanged();
}

QString FirstRunPage::instruction() const
{
    return m_done ? tr("登记完成。试好设备后按 Enter 去登录") : tr("请填写大厅地址和终端码，然后按 Enter 登记");
}

void FirstRunPage::enter()
{
    m_done = false;
    m_form->show();
    if (m_after)
        m_after->hide();
    if (m_hall->text().isEmpty())
        m_hall->setFocus();
    else if (m_code->text().isEmpty())
        m_code->setFocus();
    else
        m_button->setFocus();
}

bool FirstRunPage::goOn()
{
    if (m_done && qobject_cast<QLineEdit *>(focusWidget())) // an address was typed: first see what it is good for
        m_devices->tryAll();
    else if (m_done)
        m_finish->click();
    else
        enrol();
    return true;
}

void FirstRunPage::setBusy(bool busy)
{
    m_busy = busy;
    for (auto *part : std::initializer_list<QWidget *>{m_hall, m_code, m_proxy, m_button})
        part->setEnabled(!busy);
    m_progress->setText(busy ? tr("正在登记：核对大厅、生成密钥、领取证书，约需几秒……") : QString());
}

void FirstRunPage::enrol()
{
    if (m_busy)
        return;
    const QUrl hall(m_hall->text().trimmed(), QUrl::StrictMode);
    if (!hall.isValid() || hall.scheme() != QStringLiteral("https") || hall.host().isEmpty()) {
        Q_EMIT complaint(tr("大厅地址应为 https:// 开头的网址，请核对"));
        m_hall->setFocus();
        return;
    }
    if (m_code->text().trimmed().isEmpty()) {
        Q_EMIT complaint(tr("请填写终端码"));
        m_code->setFocus();
        return;
    }
    const auto proxy = m_proxy->proxy();
    if (!proxy) {
        Q_EMIT complaint(m_proxy->complaint());
        return;
    }
    if (*proxy != m_shop.settings.proxy) {
        const auto member = proxy->isEmpty() ? QJsonValue() : QJsonValue(proxy->toString());
        if (const auto kept = m_shop.settingsPlace.write.isEmpty()
                ? Done()
                : ui::changeSettings(m_shop.settingsPlace, {{QStringLiteral("proxy"), member}});
            !kept) {
            Q_EMIT problem(kept.error());
            return;
        }
        m_shop.settings.proxy = *proxy;
        m_shop.settingsPlace.read = m_shop.settingsPlace.write;
    }
    setBusy(true);
    m_shop.desk.useProxy(*proxy);
    m_shop.desk.enrol(hall, m_code->text().trimmed(), this, [this](Result<core::flow::TerminalInfo> result) {
        setBusy(false);
        if (result) {
            m_code->clear(); // it was good once
            showDevices();
            return;
        }
        Q_EMIT problem(result.error());
        m_code->setFocus();
        m_code->selectAll();
    });
}

} // namespace yc::app
