#include "tests/core/flow/desk_world.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include "core/domain/signers.h"
#include "core/pack/jpeg.h"
#include "core/wire/problem.h"

#include <algorithm>

using namespace yc;
using namespace yc::core;
using namespace yc::core::flow;
using namespace yc::tests;

namespace
{

domain::Bystander somebody()
{
    return {.name = QStringLiteral("测试乙"), .number = QStringLiteral("34052419800101001X")};
}

domain::Signature fingerprint()
{
    domain::Signature signature;
    signature.way = domain::SigningWay::Fingerprint;
    signature.by = QStringLiteral("applicant");
    signature.finger = domain::UsualFinger;
    signature.device = QStringLiteral("file");
    signature.witness = domain::Witness{
        .staffNo = {}, .person = somebody(), .at = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC)};
    return signature;
}

} // namespace

class TestIntakeSigning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aFingerprintIsHandedIn();
    void aPrintIsBoundToWhatWasShown();
    void aWitnessWhoIsTheWriterIsToldBeforeTheHallSaysIt();
    void theHallSaysItWhereTheCounterDidNot();
    void everythingIsThereAfterARestart();
    void theLastOneCounts();
    void twoWhoApplySignEachForThemself();
    void whoLeavesIsNotHandedInAsASigner();

private:
    [[nodiscard]] std::shared_ptr<Intake> caseOfTwo(int serial);
    [[nodiscard]] static Done signsByHand(Intake &intake, const QString &who);
    [[nodiscard]] std::shared_ptr<Intake> unsignedCase(int serial);
    DeskWorld m_world;
    std::unique_ptr<Desk> m_desk;
};

void TestIntakeSigning::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
}

std::shared_ptr<Intake> TestIntakeSigning::unsignedCase(int serial)
{
    auto intake = DeskWorld::filled(*m_desk, serial);
    if (intake)
        intake->clearSignature(0);
    return intake;
}

void TestIntakeSigning::aFingerprintIsHandedIn()
{
    const auto intake = unsignedCase(31);
    QVERIFY(intake);
    const auto print = DeskWorld::page(90);
    QVERIFY(intake->signByPrint(print, intake->shownDigest(), fingerprint()));
    QTRY_VERIFY(intake->draft().signature);
    const auto &signature = *intake->draft().signature;
    QVERIFY(signature.inkBlob.isEmpty());
    QCOMPARE(signature.shownDigest, intake->shownDigest());
    const auto jpeg = DeskWorld::ask<QByteArray>([&](QObject *context, auto done) {
        domain::Page page;
        page.blob = signature.imageBlob;
        intake->loadPage(page, context, done);
    });
    QVERIFY(jpeg);
    const auto info = pack::jpegInfo(*jpeg);
    QVERIFY(info);
    QCOMPARE(info->size, print->size());
    QVERIFY2(intake->findings().isEmpty(), qPrintable(QString::number(intake->findings().size())));
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Complete);
    const auto submitted = DeskWorld::submit(*intake);
    QVERIFY(submitted);
    QVERIFY(submitted->received);
}

void TestIntakeSigning::aPrintIsBoundToWhatWasShown()
{
    const auto intake = unsignedCase(32);
    QVERIFY(intake);
    const auto before = intake->shownDigest();
    intake->setField(QStringLiteral("phone"), QStringLiteral("13900000000"));
    const auto refused = intake->signByPrint(DeskWorld::page(90), before, fingerprint());
    QVERIFY(!refused);
    QCOMPARE(toString(refused.error()), toString(flow::codes::SignedOther));
    QVERIFY(intake->signByPrint(DeskWorld::page(90), intake->shownDigest(), fingerprint()));
    QTRY_VERIFY(intake->draft().signature);
    intake->setField(QStringLiteral("phone"), QStringLiteral("13700000000"));
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Wrong);
    QVERIFY(!intake->signByPrint(nullptr, intake->shownDigest(), fingerprint())); // no picture, no signature
}

void TestIntakeSigning::aWitnessWhoIsTheWriterIsToldBeforeTheHallSaysIt()
{
    const auto intake = unsignedCase(33);
    QVERIFY(intake);
    auto how = fingerprint();
    how.way = domain::SigningWay::WrittenFor;
    how.finger = 0;
    how.writing = domain::Writing{.writer = somebody()};
    QVERIFY(intake->sign(DeskWorld::ink(), QByteArrayLiteral("png"), intake->shownDigest(), std::move(how)));
    QTRY_VERIFY(intake->draft().signature);
    const auto findings = intake->findings();
    QCOMPARE(findings.size(), 1);
    QVERIFY(findings.first().kind == domain::Finding::Kind::WitnessUnfit);
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Wrong);
    const auto submitted = DeskWorld::submit(*intake);
    QVERIFY(!submitted);
    QCOMPARE(toString(submitted.error()), toString(flow::codes::CaseIncomplete));
}

// Only the hall knows its staff.
void TestIntakeSigning::theHallSaysItWhereTheCounterDidNot()
{
    const auto intake = unsignedCase(34);
    QVERIFY(intake);
    auto how = fingerprint();
    how.witness->staffNo = QStringLiteral("9999");
    how.witness->person = {.name = QStringLiteral("样例员"), .number = {}};
    QVERIFY(intake->signByPrint(DeskWorld::page(90), intake->shownDigest(), std::move(how)));
    QTRY_VERIFY(intake->draft().signature);
    const auto submitted = DeskWorld::submit(*intake);
    QVERIFY(!submitted);
    QCOMPARE(toString(submitted.error()), toString(wire::codes::SigningNotWitnessed));
    QVERIFY(intake->state() == domain::CaseState::Draft); // open again, to be signed anew
}

void TestIntakeSigning::everythingIsThereAfterARestart()
{
    auto intake = unsignedCase(35);
    QVERIFY(intake);
    QVERIFY(intake->signByPrint(DeskWorld::page(90), intake->shownDigest(), fingerprint()));
    QTRY_VERIFY(intake->draft().signature && intake->isSaved());
    const auto id = intake->id();
    const auto blob = intake->draft().signature->imageBlob;
    intake.reset();
    m_desk.reset();
    m_desk = m_world.openDesk();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    const auto in = DeskWorld::signIn(*m_desk, m_world.staffNo, Pin);
    QVERIFY(in && *in == SignIn::Done);
    const auto again = DeskWorld::ask<std::shared_ptr<Intake>>(
        [&](QObject *context, auto done) { m_desk->resume(id, context, done); });
    QVERIFY(again);
    const auto &signature = (*again)->draft().signature;
    QVERIFY(signature);
    QCOMPARE(signature->imageBlob, blob);
    QCOMPARE(signature->finger, domain::UsualFinger);
    QCOMPARE(signature->witness->person.name, somebody().name);
    QVERIFY((*again)->findings().isEmpty());
}

void TestIntakeSigning::theLastOneCounts()
{
    const auto intake = unsignedCase(36);
    QVERIFY(intake);
    QVERIFY(intake->signByPrint(DeskWorld::page(90), intake->shownDigest(), fingerprint()));
    QVERIFY(intake->sign(DeskWorld::ink(), QByteArrayLiteral("png"), intake->shownDigest()));
    QTRY_VERIFY(intake->isSaved() && intake->draft().signature);
    QVERIFY(intake->draft().signature->way == domain::SigningWay::Ink);
    QVERIFY(!intake->draft().signature->witness);
}

std::shared_ptr<Intake> TestIntakeSigning::caseOfTwo(int serial)
{
    auto intake = unsignedCase(serial);
    auto second = DeskWorld::card(serial + 1);
    if (!intake || !intake->seat({.role = Intake::Role::Another}, second))
        return nullptr;
    return intake;
}

Done TestIntakeSigning::signsByHand(Intake &intake, const QString &who)
{
    domain::Signature how;
    how.by = who;
    return intake.sign(DeskWorld::ink(), QByteArrayLiteral("png"), intake.shownDigest(), std::move(how));
}

void TestIntakeSigning::twoWhoApplySignEachForThemself()
{
    const auto intake = caseOfTwo(41);
    QVERIFY(intake);
    const QString first = QStringLiteral("applicant");
    const QString second = QStringLiteral("applicant.2");
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Empty);
    YC_FAILS(intake->sign(DeskWorld::ink(), QByteArrayLiteral("png"), intake->shownDigest()),
             flow::codes::SignedOther); // whose it is has to be said
    // The second one first, and the other before that has come to rest: neither drops the other's.
    QVERIFY(signsByHand(*intake, second));
    QVERIFY(signsByHand(*intake, first));
    QTRY_COMPARE(domain::signaturesOf(intake->draft()).size(), 2);
    QCOMPARE(intake->draft().signature->by, first);
    QCOMPARE(intake->draft().furtherSignatures.front().by, second);
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Complete);
    intake->clearSignature(1);
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Partial);
    YC_FAILS(DeskWorld::submit(*intake), flow::codes::CaseIncomplete);
    QVERIFY(signsByHand(*intake, second));
    intake->setField(QStringLiteral("phone"), QStringLiteral("13700000000"));
    QTRY_VERIFY(intake->isSaved());
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Wrong); // both have to sign again
    QCOMPARE(std::ranges::count(intake->findings(), domain::Finding::Kind::SignedOther, &domain::Finding::kind), 2);
    QVERIFY(signsByHand(*intake, first));
    QVERIFY(signsByHand(*intake, second));
    const auto submitted = DeskWorld::submit(*intake); // waits for both
    QVERIFY(submitted);
    QVERIFY(submitted->received);
}

void TestIntakeSigning::whoLeavesIsNotHandedInAsASigner()
{
    auto someone = DeskWorld::card(45);
    const auto fresh = DeskWorld::begin(*m_desk);
    QVERIFY(fresh->setApplicant(someone));
    QVERIFY(fresh->stateOf(Step::Signature) == StepState::Empty); // there is nothing yet that could be signed
    const auto intake = caseOfTwo(43);
    QVERIFY(intake);
    QVERIFY(signsByHand(*intake, QStringLiteral("applicant")));
    QVERIFY(signsByHand(*intake, QStringLiteral("applicant.2")));
    intake->removeApplicant(1); // while their ink is on its way to the disk
    QTRY_VERIFY(intake->isSaved());
    QVERIFY(intake->draft().furtherSignatures.empty());
    intake->undoParty();
    QVERIFY(intake->draft().furtherSignatures.empty()); // they sign anew
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Partial);
}

YC_TEST(TestIntakeSigning)
#include "tst_signing.moc"
