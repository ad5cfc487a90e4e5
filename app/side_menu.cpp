#include "app/side_menu.h"

#include "ui/icons.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

QString signOf(SideMenu::Place place)
{
    switch (place) {
    case SideMenu::Place::Intake: return QStringLiteral("card");
    case SideMenu::Place::Cases: return QStringLiteral("list");
    case SideMenu::Place::Sync: return QStringLiteral("sync");
    case SideMenu::Place::Devices: return QStringLiteral("device");
    case SideMenu::Place::Settings: return QStringLiteral("settings");
    case SideMenu::Place::Look: return QStringLiteral("look");
    }
    return {};
}

} // namespace

SideMenu::SideMenu(Shop &shop, QWidget *parent) : QFrame(parent), m_shop(shop)
{
    ui::setRole(this, "menu");
    setFixedWidth(shop.theme.room(128));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(2);
    m_group = new QButtonGroup(this);
    for (const auto place : Places) {
        if (place == Place::Settings)
            column->addStretch(1); // not a place of work
        auto *button = new QPushButton(nameOf(place), this);
        ui::setSign(button, signOf(place));
        button->setCheckable(true);
        button->setAccessibleName(nameOf(place));
        ui::setRole(button, "menu");
        m_group->addButton(button, static_cast<int>(place));
        column->addWidget(button);
    }
    setCurrent(Place::Intake);
    // A press on the place that is current clicks without toggling; an accessible action toggles without clicking.
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(static_cast<Place>(id)); });
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            Q_EMIT chosen(static_cast<Place>(id));
    });
}

QString SideMenu::nameOf(Place place)
{
    switch (place) {
    case Place::Intake: return tr("收件受理");
    case Place::Cases: return tr("我的待办");
    case Place::Sync: return tr("数据同步");
    case Place::Devices: return tr("设备状态");
    case Place::Settings: return tr("系统设置");
    case Place::Look: return tr("界面设置");
    }
    return {};
}

void SideMenu::refresh()
{
    showCounts();
    if (std::exchange(m_counting, true)) {
        m_countAgain = true;
        return;
    }
    core::vault::CaseQuestion question;
    question.most = 0; // only the counts
    m_shop.desk.find(std::move(question), this, [this](const Result<core::vault::CaseFound> &found) {
        m_counting = false;
        m_toDo = found ? found->on(core::vault::CaseShelf::ToDo) : 0;
        showCounts();
        if (std::exchange(m_countAgain, false))
            refresh();
    });
}

void SideMenu::showCounts()
{
    const auto tell = [this](Place place, qsizetype count) {
        auto *button = m_group->button(static_cast<int>(place));
        const auto name = nameOf(place);
        button->setText(count > 0 ? QStringLiteral("%1 %2").arg(name).arg(count) : name);
        button->setAccessibleDescription(count > 0 ? QString::number(count) : QString());
    };
    tell(Place::Cases, m_toDo);
    tell(Place::Sync, m_shop.desk.sync().owed.size());
}

void SideMenu::setCurrent(Place place)
{
    const QSignalBlocker quiet(m_group);
    m_group->button(static_cast<int>(place))->setChecked(true);
}

} // namespace yc::app
