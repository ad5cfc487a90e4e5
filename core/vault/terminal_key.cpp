#include "core/seal/digest.h"
#include "core/store/disk.h"
#include "core/vault/key_probe.h"
#include "core/vault/keychain.h"
#include "core/vault/rooms.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

namespace yc::core::vault
{

namespace
{

constexpr qint64 LargestKeyFile = 64;

// One line of 64 hex digits: whoever looks sees at once what it is, and a cut is noticed.
QByteArray toLine(const seal::Key &key)
{
    return key.bytes().toHex() + '\n';
}

Result<seal::Key> fromLine(const SecretBytes &line)
{
    const auto digits = line.reveal().trimmed();
    if (!seal::isBlobName(QString::fromLatin1(digits)))
        return std::unexpected(codes::Damaged);
    return seal::Key::fromBytes(SecretBytes(QByteArray::fromHex(digits)));
}

Result<seal::Key> readKeyFile(const QString &path)
{
    struct stat facts {
    };
    if (::lstat(QFile::encodeName(path).constData(), &facts) != 0)
        return std::unexpected(errno == ENOENT ? codes::NotFound : codes::KeyUnavailable);
    // Not a link to somewhere else, ours, and nobody else's to read or to replace.
    if (!S_ISREG(facts.st_mode) || facts.st_uid != ::geteuid() || (facts.st_mode & 0077) != 0)
        return std::unexpected(codes::KeyExposed);
    auto bytes = store::readWhole(path, LargestKeyFile + 1);
    if (!bytes)
        return failed(bytes);
    return fromLine(SecretBytes(std::move(*bytes)));
}

// A keychain that stays locked answers as if it had no such entry. Making a new key then would overwrite the one that
// opens the vault, so where there is a vault no key is made.
bool mayMakeKey(const QString &folder)
{
    return !QFile::exists(folder + QStringLiteral("/vault.db"));
}

Result<seal::Key> keyInFile(const QString &folder)
{
    const auto path = folder + QStringLiteral(".key");
    auto key = readKeyFile(path);
    if (key || key.error() != codes::NotFound)
        return key;
    if (!mayMakeKey(folder))
        return std::unexpected(codes::KeyUnavailable);
    const store::Disk disk;
    if (auto made = store::makeFolders(disk, QFileInfo(path).path()); !made)
        return failed(made);
    const SecretBytes line(toLine(seal::Key::random()));
    // Two clients that start at once: the first to place its key wins, and both read that one.
    if (auto placed = store::writeNew(disk, path, line.reveal()); !placed && placed.error() != store::codes::Constraint)
        return failed(placed);
    return readKeyFile(path);
}

Result<seal::Key> keyInKeychain(const QString &folder)
{
    // One keychain may hold the keys of several vaults: each is named by its folder.
    const auto name = QStringLiteral("terminal-") + seal::hex(seal::sm3(folder.toUtf8())).first(16);
    auto found = keychain::read(name);
    if (!found)
        return std::unexpected(found.error());
    if (!*found) {
        if (!mayMakeKey(folder))
            return std::unexpected(codes::KeyUnavailable);
        if (auto written = keychain::write(name, SecretBytes(toLine(seal::Key::random()))); !written)
            return std::unexpected(written.error());
        // What counts is what is there now, also when another client came first.
        found = keychain::read(name);
        if (!found || !*found)
            return std::unexpected(codes::KeyUnavailable);
    }
    return fromLine(**found);
}

} // namespace

Done keychainAnswers()
{
    const auto nothing = keychain::read(QStringLiteral("probe"));
    if (!nothing)
        return std::unexpected(nothing.error());
    return {};
}

Result<seal::Key> terminalKey(KeyPlace place, const QString &folder)
{
    const auto clean = QDir::cleanPath(QDir(folder).absolutePath());
    switch (place) {
    case KeyPlace::Keychain: return keyInKeychain(clean);
    case KeyPlace::File: return keyInFile(clean);
    }
    return std::unexpected(codes::KeyUnavailable);
}

} // namespace yc::core::vault
