#pragma once

#include "devices/api/microphone.h"

// Which microphone is meant, and where one is plugged in. Pure.
namespace yc::devices::sound
{

inline constexpr int MostMicrophones = 32;
inline constexpr qsizetype LongestText = 200;

// What the sound service knows of where a source is. All may be empty but the name.
struct SourceFacts {
    QString sysfs; // "/devices/pci0000:00/…/usb1/1-2/1-2:1.0/sound/card1"
    QString busPath; // "pci-0000:00:1f.3"
    QString name; // "alsa_input.usb-Maker_Model-00.mono-fallback"
};
// "usb:1-2:1.0", "path:pci-0000:00:1f.3", "name:alsa_input…": the first that can be told. Never a number of a card.
[[nodiscard]] QString placeOf(const SourceFacts &facts);

// The one at this place; empty: by what each can do, for speech wants 16,000 samples a second: of those that have them
// the usual one of the system, else the first by place; where none has, the same of all. Null: it is not among them.
[[nodiscard]] const MicrophoneSeen *chosenOf(const QList<MicrophoneSeen> &all, const QString &place,
                                             const QString &usual);

} // namespace yc::devices::sound
