#pragma once

#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace yc::kiosk
{

// The shell's side of the session child: one always stands ready, a new one is made when the last ended, by itself or
// by force. A child that has ended its session is killed with what it still holds. The child dies with the shell
// (PR_SET_PDEATHSIG), whatever kills the shell.
//
//   to the child    lines on its stdin: "show zh|en" (办件进度 was touched), "speak zh|en"
//   from the child  JSON lines on its stdout: {"event":"shown"}, {"event":"ended","why":…,"printed":n,"stallMs":…}
//                   never anything of a person
class SessionProcess : public QObject
{
    Q_OBJECT
public:
    SessionProcess(QString program, QStringList arguments, QObject *parent = nullptr);
    ~SessionProcess() override; // ends the child

    void start();
    void show(const QString &language);
    void speak(const QString &language);
    void endNow(); // kill; the next one is made at once
    [[nodiscard]] bool isReady() const; // a child runs
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

    // What the child runs under: its allocator overwrites every block that is given back, whoever gave it (Qt, TLS,
    // JSON), and keeps none aside from that (glibc's tunables, manual 3.2.2).
    [[nodiscard]] static QProcessEnvironment environment();

    // After so many deaths within their first seconds the next start waits longer: 1, 2, 4 … 30 s.
    static constexpr std::chrono::milliseconds Early{3000};
    static constexpr std::chrono::milliseconds LongestPause{30'000};

Q_SIGNALS:
    void ready(); // a child stands ready (it was started)
    void shown();
    void ended(const QJsonObject &told); // in order; told is what the child said of itself
    void died(); // without a word: crashed or killed

private:
    void spawn();
    void readLines();
    void finished();
    void send(const QByteArray &line);

    QString m_program;
    QStringList m_arguments;
    QProcess m_process;
    QTimer m_again;
    QByteArray m_pending;
    qint64 m_startedMs = 0;
    int m_earlyDeaths = 0;
    bool m_saidGoodbye = false;
    bool m_stopping = false;
};

} // namespace yc::kiosk
