// Ctrl+K over a clerk's vault of many sealed cases, without a hall: how long a sign-in opens them, what they cost of
// memory, and what a keystroke costs, in the same threads as at the counter. Two runs, so that filling does not count:
//
//   bench_find --vault FOLDER --cases N --make      bench_find --vault FOLDER
//
// The second prints one JSON object. A keystroke is every prefix of every query: asked of the index in the worker that
// the counter has for it, until the answer and the lines that are shown are back in the asking thread.

#include "base/clock.h"
#include "base/worker.h"
#include "core/domain/case.h"
#include "tests/bench/filled_vault.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace yc;
using namespace yc::core;
using bench::giveUp;

namespace
{

constexpr std::size_t Shown = 50; // app/pages/find_page.cpp
const auto Staff = QStringLiteral("0317");

SecretText pin()
{
    return SecretText(QStringLiteral("270814"));
}

double memoryMb()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    return static_cast<double>(statm.readAll().split(' ').value(1).toLongLong()) * 4096 / 1e6;
}

std::unique_ptr<vault::Vault> open(const QString &folder, const Clock &clock, const store::Disk *disk)
{
    vault::VaultOptions options;
    options.disk = disk;
    auto key = vault::terminalKey(vault::KeyPlace::File, folder);
    if (!key)
        giveUp("no terminal key", key.error());
    auto vault = vault::Vault::open(folder, *std::move(key), clock, options);
    if (!vault)
        giveUp("the vault does not open", vault.error());
    return *std::move(vault);
}

void unlock(vault::Vault &vault)
{
    if (const auto user = vault.unlock(Staff, pin()); !user)
        giveUp("the vault does not unlock", user.error());
}

struct Stroke {
    double wall = 0;
    int total = 0;
};

Stroke press(Worker &finding, const std::shared_ptr<const vault::CaseIndex> &index, const QString &words)
{
    QEventLoop loop;
    QObject context;
    Stroke stroke;
    QElapsedTimer timer;
    timer.start();
    vault::CaseQuestion question;
    question.words = words;
    question.most = Shown;
    finding.run([index, question] { return index->find(question); }, &context,
                [&](const vault::CaseFound &found) {
                    for (const auto &id : found.ids) {
                        if (!index->row(id))
                            std::exit(1);
                    }
                    stroke.wall = static_cast<double>(timer.nsecsElapsed()) / 1e6;
                    stroke.total = found.total;
                    loop.quit();
                });
    loop.exec();
    return stroke;
}

void measure(const QString &folder)
{
    const SystemClock clock;
    const auto vault = open(folder, clock, nullptr);
    unlock(*vault); // the pages of the file are in the machine's memory, as on any morning's second sign-in
    vault->lock();
    const auto before = memoryMb();
    QElapsedTimer timer;
    timer.start();
    unlock(*vault);
    const auto opened = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    const auto after = memoryMb();
    const auto index = vault->index();
    Worker finding("find");
    const QStringList queries{QStringLiteral("样例"),       QStringLiteral("优待证"),     QStringLiteral("yangli"),
                              QStringLiteral("lnryd"),      QStringLiteral("1119999000"), QStringLiteral("0042"),
                              QStringLiteral("110105196"),  QStringLiteral("13800012"),   QStringLiteral("样例 养老"),
                              QStringLiteral("没有这个人"), QStringLiteral("zzzz")};
    std::vector<double> strokes;
    int most = 0;
    for (int round = 0; round < 5; ++round) {
        for (const auto &query : queries) {
            for (int length = 1; length <= query.size(); ++length) {
                const auto stroke = press(finding, index, query.left(length));
                strokes.push_back(stroke.wall);
                most = std::max(most, stroke.total);
            }
        }
    }
    std::ranges::sort(strokes);
    const auto part = [&](double share) {
        return strokes[static_cast<std::size_t>(share * static_cast<double>(strokes.size() - 1))];
    };
    const QJsonObject told{{QStringLiteral("cases"), static_cast<qint64>(index->size())},
                           {QStringLiteral("keystrokes"), static_cast<qint64>(strokes.size())},
                           {QStringLiteral("median_ms"), part(0.5)},
                           {QStringLiteral("p99_ms"), part(0.99)},
                           {QStringLiteral("worst_ms"), strokes.back()},
                           {QStringLiteral("most_hits"), most},
                           {QStringLiteral("unlock_ms"), opened},
                           {QStringLiteral("memory_mb"), after - before}};
    std::printf("%s\n", QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    const QCommandLineOption folder(QStringLiteral("vault"), QString(), QStringLiteral("folder"));
    const QCommandLineOption cases(QStringLiteral("cases"), QString(), QStringLiteral("n"), QStringLiteral("100000"));
    const QCommandLineOption make(QStringLiteral("make"));
    options.addOptions({folder, cases, make});
    options.process(application);
    if (!options.isSet(make)) {
        measure(options.value(folder));
        return 0;
    }
    const SystemClock clock;
    const bench::QuickDisk disk;
    const auto vault = open(options.value(folder), clock, &disk);
    vault::UserRecord user;
    user.staffNo = Staff;
    if (const auto made = vault->enrolUser(user, pin()); !made)
        giveUp("no user", made.error());
    unlock(*vault);
    bench::fill(*vault, options.value(cases).toInt(), bench::Rest::RowsOnly);
    return 0;
}
