#include "core/flow/kiosk_desk.h"
#include "devices/card/protocol/card_text.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "kiosk/session_process.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace yc;
using core::flow::KioskDesk;
using tests::DeskWorld;

namespace
{

// Where in the writable memory of a living process a text stands, in either of the writings that it can have.
QStringList placesOf(const QString &text, qint64 pid)
{
    const QByteArray narrow = text.toUtf8();
    const QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QFile maps(QStringLiteral("/proc/%1/maps").arg(pid));
    const int memory = ::open(qPrintable(QStringLiteral("/proc/%1/mem").arg(pid)), O_RDONLY | O_CLOEXEC);
    if (!maps.open(QIODevice::ReadOnly) || memory < 0)
        return {QStringLiteral("memory that cannot be read")};
    QStringList found;
    for (const auto &line : maps.readAll().split('\n')) {
        const auto columns = line.simplified().split(' ');
        if (columns.size() < 2 || !columns[1].startsWith("rw"))
            continue;
        const auto ends = columns[0].split('-');
        const auto from = ends[0].toULongLong(nullptr, 16);
        const auto size = ends[1].toULongLong(nullptr, 16) - from;
        QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
        const auto read = ::pread(memory, bytes.data(), size, static_cast<off_t>(from));
        if (read <= 0)
            continue; // a device's
        bytes.truncate(read);
        for (const auto &writing : {narrow, wide}) {
            for (auto at = bytes.indexOf(writing); at >= 0; at = bytes.indexOf(writing, at + 1))
                found.append(QStringLiteral("%1 %2+%3")
                                 .arg(writing == narrow ? QStringLiteral("UTF-8") : QStringLiteral("UTF-16"),
                                      QString::fromUtf8(line), QString::number(at, 16)));
        }
    }
    ::close(memory);
    return found;
}

QString numberOf(const devices::virtual_bench::TwinCard &card)
{
    return devices::card::decodeCardText(card.text)->number;
}

} // namespace

// What is left of a citizen in a session's process between its end and the shell's kill: searched as a core file would
// be.
class TestSessionMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theSearchFindsWhatIsThere();
    void aSessionThatHasEndedHoldsNoNumber();

private:
    DeskWorld m_world;
    QTemporaryDir m_vault;
    SystemClock m_clock;
    devices::virtual_bench::SdtTwin m_reader;
};

void TestSessionMemory::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    QVERIFY(m_reader.plug());
    auto settings = m_world.settings();
    settings.vaultFolder = m_vault.filePath(QStringLiteral("vault"));
    KioskDesk desk(settings, m_clock);
    QSignalSpy started(&desk, &KioskDesk::started);
    desk.start();
    QTRY_COMPARE(started.size(), 1);
    const auto enrolled = DeskWorld::ask<core::flow::TerminalInfo>(
        [&](QObject *context, core::flow::Answer<core::flow::TerminalInfo> done) {
            desk.enrol(m_world.url(), m_world.hall().terminalCode(QStringLiteral("kiosk")), context, std::move(done));
        });
    QVERIFY(enrolled);
}

void TestSessionMemory::theSearchFindsWhatIsThere()
{
    const auto number = numberOf(*devices::virtual_bench::sampleCard(QStringLiteral("zhang")));
    QCOMPARE(number.size(), 18);
    QVERIFY(!placesOf(number, ::getpid()).isEmpty());
}

void TestSessionMemory::aSessionThatHasEndedHoldsNoNumber()
{
    QProcess child;
    child.setProcessEnvironment(kiosk::SessionProcess::environment());
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QByteArray said;
    connect(&child, &QProcess::readyReadStandardOutput, this, [&] { said += child.readAllStandardOutput(); });
    child.start(
        qEnvironmentVariable("YC_BIN") + QStringLiteral("/kiosk_memory_probe"),
        {QString::number(m_reader.port()), m_vault.filePath(QStringLiteral("vault")), m_world.url().toString()});
    QVERIFY(child.waitForStarted());
    auto first = *devices::virtual_bench::sampleCard(QStringLiteral("zhang"));
    auto second = *devices::virtual_bench::sampleCard(QStringLiteral("li"));
    const auto numbers = QStringList{numberOf(first), numberOf(second)};
    m_reader.putCard(std::move(first));
    QTRY_VERIFY2_WITH_TIMEOUT(said.contains("answered"), said.constData(),
                              20'000); // asked over TLS, with name and number
    m_reader.liftCard();
    const auto looked = m_reader.emptyLooks();
    QTRY_VERIFY_WITH_TIMEOUT(m_reader.emptyLooks() > looked + 1, 20'000); // the reader has seen that it left
    m_reader.putCard(std::move(second)); // another person: the session ends at once
    QTRY_VERIFY2_WITH_TIMEOUT(said.contains("ended"), said.constData(), 20'000);
    for (const auto &number : numbers) {
        const auto places = placesOf(number, child.processId());
        QVERIFY2(places.isEmpty(), qPrintable(places.join(QLatin1Char('\n'))));
    }
    child.kill();
    QVERIFY(child.waitForFinished());
}

YC_TEST(TestSessionMemory)
#include "tst_session_memory.moc"
