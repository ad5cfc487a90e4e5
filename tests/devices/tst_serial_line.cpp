#include "devices/card/sdt_reader.h"
#include "devices/print/escpos_printer.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/escpos_twin.h"
#include "devices/virtual/pty.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace
{

// A twin at the end of a serial line whose node keeps its name, as /dev/rfcomm0 of a Bluetooth device does. Out of
// range or switched off, the node is still there: it can be opened, and hangs up as soon as something is sent.
class SerialLine final : public QObject
{
public:
    explicit SerialLine(quint16 port)
    {
        m_twin.connectToHost(u"127.0.0.1"_s, port);
        connect(&m_twin, &QTcpSocket::readyRead, this, [this] { m_pty.write(m_twin.readAll()); });
        connect(
            &m_pty, &Pty::arrived, this,
            [this](const QByteArray &bytes) {
                if (m_inRange && ++m_messages != m_lastOne) {
                    m_twin.write(bytes);
                    return;
                }
                m_inRange = false;
                hangUp();
            },
            Qt::QueuedConnection); // the pty is in the middle of reading
        hangUp();
    }
    void hangUp()
    {
        ++m_hangUps;
        m_pty.unplug();
        QFile::remove(m_node);
        if (!m_pty.plug() || !QFile::link(m_pty.path(), m_node))
            qFatal("no line");
    }
    void setInRange(bool inRange) { m_inRange = inRange; }
    void losesAt(int message) { m_lastOne = m_messages + message; }
    [[nodiscard]] QString place() const { return u"serial:%1@9600"_s.arg(m_node); }
    [[nodiscard]] int hangUps() const { return m_hangUps; }
    [[nodiscard]] bool isUp() { return m_twin.waitForConnected(2000); }

private:
    QTemporaryDir m_folder;
    QString m_node = m_folder.filePath(u"rfcomm0"_s);
    Pty m_pty;
    QTcpSocket m_twin;
    bool m_inRange = true;
    int m_messages = 0;
    int m_lastOne = -1;
    int m_hangUps = 0;
};

} // namespace

// Receipt printers and readers on serial lines, those of Bluetooth among them (RFCOMM): serial devices like others,
// that come and go more often.
class TestSerialLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aSlipComesOutOfAPrinterOnASerialLine();
    void aPrinterThatIsOutOfRangeIsFoundWhenItIsBack();
    void lostInTheMiddleASlipIsInDoubtAndNeverRepeated();
    void aReaderThatIsSwitchedOffIsFoundWhenItIsOn();

private:
    void makePrinter();
    void print(const QString &id);

    SystemClock m_clock;
    QTemporaryDir m_prints;
    std::unique_ptr<EscPosTwin> m_twin;
    std::unique_ptr<SerialLine> m_line;
    std::unique_ptr<transport::DeviceThread> m_thread;
    std::unique_ptr<print::EscPosPrinter> m_printer;
    QHash<QString, QString> m_answers; // "printed" or the code
};

void TestSerialLine::init()
{
    m_twin = std::make_unique<EscPosTwin>(m_prints.path());
    QVERIFY(m_twin->plug());
    m_line = std::make_unique<SerialLine>(m_twin->port());
    QVERIFY(m_line->isUp());
    m_thread = std::make_unique<transport::DeviceThread>(u"line"_s);
}

void TestSerialLine::cleanup()
{
    m_printer.reset();
    m_thread.reset();
    m_line.reset();
    m_twin.reset();
    m_answers.clear();
}

void TestSerialLine::makePrinter()
{
    print::EscPosSettings settings;
    settings.place = m_line->place();
    settings.answerTimeout = 300ms;
    settings.settleTimeout = 2s;
    settings.watch = 40ms;
    settings.firstRetry = 30ms;
    settings.lastRetry = 120ms;
    const auto nothingToDraw = [](const SlipText &, int widthDots) { return SlipRaster{.widthDots = widthDots}; };
    m_printer = std::make_unique<print::EscPosPrinter>(settings, nothingToDraw, m_clock, m_thread->thread());
    connect(m_printer.get(), &ReceiptPrinter::printed, this,
            [this](const QString &id) { m_answers[id] = u"printed"_s; });
    connect(m_printer.get(), &ReceiptPrinter::notPrinted, this,
            [this](const QString &id, const DeviceError &error) { m_answers[id] = toString(error.code); });
    m_printer->start();
}

void TestSerialLine::print(const QString &id)
{
    Slip slip;
    slip.jobId = id;
    slip.parts.emplace_back(SlipText{.text = u"申请材料接收凭证"_s});
    m_printer->print(std::move(slip));
}

void TestSerialLine::aSlipComesOutOfAPrinterOnASerialLine()
{
    makePrinter();
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    print(u"a"_s);
    QTRY_COMPARE(m_answers.value(u"a"_s), u"printed"_s);
    QCOMPARE(m_twin->slips().size(), 1U);
    QCOMPARE(m_twin->slips()[0].lines.value(0), u"申请材料接收凭证"_s);
    QCOMPARE(m_twin->unknownBytes(), 0);
}

void TestSerialLine::aPrinterThatIsOutOfRangeIsFoundWhenItIsBack()
{
    m_line->setInRange(false);
    makePrinter();
    QTRY_VERIFY(m_printer->health().lastFault);
    QVERIFY(m_printer->health().lastFault->code == devices::codes::Unplugged);
    // It was opened, and is not taken for ready because of that.
    const int before = m_line->hangUps();
    QTRY_VERIFY(m_line->hangUps() > before + 2);
    QVERIFY(m_printer->health().state != DeviceState::Ready);
    print(u"a"_s);
    QTRY_VERIFY(!m_answers.value(u"a"_s).isEmpty()); // said at once, and not printed when nobody waits any more
    QVERIFY(m_answers.value(u"a"_s) != u"printed"_s);
    m_line->setInRange(true);
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    print(u"b"_s);
    QTRY_COMPARE(m_answers.value(u"b"_s), u"printed"_s);
    QCOMPARE(m_twin->slips().size(), 1U);
}

void TestSerialLine::lostInTheMiddleASlipIsInDoubtAndNeverRepeated()
{
    makePrinter();
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    m_line->losesAt(2);
    print(u"a"_s);
    QTRY_VERIFY(!m_answers.value(u"a"_s).isEmpty());
    QVERIFY(m_answers.value(u"a"_s) != u"printed"_s);
    m_line->setInRange(true);
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    print(u"b"_s);
    QTRY_COMPARE(m_answers.value(u"b"_s), u"printed"_s);
    QCOMPARE(m_answers.size(), 2);
    QCOMPARE(std::ranges::count_if(m_twin->slips(), [](const auto &slip) { return !slip.lines.isEmpty(); }), 1);
}

void TestSerialLine::aReaderThatIsSwitchedOffIsFoundWhenItIsOn()
{
    SdtTwin twin;
    QVERIFY(twin.plug());
    SerialLine line(twin.port());
    QVERIFY(line.isUp());
    line.setInRange(false);
    card::SdtSettings settings;
    settings.place = line.place();
    settings.poll = 15ms;
    settings.firstRetry = 20ms;
    settings.lastRetry = 80ms;
    card::SdtReader reader(settings, m_clock, m_thread->thread());
    QStringList names;
    connect(&reader, &CardReader::cardRead, this, [&](const auto &card) { names << card->name; });
    reader.start();
    const int before = line.hangUps();
    QTRY_VERIFY(line.hangUps() > before + 2);
    QVERIFY(reader.health().state != DeviceState::Ready);
    line.setInRange(true);
    QTRY_COMPARE(reader.health().state, DeviceState::Ready);
    twin.putCard(*sampleCard(u"zhang"_s));
    QTRY_COMPARE(names, QStringList{u"张样例"_s});
}

YC_TEST(TestSerialLine)
#include "tst_serial_line.moc"
