#pragma once

#include "base/code.h"

#include <QTest>

// The result must be a failure, and this one; says both codes when it is another.
#define YC_FAILS(expression, expected)                                                                                 \
    do {                                                                                                               \
        const auto &outcome = (expression);                                                                            \
        QVERIFY2(!outcome.has_value(), "did not fail");                                                                \
        QCOMPARE(yc::toString(outcome.error()), yc::toString(expected));                                               \
    } while (false)
