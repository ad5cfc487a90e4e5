#pragma once

#include "app/page.h"
#include "core/flow/intake.h"

#include <memory>

namespace yc::app
{

// One of the six steps of a case. Shows what the Intake says and hands it what was done; decides nothing itself.
class StepPage : public Page
{
    Q_OBJECT
public:
    using Page::Page;

    // null: no case. The page forgets the last one.
    void open(std::shared_ptr<core::flow::Intake> intake);
    virtual void refresh() = 0; // something changed; m_intake is not null

Q_SIGNALS:
    void stepWanted(yc::core::flow::Step step, const QString &place = {}); // place: field or material to go to
    void closeWanted(); // done with this case

protected:
    virtual void opened() { } // another case, or none

    std::shared_ptr<core::flow::Intake> m_intake;
};

} // namespace yc::app
