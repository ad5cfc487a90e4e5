#include "devices/api/trouble_words.h"

#include <algorithm>
#include <array>

namespace yc::devices
{

namespace
{

struct Word {
    PrinterTrouble trouble;
    QLatin1StringView word;
};
constexpr std::array Words{
    Word{PrinterTrouble::ServiceAway, QLatin1StringView("print-service-away")},
    Word{PrinterTrouble::Offline, QLatin1StringView("connect-printer")},
    Word{PrinterTrouble::Connecting, QLatin1StringView("connecting")},
    Word{PrinterTrouble::CoverOpen, QLatin1StringView("close-cover")},
    Word{PrinterTrouble::Jam, QLatin1StringView("clear-jam")},
    Word{PrinterTrouble::NoPaper, QLatin1StringView("load-paper")},
    Word{PrinterTrouble::TrayMissing, QLatin1StringView("push-tray-in")},
    Word{PrinterTrouble::OutputFull, QLatin1StringView("empty-output")},
    Word{PrinterTrouble::NoToner, QLatin1StringView("replace-toner")},
    Word{PrinterTrouble::Paused, QLatin1StringView("resume-printer")},
    Word{PrinterTrouble::Service, QLatin1StringView("call-service")},
    Word{PrinterTrouble::PaperLow, QLatin1StringView("paper-low")},
    Word{PrinterTrouble::TonerLow, QLatin1StringView("toner-low")},
};
static_assert(Words.size() == static_cast<std::size_t>(PrinterTrouble::TonerLow) + 1);

} // namespace

QString troubleWord(PrinterTrouble trouble)
{
    const auto found = std::ranges::find(Words, trouble, &Word::trouble);
    return found == Words.end() ? QString() : QString(found->word);
}

std::optional<PrinterTrouble> troubleNamed(const QString &word)
{
    const auto found = std::ranges::find_if(Words, [&](const Word &one) { return one.word == word; });
    return found == Words.end() ? std::nullopt : std::optional(found->trouble);
}

DeviceState stateOf(const PrintQueue &queue)
{
    if (!queue.accepting)
        return DeviceState::Fault;
    const auto stopped = std::ranges::find_if(queue.troubles, stopsPrinting);
    if (stopped == queue.troubles.end())
        return queue.printing ? DeviceState::Busy : DeviceState::Ready;
    switch (*stopped) {
    case PrinterTrouble::ServiceAway:
    case PrinterTrouble::Offline: return DeviceState::Absent;
    case PrinterTrouble::CoverOpen:
    case PrinterTrouble::Jam:
    case PrinterTrouble::NoPaper:
    case PrinterTrouble::TrayMissing:
    case PrinterTrouble::OutputFull:
    case PrinterTrouble::NoToner: return DeviceState::Guidance;
    case PrinterTrouble::Paused:
    case PrinterTrouble::Service:
    case PrinterTrouble::Connecting:
    case PrinterTrouble::PaperLow:
    case PrinterTrouble::TonerLow: break;
    }
    return DeviceState::Fault;
}

} // namespace yc::devices
