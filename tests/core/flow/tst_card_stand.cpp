#include "core/flow/card_stand.h"
#include "core/flow/desk.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace yc::core;
using devices::DeviceState;
using devices::Guidance;
using flow::CardFinding;
using flow::CardStand;
using flow::card_reading::State;

namespace
{

// A reader that says what the test tells it to; the wire and the driver are tested with the twins in tests/devices.
class SaidReader : public devices::CardReader
{
public:
    devices::DeviceInfo info() const override
    {
        return {.kind = devices::Kind::CardReader, .place = {}, .maker = {}, .model = {}, .serial = {}, .can = {}};
    }
    devices::Health health() const override { return m_health; }
    void start() override { }
    void stop() override { }
    void become(DeviceState state)
    {
        m_health.state = state;
        Q_EMIT healthChanged();
    }

private:
    devices::Health m_health;
};

} // namespace

class TestCardStand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGoodCardIsTakenUntilItIsLifted();
    void aRefusedCardGuidesAndSaysWhy();
    void guidanceOfTheReaderGuides();
    void aReaderThatGoesAwayIsUnavailableUntilItIsBack();
    void aVerdictMayComeLater();
    void anOldVerdictCountsForNothing();
    void aCardThatNobodyWantsIsNoCard();
    void aCardIsWipedWhenTheLastHandLetsGo();
};

void TestCardStand::aGoodCardIsTakenUntilItIsLifted()
{
    SaidReader reader;
    int judged = 0;
    CardStand stand(reader, [&](const auto &, const CardStand::Say &say) {
        ++judged;
        say(QList<CardFinding>());
    });
    QVERIFY(stand.state() == State::Unavailable);
    reader.become(DeviceState::Ready);
    QVERIFY(stand.state() == State::Waiting);
    QSignalSpy taken(&stand, &CardStand::taken);
    Q_EMIT reader.cardRead(std::make_shared<devices::IdentityCard>());
    QVERIFY(stand.state() == State::Known);
    QCOMPARE(taken.count(), 1);
    QCOMPARE(judged, 1);
    Q_EMIT reader.cardLifted();
    QVERIFY(stand.state() == State::Waiting);
}

void TestCardStand::aRefusedCardGuidesAndSaysWhy()
{
    SaidReader reader;
    reader.become(DeviceState::Ready);
    CardStand stand(reader, [](const auto &, const CardStand::Say &say) { say(QList{CardFinding::Expired}); });
    std::optional<Code> told;
    connect(&stand, &CardStand::refused, this, [&](Code code) { told = code; });
    Q_EMIT reader.cardRead(std::make_shared<devices::IdentityCard>());
    QVERIFY(stand.state() == State::Guiding);
    QVERIFY(told == flow::codes::CardRefused);
    QCOMPARE(stand.findings(), (QList<CardFinding>{CardFinding::Expired}));
    Q_EMIT reader.cardLifted();
    QVERIFY(stand.state() == State::Waiting);
}

void TestCardStand::guidanceOfTheReaderGuides()
{
    SaidReader reader;
    reader.become(DeviceState::Ready);
    CardStand stand(reader, [](const auto &, const CardStand::Say &say) { say(QList<CardFinding>()); });
    Q_EMIT reader.guidanceChanged(Guidance::PlaceCard);
    QVERIFY(stand.state() == State::Waiting);
    Q_EMIT reader.guidanceChanged(Guidance::OneCardOnly);
    QVERIFY(stand.state() == State::Guiding);
    QVERIFY(stand.guidance() == Guidance::OneCardOnly);
    stand.cancel();
    QVERIFY(stand.state() == State::Waiting);
}

void TestCardStand::aReaderThatGoesAwayIsUnavailableUntilItIsBack()
{
    SaidReader reader;
    reader.become(DeviceState::Ready);
    CardStand stand(reader, [](const auto &, const CardStand::Say &say) { say(QList<CardFinding>()); });
    Q_EMIT reader.cardRead(std::make_shared<devices::IdentityCard>());
    reader.become(DeviceState::Absent);
    QVERIFY(stand.state() == State::Unavailable);
    stand.cancel();
    QVERIFY(stand.state() == State::Unavailable);
    reader.become(DeviceState::Opening);
    QVERIFY(stand.state() == State::Waiting);
}

// The clerk is asked whether this applicant takes the other's place; meanwhile the citizen takes the card back.
void TestCardStand::aVerdictMayComeLater()
{
    SaidReader reader;
    reader.become(DeviceState::Ready);
    CardStand::Say say;
    CardStand stand(reader, [&](const auto &, const CardStand::Say &later) { say = later; });
    QSignalSpy taken(&stand, &CardStand::taken);
    QSignalSpy lifted(&stand, &CardStand::lifted);
    Q_EMIT reader.cardRead(std::make_shared<devices::IdentityCard>());
    QVERIFY(stand.state() == State::Judging);
    Q_EMIT reader.cardLifted();
    QCOMPARE(lifted.count(), 1);
    QVERIFY(stand.state() == State::Judging);
    say(QList<CardFinding>());
    QCOMPARE(taken.count(), 1);
    QVERIFY(stand.state() == State::Waiting); // taken, and gone
    say(QList<CardFinding>());
    QCOMPARE(taken.count(), 1); // said once
}

void TestCardStand::anOldVerdictCountsForNothing()
{
    SaidReader reader;
    reader.become(DeviceState::Ready);
    std::vector<CardStand::Say> says;
    CardStand stand(reader, [&](const auto &, const CardStand::Say &say) { says.push_back(say); });
    QSignalSpy taken(&stand, &CardStand::taken);
    for (int i = 0; i < 2; ++i)
        Q_EMIT reader.cardRead(std::make_shared<devices::IdentityCard>());
    says[0](QList<CardFinding>());
    QVERIFY(stand.state() == State::Judging);
    says[1](QList<CardFinding>());
    QVERIFY(stand.state() == State::Known);
    QCOMPARE(taken.count(), 1);
    Q_EMIT reader.cardRead(std::make_shared<devices::IdentityCard>());
    reader.become(DeviceState::Recovering);
    says[2](QList<CardFinding>());
    QVERIFY(stand.state() == State::Unavailable);
    QCOMPARE(taken.count(), 1);
}

void TestCardStand::aCardThatNobodyWantsIsNoCard()
{
    SaidReader reader;
    reader.become(DeviceState::Ready);
    CardStand stand(reader, [](const auto &, const CardStand::Say &say) { say(std::nullopt); });
    QSignalSpy taken(&stand, &CardStand::taken);
    QSignalSpy refused(&stand, &CardStand::refused);
    Q_EMIT reader.cardRead(std::make_shared<devices::IdentityCard>());
    QVERIFY(stand.state() == State::Waiting);
    QVERIFY(taken.isEmpty() && refused.isEmpty());
}

void TestCardStand::aCardIsWipedWhenTheLastHandLetsGo()
{
    devices::IdentityCard made;
    made.number = QStringLiteral("11010519491231002X");
    made.number.detach();
    made.photo = SecretBytes(QByteArray(8, 'p'));
    auto card = devices::handedOn(std::move(made));
    const auto kept = card->number; // somebody took it
    card->wipe();
    QVERIFY(card->number.isEmpty() && card->photo.isEmpty());
    QCOMPARE(kept, QStringLiteral("11010519491231002X"));
}

YC_TEST(TestCardStand)
#include "tst_card_stand.moc"
