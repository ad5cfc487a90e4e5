#include "app/case_room.h"

#include "app/steps/applicant_page.h"
#include "core/flow/scanned_code.h"

namespace yc::app
{

// Of whoever applies or comes for them: typed in at the applicant's step, as far as a number alone can say it.
bool CaseRoom::takeCode(const core::flow::ScannedCode &code)
{
    using Kind = core::flow::ScannedCode::Kind;
    if (!m_shop.desk.staff())
        return false;
    if (m_intake && m_intake->state() != core::domain::CaseState::Draft)
        open(nullptr); // that case is done with; the next person stands here
    const bool organisation = code.kind == Kind::Organisation;
    if (!m_applicant->expects(organisation))
        return false;
    if (m_intake)
        visit(core::flow::Step::Applicant);
    else if (shownStep() != core::flow::Step::Applicant)
        show(core::flow::Step::Applicant);
    m_applicant->takeNumber(organisation, code.text);
    return true;
}

} // namespace yc::app
