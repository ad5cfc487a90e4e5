#pragma once

#include "devices/api/signature_pad.h"

#include <QString>

#include <memory>

namespace yc::app
{

// What stands on a signature pad's own screen while somebody signs there. Only what they sign and who they are: a pad
// has room for a few lines, the whole text is on the screens.
struct PadText {
    QString who; // whose signature it is, by their whole name: it stands in front of themself
    QString statement; // what they say by signing
    QString digest; // of the text that it is bound to, as the screens name it
    QString confirm;
    QString again;
    QString cancel;
    [[no_unique_address]] Personal personal{};
};

// Laid out for this screen, from 396 x 100 black and white to 800 x 480 in colour: text, a place to sign and three
// keys. Null: not enough memory.
[[nodiscard]] std::shared_ptr<const devices::PadPage> padPicture(const devices::PadScreen &screen, const PadText &text,
                                                                 const QString &family);

} // namespace yc::app
