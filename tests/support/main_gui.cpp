#include "tests/support/register.h"

#include <QApplication>
#include <QStandardPaths>

#if defined(__SANITIZE_ADDRESS__)
// Qt's own: a recogniser of touch gestures for each area that scrolls, 16 bytes, never given back.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:QScroller::grabGesture\n";
}
#endif

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    return yc::tests::runTests(QApplication::arguments());
}
