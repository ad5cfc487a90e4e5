#include "app/case_room.h"

#include "app/citizen/citizen_rows.h"
#include "app/citizen/citizen_side.h"
#include "app/citizen/pointed_bar.h"
#include "app/steps/applicant_page.h"
#include "app/steps/ending_page.h"
#include "app/steps/form_page.h"
#include "app/steps/item_page.h"
#include "app/steps/materials_page.h"
#include "app/steps/signature_page.h"
#include "ui/case_words.h"
#include "ui/step_path.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace yc::app
{

namespace flow = core::flow;

namespace
{

// Nobody applies, nothing was said or handed in: at most a service was looked up.
bool isNobodys(const core::domain::CaseDraft &draft)
{
    const auto said = [](const auto &field) { return !field.second.text.isEmpty(); };
    return !draft.hasApplicant() && !draft.agent && draft.others.empty() && draft.filings.isEmpty()
        && std::ranges::none_of(draft.form, said);
}

} // namespace

CaseRoom::CaseRoom(Shop &shop, QWidget *parent, Building building) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_path = new ui::StepPath(this);
    column->addWidget(m_path);

    m_offer = new QFrame(this);
    ui::setRole(m_offer, "notice");
    auto *offer = new QHBoxLayout(m_offer);
    offer->setContentsMargins(16, 8, 16, 8);
    m_offerWords = new QLabel(m_offer);
    offer->addWidget(m_offerWords, 1);
    auto *fresh = new QPushButton(tr("为其新办一件"), m_offer);
    offer->addWidget(fresh);
    m_offerReplace = new QPushButton(tr("替换本件申请人"), m_offer);
    offer->addWidget(m_offerReplace);
    auto *nothing = new QPushButton(tr("不处理"), m_offer);
    offer->addWidget(nothing);
    m_offer->hide();
    column->addWidget(m_offer);

    m_citizen = new CitizenSide(this);
    auto *pointed = new PointedBar(*m_citizen, this);
    column->addWidget(pointed);
    connect(pointed, &PointedBar::goWanted, this, [this](const QString &place) {
        const auto at = whereIs(place);
        visit(at.step, at.id);
    });

    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack, 1);
    connect(m_path, &ui::StepPath::chosen, this, [this](flow::Step step) { visit(step); });
    connect(fresh, &QPushButton::clicked, this, [this] {
        m_offer->hide();
        const auto card = std::exchange(m_otherCard, nullptr);
        const auto say = std::exchange(m_otherSay, nullptr);
        leave();
        if (card)
            takeCard(card, say);
    });
    connect(m_offerReplace, &QPushButton::clicked, this, [this] {
        m_offer->hide();
        const auto card = std::exchange(m_otherCard, nullptr);
        const auto say = std::exchange(m_otherSay, nullptr);
        if (!card || !m_intake)
            return;
        m_intake->clearApplicant();
        use(*card, say, {});
        m_citizen->setTurned(true); // it is theirs now
    });
    connect(nothing, &QPushButton::clicked, this, [this] {
        m_offer->hide();
        dropOther();
    });
    if (building == Building::Whole)
        while (buildNext()) { }
}

bool CaseRoom::buildNext()
{
    switch (static_cast<flow::Step>(m_stack->count())) {
    case flow::Step::Applicant: m_stack->addWidget(m_applicant = new ApplicantPage(m_shop, m_stack)); return true;
    case flow::Step::Item: m_stack->addWidget(m_item = new ItemPage(m_shop, m_stack)); return true;
    case flow::Step::Form: m_stack->addWidget(m_form = new FormPage(m_shop, m_stack)); return true;
    case flow::Step::Materials: m_stack->addWidget(m_materials = new MaterialsPage(m_shop, m_stack)); return true;
    case flow::Step::Signature: m_stack->addWidget(m_signature = new SignaturePage(m_shop, m_stack)); return true;
    case flow::Step::Ending: m_stack->addWidget(m_ending = new EndingPage(m_shop, m_stack)); return true;
    }
    finishBuilding();
    return false;
}

void CaseRoom::finishBuilding()
{
    m_pages = {m_applicant, m_item, m_form, m_materials, m_signature, m_ending};
    for (auto *page : m_pages) {
        connect(page, &Page::instructionChanged, this, &Page::instructionChanged);
        connect(page, &Page::problem, this, &Page::problem);
        connect(page, &Page::complaint, this, &Page::complaint);
        connect(page, &Page::waiting, this, &Page::waiting);
        connect(page, &StepPage::stepWanted, this, &CaseRoom::visit);
        connect(page, &StepPage::closeWanted, this, &CaseRoom::leave);
    }
    connect(m_applicant, &ApplicantPage::resumeWanted, this, &CaseRoom::resume);
    connect(m_applicant, &ApplicantPage::typed, this, &CaseRoom::takeTyped);
    connect(m_applicant, &ApplicantPage::organisationTyped, this, &CaseRoom::takeOrganisation);
    takeCitizen();
    open(nullptr);
}

void CaseRoom::takeCitizen()
{
    connect(m_form, &FormPage::fieldInHand, m_citizen, &CitizenSide::setFieldInHand);
    connect(m_signature, &SignaturePage::wayInHand, m_citizen, &CitizenSide::setWay);
    connect(m_signature, &SignaturePage::padInHand, m_citizen, &CitizenSide::setOnPad);
    connect(m_citizen, &CitizenSide::pointedChanged, this, [this] {
        const auto fields = m_citizen->pointedFields();
        m_form->setPointed(QSet<QString>(fields.begin(), fields.end()));
    });
    connect(m_citizen, &CitizenSide::pointedAt, this, [this](const QString &place) {
        Q_EMIT complaint(tr("申请人指出“%1”不对，请当面核对更正").arg(placeName(*m_intake, place)));
    });
}

flow::Step CaseRoom::shownStep() const
{
    return static_cast<flow::Step>(m_stack->currentIndex());
}

void CaseRoom::open(std::shared_ptr<flow::Intake> intake, bool here)
{
    if (m_intake)
        m_intake->disconnect(this);
    m_intake = std::move(intake);
    m_offer->hide();
    dropOther();
    for (auto *page : m_pages)
        page->open(m_intake);
    m_citizen->take(m_intake, here);
    if (m_intake) {
        connect(m_intake.get(), &flow::Intake::changed, this, &CaseRoom::refresh);
        connect(m_intake.get(), &flow::Intake::receiptArrived, this, &CaseRoom::refresh);
        connect(m_intake.get(), &flow::Intake::saveFailed, this, &Page::problem);
    }
    show(m_intake ? m_intake->step() : flow::Step::Applicant);
    refresh();
}

void CaseRoom::show(flow::Step step)
{
    const auto other = step != shownStep();
    m_citizen->setStep(step);
    m_path->setCurrent(step);
    m_stack->setCurrentIndex(static_cast<int>(step));
    if (m_intake)
        page(step)->refresh();
    if (other)
        Q_EMIT stepShown();
    if (isVisible())
        page(step)->enter();
    Q_EMIT instructionChanged();
}

void CaseRoom::refresh()
{
    for (int i = 0; i < flow::StepCount; ++i) {
        const auto step = static_cast<flow::Step>(i);
        const auto note = step == flow::Step::Materials ? m_materials->progressNote() : QString();
        m_path->setState(step, m_intake ? m_intake->stateOf(step) : flow::StepState::Empty, note);
    }
    m_path->setEnabled(m_intake != nullptr);
    if (m_intake)
        page(shownStep())->refresh(); // the others when they are looked at
    m_form->prepare();
    Q_EMIT intakeChanged();
    Q_EMIT instructionChanged();
}

QString CaseRoom::instruction() const
{
    return page(shownStep())->instruction();
}

std::optional<devices::Kind> CaseRoom::deviceInHand() const
{
    const auto step = shownStep();
    // Before there is a case, a card begins one from any step; the applicant's knows when a document is typed instead.
    return m_intake || step == flow::Step::Applicant ? page(step)->deviceInHand() : devices::Kind::CardReader;
}

void CaseRoom::enter()
{
    if (m_intake)
        page(shownStep())->refresh();
    page(shownStep())->enter();
}

bool CaseRoom::goOn()
{
    return page(shownStep())->goOn();
}

bool CaseRoom::goBack()
{
    if (m_offer->isVisibleTo(this)) {
        m_offer->hide();
        dropOther();
        return true;
    }
    if (page(shownStep())->goBack())
        return true;
    if (!m_intake)
        return false;
    if (shownStep() == flow::Step::Applicant) {
        m_intake->setStep(firstOpenStep()); // who comes back to it does not walk the steps again
        leave();
        return true;
    }
    visit(static_cast<flow::Step>(static_cast<int>(shownStep()) - 1));
    return true;
}

flow::Step CaseRoom::firstOpenStep() const
{
    for (int i = 0; i < flow::StepCount - 1; ++i) {
        const auto step = static_cast<flow::Step>(i);
        if (m_intake->stateOf(step) != flow::StepState::Complete)
            return step;
    }
    return flow::Step::Ending;
}

void CaseRoom::visit(flow::Step step, const QString &place)
{
    if (!m_intake)
        return;
    m_intake->setStep(step);
    show(step);
    if (place.isEmpty())
        return;
    if (step == flow::Step::Form)
        m_form->focusField(place);
    else if (step == flow::Step::Materials)
        m_materials->focusMaterial(place);
    else if (step == flow::Step::Item)
        m_item->focusQuestion(place);
}

void CaseRoom::dropOther()
{
    m_otherCard.reset();
    if (const auto say = std::exchange(m_otherSay, nullptr))
        say(std::nullopt);
}

void CaseRoom::withCase(std::function<void()> then, std::function<void()> otherwise)
{
    if (m_intake) {
        then();
        return;
    }
    if (m_beginning) {
        if (otherwise)
            otherwise();
        return;
    }
    m_beginning = true;
    m_shop.desk.begin(
        this,
        [this, then = std::move(then), otherwise = std::move(otherwise)](Result<std::shared_ptr<flow::Intake>> intake) {
            m_beginning = false;
            if (!intake) {
                Q_EMIT problem(intake.error());
                if (otherwise)
                    otherwise();
                return;
            }
            open(std::move(*intake));
            then();
        });
}

bool CaseRoom::expects(const devices::IdentityCard &card) const
{
    if (!m_intake || m_applicant->awaited())
        return true;
    const auto people = core::domain::peopleOf(m_intake->draft());
    return std::ranges::any_of(people, [&](const auto &named) { return named.person->number == card.number; });
}

void CaseRoom::takeCard(const std::shared_ptr<devices::IdentityCard> &card, const flow::CardStand::Say &say)
{
    if (!card || !m_shop.desk.staff())
        return say(std::nullopt);
    if (m_intake && m_intake->state() != core::domain::CaseState::Draft)
        open(nullptr); // that case is done with; the next person stands here
    if (const auto seat = m_applicant->awaited())
        return withCase([this, card, say, seat] { use(*card, say, *seat); }, [say] { say(std::nullopt); });
    if (expects(*card)) {
        m_citizen->setTurned(true); // a case that was taken up again, and its own person
        return say(QList<flow::CardFinding>()); // is here already
    }
    dropOther(); // a third one
    m_otherCard = card;
    m_otherSay = say;
    offerOther(core::domain::maskedName(card->name.isEmpty() ? card->nameLatin : card->name));
}

void CaseRoom::offerOther(const QString &maskedName)
{
    m_offerWords->setText(tr("读到另一位申请人的证件（%1）").arg(maskedName));
    m_offer->show();
    m_offerReplace->setFocus();
}

void CaseRoom::use(devices::IdentityCard &card, const flow::CardStand::Say &say, const flow::Intake::Seat &seat)
{
    const auto findings = m_intake->seat(seat, card);
    card.wipe();
    say(findings);
    if (!findings) {
        Q_EMIT problem(findings.error());
        return;
    }
    QStringList reasons;
    for (const auto finding : *findings)
        reasons += ui::cardFindingWords(finding);
    if (!reasons.isEmpty()) {
        visit(flow::Step::Applicant);
        m_applicant->showRefusal(reasons);
        Q_EMIT complaint(reasons.first());
        return;
    }
    m_applicant->seated();
    // Read while another step was in hand (the item was looked up first): stay there.
    if (shownStep() == flow::Step::Applicant)
        visit(flow::Step::Applicant);
}

void CaseRoom::takeTyped(const flow::Intake::Seat &seat, const std::shared_ptr<core::domain::Person> &person)
{
    withCase([this, seat, person] {
        const auto findings = m_intake->seat(seat, std::move(*person));
        if (!findings) {
            Q_EMIT problem(findings.error());
            return;
        }
        if (!findings->isEmpty())
            return m_applicant->refuseTyped(*findings);
        m_applicant->seated();
        visit(flow::Step::Applicant);
    });
}

void CaseRoom::takeOrganisation(flow::Intake::Role role,
                                const std::shared_ptr<core::domain::Organisation> &organisation)
{
    withCase([this, role, organisation] {
        const auto done = m_intake->seatOrganisation(role, std::move(*organisation));
        if (!done) {
            Q_EMIT problem(done.error());
            return;
        }
        m_applicant->seated();
        visit(flow::Step::Applicant);
    });
}

void CaseRoom::newCase()
{
    leave();
    show(flow::Step::Applicant);
}

void CaseRoom::resume(const QUuid &caseId)
{
    Q_EMIT waiting(tr("正在打开办件……"));
    m_shop.desk.resume(caseId, this, [this](Result<std::shared_ptr<flow::Intake>> intake) {
        Q_EMIT waiting({});
        if (!intake) {
            Q_EMIT problem(intake.error());
            return;
        }
        // Whoever stands here laid down their card, and this is their case; any other may be of somebody who left.
        const auto number = m_intake ? m_intake->draft().applicantNumber() : QString();
        const auto here = !number.isEmpty() && m_citizen->isTurned() && (*intake)->draft().applicantNumber() == number;
        open(std::move(*intake), here);
    });
}

void CaseRoom::putAside()
{
    open(nullptr);
}

void CaseRoom::leave()
{
    const auto left = m_intake;
    putAside();
    // Somebody only asked: what was looked up for them is no case, and no draft in the clerk's list.
    if (left && left->state() == core::domain::CaseState::Draft && isNobodys(left->draft()))
        m_shop.desk.discardDraft(left->id(), this, [](const Result<bool> &) {});
}

void CaseRoom::takeCatalogue()
{
    m_item->takeCatalogue();
    refresh();
}

void CaseRoom::takeCases()
{
    m_applicant->takeCases();
}

void CaseRoom::toItem()
{
    withCase([this] {
        visit(flow::Step::Item);
        m_item->focusSearch();
    });
}

void CaseRoom::toggleGuide()
{
    withCase([this] {
        if (shownStep() != flow::Step::Item)
            visit(flow::Step::Item);
        m_item->toggleGuide();
    });
}

void CaseRoom::scan()
{
    if (!m_intake)
        return;
    if (shownStep() == flow::Step::Signature && m_signature->scan())
        return; // a fingerprint or a seal
    if (shownStep() != flow::Step::Materials)
        visit(flow::Step::Materials);
    m_materials->scan();
}

void CaseRoom::printSlip()
{
    if (!m_intake)
        return;
    if (shownStep() != flow::Step::Ending)
        visit(flow::Step::Ending);
    m_ending->printSlip();
}

void CaseRoom::finish()
{
    if (!m_intake)
        return;
    if (shownStep() != flow::Step::Ending) {
        visit(flow::Step::Ending);
        return;
    }
    m_ending->submit();
}

void CaseRoom::chooseItem(const QString &code)
{
    withCase([this, code] {
        visit(flow::Step::Item);
        m_item->choose(code);
    });
}

} // namespace yc::app
