#pragma once

#include <QDir>
#include <QFile>
#include <QTest>

// What a device that is pulled out and plugged in a hundred times may not leave behind, in this process and in the
// helper that speaks to it.
namespace yc::tests
{

struct Holdings {
    qsizetype threads = 0;
    qsizetype descriptors = 0;
    qint64 kilobytes = 0; // of its own, resident: not those of files and libraries
};

// "self" or a process number.
inline Holdings holdingsOf(const QString &process)
{
    const auto count = [&process](const char *what) {
        return QDir(QStringLiteral("/proc/%1/%2").arg(process, QLatin1String(what)))
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System)
            .size();
    };
    Holdings holdings{.threads = count("task"), .descriptors = count("fd")};
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (status.open(QIODevice::ReadOnly)) {
        const auto text = status.readAll();
        const auto at = text.indexOf("RssAnon:");
        holdings.kilobytes = at < 0 ? 0 : text.sliced(at + 8, text.indexOf(" kB", at) - at - 8).trimmed().toLongLong();
    }
    return holdings;
}

struct PlugRounds {
    int warm = 20; // what libraries make once and keep is there by then
    int counted = 100;
    qint64 kilobytes = 1024; // that may come on top, of each process

    // `outAndIn` once a round; it may fail the test, which ends the rounds. `helper`: its number, 0: none.
    // Empty: nothing was left behind; else what.
    template <typename Round, typename Helper> [[nodiscard]] QString leaveBehind(Round outAndIn, Helper helper) const
    {
        for (int i = 0; i < warm && !QTest::currentTestFailed(); ++i)
            outAndIn();
        const auto processes = [&] {
            QStringList list{QStringLiteral("self")};
            if (const qint64 pid = helper(); pid > 0)
                list << QString::number(pid);
            return list;
        };
        QList<Holdings> before;
        for (const auto &process : processes())
            before << holdingsOf(process);
        for (int i = 0; i < counted && !QTest::currentTestFailed(); ++i)
            outAndIn();
        QString left;
        const auto nothing = [&] {
            left.clear();
            const auto now = processes();
            if (now.size() != before.size())
                left = QStringLiteral("a helper has gone or come");
            for (qsizetype i = 0; i < std::min(now.size(), before.size()); ++i) {
                const auto after = holdingsOf(now[i]);
                if (after.threads > before[i].threads || after.descriptors > before[i].descriptors
                    || after.kilobytes > before[i].kilobytes + kilobytes)
                    left += QStringLiteral("%1: threads %2 -> %3, descriptors %4 -> %5, kB %6 -> %7; ")
                                .arg(i == 0 ? QStringLiteral("here") : QStringLiteral("helper"))
                                .arg(before[i].threads)
                                .arg(after.threads)
                                .arg(before[i].descriptors)
                                .arg(after.descriptors)
                                .arg(before[i].kilobytes)
                                .arg(after.kilobytes);
            }
            return left.isEmpty();
        };
        (void)QTest::qWaitFor(nothing, 5000); // a thread may still be ending
        return left;
    }
    template <typename Round> [[nodiscard]] QString leaveBehind(Round outAndIn) const
    {
        return leaveBehind(outAndIn, [] { return qint64{0}; });
    }
};

} // namespace yc::tests
