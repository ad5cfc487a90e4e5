#include "app/case_room.h"

#include "app/steps/applicant_page.h"
#include "core/flow/scanned_code.h"
#include "devices/api/smart_card.h"

namespace yc::app
{

// Whether somebody is awaited whose number it could be; their step is in front then.
bool CaseRoom::readyToType(bool organisation)
{
    if (!m_shop.desk.staff())
        return false;
    if (m_intake && m_intake->state() != core::domain::CaseState::Draft)
        open(nullptr); // that case is done with; the next person stands here
    if (!m_applicant->expects(organisation))
        return false;
    if (m_intake)
        visit(core::flow::Step::Applicant);
    else if (shownStep() != core::flow::Step::Applicant)
        show(core::flow::Step::Applicant);
    return true;
}

// Of whoever applies or comes for them: typed in at the applicant's step, as far as a number alone can say it.
bool CaseRoom::takeCode(const core::flow::ScannedCode &code)
{
    const bool organisation = code.kind == core::flow::ScannedCode::Kind::Organisation;
    if (!readyToType(organisation))
        return false;
    m_applicant->takeNumber(organisation, code.text);
    return true;
}

bool CaseRoom::takeSocialCard(const devices::SmartCard &card)
{
    if (!readyToType(false))
        return false;
    m_applicant->takeSocialCard(card.name, card.number);
    return true;
}

} // namespace yc::app
