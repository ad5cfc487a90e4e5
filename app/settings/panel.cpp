#include "app/settings/panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace yc::app
{

Panel::Panel(Shop &shop, const QString &title, QWidget *parent) : QFrame(parent), m_shop(shop)
{
    ui::setRole(this, "card");
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(20, 14, 20, 14);
    outer->setSpacing(8);
    auto *head = new QLabel(title, this);
    ui::setRole(head, "heading");
    outer->addWidget(head);
    m_column = new QVBoxLayout;
    m_column->setSpacing(8);
    outer->addLayout(m_column);
    m_said = new QLabel(this);
    m_said->setWordWrap(true);
    m_said->hide();
    outer->addWidget(m_said);
}

void Panel::say(const QString &words, const char *role)
{
    m_said->setText(words);
    ui::setRole(m_said, role);
    m_said->setVisible(!words.isEmpty());
}

bool Panel::keep(const QJsonObject &members)
{
    if (m_shop.settingsPlace.write.isEmpty())
        return true;
    if (const auto kept = ui::changeSettings(m_shop.settingsPlace, members); !kept) {
        Q_EMIT problem(kept.error());
        return false;
    }
    // From now on the user's own file is the one that counts.
    m_shop.settingsPlace.read = m_shop.settingsPlace.write;
    return true;
}

QLabel *Panel::fact(const QString &title)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    auto *name = new QLabel(title, this);
    ui::setRole(name, "muted");
    name->setFixedWidth(m_shop.theme.room(96));
    row->addWidget(name, 0, Qt::AlignTop);
    auto *value = new QLabel(this);
    value->setWordWrap(true);
    value->setObjectName(title); // its text is its name: one of its own would hide it from who listens
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setFocusPolicy(Qt::NoFocus); // read by whoever reads labels; the keyboard goes to what can be changed
    row->addWidget(value, 1);
    m_column->addLayout(row);
    return value;
}

} // namespace yc::app
