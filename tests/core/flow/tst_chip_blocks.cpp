#include "core/seal/digest.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QDirIterator>
#include <QFile>

using namespace yc;
using namespace yc::tests;
using core::flow::Intake;
namespace seal = core::seal;

// What a chip gives besides its text, photo and fingerprint: sealed at once, never in the clear on the disk, in the
// hall's hands with the case, and of nobody but the first applicant.
class TestChipBlocks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aFingerprintRestsSealedAndReachesTheHallWithItsCase();
    void aCardWithoutOneLeavesNone();
    void theyGoWithTheirPersonAndComeBackWithThem();

private:
    [[nodiscard]] static devices::IdentityCard fingerprinted(int serial = 2);
    [[nodiscard]] static bool lies(const QByteArray &bytes, const QString &under);

    DeskWorld m_world;
    std::unique_ptr<core::flow::Desk> m_desk;
};

void TestChipBlocks::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
}

// 1024 bytes that stand nowhere else.
devices::IdentityCard TestChipBlocks::fingerprinted(int serial)
{
    auto card = DeskWorld::card(serial);
    QByteArray block;
    for (int i = 0; block.size() < 1024; ++i)
        block += QByteArray("made-up finger %1;").replace("%1", QByteArray::number(serial * 1000 + i));
    card.fingerprint = SecretBytes(block.first(1024));
    return card;
}

bool TestChipBlocks::lies(const QByteArray &bytes, const QString &under)
{
    QDirIterator files(under, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            return true;
    }
    return false;
}

void TestChipBlocks::aFingerprintRestsSealedAndReachesTheHallWithItsCase()
{
    const auto bytes = fingerprinted().fingerprint.reveal();
    const auto vault = m_world.settings().vaultFolder;
    const auto world = QFileInfo(vault).path();
    auto intake = DeskWorld::filled(*m_desk);
    QVERIFY(intake);
    QVERIFY(intake->draft().fingerprintBlob.isEmpty());
    auto card = fingerprinted();
    QCOMPARE(*intake->setApplicant(card), QList<core::flow::CardFinding>());
    QVERIFY(card.fingerprint.isEmpty()); // taken out of the reader's hand
    QTRY_COMPARE(intake->draft().fingerprintBlob, seal::hex(seal::sm3(bytes)));
    QTRY_COMPARE(intake->draft().photoBlob, seal::hex(seal::sm3(QByteArray(1024, 'p'))));
    QTRY_VERIFY(intake->isSaved());
    QVERIFY(!lies(bytes.first(64), world)); // neither the vault nor the hall has it in the clear

    const auto id = intake->id();
    intake.reset();
    const auto again = DeskWorld::ask<std::shared_ptr<Intake>>(
        [&](QObject *context, core::flow::Answer<std::shared_ptr<Intake>> done) {
            m_desk->resume(id, context, std::move(done));
        });
    QVERIFY(again);
    QCOMPARE((*again)->draft().fingerprintBlob, seal::hex(seal::sm3(bytes)));
    QVERIFY((*again)->sign(DeskWorld::ink(), QByteArray("\x89PNG not quite"), (*again)->shownDigest()));
    QTRY_VERIFY((*again)->findings().isEmpty());
    const auto submitted = DeskWorld::submit(**again);
    QVERIFY(submitted && submitted->received);
    QVERIFY(lies(bytes, world)); // it is the hall's
    QVERIFY(!lies(bytes.first(64), vault));
}

void TestChipBlocks::aCardWithoutOneLeavesNone()
{
    const auto intake = DeskWorld::begin(*m_desk);
    auto first = fingerprinted(4);
    QVERIFY(intake->setApplicant(first));
    QTRY_VERIFY(!intake->draft().fingerprintBlob.isEmpty());
    auto second = DeskWorld::card(6);
    QVERIFY(intake->setApplicant(second));
    QVERIFY(intake->draft().fingerprintBlob.isEmpty());
    QTRY_VERIFY(!intake->draft().photoBlob.isEmpty());
    QVERIFY(intake->draft().fingerprintBlob.isEmpty());
}

void TestChipBlocks::theyGoWithTheirPersonAndComeBackWithThem()
{
    const auto intake = DeskWorld::begin(*m_desk);
    auto card = fingerprinted(8);
    QVERIFY(intake->setApplicant(card));
    QTRY_VERIFY(!intake->draft().fingerprintBlob.isEmpty());
    const auto name = intake->draft().fingerprintBlob;
    intake->removeApplicant(0);
    QVERIFY(intake->draft().fingerprintBlob.isEmpty() && intake->draft().photoBlob.isEmpty());
    intake->undoParty();
    QCOMPARE(intake->draft().fingerprintBlob, name);
    auto other = fingerprinted(10);
    QVERIFY(intake->seat({.role = Intake::Role::Another}, other));
    intake->makeFirst(1);
    QVERIFY(intake->draft().fingerprintBlob.isEmpty()); // whose it was stands second now
}

YC_TEST(TestChipBlocks)
#include "tst_chip_blocks.moc"
