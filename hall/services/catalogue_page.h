#pragma once

#include "base/code.h"
#include "core/domain/catalogue.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace yc::hall::services
{

// The catalogue as the hall judges by it and as terminals fetch it.
struct CataloguePage {
    std::unique_ptr<core::domain::Catalogue> catalogue;
    QByteArray json; // canonical
    QByteArray etag; // quoted
};

// From a folder as in resources/catalogue. The place of the first fault is in the log.
[[nodiscard]] Result<CataloguePage> loadCatalogue(const QString &folder);

} // namespace yc::hall::services
