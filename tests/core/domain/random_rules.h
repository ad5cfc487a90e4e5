#pragma once

#include "core/domain/rules/expression.h"

#include <QJsonObject>

// Rules and facts made by rapidcheck. Called inside rc::check only.
namespace yc::tests
{

// Any tree that the parser takes, sense or not.
[[nodiscard]] QJsonObject randomRule(int deepest);
// Some of the facts that those rules ask for, of any type; others are left out.
[[nodiscard]] core::domain::rules::Facts randomFacts();

} // namespace yc::tests
