#include "app/citizen/citizen_screen.h"
#include "app/citizen/citizen_side.h"
#include "app/citizen/citizen_window.h"
#include "app/citizen/screen_choice.h"
#include "tests/app/open_shop.h"
#include "tests/support/register.h"
#include "ui/case_words.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace yc;
using namespace core;
using Kind = app::CitizenPlace::Kind;

// Where the person's window stands, and in which language it speaks. What it shows: tst_citizen.cpp.
class TestCitizenScreen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theScreenIsTheOneThatIsNotTheClerks_data();
    void theScreenIsTheOneThatIsNotTheClerks();
    void aScreenThatIsNamedAndNotThereIsTold();
    void theSecondLanguageIsSpokenOnlyWhileItIsAsked();
};

void TestCitizenScreen::theScreenIsTheOneThatIsNotTheClerks_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QList<QRect>>("screens");
    QTest::addColumn<int>("clerk");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("index");
    const QRect left(0, 0, 1366, 768);
    const QRect right(1366, 0, 1280, 800);
    const auto row
        = [](const char *name, const char *wanted, const QList<QRect> &screens, int clerk, Kind kind, int index = -1) {
              QTest::newRow(name) << QString::fromUtf8(wanted) << screens << clerk << static_cast<int>(kind) << index;
          };
    row("one screen", "auto", {left}, 0, Kind::Missing);
    row("two", "auto", {left, right}, 0, Kind::Screen, 1);
    row("the clerk on the second", "auto", {left, right}, 1, Kind::Screen, 0);
    row("mirrored", "auto", {left, left}, 0, Kind::Missing);
    row("by name", "screen1", {left, right}, 0, Kind::Screen, 1);
    row("the clerk's by name", "screen0", {left, right}, 0, Kind::Missing);
    row("a name that is not there", "DP-7", {left, right}, 0, Kind::Missing);
    row("off", "off", {left, right}, 0, Kind::Off);
    row("a window beside", "window", {left}, 0, Kind::Window);
    row("none at all", "auto", {}, -1, Kind::Missing);
}

void TestCitizenScreen::theScreenIsTheOneThatIsNotTheClerks()
{
    QFETCH(QString, wanted);
    QFETCH(QList<QRect>, screens);
    QFETCH(int, clerk);
    QFETCH(int, kind);
    QFETCH(int, index);
    QList<app::ScreenSeen> seen;
    for (const auto &place : screens)
        seen.append({QStringLiteral("screen%1").arg(seen.size()), place});
    const auto place = app::citizenPlace(wanted, seen, clerk);
    QCOMPARE(static_cast<int>(place.kind), kind);
    QCOMPARE(place.index, index);
}

void TestCitizenScreen::aScreenThatIsNamedAndNotThereIsTold()
{
    const QTemporaryDir folder;
    const SystemClock clock;
    flow::DeskSettings settings;
    settings.vaultFolder = folder.filePath(QStringLiteral("vault"));
    settings.keysInFile = true;
    flow::Desk desk(settings, clock); // never enrolled: the screen is neutral
    devices::hub::Hub hub({}, clock);
    tests::OpenShop open(desk, hub);
    app::CitizenSide side;
    QWidget clerk;
    clerk.show();
    using State = app::CitizenScreen::State;
    // As it comes, one screen is nothing to complain of; a screen that the administrator named is.
    const auto *plain = new app::CitizenScreen(open.shop, side, QStringLiteral("auto"), clerk);
    QVERIFY(plain->state() == State::Off);
    const auto *named = new app::CitizenScreen(open.shop, side, QStringLiteral("HDMI-7"), clerk);
    QVERIFY(named->state() == State::Gone);
    const auto *beside = new app::CitizenScreen(open.shop, side, QStringLiteral("window"), clerk);
    QVERIFY(beside->state() == State::Showing);
    QVERIFY(beside->window()->isVisible());
    QVERIFY(beside->window()->isNeutral());
}

void TestCitizenScreen::theSecondLanguageIsSpokenOnlyWhileItIsAsked()
{
    ui::SecondTongue tongue;
    tongue.install();
    QVERIFY(tongue.speak(ui::Language::English));
    tongue.take({{QStringLiteral("en"), {{QStringLiteral("姓名"), QStringLiteral("Name")}}}});
    const auto state = [] { return ui::stateWords(domain::CaseState::Received); };
    QCOMPARE(state(), QStringLiteral("已收件"));
    {
        const ui::SecondTongue::Speaking speaking(tongue);
        QCOMPARE(state(), QStringLiteral("Received"));
        QCOMPARE(QCoreApplication::translate("Catalogue", "姓名"), QStringLiteral("Name"));
        QString elsewhere;
        std::thread([&] { elsewhere = state(); }).join(); // a paper is worded meanwhile
        QCOMPARE(elsewhere, QStringLiteral("已收件"));
    }
    QCOMPARE(state(), QStringLiteral("已收件"));
    // And the other way round: an English clerk, a Chinese applicant.
    ui::Tongue clerk;
    QVERIFY(clerk.speak(ui::Language::English));
    tongue.install();
    QVERIFY(tongue.speak(ui::Language::Chinese));
    QCOMPARE(state(), QStringLiteral("Received"));
    {
        const ui::SecondTongue::Speaking speaking(tongue);
        QCOMPARE(state(), QStringLiteral("已收件"));
    }
    QVERIFY(clerk.speak(ui::Language::Chinese));
}

YC_TEST(TestCitizenScreen)
#include "tst_citizen_screen.moc"
