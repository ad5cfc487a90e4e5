#include "tests/devices/escpos_bed.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace std::chrono_literals;

// A printer that sees its mouth: whether a slip that was cut still stands there.
class TestEscPosMouth : public QObject, private tests::EscPosBed
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(lay()); }
    void cleanup() { clear(); }
    void aSlipThatIsTakenIsSaid();
    void oneThatIsTakenAtOnceIsSaidToo();
    void theNextSlipPushesTheOneBeforeOut();
    void aSlipThatNobodyTakesIsAskedForUntilThePrinterGoes();
    void aModelWithoutAMouthPrintsAllTheSame();
    void nobodyIsAskedWhereTheSettingsDoNotSaySo();
};

namespace
{
void seesMouth(print::EscPosSettings &settings)
{
    settings.mouth = true;
    settings.watchMouth = 20ms;
}
} // namespace

void TestEscPosMouth::aSlipThatIsTakenIsSaid()
{
    m_twin->setSeesMouth(true);
    makePrinter(seesMouth);
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), QStringLiteral("printed"));
    QTRY_COMPARE(lastGuidance(), Guidance::TakeSlip);
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    QVERIFY(m_printer->info().can.testFlag(Capability::MouthSensor));
    QVERIFY(m_taken.isEmpty());
    QVERIFY(m_twin->takeSlip());
    QTRY_COMPARE(m_taken, QStringList{QStringLiteral("a")});
    QTRY_COMPARE(lastGuidance(), Guidance::None);
}

void TestEscPosMouth::oneThatIsTakenAtOnceIsSaidToo()
{
    m_twin->setSeesMouth(true);
    makePrinter(seesMouth);
    connect(m_printer.get(), &ReceiptPrinter::guidanceChanged, this, [this](Guidance guidance) {
        if (guidance == Guidance::TakeSlip)
            QVERIFY(m_twin->takeSlip()); // before the twin is asked again
    });
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(m_taken, QStringList{QStringLiteral("a")});
}

void TestEscPosMouth::theNextSlipPushesTheOneBeforeOut()
{
    m_twin->setSeesMouth(true);
    makePrinter(seesMouth);
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(lastGuidance(), Guidance::TakeSlip);
    m_printer->print(slip(QStringLiteral("b"), {QStringLiteral("另一行")}));
    QTRY_COMPARE(answerTo(QStringLiteral("b")), QStringLiteral("printed"));
    QTRY_COMPARE(lastGuidance(), Guidance::TakeSlip);
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    QVERIFY(m_twin->takeSlip());
    QTRY_COMPARE(m_taken, QStringList{QStringLiteral("b")});
}

void TestEscPosMouth::aSlipThatNobodyTakesIsAskedForUntilThePrinterGoes()
{
    m_twin->setSeesMouth(true);
    makePrinter(seesMouth);
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(lastGuidance(), Guidance::TakeSlip);
    m_twin->unplug();
    QTRY_COMPARE(lastGuidance(), Guidance::None);
    QVERIFY(m_twin->takeSlip()); // nobody sees it
    QVERIFY(m_twin->plug());
    m_printer->print(slip(QStringLiteral("b"), {QStringLiteral("另一行")}));
    QTRY_VERIFY(!answerTo(QStringLiteral("b")).isEmpty());
    QVERIFY(m_taken.isEmpty());
}

void TestEscPosMouth::aModelWithoutAMouthPrintsAllTheSame()
{
    makePrinter(seesMouth);
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), QStringLiteral("printed"));
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    QVERIFY(!m_printer->info().can.testFlag(Capability::MouthSensor));
    QVERIFY(m_taken.isEmpty() && m_guidance.isEmpty());
    QVERIFY(!m_printer->health().lastFault);
}

void TestEscPosMouth::nobodyIsAskedWhereTheSettingsDoNotSaySo()
{
    m_twin->setSeesMouth(true);
    makePrinter();
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), QStringLiteral("printed"));
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    QVERIFY(m_twin->isSlipInMouth());
    QVERIFY(!m_printer->info().can.testFlag(Capability::MouthSensor));
    QVERIFY(m_guidance.isEmpty());
}

YC_TEST(TestEscPosMouth)
#include "tst_escpos_mouth.moc"
