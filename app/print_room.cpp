#include "app/print_room.h"

#include "base/log.h"
#include "core/papers/layout.h"
#include "core/papers/pdf.h"
#include "core/vault/vault.h"
#include "ui/kept_choice.h"
#include "ui/print_words.h"

#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace yc::app
{

namespace papers = core::papers;
using core::flow::PrintFact;
using devices::PrintPhase;
using namespace Qt::Literals::StringLiterals;

namespace
{

struct LaidOut {
    QByteArray pdf;
    int pages = 0;
};

Result<LaidOut> layOut(const QString &kind, const QJsonObject &values, const QDateTime &at)
{
    const auto laid = papers::layOut(kind, values);
    if (!laid)
        return std::unexpected(laid.error());
    auto pdf = papers::toPdf(*laid, at);
    if (!pdf)
        return std::unexpected(pdf.error());
    return LaidOut{.pdf = std::move(*pdf), .pages = static_cast<int>(laid->pages.size())};
}

} // namespace

PrintChoice readPrintChoice(const QString &path)
{
    const auto json = ui::keptChoice(path);
    PrintChoice choice{.queue = json[u"queue"_s].toString(), .duplex = json[u"duplex"_s].toBool(), .trays = {}};
    const auto trays = json[u"trays"_s].toObject();
    for (auto tray = trays.begin(); tray != trays.end(); ++tray)
        choice.trays.insert(tray.key(), tray.value().toString());
    return choice;
}

Done writePrintChoice(const QString &path, const PrintChoice &choice)
{
    QJsonObject trays;
    for (auto tray = choice.trays.cbegin(); tray != choice.trays.cend(); ++tray)
        trays.insert(tray.key(), tray.value());
    return ui::keepChoice(path, {{u"queue"_s, choice.queue}, {u"duplex"_s, choice.duplex}, {u"trays"_s, trays}});
}

PrintRoom::PrintRoom(devices::DocumentPrinter &printer, core::flow::Desk &desk, Worker &papersWorker, QString file,
                     QObject *parent)
    : QObject(parent), m_printer(printer), m_desk(desk), m_papers(papersWorker), m_file(std::move(file)),
      m_choice(readPrintChoice(m_file))
{
    connect(&printer, &devices::DocumentPrinter::queuesChanged, this, &PrintRoom::changed);
    connect(&printer, &devices::DocumentPrinter::progressed, this, &PrintRoom::follow);
    connect(&desk, &core::flow::Desk::signedOut, this, &PrintRoom::forget);
}

void PrintRoom::choose(const PrintChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    if (!m_file.isEmpty())
        if (const auto kept = writePrintChoice(m_file, choice); !kept)
            Q_EMIT problemMet(kept.error());
    Q_EMIT changed();
}

const devices::PrintQueue *PrintRoom::queue() const
{
    const auto &all = queues();
    if (all.isEmpty())
        return nullptr;
    const auto chosen = std::ranges::find(all, m_choice.queue, &devices::PrintQueue::name);
    return chosen == all.end() ? &all.first() : &*chosen; // the default stands first
}

QString PrintRoom::missing() const
{
    if (m_choice.queue.isEmpty() || !hasAnswered() || problem())
        return {};
    const auto chosen = std::ranges::find(queues(), m_choice.queue, &devices::PrintQueue::name);
    return chosen == queues().end() ? m_choice.queue : QString();
}

void PrintRoom::print(const core::wire::Paper &paper, int copies)
{
    if (const auto *running = job(paper.id); running && !devices::isOver(running->progress.phase))
        return;
    const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto *target = queue();
    Job made{.progress = {.id = id, .queue = target ? target->name : QString()},
             .caseId = paper.caseId,
             .paperId = paper.id,
             .kind = paper.kind,
             .queueWords = target ? ui::queueName(*target) : QString(),
             .staffNo = m_desk.staff() ? m_desk.staff()->no : QString(),
             .copies = copies,
             .at = m_desk.clock().now()};
    m_jobs.insert(id, made);
    m_latest.insert(paper.id, id);
    if (!target) {
        end(id, problem() ? problem()->code : devices::codes::NoQueue);
        return;
    }
    Q_EMIT changed();
    const bool duplex = m_choice.duplex && target->duplex;
    const auto tray = m_choice.trays.value(paper.kind);
    m_papers.run([kind = paper.kind, values = paper.values, at = paper.issuedAt] { return layOut(kind, values, at); },
                 this,
                 [this, id, kind = paper.kind, copies, duplex,
                  tray = target->trays.contains(tray) ? tray : QString()](Result<LaidOut> laid) {
                     if (!laid) {
                         end(id, laid.error());
                         return;
                     }
                     auto &printing = m_jobs[id];
                     printing.sides = laid->pages * copies;
                     note(printing, PrintFact::Outcome::Sent); // before a sheet can come out
                     m_printer.print({.id = id,
                                      .queue = printing.progress.queue,
                                      .title = kind, // and no person: queues show it
                                      .pdf = std::move(laid->pdf),
                                      .copies = copies,
                                      .duplex = duplex,
                                      .tray = tray});
                 });
}

void PrintRoom::cancel(const QString &paperId)
{
    if (const auto id = m_latest.value(paperId); !id.isEmpty())
        m_printer.cancel(id);
}

const PrintRoom::Job *PrintRoom::job(const QString &paperId) const
{
    const auto found = m_jobs.constFind(m_latest.value(paperId));
    return found == m_jobs.cend() ? nullptr : &*found;
}

void PrintRoom::follow(const devices::PrintProgress &progress)
{
    const auto found = m_jobs.find(progress.id);
    if (found == m_jobs.end())
        return;
    found->progress = progress;
    if (devices::isOver(progress.phase)) {
        found->at = m_desk.clock().now();
        const bool inDoubt = progress.error && progress.error->code == devices::codes::JobUnknown;
        note(*found,
             progress.phase == PrintPhase::Printed         ? PrintFact::Outcome::Printed
                 : inDoubt                                 ? PrintFact::Outcome::Sent
                 : progress.phase == PrintPhase::Cancelled ? PrintFact::Outcome::Cancelled
                                                           : PrintFact::Outcome::Failed);
        if (m_latest.value(found->paperId) != progress.id)
            m_jobs.erase(found);
    }
    Q_EMIT changed();
}

void PrintRoom::end(const QString &id, Code code)
{
    auto &ended = m_jobs[id];
    ended.progress.phase = PrintPhase::Failed;
    ended.progress.error = devices::DeviceError{code, {}};
    Q_EMIT changed();
}

void PrintRoom::note(const Job &job, PrintFact::Outcome outcome)
{
    const PrintFact fact{.id = job.progress.id,
                         .paperId = job.paperId,
                         .kind = job.kind,
                         .at = m_desk.clock().now(),
                         .staffNo = job.staffNo,
                         .queue = job.progress.queue,
                         .copies = job.copies,
                         .outcome = outcome};
    core::flow::put(m_facts, fact); // shown at once; what rests is asked below
    m_desk.notePrint(job.caseId, fact, this, [this](Result<QList<PrintFact>> facts) { take(std::move(facts)); });
}

void PrintRoom::askPrints(const QUuid &caseId)
{
    if (caseId.isNull())
        return;
    m_desk.prints(caseId, this, [this](Result<QList<PrintFact>> facts) { take(std::move(facts)); });
}

void PrintRoom::take(Result<QList<PrintFact>> facts)
{
    if (!facts) {
        // A colleague's case rests with them; the audit has the entry. Anything else somebody should know of.
        if (facts.error() != core::vault::codes::NotFound && facts.error() != core::vault::codes::Locked)
            Q_EMIT problemMet(facts.error());
        return;
    }
    for (const auto &fact : std::as_const(*facts))
        core::flow::put(m_facts, fact);
    Q_EMIT changed();
}

QList<PrintFact> PrintRoom::prints(const QString &paperId) const
{
    QList<PrintFact> of;
    std::ranges::copy_if(m_facts, std::back_inserter(of),
                         [&](const PrintFact &fact) { return fact.paperId == paperId; });
    std::ranges::stable_sort(of, {}, &PrintFact::at);
    return of;
}

int PrintRoom::times(const QString &paperId) const
{
    auto facts = m_facts;
    if (const auto *running = job(paperId); running && !devices::isOver(running->progress.phase))
        facts.removeIf([&](const PrintFact &fact) { return fact.id == running->progress.id; });
    return core::flow::timesPrinted(facts, paperId);
}

void PrintRoom::forget()
{
    m_facts.clear();
    m_jobs.removeIf([](const auto &entry) { return devices::isOver(entry.value().progress.phase); });
    m_latest.removeIf([this](const auto &entry) { return !m_jobs.contains(entry.value()); });
    Q_EMIT changed();
}

} // namespace yc::app
