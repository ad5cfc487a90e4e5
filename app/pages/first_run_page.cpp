#include "app/pages/first_run_page.h"

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
    auto *card = new QFrame(this);
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
        label->setBuddy(edit);
        column->addWidget(label);
        column->addWidget(edit);
        column->addSpacing(6);
        return edit;
    };
    m_hall = field(tr("大厅地址"), settings.hall.toString(), tr("https:// 开头的网址"));
    m_code = field(tr("终端码"), settings.terminalCode, tr("五个一组的字母和数字"));
    column->addSpacing(8);
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

QString FirstRunPage::instruction() const
{
    return tr("请填写大厅地址和终端码，然后按 Enter 登记");
}

void FirstRunPage::enter()
{
    if (m_hall->text().isEmpty())
        m_hall->setFocus();
    else if (m_code->text().isEmpty())
        m_code->setFocus();
    else
        m_button->setFocus();
}

bool FirstRunPage::goOn()
{
    enrol();
    return true;
}

void FirstRunPage::setBusy(bool busy)
{
    m_busy = busy;
    for (auto *part : std::initializer_list<QWidget *>{m_hall, m_code, m_button})
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
    setBusy(true);
    m_shop.desk.enrol(hall, m_code->text().trimmed(), this, [this](Result<core::flow::TerminalInfo> result) {
        setBusy(false);
        if (result) {
            Q_EMIT enrolled();
            return;
        }
        Q_EMIT problem(result.error());
        m_code->setFocus();
        m_code->selectAll();
    });
}

} // namespace yc::app
