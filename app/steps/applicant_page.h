#pragma once

#include "app/step_page.h"

#include <optional>

class QComboBox;
class QFrame;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace yc::app
{

class LimitPanel;
class OrganisationPanel;
class PartyList;
class TypedDocument;

// Step 1: the card on the reader is enough. Whoever has none is typed, with a second person; organisations, agents,
// guardians and further applicants stand below. What this person already has open is offered first.
class ApplicantPage : public StepPage
{
    Q_OBJECT
public:
    using Seat = core::flow::Intake::Seat;

    explicit ApplicantPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    [[nodiscard]] std::optional<devices::Kind> deviceInHand() const override;
    void refresh() override;
    void enter() override;
    bool goOn() override;
    bool goBack() override;
    void takeCases(); // the list of cases changed
    void showRefusal(const QStringList &reasons); // the card was read but may not be used

    // Whose card is read next: asked for by the clerk, or the one that is missing. None: everybody is here.
    [[nodiscard]] std::optional<Seat> awaited() const;
    // A number that was scanned: whether somebody is awaited whose it could be, and then typed in where it belongs.
    [[nodiscard]] bool expects(bool organisation) const;
    void takeNumber(bool organisation, const QString &number);
    void takeSocialCard(const QString &name, const QString &number); // of whom expects(false) awaits
    void seated(); // the awaited one is here
    void refuseTyped(const QList<core::domain::PersonFinding> &findings); // back to the fields, with words

Q_SIGNALS:
    void resumeWanted(const QUuid &caseId);
    void typed(const yc::core::flow::Intake::Seat &seat, const std::shared_ptr<yc::core::domain::Person> &person);
    void organisationTyped(yc::core::flow::Intake::Role role,
                           const std::shared_ptr<yc::core::domain::Organisation> &organisation);

protected:
    void opened() override;

private:
    void buildWaiting(QVBoxLayout *column);
    void buildEarlier(QVBoxLayout *column);
    void buildDetails(QVBoxLayout *column);
    void showEarlier();
    void showPerson(const core::domain::Person &person);
    void showFacts(const QStringList &names, const QStringList &values);
    void showOrganisation(const core::domain::Organisation &organisation);
    void showFindings();
    void await(const Seat &seat);
    void stopWaiting();
    void tellWaiting();
    void typeDocument();
    void typeOrganisation(bool another);
    void overview(); // away from the typed fields
    void remove(core::flow::Intake::Role role, int applicant);
    [[nodiscard]] QString whom(const Seat &seat) const;
    [[nodiscard]] bool isTyping() const;

    QStackedWidget *m_views = nullptr;
    QWidget *m_overview = nullptr;
    QLabel *m_big = nullptr;
    QLabel *m_hint = nullptr;
    QLabel *m_refusal = nullptr;
    QLabel *m_expired = nullptr; // taken with a word of note
    QFrame *m_waiting = nullptr; // for somebody's document
    QLabel *m_waitingWords = nullptr;
    QComboBox *m_relation = nullptr;
    QPushButton *m_noCard = nullptr;
    QPushButton *m_organisation = nullptr;
    QPushButton *m_stopWaiting = nullptr;
    QFrame *m_details = nullptr;
    QList<std::pair<QLabel *, QLabel *>> m_lines;
    PartyList *m_parties = nullptr;
    LimitPanel *m_limit = nullptr;
    QFrame *m_earlier = nullptr;
    QLabel *m_earlierTitle = nullptr;
    QListWidget *m_cases = nullptr;
    QPushButton *m_resume = nullptr;
    QPushButton *m_go = nullptr;
    TypedDocument *m_typed = nullptr; // made when first asked for: most days nobody types
    OrganisationPanel *m_organisationPanel = nullptr;
    std::optional<Seat> m_asked; // by the clerk
    Seat m_typing; // whose document is being typed
    bool m_another = false; // the organisation being typed is one more
};

} // namespace yc::app
