#include "core/flow/kiosk_desk.h"

#include "base/log.h"
#include "core/flow/desk_rooms.h"
#include "core/flow/device_report.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace yc::core::flow
{

struct KioskDesk::Rooms {
    Rooms(DeskSettings theSettings, const Clock &theClock)
        : settings(std::move(theSettings)), clock(theClock), link(theClock), reports(link, theClock)
    {
    }
    DeskSettings settings;
    const Clock &clock;
    sync::VaultRoom vault; // open only for the moment that identity is read or written
    link::HallLink link;
    sync::ReportSender reports;
    Worker keys{"keys"};
    std::shared_ptr<link::TerminalIdentity> identity;
    TerminalInfo terminal;
};

namespace
{

using IdentityPtr = std::shared_ptr<link::TerminalIdentity>;
const QString IdentityName = QStringLiteral("identity");

Result<QList<wire::CaseRecord>> recordsIn(const QJsonObject &json)
{
    const auto list = json[QLatin1String("cases")];
    if (!list.isArray())
        return std::unexpected(sync::codes::RecordUnreadable);
    QList<wire::CaseRecord> records;
    for (const auto &value : list.toArray()) {
        auto record = wire::caseRecordFrom(value.toObject());
        if (!record)
            return std::unexpected(sync::codes::RecordUnreadable);
        records.append(*std::move(record));
    }
    return records;
}

} // namespace

KioskDesk::KioskDesk(DeskSettings settings, const Clock &clock, QObject *parent)
    : QObject(parent), m_rooms(std::make_unique<Rooms>(std::move(settings), clock))
{
    m_rooms->link.setProxy(m_rooms->settings.proxy);
    // A citizen can do nothing about it, and the papers carry the hall's time: whoever looks after the machine is told.
    connect(&m_rooms->link, &link::HallLink::lineChanged, this, [this] {
        if (const auto &line = m_rooms->link.line(); line.clockOff)
            log::write(log::Level::Warning, "kiosk", "clock-off",
                       {{QStringLiteral("code"), toString(link::codes::ClockOff)},
                        {QStringLiteral("seconds"), line.clockSkewSeconds}});
    });
}

KioskDesk::~KioskDesk() = default;

void KioskDesk::start()
{
    m_rooms->vault.open(
        m_rooms->settings.vaultFolder, keyPlaceOf(m_rooms->settings), m_rooms->clock, this, [this](const Done &opened) {
            if (!opened) {
                Q_EMIT startFailed(opened.error());
                return;
            }
            m_rooms->vault.run(
                [](vault::Vault &vault) -> Result<IdentityPtr> {
                    const auto bytes = vault.get(IdentityName);
                    if (!bytes)
                        return bytes.error() == vault::codes::NotFound ? Result<IdentityPtr>(IdentityPtr())
                                                                       : std::unexpected(bytes.error());
                    auto identity = link::TerminalIdentity::fromBytes(*bytes);
                    if (!identity)
                        return std::unexpected(identity.error());
                    return std::make_shared<link::TerminalIdentity>(*std::move(identity));
                },
                this,
                [this](const Result<IdentityPtr> &identity) {
                    m_rooms->vault.close();
                    if (!identity) {
                        Q_EMIT startFailed(identity.error());
                        return;
                    }
                    m_rooms->identity = *identity;
                    if (*identity) {
                        m_rooms->terminal = infoOf(**identity, m_rooms->settings.keysInFile);
                        const auto &hall = m_rooms->settings.hall;
                        m_rooms->link.connectTo(hall.isEmpty() ? (*identity)->hall : hall, (*identity)->forLink());
                    }
                    Q_EMIT started();
                });
        });
}

bool KioskDesk::isEnrolled() const
{
    return m_rooms->identity != nullptr;
}

const TerminalInfo &KioskDesk::terminal() const
{
    return m_rooms->terminal;
}

void KioskDesk::tellDevices(std::function<QList<wire::DeviceReport>()> devices)
{
    m_rooms->reports.begin(
        [this, devices = std::move(devices)] { return reportOf(devices(), m_rooms->settings.vaultFolder, 0); });
}

void KioskDesk::devicesChanged()
{
    m_rooms->reports.look();
}

const Clock &KioskDesk::clock() const
{
    return m_rooms->clock;
}

void KioskDesk::enrol(const QUrl &hall, const QString &code, QObject *context, Answer<TerminalInfo> done)
{
    const auto finish = [context = QPointer(context), done = std::move(done)](Result<TerminalInfo> result) {
        if (context)
            done(std::move(result));
    };
    const auto keep = [this, finish](const IdentityPtr &identity) {
        const auto bytes = std::make_shared<SecretBytes>(identity->toBytes());
        m_rooms->vault.run([bytes](vault::Vault &vault) { return vault.put(IdentityName, bytes->reveal()); }, this,
                           [this, finish, identity](const Done &kept) {
                               m_rooms->vault.close();
                               if (!kept)
                                   return finish(std::unexpected(kept.error()));
                               m_rooms->identity = identity;
                               m_rooms->terminal = infoOf(*identity, m_rooms->settings.keysInFile);
                               finish(m_rooms->terminal);
                           });
    };
    link::enrol(m_rooms->link, m_rooms->keys, m_rooms->clock, hall, code, this,
                [this, finish, keep](const link::Answered<IdentityPtr> &identity) {
                    if (!identity)
                        return finish(std::unexpected(identity.error().code));
                    m_rooms->vault.open(m_rooms->settings.vaultFolder, keyPlaceOf(m_rooms->settings), m_rooms->clock,
                                        this, [finish, keep, identity = *identity](const Done &opened) {
                                            if (!opened)
                                                return finish(std::unexpected(opened.error()));
                                            keep(identity);
                                        });
                });
}

void KioskDesk::casesOf(const domain::Person &person, QObject *context, Answer<QList<wire::CaseRecord>> done)
{
    if (!isEnrolled()) {
        QMetaObject::invokeMethod(
            context, [done] { done(std::unexpected(codes::NotEnrolled)); }, Qt::QueuedConnection);
        return;
    }
    const QJsonObject body{{QStringLiteral("number"), person.number},
                           {QStringLiteral("name"), person.name.isEmpty() ? person.nameLatin : person.name}};
    m_rooms->link.send(
        {.method = "POST",
         .path = QStringLiteral("/v1/citizen/cases"),
         .body = QJsonDocument(body).toJson(QJsonDocument::Compact)},
        this, [this, context = QPointer(context), done = std::move(done)](const link::Answered<link::Reply> &reply) {
            if (!reply && reply.error().code == wire::codes::TerminalShut)
                Q_EMIT shutOut();
            if (!context)
                return;
            if (!reply)
                return done(std::unexpected(reply.error().code));
            done(recordsIn(reply->json));
        });
}

} // namespace yc::core::flow
