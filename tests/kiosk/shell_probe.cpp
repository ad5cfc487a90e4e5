#include "kiosk/session_process.h"

#include <QCoreApplication>

#include <cstdio>

// A shell with nothing but a child: says the child's process id and waits to be killed.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    yc::kiosk::SessionProcess session(QStringLiteral("/bin/sleep"), {QStringLiteral("600")});
    QObject::connect(&session, &yc::kiosk::SessionProcess::ready, &session, [&session] {
        std::printf("%lld\n", static_cast<long long>(session.pid()));
        std::fflush(stdout);
    });
    session.start();
    return QCoreApplication::exec();
}
