#include "ui/step_button.h"

#include <algorithm>

namespace yc::ui
{

QSize StepButton::sizeHint() const
{
    auto bold = font();
    bold.setWeight(QFont::DemiBold);
    auto plain = font();
    plain.setWeight(QFont::Normal);
    const auto advance = [this](const QFont &one) { return QFontMetrics(one).horizontalAdvance(text()); };
    auto hint = QPushButton::sizeHint();
    hint.rwidth() += std::max(0, advance(bold) - advance(plain));
    return hint;
}

} // namespace yc::ui
