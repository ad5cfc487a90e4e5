#include "tests/core/vault/vault_world.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <sqlite3.h>

namespace yc::tests
{

using namespace core;

namespace
{

// In memory where there is such a place: thousands of synced writes, and no test here depends on a real platter.
QString roomFor()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return (memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath())
        + QStringLiteral("/yc-vault-XXXXXX");
}

} // namespace

VaultWorld::VaultWorld() : m_folder(roomFor()) { }

Result<std::unique_ptr<vault::Vault>> VaultWorld::tryOpen()
{
    return vault::Vault::open(folder(), key.duplicate(), clock, options);
}

vault::Vault &VaultWorld::reopen()
{
    m_vault.reset();
    auto opened = tryOpen();
    if (!opened)
        qFatal("the vault does not open: %s", qPrintable(toString(opened.error())));
    m_vault = std::move(*opened);
    return *m_vault;
}

vault::Vault &VaultWorld::signIn(const QString &staffNo)
{
    if (!m_vault)
        reopen();
    auto unlocked = m_vault->unlock(staffNo, pin());
    if (!unlocked && unlocked.error() == vault::codes::UnknownUser) {
        if (!m_vault->enrolUser(user(staffNo), pin()))
            qFatal("the clerk could not be enrolled");
        unlocked = m_vault->unlock(staffNo, pin());
    }
    if (!unlocked)
        qFatal("the clerk could not sign in: %s", qPrintable(toString(unlocked.error())));
    return *m_vault;
}

vault::UserRecord VaultWorld::user(const QString &staffNo) const
{
    return {.staffNo = staffNo,
            .name = QStringLiteral("测试员"),
            .roles = {QStringLiteral("clerk")},
            .powers = {QStringLiteral("accept")},
            .offlineUntil = clock.now().addDays(30)};
}

vault::CaseRow VaultWorld::row(int n, const QString &state) const
{
    return {.id = QUuid::createUuidV5(QUuid(), QByteArray::number(n)),
            .state = state,
            .number = {},
            .provisionalNumber = {},
            .itemCode = QStringLiteral("330100-0001"),
            .itemName = QStringLiteral("示例事项"),
            .applicantName = QStringLiteral("样例甲"),
            .applicantNumber = n % 2 == 0 ? QStringLiteral("11010519491231002X") : QStringLiteral("34052419800101001X"),
            .begunAt = clock.now(),
            .changedAt = clock.now().addSecs(n),
            .step = n % 6};
}

QByteArray VaultWorld::draft(int n, const QStringList &blobs)
{
    QStringList quoted;
    for (const auto &blob : blobs)
        quoted.append(u'"' + blob + u'"');
    return QStringLiteral("{\"form\":{\"address\":\"示例路%1号\"},\"pages\":[%2],\"shown\":\"%3\"}")
        .arg(n)
        .arg(quoted.join(u','), QString(64, u'f')) // a digest that names no blob
        .toUtf8();
}

vault::OwedCase VaultWorld::debt(const vault::CaseRow &row, const QStringList &blobs)
{
    return {.caseId = row.id,
            .manifest = "{\"manifest\":\"样例甲\"}",
            .blobs = blobs,
            .tries = 0,
            .nextTry = {},
            .cause = {},
            .bytesAll = 1000,
            .bytesSent = 0};
}

void execute(const QString &folder, const char *sql)
{
    sqlite3 *raw = nullptr;
    const auto name = QFile::encodeName(folder + QStringLiteral("/vault.db"));
    if (sqlite3_open(name.constData(), &raw) != SQLITE_OK
        || sqlite3_exec(raw, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("a test could not change the database: %s", sqlite3_errmsg(raw));
    sqlite3_close(raw);
}

QStringList filesOf(const QString &folder)
{
    QStringList files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext())
        files.append(all.next());
    files.sort();
    return files;
}

QByteArray everyFileOf(const QString &folder)
{
    QByteArray bytes;
    for (const auto &path : filesOf(folder)) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            bytes += path.toUtf8() + '\0' + file.readAll();
    }
    return bytes;
}

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const auto &path : filesOf(from)) {
        const auto target = to + path.mid(from.size());
        QDir().mkpath(QFileInfo(target).path());
        QFile::copy(path, target);
    }
}

} // namespace yc::tests
