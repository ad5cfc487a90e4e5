#include "core/flow/desk_rooms.h"

#include <QJsonDocument>

// A second person beside whoever is signed in (Desk::confirmSecond).
namespace yc::core::flow
{

namespace
{

constexpr auto Patience = std::chrono::seconds{4}; // both stand at the counter and wait

using Pin = std::shared_ptr<SecretText>; // closures are copied, secrets are not

link::Request checkOf(const QString &staffNo, const SecretText &pin)
{
    const wire::SignInRequest request{.staffNo = staffNo, .pin = pin.duplicate(), .newPin = {}};
    return {.method = "POST",
            .path = QStringLiteral("/v1/pin-checks"),
            .body = QJsonDocument(wire::toJson(request)).toJson(QJsonDocument::Compact),
            .silence = Patience};
}

// Without the hall, or without a session there (signed in offline): what this terminal knows by itself.
bool asksVault(Code code)
{
    return code.layer == 'L' || code == wire::codes::SessionOver;
}

Result<StaffInfo> fromVault(vault::Vault &vault, const QString &staffNo, const SecretText &pin)
{
    const auto user = vault.checkPin(staffNo, pin);
    if (!user)
        return std::unexpected(user.error() == vault::codes::UnknownUser ? codes::NeedsHallOnce : user.error());
    return StaffInfo{.no = user->staffNo, .name = user->name, .roles = user->roles, .powers = {}, .offline = true};
}

} // namespace

void Desk::confirmSecond(const QString &staffNo, SecretText pin, const QUuid &subject, QObject *context,
                         Answer<StaffInfo> done)
{
    const auto answer
        = [this, subject, context = QPointer(context), done = std::move(done)](const Result<StaffInfo> &second) {
              if (second)
                  m_rooms->vault.post([no = second->no, subject](vault::Vault &vault) {
                      (void)vault.note({.at = {},
                                        .staffNo = no,
                                        .event = QStringLiteral("second-person-confirmed"),
                                        .subject = subject.toString(QUuid::WithoutBraces)});
                  });
              if (context)
                  done(second);
          };
    const auto &first = m_rooms->signIn.staff();
    const auto fault = !first ? codes::NotSignedIn : codes::SecondIsSelf;
    if (!first || first->no == staffNo.trimmed()) {
        QMetaObject::invokeMethod(
            this, [answer, fault] { answer(std::unexpected(fault)); }, Qt::QueuedConnection);
        return;
    }
    const auto kept = std::make_shared<SecretText>(std::move(pin));
    const auto no = staffNo.trimmed();
    m_rooms->link.send(checkOf(no, *kept), this, [this, no, kept, answer](const link::Answered<link::Reply> &reply) {
        if (reply) {
            const auto second = wire::pinCheckReplyFrom(reply->json);
            if (!second)
                return answer(std::unexpected(second.error()));
            return answer(StaffInfo{
                .no = second->staffNo, .name = second->staffName, .roles = {}, .powers = {}, .offline = false});
        }
        if (!asksVault(reply.error().code))
            return answer(std::unexpected(reply.error().code));
        m_rooms->vault.run([no, kept](vault::Vault &vault) { return fromVault(vault, no, *kept); }, this, answer);
    });
}

} // namespace yc::core::flow
