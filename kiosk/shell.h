#pragma once

#include "core/flow/kiosk_desk.h"
#include "kiosk/frame.h"
#include "kiosk/session_process.h"
#include "ui/terminal_settings.h"

#include <QJsonObject>
#include <QTimer>

#include <functional>

namespace yc::kiosk
{

// What stands between citizens: the first page, and the session child that waits behind it. Sees no card and no
// person; a session covers it with a window of its own and leaves nothing behind.
class Shell : public QObject
{
    Q_OBJECT
public:
    // speak(english) changes the texts of this program; called with false after every session.
    Shell(core::flow::KioskDesk &desk, SessionProcess &session, ui::TerminalSettings settings,
          std::function<bool(bool)> speak, QObject *parent = nullptr);

    void start();
    [[nodiscard]] Frame &frame() { return m_frame; }
    [[nodiscard]] QJsonObject report() const; // counts alone

private:
    void prepare(); // enrol, or begin to wait
    void showHome();
    void showTrouble(Code code);
    void showStarting(const QString &words);
    void setEnglish(bool english);
    void sessionOver();

    core::flow::KioskDesk &m_desk;
    SessionProcess &m_session;
    ui::TerminalSettings m_settings;
    std::function<bool(bool)> m_speak;
    Frame m_frame;
    QTimer m_again;
    bool m_english = false;
    bool m_shown = false; // a session covers us
    bool m_shutOut = false;
    int m_sessions = 0;
    int m_died = 0;
    int m_slips = 0;
    double m_sessionStallMs = 0;
    QJsonObject m_ended; // why → how often
};

} // namespace yc::kiosk
