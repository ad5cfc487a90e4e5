#include "devices/card/protocol/card_text.h"
#include "devices/card/protocol/sdt_mask.h"
#include "devices/card/protocol/sdt_reply.h"
#include "devices/card/sdt_reader.h"
#include "devices/code/line_code_scanner.h"
#include "devices/print/escpos_printer.h"
#include "devices/transport/device_thread.h"
#include "devices/transport/wire_record.h"
#include "devices/virtual/code_twin.h"
#include "devices/virtual/escpos_twin.h"
#include "devices/virtual/replay_twin.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;

// What goes over the wire is written down without anybody in it, and what was written down happens again.
class TestWireRecord : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobodyStandsInTheRecordOfAReader_data();
    void nobodyStandsInTheRecordOfAReader();
    void aRecordPlaysAsADevice();
    void aMaskedFrameIsAGoodFrame();
    void whatIsNoFrameIsZeros();
    void aSlipIsCountedAndNotKept();
    void aCodeKeepsItsFrameAlone();
    void aFolderThatIsNoneStopsNoDevice();
    void whatIsNoRecordIsRefused();

private:
    [[nodiscard]] QByteArray record() const; // the one file's text
    [[nodiscard]] static QByteArray bytesIn(const QByteArray &record); // all that went over the wire, one after another
    // Reads the sample's card, lifts it, and answers whose it was.
    [[nodiscard]] QString readOnce(const QString &sample, bool fingerprint = false);

    QTemporaryDir m_all;
    QString m_folder;
    SystemClock m_clock;

public Q_SLOTS:
    void init();
};

void TestWireRecord::init()
{
    m_folder = m_all.filePath(QString::fromLatin1(QTest::currentTestFunction()) + QLatin1Char('-')
                              + QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(QDir().mkpath(m_folder));
}

QByteArray TestWireRecord::record() const
{
    const auto files = QDir(m_folder).entryInfoList({QStringLiteral("*.wire")});
    if (files.size() != 1)
        return {};
    QFile file(files.first().filePath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray TestWireRecord::bytesIn(const QByteArray &record)
{
    QByteArray all;
    for (const auto &line : record.split('\n'))
        all += QByteArray::fromHex(line.split(' ').value(2));
    return all;
}

QString TestWireRecord::readOnce(const QString &sample, bool fingerprint)
{
    SdtTwin twin;
    if (!twin.plug())
        return {};
    twin.putCard(*sampleCard(sample));
    transport::DeviceThread thread(QStringLiteral("reader"));
    card::SdtReader reader({.place = QStringLiteral("tcp:127.0.0.1:%1").arg(twin.port()),
                            .reports = {},
                            .recordFolder = m_folder,
                            .fingerprint = fingerprint,
                            .poll = 20ms},
                           m_clock, thread.thread());
    QString name;
    bool lifted = false;
    connect(&reader, &CardReader::cardRead, this, [&](const auto &card) {
        name = card->name + card->nameLatin;
        name.detach();
        twin.liftCard();
    });
    connect(&reader, &CardReader::cardLifted, this, [&] { lifted = true; });
    reader.start();
    return QTest::qWaitFor([&] { return lifted; }, 15'000) ? name : QString();
}

void TestWireRecord::nobodyStandsInTheRecordOfAReader_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<bool>("fingerprint");
    for (const auto *sample : {"li", "hk", "foreigner-2017", "foreigner-2023"})
        QTest::newRow(sample) << QString::fromLatin1(sample) << false;
    QTest::newRow("with fingerprint") << QStringLiteral("li") << true;
}

void TestWireRecord::nobodyStandsInTheRecordOfAReader()
{
    QFETCH(QString, sample);
    QFETCH(bool, fingerprint);
    const auto card = sampleCard(sample);
    QVERIFY(card);
    QVERIFY(!readOnce(sample, fingerprint).isEmpty());
    const auto text = record();
    QVERIFY(text.startsWith("yichuang-wire 1 sdt\n"));
    const auto bytes = bytesIn(text);
    QVERIFY(bytes.size() > 1024);
    auto identity = yc::devices::card::decodeCardText(card->text);
    QVERIFY(identity);
    for (const auto &part : {identity->name, identity->nameLatin, identity->number, identity->address, identity->birth,
                             card->latestAddress, identity->travelPermitNumber}) {
        if (part.isEmpty())
            continue;
        QStringEncoder utf16(QStringEncoder::Utf16LE);
        QStringEncoder chinese("GB18030");
        QVERIFY2(!bytes.contains(QByteArray(utf16(part))), qPrintable(part));
        QVERIFY2(!bytes.contains(part.toUtf8()), qPrintable(part));
        QVERIFY2(!bytes.contains(QByteArray(chinese(part))), qPrintable(part));
    }
    QVERIFY(card->photo.size() > 64 && !bytes.contains(card->photo.first(64)));
    QVERIFY(!bytes.contains(card->serial));
    const auto files = QDir(m_folder).entryInfoList({QStringLiteral("*.wire")});
    QCOMPARE(files.first().permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestWireRecord::aRecordPlaysAsADevice()
{
    QCOMPARE(readOnce(QStringLiteral("li")), QStringLiteral("李测试"));
    const auto files = QDir(m_folder).entryInfoList({QStringLiteral("*.wire")});
    ReplayTwin twin;
    QVERIFY(twin.load(files.first().filePath()));
    QVERIFY(twin.plug());
    transport::DeviceThread thread(QStringLiteral("reader"));
    card::SdtReader reader(
        {.place = QStringLiteral("tcp:127.0.0.1:%1").arg(twin.port()), .reports = {}, .recordFolder = {}, .poll = 20ms},
        m_clock, thread.thread());
    std::vector<std::shared_ptr<IdentityCard>> cards;
    int lifted = 0;
    connect(&reader, &CardReader::cardRead, this, [&](const auto &card) { cards.push_back(card); });
    connect(&reader, &CardReader::cardLifted, this, [&] { ++lifted; });
    reader.start();
    QTRY_COMPARE_WITH_TIMEOUT(cards.size(), 1U, 15'000);
    QCOMPARE(cards[0]->name, QStringLiteral("某某某")); // as long as the name that stood there
    QCOMPARE(cards[0]->number, QStringLiteral("440524188001010014"));
    QVERIFY(cards[0]->layout == CardLayout::Resident);
    QTRY_COMPARE_WITH_TIMEOUT(lifted, 1, 15'000);
    QCOMPARE(twin.sentOtherwise(), 0);
    QVERIFY(!reader.info().serial.isEmpty()); // the module's number is the module's
}

void TestWireRecord::aMaskedFrameIsAGoodFrame()
{
    using namespace card::sdt;
    const auto reply = encode(Status::Done, *replyFromLatestAddress(QStringLiteral("某某省某某县七号")));
    for (qsizetype cut = 0; cut <= reply.size(); ++cut) { // however it arrives
        MaskedReader mask;
        QCOMPARE(mask.sent(encode(Command::ReadLatestAddress)), encode(Command::ReadLatestAddress));
        auto shown = mask.heard(QByteArrayView(reply).first(cut));
        shown += mask.heard(QByteArrayView(reply).sliced(cut));
        QCOMPARE(shown.size(), reply.size());
        const auto taken = takeReply(shown);
        QVERIFY(taken && *taken);
        QCOMPARE(*latestAddressFromReply((*taken)->data), QStringLiteral("某地某地某地某地"));
    }
}

void TestWireRecord::whatIsNoFrameIsZeros()
{
    using namespace card::sdt;
    MaskedReader mask;
    auto damaged = encode(Status::Done, "11010519491231002X");
    damaged[damaged.size() - 1] = static_cast<char>(damaged.back() ^ 1);
    const auto shown = mask.heard("张noise" + damaged + encode(Status::NoCard));
    QVERIFY(shown.endsWith(encode(Status::NoCard)));
    QVERIFY(!shown.contains("1949") && !shown.contains("noise"));
}

void TestWireRecord::aSlipIsCountedAndNotKept()
{
    EscPosTwin twin(m_folder);
    QVERIFY(twin.plug());
    transport::DeviceThread thread(QStringLiteral("printer"));
    print::EscPosSettings settings;
    settings.place = QStringLiteral("tcp:127.0.0.1:%1").arg(twin.port());
    settings.recordFolder = m_folder;
    print::EscPosPrinter printer(settings, {}, m_clock, thread.thread());
    printer.start();
    QTRY_COMPARE(printer.health().state, DeviceState::Ready);
    Slip slip;
    slip.jobId = QStringLiteral("one");
    slip.parts.push_back(SlipText{.text = QStringLiteral("申请人 CHEN SAMPLE 34052419800101001X")});
    printer.print(std::move(slip));
    QTRY_COMPARE_WITH_TIMEOUT(twin.slips().size(), 1, 15'000);
    QTRY_COMPARE(printer.health().state, DeviceState::Ready);
    const auto bytes = bytesIn(record());
    QVERIFY(!bytes.contains("CHEN") && !bytes.contains("34052419800101001X"));
    QVERIFY(bytes.contains(QByteArray(20, '?'))); // so long it was
    QVERIFY(bytes.contains("\x10\x04")); // what was asked stands
}

void TestWireRecord::aCodeKeepsItsFrameAlone()
{
    CodeTwin twin;
    QVERIFY(twin.plug());
    transport::DeviceThread thread(QStringLiteral("codes"));
    code::LineSettings settings;
    settings.place = QStringLiteral("tcp:127.0.0.1:%1").arg(twin.port());
    settings.recordFolder = m_folder;
    code::LineCodeScanner scanner(settings, m_clock, thread.thread());
    QByteArray read;
    connect(&scanner, &CodeScanner::codeRead, this, [&](const auto &code) { read = code->bytes; });
    scanner.start();
    QTRY_COMPARE(scanner.health().state, DeviceState::Ready);
    twin.scan("34052419800101001X");
    QTRY_COMPARE(read, QByteArray("34052419800101001X"));
    const auto bytes = bytesIn(record());
    QVERIFY2(bytes.contains("00000000000000000x\r"), bytes.toHex().constData());
}

void TestWireRecord::aFolderThatIsNoneStopsNoDevice()
{
    m_folder = m_all.filePath(QStringLiteral("nowhere/at/all"));
    QCOMPARE(readOnce(QStringLiteral("li")), QStringLiteral("李测试"));
}

void TestWireRecord::whatIsNoRecordIsRefused()
{
    ReplayTwin twin;
    QFile file(QDir(m_folder).filePath(QStringLiteral("x.wire")));
    for (const auto *text :
         {"", "something else\n", "yichuang-wire 1 sdt\n12 ? 00\n", "yichuang-wire 1 sdt\nnothing\n"}) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QVERIFY(!twin.load(file.fileName()));
    }
    QVERIFY(!twin.load(QDir(m_folder).filePath(QStringLiteral("none.wire"))));
}

YC_TEST(TestWireRecord)
#include "tst_wire_record.moc"
