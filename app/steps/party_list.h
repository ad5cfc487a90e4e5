#pragma once

#include "app/shop.h"
#include "core/flow/intake.h"

#include <QFrame>

class QListWidget;
class QPushButton;

namespace yc::app
{

// Everybody of a case beside the first applicant, and what can be done about them. Asks; the page does.
class PartyList : public QFrame
{
    Q_OBJECT
public:
    explicit PartyList(QWidget *parent = nullptr);

    void show(const core::flow::Intake &intake);

Q_SIGNALS:
    void seatWanted(const yc::core::flow::Intake::Seat &seat); // a document is to be read or typed
    void organisationWanted(); // one more applicant
    void removeWanted(yc::core::flow::Intake::Role role, int applicant);
    void firstWanted(int applicant);
    void undoWanted();

private:
    void lineChosen();

    QListWidget *m_lines = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_addOrganisation = nullptr;
    QPushButton *m_agent = nullptr;
    QPushButton *m_guardian = nullptr;
    QPushButton *m_first = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_undo = nullptr;
    bool m_person = false; // the first applicant is one
};

} // namespace yc::app
