#include "core/flow/terminal_check.h"

#include "core/flow/desk_rooms.h"
#include "core/seal/identity.h"
#include "core/vault/key_probe.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStorageInfo>

namespace yc::core::flow
{

namespace
{

constexpr auto Patience = std::chrono::seconds{4}; // of all that is asked of the hall, each

using IdentityPtr = std::shared_ptr<link::TerminalIdentity>;

VaultFacts measure(const QString &folder)
{
    VaultFacts facts{.folder = QDir::cleanPath(folder), .problem = {}};
    facts.there = QFile::exists(facts.folder + QStringLiteral("/vault.db"));
    QDirIterator files(facts.folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        facts.bytes += files.fileInfo().size();
    }
    // Of the nearest folder that is there: the vault's own comes with the enrolment.
    auto place = QDir(facts.folder).absolutePath();
    while (!QFile::exists(place) && !QDir(place).isRoot())
        place = QFileInfo(place).path();
    const QStorageInfo disk(place);
    facts.free = disk.bytesAvailable();
    facts.disk = disk.bytesTotal();
    if (facts.free < LeastFree)
        facts.problem = vault::codes::DiskFull;
    return facts;
}

IdentityFacts factsOf(const link::TerminalIdentity &identity, const DeskSettings &settings)
{
    IdentityFacts facts{.terminal = infoOf(identity, settings.keysInFile),
                        .nodeCode = identity.nodeCode,
                        .hall = settings.hall.isEmpty() ? identity.hall : settings.hall,
                        .certificates = {}};
    const std::pair<const char *, QByteArray> certificates[]
        = {{"tls", identity.tls}, {"evidence", identity.evidence}, {"document", identity.document}};
    for (const auto &[use, der] : certificates) {
        const auto certificate = seal::Certificate::fromDer(der);
        facts.certificates.append({QString::fromLatin1(use), certificate ? certificate->notAfter() : QDateTime()});
    }
    return facts;
}

} // namespace

struct TerminalCheck::Rooms {
    Rooms(DeskSettings theSettings, QString code, const Clock &theClock)
        : settings(std::move(theSettings)), terminalCode(std::move(code)), clock(theClock), link(theClock)
    {
    }
    DeskSettings settings;
    QString terminalCode;
    const Clock &clock;
    sync::VaultRoom vault;
    link::HallLink link;
    Worker looking{"looking"};
    IdentityPtr identity;
    HallFacts hall;
};

TerminalCheck::TerminalCheck(DeskSettings settings, QString terminalCode, const Clock &clock, QObject *parent)
    : QObject(parent), m_rooms(std::make_unique<Rooms>(std::move(settings), std::move(terminalCode), clock))
{
}

TerminalCheck::~TerminalCheck() = default;

void TerminalCheck::start()
{
    m_rooms->link.setProxy(m_rooms->settings.proxy);
    m_rooms->looking.run([folder = m_rooms->settings.vaultFolder] { return measure(folder); }, this,
                         [this](const VaultFacts &facts) {
                             if (facts.there)
                                 return lookInside();
                             Q_EMIT vaultSeen(facts);
                             Q_EMIT identitySeen(std::nullopt);
                             askHall();
                             if (m_rooms->settings.keysInFile)
                                 return Q_EMIT keysSeen({.inFile = true, .problem = {}});
                             m_rooms->looking.run(
                                 [] { return vault::keychainAnswers(); }, this,
                                 [this](const Done &answers) {
                                     Q_EMIT keysSeen({.problem = answers ? std::optional<Code>() : answers.error()});
                                 });
                         });
}

void TerminalCheck::lookInside()
{
    const auto &settings = m_rooms->settings;
    m_rooms->vault.open(settings.vaultFolder, keyPlaceOf(settings), m_rooms->clock, this, [this](const Done &opened) {
        auto facts = measure(m_rooms->settings.vaultFolder);
        const bool keys
            = !opened && (opened.error() == vault::codes::KeyUnavailable || opened.error() == vault::codes::KeyExposed);
        facts.inUse = !opened && opened.error() == vault::codes::InUse;
        if (!opened && !keys && !facts.inUse)
            facts.problem = opened.error();
        Q_EMIT vaultSeen(facts);
        // Who had it open before us had its key.
        Q_EMIT keysSeen(
            {.inFile = m_rooms->settings.keysInFile, .problem = keys ? std::optional(opened.error()) : std::nullopt});
        if (!opened) {
            Q_EMIT identitySeen(std::nullopt);
            return askHall();
        }
        m_rooms->vault.run(
            [](vault::Vault &vault) -> Result<IdentityPtr> {
                const auto bytes = vault.get(QStringLiteral("identity"));
                if (!bytes)
                    return std::unexpected(bytes.error());
                auto identity = link::TerminalIdentity::fromBytes(*bytes);
                if (!identity)
                    return std::unexpected(identity.error());
                return std::make_shared<link::TerminalIdentity>(*std::move(identity));
            },
            this,
            [this](const Result<IdentityPtr> &identity) {
                m_rooms->vault.close();
                m_rooms->identity = identity.value_or(nullptr);
                Q_EMIT identitySeen(m_rooms->identity ? std::optional(factsOf(*m_rooms->identity, m_rooms->settings))
                                                      : std::nullopt);
                askHall();
            });
    });
}

void TerminalCheck::askHall()
{
    auto &rooms = *m_rooms;
    rooms.hall.proxy = rooms.settings.proxy;
    rooms.hall.url = rooms.settings.hall.isEmpty() && rooms.identity ? rooms.identity->hall : rooms.settings.hall;
    if (rooms.hall.url.isEmpty())
        return Q_EMIT hallSeen(std::nullopt);
    if (rooms.identity) {
        rooms.link.connectTo(rooms.hall.url, rooms.identity->forLink());
        return greet();
    }
    const auto code = wire::terminalCodeFrom(rooms.terminalCode);
    rooms.link.firstContact(rooms.hall.url, code ? code->caFingerprint : QByteArray(16, '\0'), this,
                            [this, known = code.has_value()](const link::Answered<QByteArray> &authority) {
                                if (authority) {
                                    m_rooms->link.connectTo(m_rooms->hall.url,
                                                            {.authority = *authority, .certificate = {}, .key = {}});
                                    return greet();
                                }
                                // Without a terminal code nobody can say whose hall that is, only that one is there.
                                if (known || authority.error().code != link::codes::WrongFingerprint)
                                    m_rooms->hall.problem = authority.error().code;
                                Q_EMIT hallSeen(m_rooms->hall);
                            });
}

void TerminalCheck::greet()
{
    m_rooms->link.send({.path = QStringLiteral("/healthz"), .withToken = false, .silence = Patience}, this,
                       [this](const link::Answered<link::Reply> &reply) {
                           auto &hall = m_rooms->hall;
                           if (!reply) {
                               hall.problem = reply.error().code;
                               return Q_EMIT hallSeen(hall);
                           }
                           const auto &line = m_rooms->link.line();
                           hall.verified = true;
                           hall.api = reply->json[QLatin1String("api")].toString();
                           hall.clockSkewSeconds = line.clockSkewSeconds;
                           if (line.clockOff)
                               hall.problem = link::codes::ClockOff;
                           Q_EMIT hallSeen(hall);
                       });
}

} // namespace yc::core::flow
