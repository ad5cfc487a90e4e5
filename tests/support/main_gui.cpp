#include "tests/support/register.h"

#include <QApplication>
#include <QStandardPaths>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    return yc::tests::runTests(QApplication::arguments());
}
