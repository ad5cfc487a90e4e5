#include "app/pages/settings_page.h"

#include "app/settings/device_panel.h"
#include "app/settings/hall_panel.h"
#include "app/settings/pin_panel.h"
#include "app/settings/printer_panel.h"
#include "app/side_menu.h"
#include "ui/focus_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace yc::app
{

SettingsPage::SettingsPage(Shop &shop, QWidget *parent, Building building) : Page(shop, parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(24, 16, 12, 0);
    outer->setSpacing(8);
    auto *title = new QLabel(SideMenu::nameOf(SideMenu::Place::Settings), this);
    ui::setRole(title, "title");
    outer->addWidget(title);
    m_who = new QLabel(this);
    m_who->setWordWrap(true);
    outer->addWidget(m_who);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_inside = new QWidget(m_scroll);
    auto *column = new QVBoxLayout(m_inside);
    column->setContentsMargins(0, 0, 12, 16);
    column->setSpacing(12);
    m_column = new QVBoxLayout;
    m_column->setSpacing(12);
    column->addLayout(m_column);
    auto *look = new QHBoxLayout;
    auto *words = new QLabel(tr("语言、颜色和文字大小由每台终端的工作人员自己选。"), m_inside);
    ui::setRole(words, "muted");
    look->addWidget(words);
    auto *toLook = new QPushButton(tr("语言与界面……"), m_inside);
    look->addWidget(toLook);
    look->addStretch(1);
    column->addLayout(look);
    m_file = new QLabel(m_inside);
    m_file->setWordWrap(true);
    m_file->setTextInteractionFlags(Qt::TextSelectableByMouse);
    ui::setRole(m_file, "muted");
    column->addWidget(m_file);
    column->addStretch(1);
    m_scroll->setWidget(m_inside);
    outer->addWidget(m_scroll, 1);
    connect(toLook, &QPushButton::clicked, this, &SettingsPage::lookWanted);
    // What the keyboard comes to is brought into view.
    ui::keepFocusInView(m_scroll);
    connect(&shop.desk, &core::flow::Desk::signedOut, this, [this] {
        for (auto *panel : std::as_const(m_panels))
            panel->forget();
    });
    if (building == Building::Whole)
        while (buildNext()) { }
}

// A panel each time.
bool SettingsPage::buildNext()
{
    switch (m_panels.size()) {
    case 0: add(new HallPanel(m_shop, m_inside)); return true;
    case 1: add(new DevicePanel(m_shop, m_inside)); return true;
    case 2: add(new PrinterPanel(m_shop, m_inside)); return true;
    case 3: add(new PinPanel(m_shop, m_inside)); return true;
    default: return false;
    }
}

void SettingsPage::add(Panel *panel)
{
    m_panels.append(panel);
    m_column->addWidget(panel);
    connect(panel, &Panel::problem, this, &Page::problem);
    connect(panel, &Panel::complaint, this, &Page::complaint);
}

QString SettingsPage::instruction() const
{
    return m_shop.mayChangeSettings() ? tr("修改后按各栏的保存；Esc 返回")
                                      : tr("只有管理员可以修改，这里可以查看；Esc 返回");
}

void SettingsPage::enter()
{
    const bool may = m_shop.mayChangeSettings();
    m_who->setText(may ? tr("对本机所有工作人员生效。")
                       : tr("只有管理员可以修改。需要改动时请管理员用自己的工号登录本机。"));
    ui::setRole(m_who, may ? "muted" : "warning");
    for (auto *panel : std::as_const(m_panels))
        panel->refresh(may);
    m_file->setText(m_shop.settingsPlace.write.isEmpty() ? QString()
                                                         : tr("设置保存在 %1").arg(m_shop.settingsPlace.write));
    m_scroll->verticalScrollBar()->setValue(0);
    m_scroll->setFocus();
}

void SettingsPage::hideEvent(QHideEvent *event)
{
    for (auto *panel : std::as_const(m_panels))
        panel->forget();
    Page::hideEvent(event);
}

} // namespace yc::app
