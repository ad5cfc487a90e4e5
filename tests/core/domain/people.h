#pragma once

#include "core/domain/case.h"

#include <QTest>

// Invented people and small items for the tests of the domain.
namespace yc::tests
{

inline const QDate Today(2026, 11, 21);

[[nodiscard]] core::domain::Person samplePerson(); // 11010519491231002X, read from the chip, valid without end
[[nodiscard]] core::domain::Sighting sighting(); // by two people, the card is lost
[[nodiscard]] core::domain::rules::Expression rule(const char *json); // a rule that cannot be read fails the test
[[nodiscard]] core::domain::FilledValue typed(const QString &text);
[[nodiscard]] QDate day(const char *iso);

// One line for each finding, "FieldMissing phone": what QCOMPARE shows best.
[[nodiscard]] QStringList lines(const QList<core::domain::Finding> &findings);

} // namespace yc::tests
