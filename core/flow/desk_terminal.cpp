#include "core/flow/desk_rooms.h"
#include "core/flow/device_report.h"

#include "core/link/first_contact.h"
#include "core/seal/identity.h"
#include "core/wire/staff_wire.h"

#include <QUrl>

#include <algorithm>

// What an administrator does at a desk: the terminal's enrolment, a colleague's forgotten PIN.
namespace yc::core::flow
{

namespace
{

const QString IdentityName = QStringLiteral("identity");

using IdentityPtr = std::shared_ptr<link::TerminalIdentity>;

QByteArray fingerprintOf(const QByteArray &authority)
{
    const auto certificate = seal::Certificate::fromDer(authority);
    return certificate ? certificate->fingerprint() : QByteArray();
}

bool leadsElsewhere(const link::TerminalIdentity &now, const QString &code)
{
    const auto read = wire::terminalCodeFrom(code);
    return read && !fingerprintOf(now.authority).startsWith(read->caFingerprint);
}

} // namespace

std::optional<EnrolmentFacts> Desk::enrolment() const
{
    const auto &identity = m_rooms->identity;
    if (!identity)
        return std::nullopt;
    EnrolmentFacts facts{.hall = m_rooms->settings.hall.isEmpty() ? identity->hall : m_rooms->settings.hall,
                         .authority = fingerprintOf(identity->authority),
                         .until = {}};
    for (const auto &der : {identity->tls, identity->evidence, identity->document}) {
        const auto certificate = seal::Certificate::fromDer(der);
        if (certificate && (!facts.until.isValid() || certificate->notAfter() < facts.until))
            facts.until = certificate->notAfter();
    }
    return facts;
}

void Desk::useProxy(const QUrl &proxy)
{
    m_rooms->settings.proxy = proxy;
    m_rooms->link.setProxy(proxy);
    if (const auto &identity = m_rooms->identity)
        m_rooms->link.connectTo(m_rooms->settings.hall.isEmpty() ? identity->hall : m_rooms->settings.hall,
                                identity->forLink());
}

void Desk::enrol(const QUrl &hall, const QString &code, QObject *context, Answer<TerminalInfo> done)
{
    const auto finish = [context = QPointer(context), done = std::move(done)](Result<TerminalInfo> result) {
        if (context)
            done(std::move(result));
    };
    const auto meet = [this, hall, code, finish] {
        const auto before = m_rooms->identity;
        const auto fail = [this, before, finish](Code why) {
            if (before) // the way to the hall that we have is taken up again
                m_rooms->adopt(before, true);
            finish(std::unexpected(why));
        };
        link::enrol(m_rooms->link, m_rooms->pages, m_rooms->clock, hall, code, this,
                    [this, before, fail, finish](const link::Answered<IdentityPtr> &identity) {
                        if (!identity)
                            return fail(identity.error().code);
                        // The hall gives the same certificates again for the same code, so a cut here loses nothing.
                        const auto bytes = std::make_shared<SecretBytes>((*identity)->toBytes());
                        m_rooms->vault.run(
                            [bytes](vault::Vault &vault) { return vault.put(IdentityName, bytes->reveal()); }, this,
                            [this, before, fail, finish, identity = *identity](const Done &kept) {
                                if (!kept)
                                    return fail(kept.error());
                                if (before)
                                    signOut(); // the session was with the terminal that this was
                                m_rooms->settings.hall = QUrl();
                                m_rooms->adopt(identity, false);
                                finish(m_rooms->terminal);
                            });
                    });
    };
    if (!m_rooms->identity || !leadsElsewhere(*m_rooms->identity, code))
        return meet();
    // Another hall's authority: it would not know what is owed to this one, nor who owes it.
    m_rooms->vault.run(
        [](vault::Vault &vault) -> Result<bool> {
            return vault.owedByOthers() > 0 || !vault.owed().empty() || !vault.errands().empty();
        },
        this,
        [finish, meet](const Result<bool> &owing) {
            if (!owing)
                return finish(std::unexpected(owing.error()));
            if (*owing)
                return finish(std::unexpected(codes::OwedToOldHall));
            meet();
        });
}

void Desk::tellDevices(std::function<QList<wire::DeviceReport>()> devices)
{
    m_rooms->reports.begin([this, devices = std::move(devices)] {
        const auto owed = m_rooms->sync.owed.size() + m_rooms->sync.withdrawals.size();
        return reportOf(devices(), m_rooms->settings.vaultFolder, owed);
    });
}

void Desk::devicesChanged()
{
    m_rooms->reports.look();
}

void Desk::terminals(QObject *context, Answer<QList<wire::TerminalSeen>> done)
{
    m_rooms->link.send({.path = QStringLiteral("/v1/terminals")}, context,
                       [done = std::move(done)](const link::Answered<link::Reply> &reply) {
                           if (!reply)
                               return done(std::unexpected(reply.error().code));
                           done(wire::terminalsSeenFrom(reply->json));
                       });
}

void Desk::giveOneTimePin(const QString &staffNo, QObject *context, Answer<wire::OneTimePin> done)
{
    const auto number = QString::fromLatin1(QUrl::toPercentEncoding(staffNo.trimmed()));
    m_rooms->link.send(
        {.method = "POST", .path = QStringLiteral("/v1/staff/%1/one-time-pin").arg(number)}, this,
        [this, context = QPointer(context), done = std::move(done)](const link::Answered<link::Reply> &reply) {
            if (!reply) {
                if (context)
                    done(std::unexpected(reply.error().code));
                return;
            }
            auto given = wire::oneTimePinFrom(reply->json);
            if (given)
                m_rooms->vault.post([by = m_rooms->signIn.staff() ? m_rooms->signIn.staff()->no : QString(),
                                     of = given->staffNo](vault::Vault &vault) {
                    (void)vault.note(
                        {.at = {}, .staffNo = by, .event = QStringLiteral("one-time-pin-given"), .subject = of});
                });
            if (context)
                done(std::move(given));
        });
}

} // namespace yc::core::flow
