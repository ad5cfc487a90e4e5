#include "ui/status_chip.h"

#include "ui/theme.h"

namespace yc::ui
{

StatusChip::StatusChip(QWidget *parent) : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setRole(this, "chip-plain");
}

QString StatusChip::sign(Tone tone)
{
    switch (tone) {
    case Tone::Plain: return QStringLiteral("○");
    case Tone::Done: return QStringLiteral("✓");
    case Tone::Soon: return QStringLiteral("!");
    case Tone::Wrong: return QStringLiteral("✕");
    }
    return {};
}

void StatusChip::set(Tone tone, const QString &word)
{
    setText(sign(tone) + QLatin1Char(' ') + word);
    setAccessibleName(word);
    switch (tone) {
    case Tone::Plain: setRole(this, "chip-plain"); break;
    case Tone::Done: setRole(this, "chip-done"); break;
    case Tone::Soon: setRole(this, "chip-soon"); break;
    case Tone::Wrong: setRole(this, "chip-wrong"); break;
    }
}

} // namespace yc::ui
