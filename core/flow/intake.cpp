#include "core/flow/intake.h"

#include "base/log.h"
#include "core/domain/signers.h"
#include "core/flow/intake_rooms.h"
#include "core/flow/steps.h"
#include "core/seal/digest.h"
#include "core/wire/shown_text.h"

#include <algorithm>

namespace yc::core::flow
{

namespace
{

constexpr auto SaveDelay = std::chrono::milliseconds{150}; // with the write at most 200 behind the hand

// What a hand added to turn one text into the other: a correction in the middle counts only its own characters.
int charactersAdded(const QString &before, const QString &after)
{
    const auto shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    return static_cast<int>(after.size() - head - tail);
}

// The first telephone of the form: whoever calls says it sooner than their case's number.
QString telephoneIn(const domain::CaseDraft &draft, const domain::ServiceItem *item)
{
    if (!item)
        return {};
    for (const auto &section : item->form.sections) {
        for (const auto &field : section.fields) {
            const auto filled = draft.form.find(field.id);
            if (field.kind == domain::FieldKind::Phone && filled != draft.form.end())
                return filled->second.text;
        }
    }
    return {};
}

bool isPicked(domain::FieldKind kind)
{
    return kind == domain::FieldKind::Choice || kind == domain::FieldKind::Choices || kind == domain::FieldKind::YesNo;
}

} // namespace

QDate Intake::Rooms::today() const
{
    const auto *d = rooms();
    return d ? hallDay(d->clock.now()) : QDate();
}

bool Intake::Rooms::on(intake::Event event)
{
    const auto to = intake::next(life, event);
    if (!to) {
        log::write(
            log::Level::Warning, "flow", "intake-no-move",
            {{QStringLiteral("state"), static_cast<int>(life)}, {QStringLiteral("on"), static_cast<int>(event)}});
        return false;
    }
    life = *to;
    return true;
}

vault::CaseRow Intake::Rooms::row(const QDateTime &now) const
{
    vault::CaseRow row;
    row.id = draft.id;
    row.state = domain::toText(state);
    row.number = number;
    row.provisionalNumber = provisionalNumber;
    row.itemCode = draft.itemCode;
    row.itemName = item ? item->name : QString();
    row.applicantName = draft.applicantName();
    row.applicantNumber = draft.applicantNumber();
    row.phone = telephoneIn(draft, item);
    row.due = due;
    row.parked = parked;
    row.begunAt = draft.begunAt;
    row.changedAt = now;
    row.step = static_cast<int>(step);
    return row;
}

Intake::Intake(std::unique_ptr<Rooms> rooms) : m_rooms(std::move(rooms))
{
    m_rooms->saving.setSingleShot(true);
    m_rooms->saving.setInterval(SaveDelay);
    connect(&m_rooms->saving, &QTimer::timeout, this, &Intake::save);
    m_rooms->patience.setSingleShot(true);
    connect(&m_rooms->patience, &QTimer::timeout, this, &Intake::answerSubmit);
    resumeEarlier();
}

Intake::~Intake()
{
    save();
}

// Something of the draft has changed: it is saved soon, and the screens look again.
void Intake::touched()
{
    if (m_rooms->editable()) {
        (void)domain::dropStraySignatures(m_rooms->draft); // of who is no longer here
        m_rooms->dirty = true;
        if (!m_rooms->saving.isActive()) // not restarted: a fast hand does not put the save off
            m_rooms->saving.start();
    }
    Q_EMIT changed();
}

void Intake::save()
{
    m_rooms->saving.stop();
    auto *d = m_rooms->rooms();
    if (!d || !m_rooms->dirty || !m_rooms->editable())
        return;
    m_rooms->dirty = false;
    const auto row = std::make_shared<vault::CaseRow>(m_rooms->row(d->clock.now()));
    const DraftFile file{
        .draft = m_rooms->draft.clone(), .typed = m_rooms->typed, .manifestDigest = m_rooms->manifestDigest};
    d->upsert(summaryOf(*row));
    ++m_rooms->writing;
    d->vault.run([row, json = toJson(file)](vault::Vault &vault) { return vault.saveCase(*row, encoded(json)); }, this,
                 [this](const Done &saved) {
                     --m_rooms->writing;
                     if (auto *rooms = m_rooms->rooms(); rooms && saved)
                         rooms->rowSaved();
                     if (saved)
                         return;
                     m_rooms->dirty = true; // goes with the next change
                     Q_EMIT saveFailed(saved.error());
                 });
}

void Intake::keep()
{
    if (!m_rooms->editable())
        return;
    m_rooms->dirty = true;
    save();
}

bool Intake::isSaved() const
{
    return !m_rooms->dirty && m_rooms->writing == 0 && m_rooms->sealing == 0 && m_rooms->shelf.saving() == 0;
}

QUuid Intake::id() const
{
    return m_rooms->draft.id;
}

const domain::CaseDraft &Intake::draft() const
{
    return m_rooms->draft;
}

const domain::ServiceItem *Intake::item() const
{
    return m_rooms->item;
}

Step Intake::step() const
{
    return m_rooms->step;
}

void Intake::setStep(Step step)
{
    if (m_rooms->step == step)
        return;
    m_rooms->step = step;
    touched();
}

StepState Intake::stateOf(Step step) const
{
    if (step == Step::Ending && m_rooms->life != intake::State::Editing) {
        const bool there = m_rooms->life == intake::State::Received || m_rooms->life == intake::State::Ended;
        return there ? StepState::Complete : StepState::Partial;
    }
    return stepState(step, m_rooms->draft, m_rooms->item, findings());
}

// Values of an earlier card go, values of this one come, what was typed stays.
void Intake::fill()
{
    auto &form = m_rooms->draft.form;
    std::erase_if(form, [](const auto &entry) { return entry.second.source == domain::Source::Card; });
    lookForEarlier();
    if (!m_rooms->item || !m_rooms->draft.hasApplicant())
        return;
    const auto &draft = m_rooms->draft;
    const auto facts = draft.facts(*m_rooms->item, m_rooms->today());
    // What no chip said was typed once, here: it is not given out as read from a card.
    const auto *present = draft.applicant ? &*draft.applicant : draft.agent ? &draft.agent->person : nullptr;
    const bool read = present && present->proof == domain::IdentityProof::ByChip;
    for (const auto &section : m_rooms->item->form.sections) {
        for (const auto &field : section.fields) {
            const bool personal = field.fill.startsWith(QLatin1String("applicant."));
            if ((!personal && !field.fill.startsWith(QLatin1String("organisation."))) || form.contains(field.id))
                continue;
            const auto source = personal && read ? domain::Source::Card : domain::Source::Typed;
            if (const auto text = domain::fillText(field, facts))
                form.emplace(field.id, domain::FilledValue{.text = *text, .source = source});
        }
    }
}

// Before somebody else is seated: what was filled from those who sit there now, unless it was changed since.
void Intake::unfill()
{
    if (!m_rooms->item)
        return;
    const auto facts = m_rooms->draft.facts(*m_rooms->item, m_rooms->today());
    auto &form = m_rooms->draft.form;
    for (const auto &section : m_rooms->item->form.sections) {
        for (const auto &field : section.fields) {
            const auto found = form.find(field.id);
            if (found == form.end())
                continue;
            // What was disputed was said of those who go.
            const auto text = domain::fillText(field, facts);
            const auto &dispute = found->second.dispute;
            if (text == found->second.text || (dispute && text == dispute->said))
                form.erase(found);
        }
    }
}

Done Intake::chooseItem(QStringView code)
{
    auto *d = m_rooms->rooms();
    if (!d || !m_rooms->editable())
        return std::unexpected(codes::AlreadySubmitted);
    const auto catalogue = d->catalogue.current();
    const auto *item = catalogue ? catalogue->find(code, m_rooms->today()) : nullptr;
    if (!item || item->cancelled || item->isPackage()) // a package is begun by its items
        return std::unexpected(codes::NoSuchItem);
    if (m_rooms->item && m_rooms->item->code == item->code && m_rooms->item->version == item->version)
        return {};
    // Pages of a material that the new item asks for under the same name come along; ids mean nothing across items.
    QList<domain::Filing> kept;
    for (const auto &filing : std::as_const(m_rooms->draft.filings)) {
        const auto *before = m_rooms->item ? m_rooms->item->material(filing.materialId) : nullptr;
        if (!before || filing.pages.isEmpty())
            continue;
        const auto after = std::ranges::find(item->materials, before->name, &domain::Material::name);
        if (after != item->materials.end())
            kept.append({.materialId = after->id, .pages = filing.pages, .handed = filing.handed});
    }
    m_rooms->catalogue = catalogue;
    m_rooms->item = item;
    m_rooms->draft.itemCode = item->code;
    m_rooms->draft.itemVersion = item->version;
    if (m_rooms->draft.agent)
        m_rooms->draft.agent->limit.reset(); // another item limits agents to other cases
    m_rooms->draft.situation.clear();
    m_rooms->draft.form.clear();
    m_rooms->shelf.load(kept);
    rebuildFilings();
    fill();
    touched();
    return {};
}

// A case that was resumed before the catalogue was there finds its item now. One that has its item keeps it: a case in
// hand is judged by the version that it was begun with.
void Intake::catalogueArrived()
{
    const auto *d = m_rooms->rooms();
    if (!d || m_rooms->item || m_rooms->draft.itemCode.isEmpty())
        return;
    m_rooms->catalogue = d->catalogue.current();
    m_rooms->item = m_rooms->catalogue->find(m_rooms->draft.itemCode, m_rooms->draft.itemVersion);
    lookForEarlier();
    Q_EMIT changed();
}

void Intake::answer(const QString &questionId, const QString &choiceId)
{
    if (!m_rooms->editable() || m_rooms->draft.situation.value(questionId) == choiceId)
        return;
    m_rooms->draft.situation.insert(questionId, choiceId);
    fill();
    touched();
}

QList<const domain::SituationQuestion *> Intake::questions() const
{
    return m_rooms->item ? domain::askedQuestions(m_rooms->draft, *m_rooms->item, m_rooms->today())
                         : QList<const domain::SituationQuestion *>();
}

QList<const domain::FormField *> Intake::fields() const
{
    return m_rooms->item ? domain::shownFields(m_rooms->draft, *m_rooms->item, m_rooms->today())
                         : QList<const domain::FormField *>();
}

const domain::FilledValue *Intake::value(const QString &fieldId) const
{
    const auto found = m_rooms->draft.form.find(fieldId);
    return found == m_rooms->draft.form.end() ? nullptr : &found->second;
}

void Intake::setField(const QString &fieldId, const QString &text)
{
    const auto *field = m_rooms->item ? m_rooms->item->form.field(fieldId) : nullptr;
    if (!field || !m_rooms->editable())
        return;
    auto &form = m_rooms->draft.form;
    const auto found = form.find(fieldId);
    const auto before = found == form.end() ? QString() : found->second.text;
    if (before == text)
        return;
    // One choice is one act of the hand, however long its id is.
    m_rooms->typed += isPicked(field->kind) ? 1 : charactersAdded(before, text);
    if (found != form.end() && found->second.dispute)
        found->second.text = text; // the dispute stays with it
    else if (text.isEmpty())
        form.erase(found);
    else
        form.insert_or_assign(fieldId, domain::FilledValue{.text = text, .source = domain::Source::Typed});
    touched();
}

std::optional<domain::Finding> Intake::fieldFinding(const QString &fieldId) const
{
    using Kind = domain::Finding::Kind;
    for (const auto &finding : findings()) {
        const bool said = finding.kind == Kind::FieldInvalid || finding.kind == Kind::CheckFailed
            || finding.kind == Kind::DisputeUnfit;
        if (said && finding.fields.contains(fieldId))
            return finding;
    }
    return std::nullopt;
}

QByteArray Intake::shownText() const
{
    return m_rooms->item ? wire::shownText(m_rooms->draft, *m_rooms->item, m_rooms->today()) : QByteArray();
}

QString Intake::shownDigest() const
{
    return seal::hex(seal::sm3(shownText()));
}

QList<domain::Finding> Intake::findings() const
{
    return findingsOf(m_rooms->draft, m_rooms->item, m_rooms->today());
}

domain::CaseState Intake::state() const
{
    return m_rooms->state;
}

std::optional<wire::Receipt> Intake::receipt() const
{
    return m_rooms->receipt;
}

QString Intake::number() const
{
    return m_rooms->number.isEmpty() ? m_rooms->provisionalNumber : m_rooms->number;
}

QByteArray Intake::manifestDigest() const
{
    return m_rooms->manifestDigest;
}

int Intake::typedCharacters() const
{
    return m_rooms->typed;
}

} // namespace yc::core::flow
