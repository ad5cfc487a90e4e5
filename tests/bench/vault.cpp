// Fills a clerk's vault with cases that were taken here and ended long ago, some still open: each with its row, draft,
// receipt and record, and its ink as a sealed blob, all written through core/vault's own interface. The bench opens the
// counter over it. Prints {"cases":N,"seconds":…}.
//
//   bench_vault --vault FOLDER --staff NO --pin PIN --cases N
//
// The terminal is enrolled and the clerk has signed in there before: the vault's keys are theirs.

#include "tests/bench/filled_vault.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace yc;
using namespace yc::core;
using bench::giveUp;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    const QCommandLineOption folder(QStringLiteral("vault"), QString(), QStringLiteral("folder"));
    const QCommandLineOption staff(QStringLiteral("staff"), QString(), QStringLiteral("no"));
    const QCommandLineOption pin(QStringLiteral("pin"), QString(), QStringLiteral("pin"));
    const QCommandLineOption cases(QStringLiteral("cases"), QString(), QStringLiteral("n"), QStringLiteral("10000"));
    options.addOptions({folder, staff, pin, cases});
    options.process(application);

    const SystemClock clock;
    const bench::QuickDisk disk;
    vault::VaultOptions quick;
    quick.disk = &disk;
    auto key = vault::terminalKey(vault::KeyPlace::File, options.value(folder));
    if (!key)
        giveUp("no terminal key", key.error());
    auto vault = vault::Vault::open(options.value(folder), *std::move(key), clock, quick);
    if (!vault)
        giveUp("the vault does not open", vault.error());
    if (const auto user = (*vault)->unlock(options.value(staff), SecretText(options.value(pin))); !user)
        giveUp("the vault does not unlock", user.error());
    QElapsedTimer timer;
    timer.start();
    const int count = options.value(cases).toInt();
    bench::fill(**vault, count, bench::Rest::WithInk);
    std::printf("{\"cases\":%d,\"seconds\":%.1f}\n", count, static_cast<double>(timer.elapsed()) / 1000);
    return 0;
}
