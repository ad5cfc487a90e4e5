#include "tests/support/register.h"

#include <QCoreApplication>
#include <QStandardPaths>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    return yc::tests::runTests(QCoreApplication::arguments());
}
