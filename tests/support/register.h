#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace yc::tests
{

// Classes of one test executable, by the file that holds them: ctest runs one file at a time.
int registerTest(const char *file, std::function<std::unique_ptr<QObject>()> make);
int runTests(const QStringList &arguments);

} // namespace yc::tests

// Another class of the same file that is a test of its own: ctest calls it by `Name` (yc_test's ALSO).
#define YC_TEST_AS(Name, Class)                                                                                        \
    [[maybe_unused]] static const int registered##Class                                                                \
        = yc::tests::registerTest(Name, [] { return std::make_unique<Class>(); });

#define YC_TEST(Class)                                                                                                 \
    [[maybe_unused]] static const int registered##Class                                                                \
        = yc::tests::registerTest(__FILE__, [] { return std::make_unique<Class>(); });
