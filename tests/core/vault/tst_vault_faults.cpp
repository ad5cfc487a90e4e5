#include "core/vault/vault.h"
#include "tests/core/vault/vault_world.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/register.h"

#include <QDir>
#include <QSet>
#include <QTest>

#include <optional>

using namespace yc;
using namespace yc::core;
using tests::Faults;
using tests::VaultWorld;

namespace
{

const QByteArray PageOne(5000, '1');
const QByteArray PageTwo(7000, '2');
const QByteArray ReceiptJson("{\"receipt\":1}");
const auto Day = QStringLiteral("20261121");

enum class End { Closed, Killed, PowerCut };

// What the vault said yes to while its disk failed, and how far the script came.
struct Played {
    bool enrolled = false;
    QStringList blobs;
    bool saved = false;
    bool submitted = false;
    bool settleTried = false;
    bool settled = false;
    bool deleteTried = false;
    bool savedOther = false;
    QList<quint64> serials;
    int noted = 0;
    int noteTries = 0;
    bool thing = false;
    bool wholeScript = false;
};

vault::CaseRow owedRow(VaultWorld &world)
{
    auto row = world.row(1, QStringLiteral("owed"));
    row.provisionalNumber = QStringLiteral("T7-1");
    return row;
}

// A day's work. Every step may fail; those behind it go on as a clerk would.
Played play(VaultWorld &world, vault::Vault &vault)
{
    Played played;
    bool all = true;
    const auto step = [&all](bool done) {
        all = all && done;
        return done;
    };
    const auto note = [&] {
        ++played.noteTries;
        if (step(vault.note({.at = {}, .staffNo = VaultWorld::clerk(), .event = QStringLiteral("e"), .subject = {}})
                     .has_value()))
            ++played.noted;
    };
    played.thing = step(vault.put(QStringLiteral("cursor"), "7").has_value());
    played.enrolled = step(vault.enrolUser(world.user(), VaultWorld::pin()).has_value());
    if (!step(vault.unlock(VaultWorld::clerk(), VaultWorld::pin()).has_value()))
        return played;
    for (const auto &page : {PageOne, PageTwo}) {
        if (const auto name = vault.putBlob(page); step(name.has_value()))
            played.blobs.append(*name);
    }
    const auto draft = VaultWorld::draft(1, played.blobs);
    played.saved = step(vault.saveCase(world.row(1), draft).has_value());
    note();
    if (const auto serial = vault.nextSerial(Day); step(serial != 0))
        played.serials.append(serial);
    played.submitted
        = step(vault.submit(owedRow(world), draft, VaultWorld::debt(owedRow(world), played.blobs)).has_value());
    step(vault.noteTry(owedRow(world).id, 1, world.clock.now(), QStringLiteral("L-0103"), 10).has_value());
    if (!played.blobs.isEmpty())
        step(vault.noteUpload({.blob = played.blobs[0], .location = QStringLiteral("/u"), .offset = 10}).has_value());
    played.savedOther = step(vault.saveCase(world.row(2), VaultWorld::draft(2, played.blobs)).has_value());
    if (played.submitted) {
        played.settleTried = true;
        auto row = owedRow(world);
        row.state = QStringLiteral("received");
        played.settled = step(vault.settle(row, ReceiptJson).has_value());
    }
    note();
    if (played.savedOther) {
        played.deleteTried = true;
        step(vault.deleteCase(world.row(2).id).has_value());
    }
    if (const auto serial = vault.nextSerial(Day); step(serial != 0))
        played.serials.append(serial);
    played.wholeScript = all;
    return played;
}

QString lostOrDoubled(VaultWorld &world, vault::Vault &vault, const Played &played)
{
    if (const auto entries = vault.checkAudit(); !entries || *entries < played.noted || *entries > played.noteTries)
        return QStringLiteral("audit");
    if (played.thing) {
        const auto thing = vault.get(QStringLiteral("cursor"));
        if (!thing || thing->reveal() != "7")
            return QStringLiteral("thing");
    }
    if (const auto serial = vault.nextSerial(Day); serial == 0 || played.serials.contains(serial))
        return QStringLiteral("serial");
    if (QSet<quint64>(played.serials.begin(), played.serials.end()).size() != played.serials.size())
        return QStringLiteral("serial within the day");
    if (!vault.unlock(VaultWorld::clerk(), VaultWorld::pin()))
        return played.enrolled ? QStringLiteral("user") : QString();
    if (!vault.damagedCases().empty())
        return QStringLiteral("damaged row");
    if (vault.sweep() < 0)
        return QStringLiteral("sweep");
    const bool named = played.saved || played.submitted;
    for (const auto &name : played.blobs) {
        const auto bytes = vault.blob(name);
        if (named && !bytes)
            return QStringLiteral("blob");
        if (bytes && bytes->reveal() != PageOne && bytes->reveal() != PageTwo)
            return QStringLiteral("blob's bytes");
    }
    const auto id = owedRow(world).id;
    if (named && vault.draft(id)->reveal() != VaultWorld::draft(1, played.blobs))
        return QStringLiteral("draft");
    if (played.savedOther && !played.deleteTried && !vault.draft(world.row(2).id))
        return QStringLiteral("other draft");
    const auto owed = vault.owed();
    const auto receipt = vault.attachment(id, QStringLiteral("receipt"));
    if (owed.size() > 1 || (!owed.empty() && receipt))
        return QStringLiteral("doubled debt");
    if (!owed.empty() && (owed[0].manifest.isEmpty() || owed[0].blobs != played.blobs))
        return QStringLiteral("debt's words");
    if (played.submitted && !played.settleTried && owed.size() != 1)
        return QStringLiteral("debt");
    if (played.submitted && owed.empty() && !receipt)
        return QStringLiteral("debt and receipt");
    if (played.settled && (!receipt || receipt->reveal() != ReceiptJson || !owed.empty()))
        return QStringLiteral("receipt");
    return {};
}

} // namespace

class TestVaultFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFailureOfAnyOperationLosesNothing_data();
    void aFailureOfAnyOperationLosesNothing();
};

void TestVaultFaults::aFailureOfAnyOperationLosesNothing_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("lasting");
    QTest::addColumn<int>("end");
    QTest::newRow("one error") << int(Faults::Kind::IoError) << int(Faults::Lasting::Once) << int(End::Closed);
    QTest::newRow("one error, then killed")
        << int(Faults::Kind::IoError) << int(Faults::Lasting::Once) << int(End::Killed);
    QTest::newRow("full once") << int(Faults::Kind::Full) << int(Faults::Lasting::Once) << int(End::Closed);
    QTest::newRow("full from then on") << int(Faults::Kind::Full) << int(Faults::Lasting::ForGood) << int(End::Closed);
    QTest::newRow("errors from then on, then killed")
        << int(Faults::Kind::IoError) << int(Faults::Lasting::ForGood) << int(End::Killed);
    QTest::newRow("the power failed") << int(Faults::Kind::IoError) << int(Faults::Lasting::ForGood)
                                      << int(End::PowerCut);
    QTest::newRow("one error, then the power failed")
        << int(Faults::Kind::IoError) << int(Faults::Lasting::Once) << int(End::PowerCut);
}

void TestVaultFaults::aFailureOfAnyOperationLosesNothing()
{
    QFETCH(int, kind);
    QFETCH(int, lasting);
    QFETCH(int, end);
    int i = 0;
    for (;; ++i) {
        Faults faults;
        const tests::FaultVfs vfs(faults);
        const tests::FaultyDisk disk(faults);
        VaultWorld world;
        auto cheap = world.options;
        world.options.vfs = vfs.name();
        world.options.disk = &disk;
        faults.arm(i, static_cast<Faults::Kind>(kind), static_cast<Faults::Lasting>(lasting));
        Played played;
        {
            auto opened = world.tryOpen();
            if (opened)
                played = play(world, **opened);
            const auto left = world.root() + QStringLiteral("/left"); // what the next start finds
            if (end == int(End::Killed))
                tests::copyFolder(world.folder(), left); // with the log not folded in
            else if (end == int(End::PowerCut))
                faults.platter().layOut(world.folder(), left);
        }
        const bool struck = faults.struck();
        faults.disarm();
        if (end != int(End::Closed)) {
            QDir(world.folder()).removeRecursively();
            QVERIFY(QDir().rename(world.root() + QStringLiteral("/left"), world.folder()));
        }
        world.options = cheap;
        auto again = world.tryOpen();
        QVERIFY2(again, qPrintable(QStringLiteral("operation %1: does not open again").arg(i)));
        const auto wrong = lostOrDoubled(world, **again, played);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("operation %1: %2").arg(i).arg(wrong)));
        // And the day can be worked again to its end.
        (*again)->lock();
        const auto repeated = play(world, **again);
        QVERIFY2(repeated.wholeScript, qPrintable(QStringLiteral("operation %1: cannot go on").arg(i)));
        QVERIFY((*again)->owed().empty());
        QCOMPARE((*again)->cases().size(), std::size_t(1));
        if (!struck) {
            QVERIFY(played.wholeScript);
            break;
        }
    }
    QVERIFY2(i > 100, qPrintable(QString::number(i)));
    qInfo("%d operations failed, one a run", i);
}

YC_TEST(TestVaultFaults)
#include "tst_vault_faults.moc"
