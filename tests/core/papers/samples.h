#pragma once

#include "core/papers/layout.h"

#include <QJsonObject>

// Values of invented papers, complete for every kind.
namespace yc::tests::papers
{

[[nodiscard]] QJsonObject sampleValues();
[[nodiscard]] QByteArray sampleCode(); // a slip code with a signature of the right size
// Everything that a model says, in the order of its marks, without line breaks inside a paragraph.
[[nodiscard]] QString textOf(const core::papers::PaperModel &paper);

} // namespace yc::tests::papers
