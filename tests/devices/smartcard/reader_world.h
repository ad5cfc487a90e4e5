#pragma once

#include "devices/smartcard/pcsc_reader.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/smart_card_twin.h"
#include "tests/support/pcscd_bed.h"

#include <QElapsedTimer>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

namespace yc::tests
{

// A reader under test and what it said. Members in this order: the reader goes before its thread.
struct ReaderWorld {
    explicit ReaderWorld(const QString &place,
                         const std::function<void(devices::smartcard::PcscSettings &)> &change = {})
    {
        devices::smartcard::PcscSettings settings;
        settings.place = place;
        settings.callTimeout = std::chrono::milliseconds(1500);
        settings.firstRetry = std::chrono::milliseconds(50);
        settings.lastRetry = std::chrono::milliseconds(100);
        settings.heldRetry = std::chrono::milliseconds(50);
        if (change)
            change(settings);
        reader = std::make_unique<devices::smartcard::PcscReader>(settings, clock, thread.thread());
        QObject::connect(reader.get(), &devices::SmartCardReader::cardRead, reader.get(),
                         [this](const auto &card) { read.push_back(card); });
        QObject::connect(reader.get(), &devices::SmartCardReader::cardLifted, reader.get(), [this] { ++lifted; });
        QObject::connect(reader.get(), &devices::SmartCardReader::proven, reader.get(),
                         [this](const QByteArray &signature) { proofs << signature; });
        QObject::connect(reader.get(), &devices::SmartCardReader::failed, reader.get(),
                         [this](const devices::DeviceError &error) { failed << toString(error.code); });
        QObject::connect(reader.get(), &devices::SmartCardReader::healthChanged, reader.get(), [this] {
            if (const auto state = reader->health().state; states.isEmpty() || states.last() != state)
                states << state;
        });
        reader->start();
    }
    // Out, and noticed: vpcd takes a card that follows at once for the one before.
    [[nodiscard]] bool takeOut(devices::virtual_bench::SmartCardTwin &card) const
    {
        const auto before = lifted;
        card.eject();
        return QTest::qWaitFor([&] { return lifted > before; }, 15'000);
    }
    [[nodiscard]] devices::DeviceState state() const { return reader->health().state; }
    [[nodiscard]] devices::Guidance guidance() const { return reader->health().guidance; }

    SystemClock clock;
    devices::transport::DeviceThread thread{QStringLiteral("smartcard")};
    std::unique_ptr<devices::smartcard::PcscReader> reader;
    std::vector<std::shared_ptr<devices::SmartCard>> read;
    QList<QByteArray> proofs;
    QStringList failed;
    QList<devices::DeviceState> states;
    int lifted = 0;
};

} // namespace yc::tests
