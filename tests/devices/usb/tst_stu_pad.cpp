#include "tests/devices/usb/pad_test.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace yc::tests;
using pad::stu::OptionMode;

// The driver that ships against twins of six models, reports and all; faults happen in the pad.
class TestStuPad : public PadTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void everyModelSignsAndIsToldNothingThatItDoesNotKnow_data();
    void everyModelSignsAndIsToldNothingThatItDoesNotKnow();
    void whatIsShownIsThePage_data();
    void whatIsShownIsThePage();
    void theScreenIsClearedInEveryEnding_data();
    void theScreenIsClearedInEveryEnding();
    void aPadThatWasLeftWithANameIsClearedFirst();
    void theDeviceClockWrapsOnce();
    void againMeansAnEmptyPageAndANewKey();
    void anotherPageVoidsTheInkOfTheOneBefore();
    void manySignaturesWriteNoFlash();
};

void TestStuPad::everyModelSignsAndIsToldNothingThatItDoesNotKnow_data()
{
    QTest::addColumn<int>("product");
    QTest::addColumn<bool>("sealed");
    for (const auto product : StuTwin::products()) {
        for (const bool sealed : {true, false})
            QTest::addRow("%04x %s", product, sealed ? "encrypted" : "in the clear") << int{product} << sealed;
    }
}

void TestStuPad::everyModelSignsAndIsToldNothingThatItDoesNotKnow()
{
    QFETCH(int, product);
    QFETCH(bool, sealed);
    make(static_cast<quint16>(product), [&](auto &settings) { settings.sealed = sealed; });
    sign();
    QCOMPARE(m_desk->twin.isCapturing(), sealed);
    QCOMPARE(m_desk->twin.keysMade(), sealed ? 1 : 0);
    write();
    QTRY_COMPARE(strokes(), 1);
    QCOMPARE(m_ink.size(), 4U);
    QVERIFY(m_ink[0].down && m_ink[0].pressure > 0 && m_ink[0].t == 0);
    QVERIFY(m_ink[2].x > m_ink[0].x);
    // Somewhere about the middle of the area, in hundredths of a millimetre.
    const auto screen = *m_pad->screen();
    const auto expected = qRound(screen.pixels.width() / 4.0 * screen.mm100PerPixel);
    QVERIFY2(std::abs(m_ink[0].x - expected) <= 2 * screen.mm100PerPixel, qPrintable(QString::number(m_ink[0].x)));
    press(PadKey::Confirm);
    QTRY_COMPARE(m_keys, QList{PadKey::Confirm});
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    QVERIFY(m_desk->twin.isBlank());
    QVERIFY(!m_desk->twin.isInking());
    QVERIFY(!m_desk->twin.isCapturing());
    QCOMPARE(m_pad->health().done, 1U);
    QCOMPARE(m_desk->twin.unknownReports(), QSet<quint8>());
    QCOMPARE(m_desk->twin.flashWrites(), 0);
    QCOMPARE(m_failures, QStringList());
    QVERIFY(m_pad->info().model.startsWith(QLatin1String("STU-")));
    QVERIFY(!m_pad->info().serial.isEmpty());
}

void TestStuPad::whatIsShownIsThePage_data()
{
    QTest::addColumn<int>("product");
    QTest::addColumn<bool>("colour");
    QTest::addColumn<int>("encoding");
    using pad::stu::Encoding;
    QTest::newRow("300") << 0xA2 << true << int(Encoding::Mono); // it has none
    QTest::newRow("520A") << 0xA3 << false << int(Encoding::Mono);
    QTest::newRow("520A, coloured") << 0xA3 << true << int(Encoding::Colour16);
    QTest::newRow("530") << 0xA5 << false << int(Encoding::Mono);
    QTest::newRow("540") << 0xA8 << false << int(Encoding::Colour24);
}

void TestStuPad::whatIsShownIsThePage()
{
    QFETCH(int, product);
    QFETCH(bool, colour);
    QFETCH(int, encoding);
    make(static_cast<quint16>(product), [&](auto &settings) { settings.colour = colour; });
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    QSignalSpy shown(m_pad.get(), &SignaturePad::pageShown);
    m_pad->showPage(page());
    QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 15'000);
    QCOMPARE(int(m_desk->twin.lastEncoding().value()), encoding);
    const auto screen = m_desk->twin.screen();
    const auto size = screen.size();
    QCOMPARE(screen.pixelColor(2, 2), QColor(Qt::black));
    QCOMPARE(screen.pixelColor(size.width() / 2 - 1, size.height() / 8 - 1), QColor(Qt::black));
    QCOMPARE(screen.pixelColor(size.width() / 2, 2), QColor(Qt::white));
    QCOMPARE(screen.pixelColor(2, size.height() / 8), QColor(Qt::white));
    QCOMPARE(m_desk->twin.picturesTaken(), 1);
    QCOMPARE(m_pad->screen()->colour, encoding != 0);
    write(); // on a page that is only shown: nothing, also not afterwards
    m_pad->beginInk();
    QTRY_COMPARE(m_begun, 1);
    QVERIFY(m_ink.empty());
}

void TestStuPad::theScreenIsClearedInEveryEnding_data()
{
    QTest::addColumn<QString>("ending");
    for (const auto *ending : {"confirm", "cancel", "taken back", "stopped", "destroyed", "while drawing",
                               "pen data in the clear", "unplugged and back"})
        QTest::newRow(ending) << QString::fromLatin1(ending);
}

void TestStuPad::theScreenIsClearedInEveryEnding()
{
    QFETCH(QString, ending);
    make(Stu300);
    if (ending == QLatin1String("while drawing")) {
        QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
        m_pad->showPage(page());
        m_pad.reset();
        m_thread.reset(); // waits for what the session still does
        QVERIFY(m_desk->twin.isBlank());
        return;
    }
    sign();
    write();
    QTRY_COMPARE(strokes(), 1);
    QVERIFY(!m_desk->twin.isBlank());
    if (ending == QLatin1String("confirm")) {
        press(PadKey::Confirm);
    } else if (ending == QLatin1String("cancel")) {
        press(PadKey::Cancel);
        QTRY_COMPARE(m_keys, QList{PadKey::Cancel});
    } else if (ending == QLatin1String("taken back")) {
        m_pad->clear();
    } else if (ending == QLatin1String("stopped")) {
        m_pad->stop();
    } else if (ending == QLatin1String("destroyed")) {
        m_pad.reset();
        m_thread.reset();
    } else if (ending == QLatin1String("pen data in the clear")) {
        m_desk->twin.setFaults({.inTheClear = true});
        m_desk->twin.pen({200, 50}, true);
    } else {
        m_desk->wire.unplug(); // the picture stays on some: power by another cable
        QVERIFY(m_desk->wire.plug());
    }
    QTRY_VERIFY(m_desk->twin.isBlank());
    QTRY_VERIFY(!m_desk->twin.isInking());
    QTRY_VERIFY(!m_desk->twin.isCapturing());
}

void TestStuPad::aPadThatWasLeftWithANameIsClearedFirst()
{
    make(Stu520);
    m_desk->twin.setFaults({.busy = 8}); // the 520A takes its time over it
    sign();
    write();
    QTRY_COMPARE(strokes(), 1);
    // A client that was killed: nobody said good-bye.
    m_desk->wire.unplug();
    QTRY_COMPARE(m_pad->health().state, DeviceState::Absent);
    QVERIFY(!m_desk->twin.isBlank());
    QVERIFY(m_desk->wire.plug());
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    QVERIFY(m_desk->twin.isBlank());
}

void TestStuPad::theDeviceClockWrapsOnce()
{
    make(Stu430);
    m_desk->twin.setClock(65'530);
    sign();
    QCOMPARE(m_desk->twin.option(), OptionMode::TimeCountSequence);
    QVERIFY(m_pad->info().can.testFlag(Capability::PenClock));
    write();
    QTRY_COMPARE(strokes(), 1);
    QCOMPARE(m_ink.size(), 4U);
    for (std::size_t i = 0; i < m_ink.size(); ++i)
        QCOMPARE(m_ink[i].t, static_cast<qint32>(5 * i)); // the pad's milliseconds, not the host's
}

void TestStuPad::againMeansAnEmptyPageAndANewKey()
{
    make(Stu430);
    sign();
    write();
    QTRY_COMPARE(strokes(), 1);
    const auto written = m_desk->twin.screen();
    press(PadKey::Again);
    QTRY_COMPARE(m_begun, 2);
    QCOMPARE(m_keys, QList{PadKey::Again});
    QVERIFY(m_desk->twin.screen() != written);
    QVERIFY(!m_desk->twin.isBlank()); // the page
    QCOMPARE(m_desk->twin.keysMade(), 2);
    QCOMPARE(m_desk->twin.picturesTaken(), 2);
    press(PadKey::Confirm); // without ink
    m_ink.clear();
    write();
    QTRY_COMPARE(strokes(), 1);
    QCOMPARE(m_ink[0].t, 0);
    QCOMPARE(m_keys, QList{PadKey::Again});
    press(PadKey::Confirm);
    QTRY_COMPARE(m_keys, (QList{PadKey::Again, PadKey::Confirm}));
}

void TestStuPad::anotherPageVoidsTheInkOfTheOneBefore()
{
    make(Stu300);
    sign();
    write();
    QTRY_COMPARE(strokes(), 1);
    m_ink.clear();
    m_desk->twin.pen({200, 50}, true);
    m_pad->showPage(page()); // before what was just written comes through
    m_pad->beginInk();
    QTRY_COMPARE(m_begun, 2);
    QVERIFY(m_ink.empty());
    write();
    QTRY_COMPARE(strokes(), 1);
    QCOMPARE(m_desk->twin.keysMade(), 2);
}

void TestStuPad::manySignaturesWriteNoFlash()
{
    make(Stu300);
    for (int i = 0; i < 25; ++i) {
        sign();
        write();
        press(PadKey::Confirm);
        QTRY_COMPARE(m_keys.size(), i + 1);
    }
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    QCOMPARE(strokes(), 25);
    QCOMPARE(m_desk->twin.flashWrites(), 0);
    QCOMPARE(m_desk->twin.keysMade(), 25);
    QCOMPARE(m_desk->twin.unknownReports(), QSet<quint8>());
    QVERIFY(m_desk->twin.isBlank());
}

YC_TEST(TestStuPad)
#include "tst_stu_pad.moc"
