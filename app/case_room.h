#pragma once

#include "app/step_page.h"
#include "core/flow/card_stand.h"

#include <array>

class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace yc::ui
{
class StepPath;
}

namespace yc::devices
{
struct SmartCard;
}

namespace yc::core::flow
{
struct ScannedCode;
}

namespace yc::app
{

class ApplicantPage;
class CitizenSide;
class EndingPage;
class FormPage;
class ItemPage;
class MaterialsPage;
class SignaturePage;

// The case in hand: step path above, the step's page below. Takes cards from the reader, opens and leaves cases.
class CaseRoom : public Page
{
    Q_OBJECT
public:
    // In parts it comes without its pages: each buildNext() makes one, false when it was the last. Until then nothing
    // else of it may be used. Whole, it costs 30 ms and more of one turn.
    explicit CaseRoom(Shop &shop, QWidget *parent = nullptr, Building building = Building::Whole);
    bool buildNext();
    [[nodiscard]] QString instruction() const override;
    [[nodiscard]] std::optional<devices::Kind> deviceInHand() const override;
    void enter() override;
    bool goOn() override;
    bool goBack() override;

    [[nodiscard]] core::flow::Intake *intake() const { return m_intake.get(); }
    // say: told once whether the card was taken, when that is known; a case may have to be begun first, or the clerk
    // asked.
    void takeCard(const std::shared_ptr<devices::IdentityCard> &card, const core::flow::CardStand::Say &say);
    [[nodiscard]] CitizenSide &citizen() const { return *m_citizen; } // what the applicant sees of the case, and says
    // Whether whoever laid down this card is of the case in hand, or awaited for it.
    [[nodiscard]] bool expects(const devices::IdentityCard &card) const;
    // An organisation's code or a citizen number; false: nobody is awaited whose it could be.
    [[nodiscard]] bool takeCode(const core::flow::ScannedCode &code);
    // A social security card: the same for its name and number.
    [[nodiscard]] bool takeSocialCard(const devices::SmartCard &card);
    void newCase();
    void resume(const QUuid &caseId);
    void leave(); // the case stays as it is, saved; a draft of nobody's goes
    void putAside(); // that one stays too
    void visit(core::flow::Step step, const QString &place = {});
    void takeCatalogue();
    void takeCases();
    // The function keys that belong to a case.
    void toItem(); // F3
    void toggleGuide(); // F1
    void scan(); // F4
    void printSlip(); // F6
    void finish(); // F8
    void chooseItem(const QString &code); // from Ctrl+K

Q_SIGNALS:
    void intakeChanged(); // another case, or what it says
    void stepShown(); // another step than before

private:
    void finishBuilding();
    void open(std::shared_ptr<core::flow::Intake> intake, bool here = true); // here: the applicant is at the counter
    void takeCitizen();
    void show(core::flow::Step step);
    void refresh();
    void use(devices::IdentityCard &card, const core::flow::CardStand::Say &say, const core::flow::Intake::Seat &seat);
    void takeTyped(const core::flow::Intake::Seat &seat, const std::shared_ptr<core::domain::Person> &person);
    void takeOrganisation(core::flow::Intake::Role role,
                          const std::shared_ptr<core::domain::Organisation> &organisation);
    [[nodiscard]] core::flow::Step firstOpenStep() const; // with a case
    [[nodiscard]] bool readyToType(bool organisation);
    void dropOther(); // whatever waits for the clerk's word is not wanted
    void offerOther(const QString &maskedName);
    void withCase(std::function<void()> then, std::function<void()> otherwise = {});
    [[nodiscard]] StepPage *page(core::flow::Step step) const { return m_pages[static_cast<std::size_t>(step)]; }
    [[nodiscard]] core::flow::Step shownStep() const;

    std::shared_ptr<core::flow::Intake> m_intake;
    std::shared_ptr<devices::IdentityCard> m_otherCard; // waits for the clerk's word
    core::flow::CardStand::Say m_otherSay;
    CitizenSide *m_citizen = nullptr;
    bool m_beginning = false;
    ui::StepPath *m_path = nullptr;
    QFrame *m_offer = nullptr;
    QLabel *m_offerWords = nullptr;
    QPushButton *m_offerReplace = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::array<StepPage *, core::flow::StepCount> m_pages{};
    ApplicantPage *m_applicant = nullptr;
    ItemPage *m_item = nullptr;
    FormPage *m_form = nullptr;
    MaterialsPage *m_materials = nullptr;
    SignaturePage *m_signature = nullptr;
    EndingPage *m_ending = nullptr;
};

} // namespace yc::app
