#pragma once

#include "core/papers/page_model.h"

#include <QByteArray>

namespace yc::core::papers
{

// QPdfWriter (Qt 6.4) tells which character a glyph stands for only of the first plane: who copies or searches a name
// from an extension plane would get nothing. Appends what it left out, as an incremental update (ISO 32000-1, 7.5.6):
// the fonts' ToUnicode maps once more, with those characters. Leaves a paper without such characters as it is.
void addCharactersOfPlanes(QByteArray &pdf, const PaperModel &paper);

} // namespace yc::core::papers
