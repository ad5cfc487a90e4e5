#include "core/flow/kiosk_desk.h"
#include "devices/card/sdt_reader.h"
#include "devices/hub/hub.h"
#include "kiosk/session.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <cstdio>

// The session child as kiosk/main.cpp makes it, but it may be looked into (it does not close its memory), and when its
// session has ended it stays, so that what is left in it can be searched.
//
//   kiosk_memory_probe READER-PORT VAULT-FOLDER HALL-URL
int main(int argc, char **argv)
{
    using namespace yc;
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const auto words = QApplication::arguments();
    if (words.size() != 4)
        return 2;
    const auto say = [](const char *what) {
        std::printf("%s\n", what);
        std::fflush(stdout);
    };
    const SystemClock clock;
    core::flow::DeskSettings settings;
    settings.vaultFolder = words[2];
    settings.keysInFile = true;
    settings.hall = QUrl(words[3]);
    auto desk = std::make_unique<core::flow::KioskDesk>(settings, clock);
    devices::hub::Hub hub({devices::card::sdtDriver()}, clock);
    hub.use(*devices::hub::plugsFromJson(
        {QJsonObject{{QStringLiteral("kind"), QStringLiteral("card-reader")},
                     {QStringLiteral("place"), QStringLiteral("tcp:127.0.0.1:") + words[1]}}}));
    Worker papers("papers");
    kiosk::Session session(
        {.reader = hub.cardReader(),
         .ask =
             [&](const core::domain::Person &person, QObject *context, const kiosk::CasesAnswer &done) {
                 desk->casesOf(person, context, [&, done](auto cases) {
                     const bool good = cases.has_value();
                     done(std::move(cases));
                     say(good ? "answered" : "failed");
                 });
             },
         .clock = clock,
         .papers = papers,
         .hallName = [&] { return desk ? desk->terminal().nodeName : QString(); }},
        {});
    QObject::connect(
        &session, &kiosk::Session::ended, &session,
        [&] {
            hub.use({});
            desk.reset();
            say("ended");
        },
        Qt::QueuedConnection);
    QObject::connect(desk.get(), &core::flow::KioskDesk::started, &session, [&] { hub.start(); });
    desk->start();
    return QApplication::exec();
}
