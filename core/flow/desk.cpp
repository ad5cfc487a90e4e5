#include "core/flow/desk.h"

#include "core/flow/desk_rooms.h"
#include "core/flow/intake_rooms.h"

#include <QJsonDocument>

namespace yc::core::flow
{

namespace
{

const QString IdentityName = QStringLiteral("identity");

// Answers are never given before the asking call has returned.
template <typename T> void later(QObject *context, const Answer<T> &done, Code code)
{
    QMetaObject::invokeMethod(
        context, [done, code] { done(std::unexpected(code)); }, Qt::QueuedConnection);
}

using Index = std::shared_ptr<const vault::CaseIndex>;
using IdentityPtr = std::shared_ptr<link::TerminalIdentity>;

Result<IdentityPtr> readIdentity(vault::Vault &vault)
{
    const auto bytes = vault.get(IdentityName);
    if (!bytes) {
        if (bytes.error() == vault::codes::NotFound)
            return IdentityPtr();
        return std::unexpected(bytes.error());
    }
    auto identity = link::TerminalIdentity::fromBytes(*bytes);
    if (!identity)
        return std::unexpected(identity.error());
    return std::make_shared<link::TerminalIdentity>(*std::move(identity));
}

struct Kept { // of a case that is resumed
    DraftFile file;
    QString state;
    QString number;
    QString provisionalNumber;
    QDate due;
    int step = 0;
    std::optional<wire::Receipt> receipt;
};

Result<Kept> readCase(vault::Vault &vault, const QUuid &id)
{
    auto row = vault.caseRow(id);
    if (!row || row->discarded)
        return std::unexpected(vault::codes::NotFound);
    const auto bytes = vault.draft(id);
    if (!bytes)
        return std::unexpected(bytes.error());
    auto file = draftFileFrom(bytes->reveal());
    if (!file)
        return std::unexpected(file.error());
    if (row->parked) { // taken up again
        row->parked = false;
        (void)vault.saveCase(*row, bytes->reveal());
    }
    Kept kept{.file = *std::move(file),
              .state = row->state,
              .number = row->number,
              .provisionalNumber = row->provisionalNumber,
              .due = row->due,
              .step = row->step,
              .receipt = {}};
    // It was verified before it was stored, and the vault's seal vouches for it since.
    if (const auto receipt = vault.attachment(id, QStringLiteral("receipt"))) {
        if (auto read = wire::receiptFrom(QJsonDocument::fromJson(receipt->reveal()).object()))
            kept.receipt = *std::move(read);
    }
    return kept;
}

// To unpack some thousand items takes a core of the few that there are. Nobody looks for one before signing in.
constexpr std::chrono::milliseconds AfterFirstPicture{150};

intake::State lifeOf(domain::CaseState state)
{
    switch (state) {
    case domain::CaseState::Draft: return intake::State::Editing;
    case domain::CaseState::Owed: return intake::State::Owed;
    case domain::CaseState::Received: return intake::State::Received;
    case domain::CaseState::BackOffice:
    case domain::CaseState::Accepted:
    case domain::CaseState::Correction:
    case domain::CaseState::GapAccepted:
    case domain::CaseState::Refused:
    case domain::CaseState::Closed:
    case domain::CaseState::Withdrawn: return intake::State::Ended;
    }
    Q_UNREACHABLE();
}

} // namespace

Desk::Desk(DeskSettings settings, const Clock &clock, QObject *parent)
    : QObject(parent), m_rooms(std::make_unique<Rooms>(*this, std::move(settings), clock))
{
}

Desk::~Desk()
{
    for (const auto &weak : std::as_const(m_rooms->intakes)) {
        if (const auto intake = weak.lock())
            intake->save();
    }
}

void Desk::start()
{
    const auto open = std::make_shared<bool>(false);
    m_rooms->vault.open(m_rooms->settings.vaultFolder, keyPlaceOf(m_rooms->settings), m_rooms->clock, this,
                        [this, open](const Done &opened) {
                            *open = opened.has_value();
                            if (!opened)
                                Q_EMIT startFailed(opened.error());
                        });
    // Asked for at once and not in the answer: nobody may be there to hear it before the window is made.
    m_rooms->vault.run([](vault::Vault &vault) -> Result<Index> { return vault.index(); }, this,
                       [this](const Result<Index> &index) { m_rooms->index = index.value_or(nullptr); });
    m_rooms->vault.run(readIdentity, this, [this, open](const Result<IdentityPtr> &identity) {
        if (!*open)
            return;
        if (!identity) {
            Q_EMIT startFailed(identity.error());
            return;
        }
        m_rooms->catalogue.load(AfterFirstPicture);
        if (*identity)
            m_rooms->adopt(*identity, true);
        Q_EMIT started();
    });
}

bool Desk::isEnrolled() const
{
    return m_rooms->identity != nullptr;
}

const TerminalInfo &Desk::terminal() const
{
    return m_rooms->terminal;
}

void Desk::signIn(const QString &staffNo, SecretText pin, QObject *context, Answer<SignIn> done)
{
    if (!isEnrolled())
        return later(context, done, codes::NotEnrolled);
    m_rooms->signIn.signIn(staffNo, std::move(pin), context, std::move(done));
}

void Desk::changePin(SecretText oldPin, SecretText newPin, QObject *context, Answer<SignIn> done)
{
    m_rooms->signIn.changePin(std::move(oldPin), std::move(newPin), context, std::move(done));
}

void Desk::recover(SecretText pin, QObject *context, Answer<SignIn> done)
{
    m_rooms->signIn.recover(std::move(pin), context, std::move(done));
}

void Desk::giveStaffCardProof(const QByteArray &signature)
{
    m_rooms->signIn.giveCardProof(signature);
}

void Desk::withdrawStaffCard(Code why)
{
    m_rooms->signIn.withdrawCard(why);
}

int Desk::secondsUntilNextTry() const
{
    return m_rooms->signIn.secondsUntilNextTry();
}

void Desk::signOut()
{
    m_rooms->signIn.signOut();
}

std::optional<StaffInfo> Desk::staff() const
{
    return m_rooms->signIn.staff();
}

std::shared_ptr<const domain::Catalogue> Desk::catalogue() const
{
    return m_rooms->catalogue.current();
}

const Clock &Desk::clock() const
{
    return m_rooms->clock;
}

const QList<CaseSummary> &Desk::cases() const
{
    return m_rooms->cases;
}

const SyncState &Desk::sync() const
{
    return m_rooms->sync;
}

void Desk::syncNow()
{
    m_rooms->catalogue.fetch();
    m_rooms->feed.askNow();
    for (const auto &view : m_rooms->outbox.owed())
        m_rooms->outbox.tryNow(view.debt.caseId);
}

void Desk::tryNow(const QUuid &caseId)
{
    m_rooms->outbox.tryNow(caseId);
}

void Desk::begin(QObject *context, Answer<std::shared_ptr<Intake>> done)
{
    if (!staff())
        return later(context, done, codes::NotSignedIn);
    auto rooms = std::make_unique<Intake::Rooms>();
    rooms->desk = this;
    rooms->catalogue = catalogue();
    rooms->draft.id = QUuid::createUuid();
    rooms->draft.begunAt = m_rooms->clock.now();
    const auto intake = std::shared_ptr<Intake>(new Intake(std::move(rooms)));
    m_rooms->intakes.insert(intake->id(), intake);
    QMetaObject::invokeMethod(
        context, [done = std::move(done), intake] { done(intake); }, Qt::QueuedConnection);
}

void Desk::resume(const QUuid &caseId, QObject *context, Answer<std::shared_ptr<Intake>> done)
{
    if (!staff())
        return later(context, done, codes::NotSignedIn);
    if (const auto open = m_rooms->open(caseId)) {
        open->m_rooms->parked = false;
        m_rooms->changeRow(
            caseId, [](vault::CaseRow &row) { row.parked = false; }, this, [](const auto &) {});
        QMetaObject::invokeMethod(
            context, [done = std::move(done), open] { done(open); }, Qt::QueuedConnection);
        return;
    }
    m_rooms->vault.run([caseId](vault::Vault &vault) { return readCase(vault, caseId); }, this,
                       [this, caseId, context = QPointer(context), done = std::move(done)](Result<Kept> kept) {
                           if (!context)
                               return;
                           if (!kept)
                               return done(std::unexpected(kept.error()));
                           if (const auto open = m_rooms->open(caseId)) // asked for twice
                               return done(open);
                           auto rooms = std::make_unique<Intake::Rooms>();
                           rooms->desk = this;
                           rooms->catalogue = catalogue();
                           rooms->draft = std::move(kept->file.draft);
                           rooms->typed = kept->file.typed;
                           rooms->manifestDigest = kept->file.manifestDigest;
                           rooms->shelf.load(rooms->draft.filings);
                           rooms->step = static_cast<Step>(std::clamp(kept->step, 0, StepCount - 1));
                           rooms->state = domain::caseStateFrom(kept->state).value_or(domain::CaseState::Draft);
                           rooms->life = lifeOf(rooms->state);
                           rooms->number = kept->number;
                           rooms->provisionalNumber = kept->provisionalNumber;
                           rooms->receipt = kept->receipt;
                           rooms->due = kept->due;
                           if (auto line = m_rooms->line(caseId); line && line->parked) {
                               line->parked = false;
                               m_rooms->upsert(*line);
                           }
                           if (rooms->catalogue && !rooms->draft.itemCode.isEmpty())
                               rooms->item = rooms->catalogue->find(rooms->draft.itemCode, rooms->draft.itemVersion);
                           const auto intake = std::shared_ptr<Intake>(new Intake(std::move(rooms)));
                           m_rooms->intakes.insert(caseId, intake);
                           done(intake);
                       });
}

void Desk::signAsTerminal(const QByteArray &message, QObject *context, Answer<TerminalSignature> done)
{
    if (!isEnrolled())
        return later(context, done, codes::NotEnrolled);
    m_rooms->pages.run(
        [identity = m_rooms->identity, message]() -> Result<TerminalSignature> {
            const auto key = seal::PrivateKey::fromPem(identity->evidenceKey);
            if (!key)
                return std::unexpected(key.error());
            const auto signature = key->sign(message);
            if (!signature)
                return std::unexpected(signature.error());
            return TerminalSignature{.der = *signature, .certificate = identity->evidence};
        },
        context, std::move(done));
}

void Desk::record(const QUuid &caseId, QObject *context, Answer<wire::CaseRecord> done)
{
    if (!staff())
        return later(context, done, codes::NotSignedIn);
    m_rooms->link.send(
        {.path = QStringLiteral("/v1/cases/") + caseId.toString(QUuid::WithoutBraces)}, this,
        [this, caseId, context = QPointer(context), done = std::move(done)](const link::Answered<link::Reply> &reply) {
            if (!context)
                return;
            if (!reply) {
                if (reply.error().code.layer == 'L')
                    return m_rooms->recordFromVault(caseId, reply.error().code, context, done);
                return done(std::unexpected(reply.error().code));
            }
            auto record = wire::caseRecordFrom(reply->json);
            if (!record || record->id != caseId)
                return done(std::unexpected(sync::codes::RecordUnreadable));
            m_rooms->keepRecord(*std::move(record), context, done);
        });
}

void Desk::end(const QUuid &caseId, const wire::EndingRequest &request, QObject *context, Answer<wire::CaseRecord> done)
{
    const auto who = staff();
    if (!who)
        return later(context, done, codes::NotSignedIn);
    if (!who->powers.contains(domain::toText(request.ending)))
        return later(context, done, codes::PowerMissing);
    const auto known = m_rooms->line(caseId);
    if (known && (known->state == domain::CaseState::Draft || known->state == domain::CaseState::Owed))
        return later(context, done, codes::NotYetReceived);
    m_rooms->link.send(
        {.method = "POST",
         .path = QStringLiteral("/v1/cases/%1/endings").arg(caseId.toString(QUuid::WithoutBraces)),
         .body = QJsonDocument(wire::toJson(request)).toJson(QJsonDocument::Compact)},
        this,
        [this, caseId, context = QPointer(context), done = std::move(done)](const link::Answered<link::Reply> &reply) {
            if (!context)
                return;
            if (!reply)
                return done(std::unexpected(reply.error().code));
            auto record = wire::caseRecordFrom(reply->json);
            if (!record || record->id != caseId)
                return done(std::unexpected(sync::codes::RecordUnreadable));
            m_rooms->keepRecord(*std::move(record), context, done);
        });
}

} // namespace yc::core::flow
