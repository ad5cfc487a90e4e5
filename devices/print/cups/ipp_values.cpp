#include "devices/print/cups/ipp_values.h"

#include "devices/print/cups/cups_library.h"

#include <algorithm>
#include <array>

namespace yc::devices::print::cups
{

namespace
{

QStringList textsOf(ipp_attribute_t *attribute)
{
    QStringList texts;
    for (int i = 0; i < lib().ippGetCount(attribute); ++i)
        if (const char *text = lib().ippGetString(attribute, i, nullptr))
            texts += QString::fromUtf8(text);
    return texts;
}

struct Named {
    QLatin1StringView keyword;
    PrinterTrouble trouble;
};
constexpr std::array Troubles{
    Named{QLatin1StringView("offline"), PrinterTrouble::Offline},
    Named{QLatin1StringView("shutdown"), PrinterTrouble::Offline},
    Named{QLatin1StringView("timed-out"), PrinterTrouble::Offline},
    Named{QLatin1StringView("connecting-to-device"), PrinterTrouble::Connecting},
    Named{QLatin1StringView("cover-open"), PrinterTrouble::CoverOpen},
    Named{QLatin1StringView("door-open"), PrinterTrouble::CoverOpen},
    Named{QLatin1StringView("interlock-open"), PrinterTrouble::CoverOpen},
    Named{QLatin1StringView("media-jam"), PrinterTrouble::Jam},
    Named{QLatin1StringView("media-empty"), PrinterTrouble::NoPaper},
    Named{QLatin1StringView("media-needed"), PrinterTrouble::NoPaper},
    Named{QLatin1StringView("media-low"), PrinterTrouble::PaperLow},
    Named{QLatin1StringView("input-tray-missing"), PrinterTrouble::TrayMissing},
    Named{QLatin1StringView("output-tray-missing"), PrinterTrouble::TrayMissing},
    Named{QLatin1StringView("output-area-full"), PrinterTrouble::OutputFull},
    Named{QLatin1StringView("toner-empty"), PrinterTrouble::NoToner},
    Named{QLatin1StringView("marker-supply-empty"), PrinterTrouble::NoToner},
    Named{QLatin1StringView("toner-low"), PrinterTrouble::TonerLow},
    Named{QLatin1StringView("marker-supply-low"), PrinterTrouble::TonerLow},
    Named{QLatin1StringView("paused"), PrinterTrouble::Paused},
    Named{QLatin1StringView("moving-to-paused"), PrinterTrouble::Paused},
};

PrintQueue takeQueue(const QString &defaultName, PrintQueue queue, const QStringList &reasons, ipp_pstate_t state)
{
    queue.isDefault = queue.name == defaultName;
    queue.printing = state == IPP_PSTATE_PROCESSING;
    queue.troubles = troublesFrom(reasons, state);
    return queue;
}

} // namespace

QList<PrinterTrouble> troublesFrom(const QStringList &keywords, ipp_pstate_t state)
{
    QList<PrinterTrouble> troubles;
    const auto add = [&troubles](PrinterTrouble trouble) {
        if (!troubles.contains(trouble))
            troubles += trouble;
    };
    for (const auto &keyword : keywords) {
        auto bare = keyword;
        const bool isError = bare.endsWith(QLatin1String("-error"));
        for (const auto severity :
             {QLatin1StringView("-report"), QLatin1StringView("-warning"), QLatin1StringView("-error")})
            if (bare.endsWith(severity))
                bare.chop(severity.size());
        const auto known = std::ranges::find_if(Troubles, [&](const Named &one) { return bare == one.keyword; });
        if (known != Troubles.end())
            add(known->trouble);
        else if (isError && !bare.startsWith(QLatin1String("cups-")))
            add(PrinterTrouble::Service);
    }
    if (state == IPP_PSTATE_STOPPED && !std::ranges::any_of(troubles, stopsPrinting))
        add(PrinterTrouble::Paused);
    std::ranges::sort(troubles);
    return troubles;
}

QList<PrintQueue> queuesFrom(ipp_t *answer, const QString &defaultName)
{
    QList<PrintQueue> queues;
    PrintQueue queue;
    QStringList reasons;
    auto state = IPP_PSTATE_IDLE;
    const auto finish = [&] {
        if (!queue.name.isEmpty())
            queues += takeQueue(defaultName, std::exchange(queue, {}), reasons, state);
        queue = {};
        reasons.clear();
        state = IPP_PSTATE_IDLE;
    };
    // One group of printer attributes a printer; an attribute without group or name ends one.
    for (auto *attribute = lib().ippFirstAttribute(answer); attribute; attribute = lib().ippNextAttribute(answer)) {
        const auto name = QLatin1StringView(lib().ippGetName(attribute) ? lib().ippGetName(attribute) : "");
        if (lib().ippGetGroupTag(attribute) != IPP_TAG_PRINTER || name.isEmpty()) {
            finish();
            continue;
        }
        const char *first = lib().ippGetString(attribute, 0, nullptr);
        const auto text = QString::fromUtf8(first ? first : "");
        if (name == QLatin1String("printer-name"))
            queue.name = text;
        else if (name == QLatin1String("printer-info"))
            queue.description = text.trimmed();
        else if (name == QLatin1String("printer-location"))
            queue.location = text.trimmed();
        else if (name == QLatin1String("printer-make-and-model"))
            queue.model = text.trimmed();
        else if (name == QLatin1String("printer-is-accepting-jobs"))
            queue.accepting = lib().ippGetBoolean(attribute, 0) != 0;
        else if (name == QLatin1String("color-supported"))
            queue.colour = lib().ippGetBoolean(attribute, 0) != 0;
        else if (name == QLatin1String("queued-job-count"))
            queue.waiting = lib().ippGetInteger(attribute, 0);
        else if (name == QLatin1String("printer-state"))
            state = static_cast<ipp_pstate_t>(lib().ippGetInteger(attribute, 0));
        else if (name == QLatin1String("printer-state-reasons"))
            reasons = textsOf(attribute);
        else if (name == QLatin1String("sides-supported"))
            queue.duplex = lib().ippContainsString(attribute, "two-sided-long-edge") != 0;
        else if (name == QLatin1String("media-supported"))
            queue.sizes = textsOf(attribute);
        else if (name == QLatin1String("media-source-supported")) {
            queue.trays = textsOf(attribute);
            queue.trays.removeAll(QStringLiteral("auto"));
        }
    }
    finish();
    std::ranges::stable_sort(queues, std::greater{}, &PrintQueue::isDefault);
    return queues;
}

std::optional<JobAnswer> jobFrom(ipp_t *answer)
{
    auto *state = lib().ippFindAttribute(answer, "job-state", IPP_TAG_ENUM);
    if (!state)
        return std::nullopt;
    JobAnswer job{.state = static_cast<ipp_jstate_t>(lib().ippGetInteger(state, 0))};
    for (const char *counter : {"job-impressions-completed", "job-media-sheets-completed"})
        if (auto *count = lib().ippFindAttribute(answer, counter, IPP_TAG_INTEGER))
            job.pages = std::max(job.pages, lib().ippGetInteger(count, 0));
    return job;
}

Code codeFrom(ipp_status_t status)
{
    switch (status) {
    case IPP_STATUS_ERROR_NOT_FOUND:
    case IPP_STATUS_ERROR_GONE: return codes::QueueGone;
    case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS:
    case IPP_STATUS_ERROR_PRINTER_IS_DEACTIVATED: return codes::QueueRefuses;
    case IPP_STATUS_ERROR_INTERNAL:
    case IPP_STATUS_ERROR_SERVICE_UNAVAILABLE:
    case IPP_STATUS_ERROR_TIMEOUT:
    case IPP_STATUS_ERROR_TEMPORARY:
    case IPP_STATUS_ERROR_BUSY:
    case IPP_STATUS_ERROR_CUPS_PKI: return codes::PrintServiceAway;
    default: return codes::JobRefused;
    }
}

void addJobAttributes(ipp_t *request, const PrintOrder &order)
{
    constexpr int A4Width = 21000; // hundredths of a millimetre
    constexpr int A4Height = 29700;
    lib().ippAddInteger(request, IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", std::max(order.copies, 1));
    lib().ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", nullptr,
                       order.duplex ? "two-sided-long-edge" : "one-sided");
    lib().ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, "none");
    if (order.tray.isEmpty()) {
        lib().ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, "iso_a4_210x297mm");
        return;
    }
    auto *size = lib().ippNew();
    lib().ippAddInteger(size, IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", A4Width);
    lib().ippAddInteger(size, IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", A4Height);
    auto *media = lib().ippNew();
    lib().ippAddCollection(media, IPP_TAG_ZERO, "media-size", size);
    lib().ippAddString(media, IPP_TAG_ZERO, IPP_TAG_KEYWORD, "media-source", nullptr, order.tray.toUtf8().constData());
    lib().ippAddCollection(request, IPP_TAG_JOB, "media-col", media);
    lib().ippDelete(media);
    lib().ippDelete(size);
}

} // namespace yc::devices::print::cups
