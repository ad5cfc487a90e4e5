#pragma once

#include "base/image.h"
#include "tests/app/counter_window.h"

#include <algorithm>

// What the tests share that walk through the steps of a case by Tab: a window at work in a look, and a person's card.
namespace yc::tests
{

inline const QString Poor
    = QStringLiteral("11119999MB9902000L4990502002000"); // 最低生活保障对象认定: questions, papers
inline const QString ElderCard = QStringLiteral("11119999MB9902000L4992002013000");

inline std::shared_ptr<Image> page(int height)
{
    auto image = Image::create({40, height}, Image::Format::Gray8, 100);
    for (int y = 0; y < height; ++y)
        std::fill_n(image->row(y), 40, std::byte{0xF0});
    return std::make_shared<Image>(*std::move(image));
}

struct CaseWalk {
    std::unique_ptr<DeskWorld> world; // a new one for each look
    std::unique_ptr<CounterWindow> counter;

    [[nodiscard]] bool begin(bool hard)
    {
        wear(hard);
        if (!world || hard != m_hard) {
            world = std::make_unique<DeskWorld>();
            if (!world->start() || !colleagueWasHere())
                return false;
        }
        m_hard = hard;
        counter = std::make_unique<CounterWindow>(world->settings(), world->clock);
        return counter->atWork(world->staffNo, Pin) && counter->isActive();
    }
    [[nodiscard]] app::CaseRoom &room() const { return *counter->part<app::CaseRoom>(); }
    // False: their case does not come. A second person's card at the same case is waited for by nobody.
    [[nodiscard]] bool card(int serial) const
    {
        const bool first = room().intake() == nullptr;
        room().takeCard(std::make_shared<devices::IdentityCard>(DeskWorld::card(serial)), [](const auto &) {});
        return !first || QTest::qWaitFor([this] { return room().intake() && room().intake()->draft().hasApplicant(); });
    }

private:
    // Somebody to hand a case to.
    [[nodiscard]] bool colleagueWasHere() const
    {
        const auto other = world->hall().staff(QStringLiteral("clerk"), 1);
        const auto desk = world->openDesk();
        using core::flow::SignIn;
        return desk && DeskWorld::signIn(*desk, other.no, other.pin)
            && DeskWorld::ask<SignIn>([&](QObject *context, core::flow::Answer<SignIn> done) {
                   desk->changePin(SecretText(other.pin), SecretText(QStringLiteral("597314")), context,
                                   std::move(done));
               });
    }

    bool m_hard = false;
};

// A window that was walked through, without a fault.
#define VERIFY_WALKED(counter) QVERIFY2((counter).faults.isEmpty(), qPrintable((counter).faults.join(u'\n')))

} // namespace yc::tests
