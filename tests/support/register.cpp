#include "tests/support/register.h"

#include <QFileInfo>
#include <QTest>

#include <vector>

namespace yc::tests
{

namespace
{

struct Entry {
    QString file;
    std::function<std::unique_ptr<QObject>()> make;
};

std::vector<Entry> &entries()
{
    static std::vector<Entry> all; // filled before main by each file
    return all;
}

} // namespace

int registerTest(const char *file, std::function<std::unique_ptr<QObject>()> make)
{
    entries().push_back({QFileInfo(QString::fromUtf8(file)).completeBaseName(), std::move(make)});
    return 0;
}

int runTests(const QStringList &arguments)
{
    auto rest = arguments;
    QString file;
    if (const auto at = rest.indexOf(QStringLiteral("--file")); at > 0 && at + 1 < rest.size()) {
        file = rest[at + 1];
        rest.remove(at, 2);
    }
    int failures = 0;
    int run = 0;
    for (const auto &entry : entries()) {
        if (!file.isEmpty() && entry.file != file)
            continue;
        const auto object = entry.make();
        failures += QTest::qExec(object.get(), rest);
        ++run;
    }
    return run == 0 ? 2 : std::min(failures, 100); // nothing run is a failure
}

} // namespace yc::tests
