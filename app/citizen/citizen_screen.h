#pragma once

#include "app/shop.h"
#include "ui/second_tongue.h"

#include <QObject>

#include <memory>

class QScreen;

namespace yc::app
{

class CitizenSide;
class CitizenWindow;

namespace codes
{ // D-05xx
inline constexpr Code CitizenScreenGone{'D', 501}; // unplugged or switched off while it was in use
} // namespace codes

// The screen on the other side of the counter: which of the screens it is, and that it may come and go. Nothing of the
// case is kept in the window, so nothing is lost with it; strokes that were not confirmed come back with the window.
class CitizenScreen : public QObject
{
    Q_OBJECT
public:
    // wanted: ui::TerminalSettings::citizenScreen. clerk: the window that it must not cover, and the owner.
    CitizenScreen(Shop &shop, CitizenSide &side, const QString &wanted, QWidget &clerk);
    ~CitizenScreen() override;

    enum class State {
        Off, // not wanted, or as it comes and there has never been a second screen
        Showing,
        Gone // it was there, or is named in the settings, and is not there now
    };
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] CitizenWindow *window() const { return m_window.get(); } // null before it was ever shown
    void setServing(bool serving, bool open); // as CitizenWindow
    void takeTranslations(const core::domain::Translations &translations);

Q_SIGNALS:
    void stateChanged();
    void problem(yc::Code code); // for the clerk

private:
    void look();
    void watch(QScreen *screen);

    Shop &m_shop;
    CitizenSide &m_side;
    QString m_wanted;
    QWidget &m_clerk;
    ui::SecondTongue m_tongue;
    std::unique_ptr<CitizenWindow> m_window;
    State m_state = State::Off;
    bool m_serving = false;
    bool m_open = false;
};

} // namespace yc::app
