#pragma once

#include "core/vault/vault.h"

#include <QTemporaryDir>

#include <memory>

namespace yc::tests
{

// A clock that moves when it is told to. setBack() is somebody at the machine's settings.
class HandClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds sinceStart() const override { return m_since; }
    void pass(std::chrono::milliseconds time)
    {
        m_now = m_now.addMSecs(time.count());
        m_since += time;
    }
    void setBack(std::chrono::milliseconds time) { m_now = m_now.addMSecs(-time.count()); }
    void restartMachine() { m_since = std::chrono::milliseconds(17); }

private:
    QDateTime m_now{QDate(2026, 11, 21), QTime(9, 0), Qt::UTC};
    std::chrono::milliseconds m_since{1'000'000};
};

// A terminal with a vault in a folder of its own, and invented people.
class VaultWorld
{
public:
    VaultWorld();
    [[nodiscard]] Result<std::unique_ptr<core::vault::Vault>> tryOpen();
    // Closes the vault that is open and opens it again: a restart.
    core::vault::Vault &reopen();
    core::vault::Vault &vault() { return *m_vault; }
    void close() { m_vault.reset(); }
    // Enrols the clerk if need be, and unlocks.
    core::vault::Vault &signIn(const QString &staffNo = clerk());

    [[nodiscard]] static QString clerk() { return QStringLiteral("C-0471"); }
    [[nodiscard]] static QString other() { return QStringLiteral("C-0472"); }
    [[nodiscard]] static SecretText pin() { return SecretText(QStringLiteral("135790")); }
    [[nodiscard]] core::vault::UserRecord user(const QString &staffNo = clerk()) const;
    [[nodiscard]] core::vault::CaseRow row(int n, const QString &state = QStringLiteral("draft")) const;
    [[nodiscard]] static QByteArray draft(int n, const QStringList &blobs = {});
    [[nodiscard]] static core::vault::OwedCase debt(const core::vault::CaseRow &row, const QStringList &blobs);

    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("vault")); }
    [[nodiscard]] QString root() const { return m_folder.path(); }
    HandClock clock;
    core::seal::Key key = core::seal::Key::random();
    core::vault::VaultOptions options{.pinOperations = 1, .pinMemoryBytes = 8192}; // a PIN costs nothing here

private:
    QTemporaryDir m_folder;
    std::unique_ptr<core::vault::Vault> m_vault;
};

// Changes a closed vault's database from outside.
void execute(const QString &folder, const char *sql);
[[nodiscard]] QByteArray everyFileOf(const QString &folder);
[[nodiscard]] QStringList filesOf(const QString &folder);
void copyFolder(const QString &from, const QString &to);

} // namespace yc::tests
