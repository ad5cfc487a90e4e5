#pragma once

#include "app/shop.h"

#include <QFrame>

#include <array>

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
    enum class Place { Intake, Cases, Sync, Devices, Settings, Look };
    explicit SideMenu(Shop &shop, QWidget *parent = nullptr);
    void refresh(); // the counts
    void setCurrent(Place place);
    // The name of a place, for the menu and for whoever looks for it.
    [[nodiscard]] static QString nameOf(Place place);
    static constexpr std::array Places{Place::Intake,  Place::Cases,    Place::Sync,
                                       Place::Devices, Place::Settings, Place::Look};

Q_SIGNALS:
    // Also of the place that is shown already; a toggle from an assistive technology comes like a press.
    void chosen(yc::app::SideMenu::Place place);

private:
    void showCounts();

    Shop &m_shop;
    int m_toDo = 0; // cases that wait for the clerk
    bool m_counting = false;
    bool m_countAgain = false;
    QButtonGroup *m_group = nullptr;
};

} // namespace yc::app
