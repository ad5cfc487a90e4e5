#include "tests/devices/usb/pad_test.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace yc::tests;
using namespace std::chrono_literals;
using pad::stu::Report;

// What goes wrong in a pad, and what is refused of it: never silently on.
class TestStuFaults : public PadTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void aWrongAnswerRefusesAndNothingIsTaken_data();
    void aWrongAnswerRefusesAndNothingIsTaken();
    void inTheClearOnlyByName();
    void pulledOutInMidSignatureIsToldAndItComesBack_data();
    void pulledOutInMidSignatureIsToldAndItComesBack();
    void aPadThatIsNeverReadyIsAFault();
    void whatIsNoPadThatWeDriveIsRefused();
};

void TestStuFaults::aWrongAnswerRefusesAndNothingIsTaken_data()
{
    QTest::addColumn<int>("product");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, quint16 product, const char *fault, const char *code) {
        QTest::newRow(name) << int{product} << QString::fromLatin1(fault) << QString::fromLatin1(code);
    };
    row("no group", Stu300, "noPrime", "D-0603");
    row("a key that everybody knows", Stu300, "emptyKey", "D-0603");
    row("no key", Stu430, "keyFails", "D-0603");
    row("another key", Stu300, "wrongKey", "D-0606");
    row("another key, later cipher", Stu430, "wrongKey", "D-0606");
    row("another session", Stu520, "otherSession", "D-0606");
    row("another session, later cipher", Stu430, "otherSession", "D-0606");
    row("in the clear", Stu300, "inTheClear", "D-0606");
    row("in the clear, later cipher", Stu430, "inTheClear", "D-0606");
    row("does not capture", Stu430, "refuses capture", "D-0603");
    row("takes no picture", Stu430, "refuses picture", "D-0602");
    row("takes no block", Stu430, "refuses block", "D-0602");
    row("takes no clock", Stu520, "refuses clock", "D-0602");
}

void TestStuFaults::aWrongAnswerRefusesAndNothingIsTaken()
{
    QFETCH(int, product);
    QFETCH(QString, fault);
    QFETCH(QString, code);
    make(static_cast<quint16>(product));
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    PadFaults faults;
    faults.noPrime = fault == QLatin1String("noPrime");
    faults.emptyKey = fault == QLatin1String("emptyKey");
    faults.keyFails = fault == QLatin1String("keyFails");
    faults.wrongKey = fault == QLatin1String("wrongKey");
    faults.otherSession = fault == QLatin1String("otherSession");
    faults.inTheClear = fault == QLatin1String("inTheClear");
    if (fault == QLatin1String("refuses capture"))
        faults.refused = Report::StartCapture;
    else if (fault == QLatin1String("refuses picture"))
        faults.refused = Report::StartImageData;
    else if (fault == QLatin1String("refuses block"))
        faults.refused = Report::ImageDataBlock;
    else if (fault == QLatin1String("refuses clock"))
        faults.refused = Report::PenDataOptionMode;
    m_desk->twin.setFaults(faults);
    m_pad->showPage(page());
    m_pad->beginInk();
    QTRY_VERIFY(m_begun == 1 || !m_failures.isEmpty());
    if (m_begun == 1)
        write();
    QTRY_COMPARE(m_failures, QStringList{code});
    QVERIFY(m_ink.empty());
    QTRY_VERIFY(m_desk->twin.isBlank());
    // What is mended signs again.
    m_desk->twin.setFaults({});
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    m_begun = 0;
    sign();
    write();
    QTRY_COMPARE(strokes(), 1);
}

void TestStuFaults::inTheClearOnlyByName()
{
    make(Stu430, [](auto &settings) { settings.sealed = false; });
    sign();
    QVERIFY(!m_pad->info().can.testFlag(Capability::SealedInk));
    write();
    QTRY_COMPARE(strokes(), 1);
    QCOMPARE(m_desk->twin.keysMade(), 0);
    const auto driver = pad::stuDriver();
    const auto made = driver.make({.kind = Kind::SignaturePad, .place = m_desk->place}, m_clock, m_thread->thread());
    QVERIFY(made);
    QVERIFY(std::get<std::unique_ptr<SignaturePad>>(*made)->info().can.testFlag(Capability::SealedInk));
}

void TestStuFaults::pulledOutInMidSignatureIsToldAndItComesBack_data()
{
    QTest::addColumn<QString>("when");
    for (const auto *when : {"drawing", "showing", "inking", "in mid-stroke"})
        QTest::newRow(when) << QString::fromLatin1(when);
}

void TestStuFaults::pulledOutInMidSignatureIsToldAndItComesBack()
{
    QFETCH(QString, when);
    make(Stu300);
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    QSignalSpy shown(m_pad.get(), &SignaturePad::pageShown);
    m_pad->showPage(page());
    if (when == QLatin1String("showing")) {
        QTRY_COMPARE(shown.size(), 1);
    } else if (when != QLatin1String("drawing")) {
        m_pad->beginInk();
        QTRY_COMPARE(m_begun, 1);
        if (when == QLatin1String("in mid-stroke")) {
            m_desk->twin.pen({200, 50}, true);
            m_desk->twin.pen({201, 50}, true); // this model sends two samples at a time
            QTRY_VERIFY(!m_ink.empty());
        }
    } else {
        QTRY_COMPARE(m_pad->health().state, DeviceState::Busy);
    }
    m_desk->wire.unplug();
    QTRY_COMPARE(m_failures, QStringList{QStringLiteral("D-0605")});
    QTRY_VERIFY(!m_pad->screen());
    QTRY_COMPARE(m_pad->health().state, DeviceState::Absent);
    QVERIFY(m_keys.isEmpty());
    QVERIFY(m_desk->plug());
    m_begun = 0;
    m_ink.clear();
    sign();
    write();
    QTRY_COMPARE(strokes(), 1);
    QCOMPARE(m_failures.size(), 1); // one outage, told once
}

void TestStuFaults::aPadThatIsNeverReadyIsAFault()
{
    make(Stu300, [](auto &settings) {
        settings.busyTimeout = 60ms;
        settings.farewell = 20ms;
    });
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    m_desk->twin.setFaults({.neverReady = true});
    m_pad->showPage(page());
    QTRY_COMPARE(m_failures, QStringList{QStringLiteral("D-0601")});
    QTRY_COMPARE(m_pad->health().state, DeviceState::Fault);
    m_desk->twin.setFaults({});
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
}

void TestStuFaults::whatIsNoPadThatWeDriveIsRefused()
{
    const auto driver = pad::stuDriver();
    QCOMPARE(driver.kind, Kind::SignaturePad);
    const auto codeOf = [&](const char *place) {
        const auto made = driver.make({.kind = Kind::SignaturePad, .place = QString::fromLatin1(place)}, m_clock,
                                      m_thread->thread());
        return made ? QString() : toString(made.error());
    };
    QCOMPARE(codeOf("hid:056a:00a5"), QString());
    QCOMPARE(codeOf("hid:056a:00a9"), QStringLiteral("D-0604"));
    QCOMPARE(codeOf("hid:0400:c35a"), QStringLiteral("D-0604"));
    QCOMPARE(codeOf("usb:056a:00a5"), QStringLiteral("D-0903"));
    QCOMPARE(codeOf("tcp:127.0.0.1:9100"), QStringLiteral("D-0903"));
    QCOMPARE(codeOf("nonsense"), QStringLiteral("D-0903"));
}

YC_TEST(TestStuFaults)
#include "tst_stu_faults.moc"
