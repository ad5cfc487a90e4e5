#include "app/side_menu.h"

#include "ui/icons.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

int openCases(const QList<core::flow::CaseSummary> &cases)
{
    using State = core::domain::CaseState;
    int open = 0;
    for (const auto &one : cases)
        if (one.state == State::Draft || one.state == State::Owed || one.state == State::Received
            || one.state == State::Correction)
            ++open;
    return open;
}

} // namespace

SideMenu::SideMenu(Shop &shop, QWidget *parent) : QFrame(parent), m_shop(shop)
{
    ui::setRole(this, "menu");
    setFixedWidth(128);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(2);
    m_group = new QButtonGroup(this);
    const auto add = [&](Place place, const QString &name, const QString &sign) {
        auto *button = new QPushButton(ui::icon(sign, shop.theme.colour(u"text")), name, this);
        button->setCheckable(true);
        button->setAccessibleName(name);
        button->setProperty("name", name);
        ui::setRole(button, "menu");
        m_group->addButton(button, static_cast<int>(place));
        column->addWidget(button);
    };
    add(Place::Intake, tr("收件受理"), QStringLiteral("card"));
    add(Place::Cases, tr("我的待办"), QStringLiteral("list"));
    add(Place::Sync, tr("数据同步"), QStringLiteral("sync"));
    add(Place::Devices, tr("设备状态"), QStringLiteral("device"));
    column->addStretch(1);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(static_cast<Place>(id)); });
    setCurrent(Place::Intake);
}

void SideMenu::refresh()
{
    const auto tell = [this](Place place, qsizetype count) {
        auto *button = m_group->button(static_cast<int>(place));
        const auto name = button->property("name").toString();
        button->setText(count > 0 ? QStringLiteral("%1 %2").arg(name).arg(count) : name);
        button->setAccessibleDescription(count > 0 ? QString::number(count) : QString());
    };
    tell(Place::Cases, openCases(m_shop.desk.cases()));
    tell(Place::Sync, m_shop.desk.sync().owed.size());
}

void SideMenu::setCurrent(Place place)
{
    m_group->button(static_cast<int>(place))->setChecked(true);
}

} // namespace yc::app
