#include "app/step_page.h"

namespace yc::app
{

void StepPage::open(std::shared_ptr<core::flow::Intake> intake)
{
    m_intake = std::move(intake);
    opened();
    if (m_intake)
        refresh();
}

} // namespace yc::app
