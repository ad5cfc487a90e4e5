#pragma once

#include "base/secret.h"
#include "devices/api/device.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <optional>

namespace yc::devices
{

// What stands in the way of a printer, or soon will. Not a failure: whoever stands there can mend it, and the printer
// goes on by itself. In the order in which they are told. Source: printer-state-reasons of RFC 8011, 5.4.12.
enum class PrinterTrouble {
    ServiceAway, // the print service was lost over a job that it has
    Offline, // off, unplugged, or not on the network
    Connecting, // the service looks for it: for a moment before each job, for long when it is off
    CoverOpen,
    Jam,
    NoPaper,
    TrayMissing,
    OutputFull,
    NoToner,
    Paused, // at the printer, or its queue by an administrator
    Service, // something that only a technician mends
    PaperLow, // printing still works
    TonerLow,
};
[[nodiscard]] constexpr bool stopsPrinting(PrinterTrouble trouble)
{
    return trouble != PrinterTrouble::PaperLow && trouble != PrinterTrouble::TonerLow
        && trouble != PrinterTrouble::Connecting;
}

// A printer of sheets as the print service knows it.
struct PrintQueue {
    QString name; // what a job is sent to; stable
    QString description; // as its administrator named it; may be empty
    QString location;
    QString model;
    bool isDefault = false;
    bool accepting = true;
    bool printing = false;
    bool duplex = false;
    bool colour = false;
    QStringList trays; // IPP keywords of media-source, "auto" left out; empty: nothing to choose
    QStringList sizes; // IPP keywords, "iso_a4_210x297mm"
    int waiting = 0; // jobs
    QList<PrinterTrouble> troubles; // in the enum's order
    friend bool operator==(const PrintQueue &, const PrintQueue &) = default;
};

struct PrintOrder {
    QString id; // of the asker's; a second order with the same id is left alone
    QString queue;
    QString title; // the kind of paper and no person: queues and their logs show it
    QByteArray pdf;
    int copies = 1;
    bool duplex = false;
    QString tray; // of PrintQueue::trays; empty: the printer's choice
    [[no_unique_address]] Personal personal{};
};

enum class PrintPhase {
    Sending,
    Waiting, // at the service, behind others, held, or for the printer
    Printing,
    Printed, // the service says that the printer took all of it
    Cancelled, // here, at the service or at the printer; pages may have come out
    Failed, // error says why
};
[[nodiscard]] constexpr bool isOver(PrintPhase phase)
{
    return phase == PrintPhase::Printed || phase == PrintPhase::Cancelled || phase == PrintPhase::Failed;
}

struct PrintProgress {
    QString id;
    QString queue;
    PrintPhase phase = PrintPhase::Sending;
    int pages = 0; // sides that came out so far; 0 also where the printer does not count
    QList<PrinterTrouble> troubles; // of the printer, while the job is not over
    std::optional<DeviceError> error{};
    friend bool operator==(const PrintProgress &a, const PrintProgress &b)
    {
        return a.id == b.id && a.queue == b.queue && a.phase == b.phase && a.pages == b.pages
            && a.troubles == b.troubles && a.error.has_value() == b.error.has_value();
    }
};

// All printers of sheets that this terminal may use, through its print service. Lives in the caller's thread; the
// service is asked elsewhere. Jobs rest at the service from the moment they are taken: they outlive this object, but
// nobody tells of them any more.
class DocumentPrinter : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void start() = 0; // asks for the queues, and again from time to time
    virtual void refresh() = 0; // asks now
    [[nodiscard]] virtual bool hasAnswered() const = 0; // false: not known yet what there is
    [[nodiscard]] virtual const QList<PrintQueue> &queues() const = 0; // as last heard; the default one first
    [[nodiscard]] virtual std::optional<DeviceError> problem() const = 0; // why the last asking had no answer
    // progressed() tells how it goes, the last time with a phase that is over. Nothing is printed later than said: a
    // service that cannot be reached fails the order at once.
    virtual void print(PrintOrder order) = 0;
    virtual void cancel(const QString &id) = 0; // what the printer has drawn in already comes out

Q_SIGNALS:
    void queuesChanged();
    void progressed(const yc::devices::PrintProgress &progress);
};

} // namespace yc::devices
