#include "core/flow/intake.h"
#include "core/flow/intake_rooms.h"
#include "core/flow/steps.h"
#include "core/seal/digest.h"

namespace yc::core::flow
{

namespace
{

constexpr auto Patience = std::chrono::seconds{4};

struct Written {
    QString provisionalNumber;
    QByteArray manifestDigest;
};

// Everything that the vault's thread needs to write the debt; the draft is its own copy.
struct Debt {
    vault::CaseRow row;
    DraftFile file;
    wire::Manifest manifest;
    QString day; // yyyymmdd
};

qint64 bytesIn(const domain::CaseDraft &draft)
{
    qint64 sum = 0;
    for (const auto &filing : draft.filings) {
        for (const auto &page : filing.pages)
            sum += page.bytes;
    }
    return sum;
}

Result<Written> write(vault::Vault &vault, Debt &debt)
{
    auto &number = debt.row.provisionalNumber;
    if (number.isEmpty()) {
        number = QStringLiteral("%1-%2-%3")
                     .arg(debt.manifest.terminalId, debt.day)
                     .arg(vault.nextSerial(debt.day), 4, 10, QLatin1Char('0'));
    }
    debt.manifest.provisionalNumber = number;
    const auto bytes = wire::encode(debt.manifest);
    debt.file.manifestDigest = seal::sm3(bytes);
    const vault::OwedCase owed{.caseId = debt.row.id,
                               .manifest = bytes,
                               .blobs = wire::blobsOf(debt.manifest.draft),
                               .bytesAll = bytesIn(debt.manifest.draft)};
    const auto json = encoded(toJson(debt.file));
    if (const auto kept = vault.submit(debt.row, json, owed); !kept)
        return std::unexpected(kept.error());
    (void)vault.note({.at = {},
                      .staffNo = debt.manifest.staffNo,
                      .event = QStringLiteral("case-submitted"),
                      .subject = debt.row.id.toString(QUuid::WithoutBraces)});
    return Written{.provisionalNumber = number, .manifestDigest = debt.file.manifestDigest};
}

} // namespace

void Intake::submit(QObject *context, Answer<Submitted> done)
{
    const auto refuse = [&](Code code) {
        QMetaObject::invokeMethod(
            context, [done, code] { done(std::unexpected(code)); }, Qt::QueuedConnection);
    };
    auto *d = m_rooms->rooms();
    if (!d || !d->signIn.staff())
        return refuse(codes::NotSignedIn);
    if (!m_rooms->editable())
        return refuse(codes::AlreadySubmitted);
    // What is still being sealed counts as there: it is waited for.
    if (m_rooms->shelf.saving() == 0 && m_rooms->sealing == 0 && !findings().isEmpty())
        return refuse(codes::CaseIncomplete);
    m_rooms->submitContext = context;
    m_rooms->submitDone = std::move(done);
    m_rooms->lost = false;
    save(); // if the debt cannot be written the draft is as new as can be
    (void)m_rooms->on(intake::Event::Submit);
    Q_EMIT changed();
    sealsDone();
}

// A page, the photo or the ink has come to rest, one way or the other.
void Intake::sealsDone()
{
    if (m_rooms->life != intake::State::Sealing || m_rooms->shelf.saving() > 0 || m_rooms->sealing > 0)
        return;
    if (m_rooms->lost || !findings().isEmpty()) {
        (void)m_rooms->on(intake::Event::NotSealed);
        touched();
        if (const auto done = std::exchange(m_rooms->submitDone, nullptr); done && m_rooms->submitContext)
            done(std::unexpected(codes::CaseIncomplete));
        return;
    }
    (void)m_rooms->on(intake::Event::Sealed);
    writeDebt();
}

void Intake::writeDebt()
{
    auto *d = m_rooms->rooms();
    if (!d || !d->signIn.staff())
        return;
    const auto now = d->clock.now();
    auto debt = std::make_shared<Debt>();
    debt->row = m_rooms->row(now);
    debt->row.state = domain::toText(domain::CaseState::Owed);
    debt->file = {.draft = m_rooms->draft.clone(), .typed = m_rooms->typed, .manifestDigest = {}};
    debt->manifest.draft = m_rooms->draft.clone();
    debt->manifest.terminalId = d->terminal.id;
    debt->manifest.staffNo = d->signIn.staff()->no;
    debt->manifest.submittedAt = now;
    debt->day = hallDay(now).toString(QStringLiteral("yyyyMMdd"));
    d->vault.run([debt](vault::Vault &vault) { return write(vault, *debt); }, this,
                 [this, keep = d->open(id()), debt](const Result<Written> &written) {
                     auto *rooms = m_rooms->rooms();
                     if (!rooms)
                         return;
                     if (!written) {
                         (void)m_rooms->on(intake::Event::NotWritten);
                         Q_EMIT saveFailed(written.error());
                         touched();
                         if (const auto done = std::exchange(m_rooms->submitDone, nullptr);
                             done && m_rooms->submitContext)
                             done(std::unexpected(written.error()));
                         return;
                     }
                     m_rooms->provisionalNumber = written->provisionalNumber;
                     m_rooms->manifestDigest = written->manifestDigest;
                     m_rooms->state = domain::CaseState::Owed;
                     m_rooms->dirty = false;
                     (void)m_rooms->on(intake::Event::Written);
                     rooms->upsert(summaryOf(debt->row));
                     Q_EMIT changed();
                     m_rooms->patience.start(Patience);
                     rooms->outbox.tryNow(id());
                 });
}

void Intake::answerSubmit()
{
    m_rooms->patience.stop();
    const auto done = std::exchange(m_rooms->submitDone, nullptr);
    if (!done || !m_rooms->submitContext)
        return;
    done(Submitted{.received = m_rooms->receipt.has_value(), .number = number(), .receipt = m_rooms->receipt});
}

void Intake::settle(const wire::Receipt &verified)
{
    if (!m_rooms->on(intake::Event::Receipt))
        return;
    m_rooms->receipt = verified;
    m_rooms->number = verified.caseNumber;
    m_rooms->state = verified.state;
    m_rooms->dirty = false;
    Q_EMIT changed();
    Q_EMIT receiptArrived();
    answerSubmit();
}

// code.layer 0: the hall could not be reached or asks to come back; the debt stands and the clerk need not wait.
void Intake::refusedByHall(Code code)
{
    if (m_rooms->life != intake::State::Owed)
        return;
    if (code.layer == 0)
        return answerSubmit();
    (void)m_rooms->on(intake::Event::HallRefused);
    m_rooms->state = domain::CaseState::Draft;
    touched(); // saved as a draft again, so that a restart finds it open for correction
    m_rooms->patience.stop();
    if (const auto done = std::exchange(m_rooms->submitDone, nullptr); done && m_rooms->submitContext)
        done(std::unexpected(code));
}

void Intake::recordArrived(const wire::CaseRecord &verified)
{
    // Before its receipt a case is owed, whatever the feed says: the receipt comes by the outbox.
    if (m_rooms->life != intake::State::Received && m_rooms->life != intake::State::Ended)
        return;
    if (verified.state == m_rooms->state)
        return;
    m_rooms->state = verified.state;
    (void)m_rooms->on(intake::Event::HallEnded);
    Q_EMIT changed();
}

} // namespace yc::core::flow
