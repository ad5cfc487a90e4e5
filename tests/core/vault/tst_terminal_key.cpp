#include "core/vault/vault.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <optional>

using namespace yc;
using namespace yc::core;
using vault::KeyPlace;

class TestTerminalKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder.emplace(); }
    void theKeyInAFileIsMadeOnce();
    void everyVaultHasAKeyOfItsOwn();
    void theFileIsItsOwnersOnly();
    void aFileThatOthersMayReadIsRefused_data();
    void aFileThatOthersMayReadIsRefused();
    void aLinkIsRefused();
    void aFileThatIsNoKeyIsDamaged_data();
    void aFileThatIsNoKeyIsDamaged();
    void aKeyThatWasLostIsNotReplaced();
    void withoutAKeychainTheKeyIsUnavailable();

private:
    [[nodiscard]] QString vaultFolder() const { return m_folder->filePath(QStringLiteral("place/vault")); }
    [[nodiscard]] QString keyFile() const { return vaultFolder() + QStringLiteral(".key"); }
    [[nodiscard]] QByteArray keyName() const { return QFile::encodeName(keyFile()); }
    std::optional<QTemporaryDir> m_folder;
};

void TestTerminalKey::theKeyInAFileIsMadeOnce()
{
    const auto first = vault::terminalKey(KeyPlace::File, vaultFolder());
    QVERIFY(first);
    QCOMPARE(vault::terminalKey(KeyPlace::File, vaultFolder())->bytes(), first->bytes());
    QCOMPARE(vault::terminalKey(KeyPlace::File, vaultFolder() + u'/')->bytes(), first->bytes());
}

void TestTerminalKey::everyVaultHasAKeyOfItsOwn()
{
    QVERIFY(vault::terminalKey(KeyPlace::File, vaultFolder())->bytes()
            != vault::terminalKey(KeyPlace::File, vaultFolder() + u'2')->bytes());
}

void TestTerminalKey::theFileIsItsOwnersOnly()
{
    QVERIFY(vault::terminalKey(KeyPlace::File, vaultFolder()));
    struct stat facts {
    };
    QCOMPARE(::stat(keyName().constData(), &facts), 0);
    QCOMPARE(facts.st_mode & 0777, mode_t(0600));
    QCOMPARE(facts.st_nlink, nlink_t(1)); // the temporary name is gone
}

void TestTerminalKey::aFileThatOthersMayReadIsRefused_data()
{
    QTest::addColumn<int>("mode");
    for (const int mode : {0640, 0604, 0660, 0644, 0601, 0777})
        QTest::addRow("%o", mode) << mode;
}

void TestTerminalKey::aFileThatOthersMayReadIsRefused()
{
    QFETCH(int, mode);
    const auto key = vault::terminalKey(KeyPlace::File, vaultFolder());
    QVERIFY(key);
    QCOMPARE(::chmod(keyName().constData(), static_cast<mode_t>(mode)), 0);
    YC_FAILS(vault::terminalKey(KeyPlace::File, vaultFolder()), vault::codes::KeyExposed);
    QCOMPARE(::chmod(keyName().constData(), 0600), 0);
    QCOMPARE(vault::terminalKey(KeyPlace::File, vaultFolder())->bytes(), key->bytes());
}

void TestTerminalKey::aLinkIsRefused()
{
    QVERIFY(vault::terminalKey(KeyPlace::File, vaultFolder()));
    QVERIFY(QFile::rename(keyFile(), keyFile() + QStringLiteral(".real")));
    QVERIFY(QFile::link(keyFile() + QStringLiteral(".real"), keyFile()));
    YC_FAILS(vault::terminalKey(KeyPlace::File, vaultFolder()), vault::codes::KeyExposed);
}

void TestTerminalKey::aFileThatIsNoKeyIsDamaged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(63, 'a');
    QTest::newRow("no hex") << QByteArray(64, 'z');
    QTest::newRow("too long") << QByteArray(66, 'a');
}

void TestTerminalKey::aFileThatIsNoKeyIsDamaged()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(vault::terminalKey(KeyPlace::File, vaultFolder()));
    QFile file(keyFile());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
    file.close();
    // Never replaced by a new one: that would lock the vault for ever.
    YC_FAILS(vault::terminalKey(KeyPlace::File, vaultFolder()), vault::codes::Damaged);
    YC_FAILS(vault::terminalKey(KeyPlace::File, vaultFolder()), vault::codes::Damaged);
}

void TestTerminalKey::aKeyThatWasLostIsNotReplaced()
{
    auto key = vault::terminalKey(KeyPlace::File, vaultFolder());
    QVERIFY(key);
    const SystemClock clock;
    QVERIFY(vault::Vault::open(vaultFolder(), std::move(*key), clock));
    QVERIFY(QFile::rename(keyFile(), keyFile() + QStringLiteral(".kept")));
    YC_FAILS(vault::terminalKey(KeyPlace::File, vaultFolder()), vault::codes::KeyUnavailable);
    QVERIFY(!QFile::exists(keyFile()));
    QVERIFY(QFile::rename(keyFile() + QStringLiteral(".kept"), keyFile()));
    QVERIFY(vault::Vault::open(vaultFolder(), vault::terminalKey(KeyPlace::File, vaultFolder()).value(), clock));
}

void TestTerminalKey::withoutAKeychainTheKeyIsUnavailable()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    YC_FAILS(vault::terminalKey(KeyPlace::Keychain, vaultFolder()), vault::codes::KeyUnavailable);
    QVERIFY(!QFile::exists(keyFile())); // no quiet way into a file
}

YC_TEST(TestTerminalKey)
#include "tst_terminal_key.moc"
