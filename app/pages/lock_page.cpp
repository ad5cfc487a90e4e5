#include "app/pages/lock_page.h"

#include "app/pin_field.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

LockPage::LockPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    ui::setRole(this, "page");
    auto *outer = new QVBoxLayout(this);
    auto *card = new QFrame(this);
    ui::setRole(card, "card");
    card->setFixedWidth(shop.theme.room(420));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(28, 24, 28, 24);
    column->setSpacing(8);
    auto *title = new QLabel(tr("已锁屏"), card);
    ui::setRole(title, "title");
    column->addWidget(title);
    m_why = new QLabel(card);
    m_why->setWordWrap(true);
    m_why->setAccessibleName(tr("锁屏原因"));
    m_why->hide();
    column->addWidget(m_why);
    m_who = new QLabel(card);
    m_who->setWordWrap(true);
    ui::setRole(m_who, "muted");
    column->addWidget(m_who);
    column->addSpacing(8);
    auto *caption = new QLabel(tr("PIN"), card);
    ui::setRole(caption, "caption");
    column->addWidget(caption);
    m_pin = new QLineEdit(card);
    m_pin->setAccessibleName(tr("PIN"));
    auto *guard = new PinGuard(m_pin);
    column->addWidget(m_pin);
    column->addWidget(guard->words());
    column->addSpacing(8);
    auto *row = new QHBoxLayout;
    m_open = new QPushButton(tr("解锁"), card);
    ui::setRole(m_open, "primary");
    row->addWidget(m_open);
    m_other = new QPushButton(tr("换班：其他人登录"), card);
    row->addWidget(m_other);
    row->addStretch(1);
    column->addLayout(row);
    outer->addStretch(1);
    auto *middle = new QHBoxLayout; // not an alignment: wrapped words need their height for the width
    middle->addStretch(1);
    middle->addWidget(card);
    middle->addStretch(1);
    outer->addLayout(middle);
    outer->addStretch(2);
    connect(m_open, &QPushButton::clicked, this, &LockPage::goOn);
    connect(m_other, &QPushButton::clicked, &shop.desk, &core::flow::Desk::signOut);
}

QString LockPage::instruction() const
{
    return tr("输入PIN后按 Enter 解锁；手上的件都已保存，待上传的会继续上传");
}

void LockPage::enter()
{
    const auto staff = m_shop.desk.staff();
    m_who->setText(staff ? tr("%1 %2 暂时离开。没有网络也可以解锁。").arg(staff->no, staff->name) : QString());
    m_asking = false;
    m_pin->setEnabled(true);
    m_pin->clear();
    m_pin->setFocus();
}

void LockPage::sayWhy(const QString &words)
{
    m_why->setText(words);
    m_why->setVisible(!words.isEmpty());
}

bool LockPage::goOn()
{
    if (m_asking || m_pin->text().isEmpty())
        return false;
    m_asking = true;
    m_pin->setEnabled(false);
    auto text = m_pin->text();
    m_pin->clear();
    m_shop.desk.unlock(SecretText(std::move(text)), this, [this](const Result<bool> &done) { answered(done); });
    return true;
}

void LockPage::answered(const Result<bool> &done)
{
    enter();
    if (!done)
        Q_EMIT problem(done.error());
}

} // namespace yc::app
