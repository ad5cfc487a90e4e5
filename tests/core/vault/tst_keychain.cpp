#include "core/seal/digest.h"
#include "tests/support/register.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

// The real thing: gnome-keyring in a session bus of its own, with a home of its own.
class TestKeychain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder.emplace(); }
    void theKeyRestsInTheKeychain();
    void aLockedKeychainDoesNotLoseTheKey();
    void aSessionWithoutAKeychainHasNoKey();

private:
    // Runs the probe for these vaults; with a password the keyring is unlocked first.
    [[nodiscard]] QStringList probe(const QStringList &vaults, const QString &password) const
    {
        QStringList folders;
        for (const auto &vault : vaults)
            folders.append(m_folder->filePath(vault));
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto *name : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}) {
            const auto path = m_folder->filePath(QString::fromLatin1(name));
            QDir().mkpath(path);
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            environment.insert(QString::fromLatin1(name), path);
        }
        environment.remove(QStringLiteral("DISPLAY")); // nobody to ask for a password
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        environment.insert(QStringLiteral("YC_WORD"), password);
        const auto script = password.isEmpty()
            ? QStringLiteral("exec \"$@\"")
            : QStringLiteral("printf %s \"$YC_WORD\" | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
                             " && exec \"$@\"");
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(QStringLiteral("dbus-run-session"),
                      QStringList{QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script,
                                  QStringLiteral("sh"), QStringLiteral(YC_KEYCHAIN_PROBE)}
                          + folders);
        if (!process.waitForFinished())
            return {};
        return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }
    std::optional<QTemporaryDir> m_folder;
};

void TestKeychain::theKeyRestsInTheKeychain()
{
    const QStringList vaults{QStringLiteral("one"), QStringLiteral("one"), QStringLiteral("two")};
    const auto first = probe(vaults, QStringLiteral("word"));
    QCOMPARE(first.size(), 3);
    QVERIFY2(yc::core::seal::isBlobName(first[0]), qPrintable(first[0]));
    QCOMPARE(first[1], first[0]);
    QVERIFY(first[2] != first[0]);
    QCOMPARE(probe(vaults, QStringLiteral("word")), first); // another session of the same person
}

void TestKeychain::aLockedKeychainDoesNotLoseTheKey()
{
    const QStringList vaults{QStringLiteral("one")};
    const auto first = probe(vaults, QStringLiteral("word"));
    QCOMPARE(first.size(), 1);
    QVERIFY2(yc::core::seal::isBlobName(first[0]), qPrintable(first[0]));
    QCOMPARE(probe(vaults, {}), QStringList{QStringLiteral("S-0112")}); // locked, nobody to unlock it
    QCOMPARE(probe(vaults, QStringLiteral("word")), first);
}

void TestKeychain::aSessionWithoutAKeychainHasNoKey()
{
    QCOMPARE(probe({QStringLiteral("one"), QStringLiteral("one")}, {}),
             (QStringList{QStringLiteral("S-0112"), QStringLiteral("S-0112")}));
}

YC_TEST(TestKeychain)
#include "tst_keychain.moc"
