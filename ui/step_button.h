#pragma once

#include <QPushButton>

namespace yc::ui
{

// A button of role "step": its words are bold while it is checked, and it has room for them then. In Chinese bold is as
// wide as plain; in English a letter was cut.
class StepButton : public QPushButton
{
public:
    using QPushButton::QPushButton;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace yc::ui
