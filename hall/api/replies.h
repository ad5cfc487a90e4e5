#pragma once

#include "hall/http/exchange.h"
#include "hall/services/answer.h"

#include <QJsonObject>

namespace yc::hall::api
{

[[nodiscard]] http::Reply json(int status, const QJsonObject &object);
[[nodiscard]] http::Reply empty(int status);
[[nodiscard]] http::Reply problem(const core::wire::Problem &problem); // problem+json, Retry-After, Yichuang-Code
[[nodiscard]] core::wire::Problem unreadable(int status, const char *title); // H-0002
[[nodiscard]] QByteArray httpDate(const QDateTime &at);

} // namespace yc::hall::api
