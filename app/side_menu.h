#pragma once

#include "app/shop.h"

#include <QFrame>

class QButtonGroup;
class QPushButton;
class QVBoxLayout;

namespace yc::app
{

// The left menu; the work that this client can do, and nothing that it cannot.
class SideMenu : public QFrame
{
    Q_OBJECT
public:
    enum class Place { Intake, Cases, Sync, Devices };
    explicit SideMenu(Shop &shop, QWidget *parent = nullptr);
    void refresh(); // the counts
    void setCurrent(Place place);

Q_SIGNALS:
    void chosen(yc::app::SideMenu::Place place);

private:
    Shop &m_shop;
    QButtonGroup *m_group = nullptr;
};

} // namespace yc::app
