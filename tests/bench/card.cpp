// From the moment a card lies on a reader to its text in the program, at moments spread over the reader's poll
// interval, beside what the wire takes: the same questions and answers over a plain socket, one at once after the
// other. Prints one JSON object.

#include "base/clock.h"
#include "devices/card/protocol/sdt_frame.h"
#include "devices/card/sdt_reader.h"
#include "devices/hub/hub.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

namespace
{

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::card;
using virtual_bench::SdtTwin;

constexpr int Trials = 60;
constexpr int Poll = 300; // ms, as the driver has it
constexpr int WaitMs = 5000;

// The twin at its own pace, in a thread of its own.
template <typename Do> auto inThreadOf(QObject &twin, Do what)
{
    decltype(what()) result{};
    QMetaObject::invokeMethod(
        &twin, [&] { result = what(); }, Qt::BlockingQueuedConnection);
    return result;
}

double nth(std::vector<double> all, double part)
{
    std::ranges::sort(all);
    return all.at(static_cast<std::size_t>(part * static_cast<double>(all.size() - 1)));
}

void pause(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

bool waitFor(const std::function<bool()> &done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < WaitMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return done();
}

bool ask(QTcpSocket &socket, sdt::Command command)
{
    socket.write(sdt::encode(command));
    QByteArray answer;
    while (answer.size() < sdt::HeadSize || answer.size() < sdt::HeadSize + sdt::restOf(answer.first(sdt::HeadSize))) {
        if (!socket.waitForReadyRead(WaitMs))
            return false;
        answer += socket.readAll();
    }
    return true;
}

std::vector<double> overAPlainSocket(quint16 port)
{
    QTcpSocket socket;
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    std::vector<double> all;
    if (!socket.waitForConnected(WaitMs))
        return all;
    for (int i = 0; i < Trials; ++i) {
        QElapsedTimer timer;
        timer.start();
        for (const auto command : {sdt::Command::FindCard, sdt::Command::SelectCard, sdt::Command::ReadTextAndPhoto})
            if (!ask(socket, command))
                return {};
        all.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QThread thread;
    thread.start();
    QObject there;
    there.moveToThread(&thread);
    auto *twin = inThreadOf(there, [] { return new SdtTwin; }); // with all that it is made of
    QObject::connect(&thread, &QThread::finished, twin, &QObject::deleteLater);
    if (!inThreadOf(*twin, [&] { return twin->plug(); }))
        return 1;
    const auto port = inThreadOf(*twin, [&] { return twin->port(); });
    std::vector<double> ours;
    {
        const SystemClock clock;
        hub::Hub hub({sdtDriver()}, clock);
        hub.use({{.kind = Kind::CardReader,
                  .place = QStringLiteral("tcp:127.0.0.1:%1").arg(port),
                  .options = {{QStringLiteral("pollMs"), Poll}, {QStringLiteral("latestAddress"), false}}}});
        auto *reader = hub.cardReader();
        bool read = false;
        bool lifted = false;
        QElapsedTimer timer;
        QObject::connect(reader, &CardReader::cardRead, reader, [&] {
            ours.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            read = true;
        });
        QObject::connect(reader, &CardReader::cardLifted, reader, [&] { lifted = true; });
        hub.start();
        const auto isUp = [&] {
            const auto state = reader->health().state;
            return state == DeviceState::Ready || state == DeviceState::Guidance;
        };
        QTimer beat; // what is waited for may be a state that nobody tells
        beat.start(20);
        if (!waitFor(isUp))
            return 1;
        for (int i = 0; i < Trials; ++i) {
            pause(2 * Poll + i * Poll / Trials);
            read = lifted = false;
            const auto card = *virtual_bench::sampleCard(QStringLiteral("zhang"));
            inThreadOf(*twin, [&] {
                twin->putCard(card);
                timer.start();
                return true;
            });
            if (!waitFor([&] { return read; }))
                return 1;
            inThreadOf(*twin, [&] {
                twin->liftCard();
                return true;
            });
            if (!waitFor([&] { return lifted; }))
                return 1;
        }
    }
    inThreadOf(*twin, [&] {
        twin->putCard(*virtual_bench::sampleCard(QStringLiteral("zhang")));
        return true;
    });
    const auto wire = overAPlainSocket(port);
    thread.quit();
    thread.wait();
    if (wire.empty())
        return 1;
    const QJsonObject told{{QStringLiteral("poll_ms"), Poll},
                           {QStringLiteral("wire_p95_ms"), nth(wire, 0.95)},
                           {QStringLiteral("median_ms"), nth(ours, 0.5)},
                           {QStringLiteral("p95_ms"), nth(ours, 0.95)},
                           {QStringLiteral("longest_ms"), nth(ours, 1)},
                           {QStringLiteral("trials"), Trials}};
    std::puts(QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
    return 0;
}
