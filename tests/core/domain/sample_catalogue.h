#pragma once

#include "core/wire/catalogue_json.h"

#include <QStringList>

namespace yc::tests
{

// resources/catalogue of this checkout, as the hall reads it; a catalogue that cannot be read ends the test.
[[nodiscard]] const core::wire::CatalogueParts &sampleCatalogue();
[[nodiscard]] Result<QJsonObject> sampleFile(const QString &name);
[[nodiscard]] QStringList sampleFiles(); // the items' files, in order

} // namespace yc::tests
