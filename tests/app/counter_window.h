#pragma once

#include "app/case_room.h"
#include "app/main_window.h"
#include "app/pages/sign_in_page.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/paste_floods.h"
#include "ui/look.h"
#include "ui/page_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>

// The counter's whole window over the real hall, without devices unless told otherwise: each page of it is visited in
// one way, by Tab unless told otherwise.
namespace yc::tests
{

using Visit = TabWalk (*)(QWidget &window);

struct CounterDesk {
    devices::hub::Hub hub;
    core::flow::Desk desk;
    CounterDesk(const core::flow::DeskSettings &settings, const Clock &clock, std::vector<devices::Driver> drivers,
                const std::vector<devices::Plug> &plugs)
        : hub(std::move(drivers), clock), desk(settings, clock)
    {
        hub.use(plugs);
    }
};

struct CounterWindow : CounterDesk, OpenShop {
    inline static ui::Look look; // of the windows that are made from now on
    inline static Visit visit = walkByTab; // each page
    inline static QStringList met; // every stop of every place, of all windows
    app::MainWindow window;
    QStringList faults; // "place: what"
    QStringList places; // "place (7)": that were walked, with how many stops

    CounterWindow(const core::flow::DeskSettings &settings, const Clock &clock,
                  const ui::TerminalSettings &terminal = {}, std::vector<devices::Driver> drivers = {},
                  const std::vector<devices::Plug> &plugs = {})
        : CounterDesk(settings, clock, std::move(drivers), plugs), OpenShop(CounterDesk::desk, hub),
          window(with(terminal))
    {
        ui::apply(shop.theme, *qApp); // where the focus is, is drawn by the theme
        window.resize(1366, 768); // the smallest screen of the design
        window.show();
        CounterDesk::desk.start();
    }
    app::Shop &with(const ui::TerminalSettings &terminal)
    {
        shop.settings = terminal;
        shop.theme = *ui::themeOf(look);
        shop.importProgram = qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-imaged");
        return shop;
    }
    [[nodiscard]] core::flow::Desk &theDesk() { return CounterDesk::desk; }
    [[nodiscard]] bool isActive()
    {
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }
    template <typename T> [[nodiscard]] T *part() const { return window.findChild<T *>(); }
    template <typename T> [[nodiscard]] bool waitFor() const
    {
        return QTest::qWaitFor([this] { return part<T>() && part<T>()->isVisible(); }, 20'000);
    }
    // How many pages a paper has, and with it the ways between them, is known once the first is laid out.
    [[nodiscard]] bool showsAPage() const
    {
        const auto views = window.findChildren<ui::PageView *>();
        return std::ranges::any_of(views, [](const auto *view) { return view->isVisible() && view->hasPage(); });
    }
    // Null: nothing that can be seen and pressed is called so.
    [[nodiscard]] QAbstractButton *button(const QString &name) const
    {
        for (auto *one : window.findChildren<QAbstractButton *>())
            if (one->isVisible() && one->isEnabled() && (one->accessibleName() == name || one->text() == name))
                return one;
        return nullptr;
    }
    [[nodiscard]] bool press(const QString &name)
    {
        auto *one = button(name);
        if (one)
            one->click();
        else
            faults += QStringLiteral("nothing to press is called ") + name;
        return one != nullptr;
    }
    [[nodiscard]] bool signIn(const QString &no, const QString &pin)
    {
        if (!waitFor<app::SignInPage>())
            return false;
        auto *page = part<app::SignInPage>();
        page->fields()[0]->setText(no);
        page->fields()[1]->setText(pin);
        return page->goOn();
    }
    [[nodiscard]] bool atWork(const QString &no, const QString &pin)
    {
        return signIn(no, pin) && waitFor<app::CaseRoom>()
            && QTest::qWaitFor([this] { return CounterDesk::desk.catalogue() != nullptr; }, 20'000);
    }
    void walk(const QString &place)
    {
        QCoreApplication::processEvents(); // what a page does once it is shown is done
        const auto walked = visit(window);
        places += QStringLiteral("%1 (%2)").arg(place).arg(walked.stops.size());
        for (const auto &fault : walked.faults)
            faults += place + QStringLiteral(": ") + fault;
        met += walked.stops;
        if (walked.stops.isEmpty() && visit == walkByTab)
            faults += place + QStringLiteral(": nothing takes the focus");
        if (qEnvironmentVariableIsSet("YC_SHOW_STOPS"))
            qInfo().noquote() << place << ':' << walked.stops.join(QStringLiteral(" → "));
    }
};

// Rows for initTestCase_data(), and what a class does first in init(): every page is walked through in its usual looks,
// and once more where there is least room and colour.
inline void addLooks()
{
    QTest::addColumn<bool>("hard");
    QTest::newRow("as it comes") << false;
    QTest::newRow("large text, high contrast") << true;
}
inline void addFloods()
{
    CounterWindow::visit = pasteFloods;
    CounterWindow::met.clear();
    QTest::addColumn<bool>("hard");
    QTest::newRow("pasted into") << false;
}
// Those of the fields that nobody came by; the windows to come are walked by Tab again.
inline QStringList notMet(std::initializer_list<const char *> wanted)
{
    CounterWindow::visit = walkByTab;
    QStringList left;
    for (const auto *name : wanted)
        if (!CounterWindow::met.contains(QString::fromUtf8(name)))
            left += QString::fromUtf8(name);
    return left;
}
inline void wear(bool hard)
{
    CounterWindow::look = hard ? ui::Look{.theme = ui::ThemeName::Contrast, .largeText = true} : ui::Look{};
}

} // namespace yc::tests
