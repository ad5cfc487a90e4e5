#pragma once

#include "base/worker.h"
#include "core/flow/desk.h"
#include "devices/api/document_printer.h"

#include <QHash>
#include <QObject>

namespace yc::app
{

// Which printer this place prints its papers on, and how; a file beside the sealed data, nothing personal in it:
// {"queue":"wenshu","duplex":true,"trays":{"result-notice":"tray-2"}}
struct PrintChoice {
    QString queue; // empty: the service's own default
    bool duplex = false;
    QHash<QString, QString> trays; // kind of paper → tray; absent: the printer's choice
    friend bool operator==(const PrintChoice &, const PrintChoice &) = default;
};
[[nodiscard]] PrintChoice readPrintChoice(const QString &path); // one that is no file of ours: as it comes
[[nodiscard]] Done writePrintChoice(const QString &path, const PrintChoice &choice); // BadFile

// The papers of this counter on their way to a printer: outlives the pages that ask, so that a job is followed and
// noted also when the clerk has gone on. Owns nothing that it is handed.
class PrintRoom : public QObject
{
    Q_OBJECT
public:
    // file: of the choice; empty: kept nowhere.
    PrintRoom(devices::DocumentPrinter &printer, core::flow::Desk &desk, Worker &papers, QString file,
              QObject *parent = nullptr);

    [[nodiscard]] bool hasAnswered() const { return m_printer.hasAnswered(); }
    [[nodiscard]] const QList<devices::PrintQueue> &queues() const { return m_printer.queues(); }
    [[nodiscard]] std::optional<devices::DeviceError> problem() const { return m_printer.problem(); }
    [[nodiscard]] const devices::DocumentPrinter &printer() const { return m_printer; }
    void lookAgain() { m_printer.refresh(); }

    [[nodiscard]] const PrintChoice &choice() const { return m_choice; }
    void choose(const PrintChoice &choice);
    // Where a paper goes now: the chosen queue, else the service's default, else the first; null: there is none.
    [[nodiscard]] const devices::PrintQueue *queue() const;
    [[nodiscard]] QString missing() const; // the chosen queue, when the service no longer knows it

    struct Job {
        devices::PrintProgress progress;
        QUuid caseId;
        QString paperId;
        QString kind;
        QString queueWords; // of its printer, for people
        QString staffNo; // who asked for it: another may be at the counter when it ends
        int copies = 1;
        int sides = 0; // of all copies; 0: not laid out yet
        QDateTime at; // when it was asked for, and once it is over, when that was
    };
    // On the chosen queue. A paper that is still being printed is not printed over itself.
    void print(const core::wire::Paper &paper, int copies);
    void cancel(const QString &paperId);
    [[nodiscard]] const Job *job(const QString &paperId) const; // the latest one of that paper, since the start

    // The case's printings as they rest here; askPrints() answers by changed().
    void askPrints(const QUuid &caseId);
    [[nodiscard]] QList<core::flow::PrintFact> prints(const QString &paperId) const;
    [[nodiscard]] int times(const QString &paperId) const; // one that is still being printed is left out
    void forget(); // another clerk, another case: what is remembered here of papers that are not being printed

Q_SIGNALS:
    void changed();
    void problemMet(yc::Code code); // noting it down failed

private:
    void follow(const devices::PrintProgress &progress);
    void note(const Job &job, core::flow::PrintFact::Outcome outcome);
    void take(Result<QList<core::flow::PrintFact>> facts);
    void end(const QString &id, Code code);

    devices::DocumentPrinter &m_printer;
    core::flow::Desk &m_desk;
    Worker &m_papers;
    QString m_file;
    PrintChoice m_choice;
    QHash<QString, Job> m_jobs; // by the order's id
    QHash<QString, QString> m_latest; // paper → order
    QList<core::flow::PrintFact> m_facts;
};

} // namespace yc::app
