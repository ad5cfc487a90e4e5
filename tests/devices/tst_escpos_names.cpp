#include "tests/devices/escpos_bed.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace std::chrono_literals;

// What a receipt printer says that it is, beside everything else that it is asked.
class TestEscPosNames : public QObject, private tests::EscPosBed
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(lay()); }
    void cleanup() { clear(); }
    void itSaysWhatItIs();
    void oneThatDoesNotSayWhatItIsLosesNothing();
    void oneThatKnowsOnlyItsFirmwareIsAskedNoMore();
    void oneThatIsStoppedIsAskedWhatItIsWhenItGoesOn();
};

void TestEscPosNames::itSaysWhatItIs()
{
    makePrinter();
    QCOMPARE(m_printer->info().model, QStringLiteral("ESC/POS")); // until it says more
    QSignalSpy changes(m_printer.get(), &ReceiptPrinter::healthChanged);
    QTRY_COMPARE(m_printer->info().serial, QStringLiteral("V0000001"));
    QVERIFY(!changes.isEmpty());
    const auto info = m_printer->info();
    QCOMPARE(info.firmware, QStringLiteral("1.04"));
    QCOMPARE(info.maker, QStringLiteral("Yichuang"));
    QCOMPARE(info.model, QStringLiteral("VIRTUAL-80"));
    QCOMPARE(m_twin->unknownBytes(), 0);
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), QStringLiteral("printed"));
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    QCOMPARE(m_twin->namesAsked(), 4); // once for each opening
    QVERIFY(m_guidance.isEmpty() && !m_printer->health().lastFault); // no letter was read as a state

    // Another one in its place says what it is itself.
    m_twin->unplug();
    m_twin->setNames({"2.00", "Another"});
    QVERIFY(m_twin->plug());
    QTRY_COMPARE(m_printer->info().maker, QStringLiteral("Another"));
    QCOMPARE(m_printer->info().serial, QString());
}

void TestEscPosNames::oneThatDoesNotSayWhatItIsLosesNothing()
{
    m_twin->setNames({});
    makePrinter([](print::EscPosSettings &settings) { settings.answerTimeout = 1h; }); // would be waited for so long
    QTRY_COMPARE(m_twin->namesAsked(), 1);
    for (const auto *id : {"a", "b", "c"}) {
        m_printer->print(slip(QString::fromLatin1(id), {QStringLiteral("一行")}));
        QTRY_COMPARE(answerTo(QString::fromLatin1(id)), QStringLiteral("printed"));
    }
    QVERIFY(m_twin->setState(QStringLiteral("near-end")));
    QTRY_COMPARE(lastGuidance(), Guidance::RollNearEnd);
    QCOMPARE(m_printer->health().state, DeviceState::Ready);
    QCOMPARE(m_twin->namesAsked(), 1);
    QCOMPARE(m_printer->info().model, QStringLiteral("ESC/POS"));
}

void TestEscPosNames::oneThatKnowsOnlyItsFirmwareIsAskedNoMore()
{
    m_twin->setNames({"7.7"});
    makePrinter();
    QTRY_COMPARE(m_printer->info().firmware, QStringLiteral("7.7"));
    QTRY_COMPARE(m_twin->namesAsked(), 2);
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), QStringLiteral("printed"));
    const int before = m_twin->questions();
    QTRY_VERIFY(m_twin->questions() > before + 40); // ten rounds in which it could be asked again
    QCOMPARE(m_twin->namesAsked(), 2);
    QCOMPARE(m_printer->info().maker, QString());
}

void TestEscPosNames::oneThatIsStoppedIsAskedWhatItIsWhenItGoesOn()
{
    QVERIFY(m_twin->setState(QStringLiteral("paper-out")));
    makePrinter();
    QTRY_COMPARE(lastGuidance(), Guidance::ReplaceRoll);
    QCOMPARE(m_twin->namesAsked(), 0);
    QVERIFY(m_twin->setState(QStringLiteral("ok")));
    QTRY_COMPARE(m_printer->info().serial, QStringLiteral("V0000001"));
}

YC_TEST(TestEscPosNames)
#include "tst_escpos_names.moc"
