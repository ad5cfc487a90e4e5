#include "app/steps/ending_buttons.h"
#include "tests/support/register.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using core::domain::CaseState;
using core::domain::Ending;

namespace
{

const QStringList AllPowers{QStringLiteral("accept"),     QStringLiteral("back-office"),
                            QStringLiteral("correction"), QStringLiteral("gap-accept"),
                            QStringLiteral("refuse"),     QStringLiteral("close-at-once")};

app::EndingButtons::Say received(const QStringList &powers = AllPowers)
{
    app::EndingButtons::Say say;
    say.received = true;
    say.state = CaseState::Received;
    say.powers = powers;
    return say;
}

} // namespace

class TestEndingButtons : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingEndsBeforeTheHallHasReceivedIt();
    void aPowerThatTheWindowDoesNotHoldIsSaid();
    void aGapNeedsAGap();
    void onlyAnImmediateServiceIsDecidedAtOnce();
    void whatMayNotBePressedSaysWhy();
    void aPressSaysWhichEnding();
    void theLikeliestEndingIsTheOneInHand();
};

void TestEndingButtons::nothingEndsBeforeTheHallHasReceivedIt()
{
    auto say = received();
    say.received = false;
    say.state = CaseState::Owed;
    for (int i = 0; i <= static_cast<int>(Ending::CloseAtOnce); ++i)
        QVERIFY(!app::EndingButtons::whyNot(static_cast<Ending>(i), say).isEmpty());
}

void TestEndingButtons::aPowerThatTheWindowDoesNotHoldIsSaid()
{
    QVERIFY(app::EndingButtons::whyNot(Ending::Accept, received()).isEmpty());
    const auto without = app::EndingButtons::whyNot(Ending::Accept, received({QStringLiteral("back-office")}));
    QVERIFY(without.contains(QStringLiteral("权限")));
    QCOMPARE(app::EndingButtons::whyNot(Ending::GapAccept, received({QStringLiteral("accept")})),
             QStringLiteral("本大厅暂未开通"));
    QVERIFY(app::EndingButtons::whyNot(Ending::BackOffice, received({QStringLiteral("back-office")})).isEmpty());
}

void TestEndingButtons::aGapNeedsAGap()
{
    auto say = received();
    QVERIFY(!app::EndingButtons::whyNot(Ending::GapAccept, say).isEmpty());
    say.gapOpen = true;
    QVERIFY(app::EndingButtons::whyNot(Ending::GapAccept, say).isEmpty());
}

void TestEndingButtons::onlyAnImmediateServiceIsDecidedAtOnce()
{
    auto say = received();
    QVERIFY(!app::EndingButtons::whyNot(Ending::CloseAtOnce, say).isEmpty());
    say.immediate = true;
    QVERIFY(app::EndingButtons::whyNot(Ending::CloseAtOnce, say).isEmpty());
}

void TestEndingButtons::whatMayNotBePressedSaysWhy()
{
    app::EndingButtons buttons;
    buttons.show(received({QStringLiteral("accept")}));
    int open = 0;
    const auto all = buttons.findChildren<QPushButton *>();
    QCOMPARE(all.size(), 6);
    for (const auto *button : all) {
        QVERIFY(!button->accessibleDescription().isEmpty()); // its consequence, or why not
        open += button->isEnabled() ? 1 : 0;
    }
    QCOMPARE(open, 1);
}

void TestEndingButtons::aPressSaysWhichEnding()
{
    app::EndingButtons buttons;
    buttons.show(received());
    QSignalSpy chosen(&buttons, &app::EndingButtons::chosen);
    for (auto *button : buttons.findChildren<QPushButton *>())
        if (button->text() == QStringLiteral("收件转后台"))
            button->click();
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen.first().first().value<Ending>() == Ending::BackOffice);
    auto busy = received();
    busy.busy = true;
    buttons.show(busy);
    for (auto *button : buttons.findChildren<QPushButton *>())
        button->click();
    QCOMPARE(chosen.size(), 1); // one ending at a time
}

void TestEndingButtons::theLikeliestEndingIsTheOneInHand()
{
    app::EndingButtons buttons;
    const auto inHand = [&buttons](const app::EndingButtons::Say &say) {
        buttons.show(say);
        return buttons.focusFirst() ? qobject_cast<QPushButton *>(buttons.focusWidget())->text() : QString();
    };
    QCOMPARE(inHand(received()), QStringLiteral("受理"));
    auto immediate = received();
    immediate.immediate = true;
    QCOMPARE(inHand(immediate), QStringLiteral("当场办结"));
    immediate.powers.removeAll(QStringLiteral("close-at-once"));
    QCOMPARE(inHand(immediate), QStringLiteral("受理"));
    immediate.received = false;
    QCOMPARE(inHand(immediate), QString());
}

YC_TEST(TestEndingButtons)
#include "tst_ending_buttons.moc"
