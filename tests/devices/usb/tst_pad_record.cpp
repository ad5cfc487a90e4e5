#include "devices/pad/protocol/stu_crypto.h"
#include "devices/virtual/pad_replay.h"
#include "tests/devices/usb/pad_test.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace yc::tests;
using pad::stu::Report;

// What goes to a pad and comes from it is written down without what anybody wrote there, and happens again.
class TestPadRecord : public PadTest
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { end(); }
    void nobodysHandStandsInTheRecordAndItSignsAgain_data();
    void nobodysHandStandsInTheRecordAndItSignsAgain();
    void aPadThatNeverGotAGroupHasNoneAgain();
    void otherwiseThanInTheRecordIsSeen();

private:
    void readRecord(bool sealed) const;
    void recordOne(quint16 product, bool sealed, const PadFaults &faults = {}); // signs and confirms
    void playOn(quint16 product, bool sealed, PadReplay &replay, HidWire &wire);
    [[nodiscard]] QString file() const;
    [[nodiscard]] std::vector<WireLine> lines() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<QByteArray> m_secrets; // reports as they really came
};

void TestPadRecord::init()
{
    begin();
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets.clear();
}

QString TestPadRecord::file() const
{
    const auto files = QDir(m_folder->path()).entryInfoList({QStringLiteral("stu-*.wire")});
    return files.size() == 1 ? files.first().filePath() : QString();
}

std::vector<WireLine> TestPadRecord::lines() const
{
    return wireLines(file()).value_or(std::vector<WireLine>());
}

// A stroke off the middle of the pad, where a masked pen stands.
void TestPadRecord::recordOne(quint16 product, bool sealed, const PadFaults &faults)
{
    make(product, [&](auto &settings) {
        settings.sealed = sealed;
        settings.recordFolder = m_folder->path();
    });
    m_desk->twin.setFaults(faults);
    m_desk->twin.speakTo([this](const QByteArray &report) {
        m_secrets.push_back(report);
        m_desk->wire.sendReport(report);
    });
    if (faults.noPrime) {
        QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
        m_pad->showPage(page());
        m_pad->beginInk();
        QTRY_COMPARE(m_failures, QStringList({toString(devices::codes::PadUnsealed)}));
    } else {
        sign();
        const auto size = m_desk->twin.pixels();
        m_desk->twin.stroke({{size.width() / 5, size.height() * 2 / 5}, {size.width() / 4, size.height() * 3 / 5 + 3}});
        QTRY_COMPARE(strokes(), 1);
        press(PadKey::Confirm);
        QTRY_COMPARE(m_keys, QList{PadKey::Confirm});
        QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    }
    m_pad.reset();
    m_thread.reset();
    m_desk.reset();
    m_thread = std::make_unique<transport::DeviceThread>(QStringLiteral("pad"));
}

void TestPadRecord::nobodysHandStandsInTheRecordAndItSignsAgain_data()
{
    QTest::addColumn<int>("product");
    QTest::addColumn<bool>("sealed");
    for (const auto product : StuTwin::products()) {
        for (const bool sealed : {true, false})
            QTest::addRow("%04x %s", product, sealed ? "encrypted" : "in the clear") << int{product} << sealed;
    }
}

void TestPadRecord::readRecord(bool sealed) const
{
    QVERIFY(!file().isEmpty());
    QCOMPARE(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QByteArray all;
    std::vector<QByteArray> heard;
    qsizetype picture = 0;
    for (const auto &[ms, what, rest] : lines()) {
        const auto bytes = bytesIn(what == "?" ? rest.sliced(1) : rest);
        all += bytes;
        if (what == "<")
            heard.push_back(bytes);
        if (bytes.isEmpty())
            continue;
        const auto number = static_cast<Report>(static_cast<quint8>(bytes[0]));
        // Lengths and pieces of a picture stand; nothing of what it shows, which had a black bar on white.
        if (number == Report::ImageDataBlock) {
            const auto said = static_cast<quint8>(bytes[1]) | static_cast<quint8>(bytes[2]) << 8;
            picture += said;
            QCOMPARE(bytes.sliced(3), QByteArray(bytes.size() - 3, '\0'));
        }
        // No half of a key, in no direction.
        if (number == Report::HostPublicKey || number == Report::DevicePublicKey || number == Report::StartCapture)
            QCOMPARE(bytes.sliced(1), QByteArray(bytes.size() - 1, '\0'));
        if (number == Report::EncryptionCommand)
            QCOMPARE(bytes.sliced(4), QByteArray(bytes.size() - 4, '\0'));
    }
    QVERIFY(picture > 1000);
    QCOMPARE(heard.size(), m_secrets.size());
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const auto &real = m_secrets[i];
        QCOMPARE(heard[i].size(), real.size());
        QCOMPARE(heard[i][0], real[0]);
        if (sealed) {
            QCOMPARE(heard[i].sliced(1), QByteArray(real.size() - 1, '\0'));
            QVERIFY(!all.contains(real.sliced(1, 16)));
            continue;
        }
        QCOMPARE(static_cast<quint8>(heard[i][1]) & 0xF0, static_cast<quint8>(real[1]) & 0xF0); // does it touch?
        if (static_cast<quint8>(real[1]) == 0)
            continue; // away: there is nothing to hide
        QVERIFY(heard[i].sliced(3, 4) != real.sliced(3, 4));
        QVERIFY2(!all.contains(real.sliced(1, 6)), real.toHex().constData()); // pressure and place
        QVERIFY2(!all.contains(real.sliced(3, 4)), real.toHex().constData());
        QCOMPARE(heard[i].sliced(7), real.sliced(7)); // the pad's clock
    }
    // What the pad is does stand: serial number and model.
    QVERIFY(all.contains("STU-"));
    QVERIFY(all.contains("YC00000042") || all.contains(QByteArray::fromHex("0A00000042")));
}

void TestPadRecord::playOn(quint16 product, bool sealed, PadReplay &replay, HidWire &wire)
{
    QVERIFY(replay.load(file()));
    wire.setFeatures({.asked = [&replay](quint8 number) { return replay.asked(number); },
                      .told = [&replay](const QByteArray &report) { return replay.told(report); }});
    replay.speakTo([&wire](const QByteArray &report) { wire.sendReport(report); });
    QVERIFY(wire.plug());
    pad::StuSettings settings;
    settings.place = QStringLiteral("hid:056a:%1#STU1").arg(product, 4, 16, QLatin1Char('0'));
    settings.sealed = sealed;
    settings.look = std::chrono::milliseconds(1);
    m_ink.clear();
    m_keys.clear();
    m_failures.clear();
    m_begun = 0;
    m_pad = std::make_unique<pad::StuPad>(settings, m_clock, m_thread->thread());
    connect(m_pad.get(), &SignaturePad::inkArrived, this,
            [this](const std::vector<InkPoint> &points) { m_ink.insert(m_ink.end(), points.begin(), points.end()); });
    connect(m_pad.get(), &SignaturePad::inkBegan, this, [this] { ++m_begun; });
    connect(m_pad.get(), &SignaturePad::failed, this,
            [this](const DeviceError &error) { m_failures << toString(error.code); });
    m_pad->start();
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    m_pad->showPage(page(m_pad->screen()->pixels));
    m_pad->beginInk();
}

void TestPadRecord::nobodysHandStandsInTheRecordAndItSignsAgain()
{
    QFETCH(int, product);
    QFETCH(bool, sealed);
    recordOne(static_cast<quint16>(product), sealed);
    readRecord(sealed);
    if (QTest::currentTestFailed())
        return;
    PadReplay replay(static_cast<quint16>(product));
    HidWire wire(*m_bed, signaturePad(static_cast<quint16>(product), "STU1"));
    playOn(static_cast<quint16>(product), sealed, replay, wire);
    QTRY_COMPARE(m_begun, 1);
    QCOMPARE(replay.writeOn(), static_cast<int>(m_secrets.size()));
    // In the clear the strokes are there, each on one spot; what was ciphered is a pen that is away.
    QTRY_COMPARE(strokes(), sealed ? 0 : 2);
    QVERIFY(m_keys.isEmpty()); // where somebody tapped is masked: the application ends it as the pad did then
    m_pad->clear();
    QTRY_COMPARE(m_pad->health().state, DeviceState::Ready);
    m_pad.reset();
    m_thread.reset(); // with its farewell
    QCOMPARE(replay.saidOtherwise(), 0);
    QVERIFY(replay.isOver());
    QCOMPARE(m_failures, QStringList());
}

void TestPadRecord::aPadThatNeverGotAGroupHasNoneAgain()
{
    recordOne(Stu300, true, {.noPrime = true});
    PadReplay replay(Stu300);
    HidWire wire(*m_bed, signaturePad(Stu300, "STU1"));
    playOn(Stu300, true, replay, wire);
    QTRY_COMPARE(m_failures, QStringList({toString(devices::codes::PadUnsealed)}));
    QCOMPARE(m_begun, 0);
}

void TestPadRecord::otherwiseThanInTheRecordIsSeen()
{
    recordOne(Stu430, true);
    PadReplay replay(Stu430);
    QVERIFY(replay.load(file()));
    QVERIFY(replay.asked(static_cast<quint8>(Report::Capability)));
    QCOMPARE(replay.saidOtherwise(), 0);
    QVERIFY(replay.told(pad::stu::inkingMode(true)));
    QCOMPARE(replay.saidOtherwise(), 1);
    QVERIFY(!replay.isOver());
    QVERIFY(!replay.load(m_folder->filePath(QStringLiteral("none.wire"))));
}

YC_TEST(TestPadRecord)
#include "tst_pad_record.moc"
