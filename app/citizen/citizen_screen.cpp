#include "app/citizen/citizen_screen.h"

#include "app/citizen/citizen_side.h"
#include "app/citizen/citizen_window.h"
#include "app/citizen/screen_choice.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWindow>

namespace yc::app
{

namespace
{
constexpr QSize BesideSize(1366, 768); // of a window that is not a screen's
}

CitizenScreen::CitizenScreen(Shop &shop, CitizenSide &side, const QString &wanted, QWidget &clerk)
    : QObject(&clerk), m_shop(shop), m_side(side), m_wanted(wanted), m_clerk(clerk)
{
    if (m_wanted == QStringLiteral("off"))
        return;
    m_tongue.install();
    connect(qGuiApp, &QGuiApplication::screenAdded, this, [this](QScreen *screen) {
        watch(screen);
        look();
    });
    // Its windows are still where they were: gone before Qt moves them onto the clerk's screen.
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &CitizenScreen::look);
    const auto screens = QGuiApplication::screens();
    for (auto *screen : screens)
        watch(screen);
    if (auto *window = m_clerk.windowHandle())
        connect(window, &QWindow::screenChanged, this, &CitizenScreen::look);
    look();
}

CitizenScreen::~CitizenScreen() = default;

void CitizenScreen::watch(QScreen *screen)
{
    connect(screen, &QScreen::geometryChanged, this, &CitizenScreen::look); // mirrored, turned, moved
}

void CitizenScreen::look()
{
    const auto screens = QGuiApplication::screens();
    QList<ScreenSeen> seen;
    for (const auto *screen : screens)
        seen.append({screen->name(), screen->geometry()});
    const auto place = citizenPlace(m_wanted, seen, screens.indexOf(m_clerk.screen()));
    using Kind = CitizenPlace::Kind;
    auto state = State::Off;
    if (place.kind == Kind::Screen || place.kind == Kind::Window) {
        state = State::Showing;
        if (!m_window) {
            m_window = std::make_unique<CitizenWindow>(m_shop, m_side, m_tongue);
            connect(m_window.get(), &CitizenWindow::problem, this, &CitizenScreen::problem);
            m_window->setServing(m_serving, m_open);
        }
        if (place.kind == Kind::Screen) {
            auto *screen = screens[place.index];
            m_window->setScreen(screen);
            m_window->setGeometry(screen->geometry());
            m_window->setWindowState(Qt::WindowFullScreen); // showFullScreen() would ask for the keyboard as well
            m_window->show();
        } else if (!m_window->isVisible()) {
            m_window->resize(BesideSize);
            m_window->show();
        }
        m_window->refresh();
    } else if (place.kind == Kind::Missing) {
        if (m_window)
            m_window->hide();
        if (m_window || m_wanted != QStringLiteral("auto"))
            state = State::Gone;
    }
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
    if (state == State::Gone)
        Q_EMIT problem(codes::CitizenScreenGone);
}

void CitizenScreen::setServing(bool serving, bool open)
{
    m_serving = serving;
    m_open = open;
    if (m_window)
        m_window->setServing(serving, open);
}

void CitizenScreen::takeTranslations(const core::domain::Translations &translations)
{
    m_tongue.take(translations);
    if (m_window)
        m_window->refresh();
}

} // namespace yc::app
