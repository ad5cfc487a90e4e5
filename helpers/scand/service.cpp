#include "helpers/scand/service.h"
#include "base/ipc.h"

#include <algorithm>

namespace yc::helpers::scand
{

using devices::scan::Phase;
using devices::scan::Say;
using namespace std::chrono_literals;

namespace
{
constexpr auto IdleBeat = 1s;
constexpr auto ReadingBeat = 100ms;
constexpr auto ReportPatience = 1s;
constexpr auto LookPatience = 2s; // one that sleeps wakes up for the first question and answers the second
constexpr qint64 MostCounted = 1'000'000; // of one stack, whatever a counter that lies says
} // namespace

void Service::run()
{
    while (!m_clientGone) {
        const auto message = m_channel.receive(IdleBeat);
        if (!message)
            return;
        const bool on = *message ? take(**message) : say(Say::Beat, toJson(Phase::Idle));
        if (!on)
            return;
    }
}

bool Service::take(const ipc::Message &message)
{
    const auto body = ipc::objectFromBody(message.body);
    if (!body)
        return false;
    switch (static_cast<Say>(message.kind)) {
    case Say::Open: return openDevice(*body);
    case Say::Scan: return scan(*body);
    case Say::Look: return look();
    case Say::Cancel: return true; // came too late: the scan had ended by itself
    case Say::Beat:
    case Say::Opened:
    case Say::Progress:
    case Say::Page:
    case Say::Finished:
    case Say::Failed:
    case Say::Looked: break; // ours to say
    }
    return false;
}

bool Service::openDevice(const QJsonObject &body)
{
    const auto request = devices::scan::openRequestFromJson(body);
    m_name = request.device;
    m_known = request.known;
    m_options = request.options;
    if (const auto opened = open(); !opened)
        return fail(opened.error());
    return say(Say::Opened, toJson(found()));
}

devices::scan::FoundScanner Service::found()
{
    using devices::scan::Watch;
    return {.maker = m_device->maker(),
            .model = m_device->model(),
            .serial = m_device->serial(),
            .place = m_device->place(),
            .can = m_device->capabilities(),
            .counter = m_device->counter().value_or(-1),
            .watch = !m_device->isOnNetwork() ? Watch::Plug
                : m_answers                   ? Watch::Status
                                              : Watch::Anew,
            .resolutions = m_device->resolutions(),
            .feeder = m_feeder};
}

bool Service::look()
{
    if (!isStillThere())
        return say(Say::Looked, {{QStringLiteral("there"), false}});
    auto body = toJson(found());
    body.insert(QStringLiteral("there"), true);
    return say(Say::Looked, body);
}

bool Service::isStillThere()
{
    if (!m_name)
        return false;
    say(Say::Beat, toJson(Phase::Opening)); // what follows may take its time
    m_feeder.reset();
    if (m_device && m_answers) {
        auto look = lookAtEscl(m_device->address(), LookPatience);
        if (!look.answers)
            look = lookAtEscl(m_device->address(), LookPatience);
        using Feeder = devices::scan::EsclStatus::Feeder;
        if (look.status && (look.status->trouble || look.status->feeder != Feeder::Unknown))
            m_feeder = {.loaded = look.status->feeder == Feeder::Loaded, .trouble = look.status->trouble};
        return look.answers;
    }
    if (m_device && !m_device->isOnNetwork() && !m_device->mayBePulledOut())
        return true;
    // Closed before the list is made: some drivers forget a scanner that is no longer there, open or not.
    return open().has_value();
}

Done Service::open()
{
    say(Say::Beat, toJson(Phase::Opening));
    m_device.reset();
    auto device = SaneDevice::open(*m_name, m_known);
    if (!device)
        return std::unexpected(device.error());
    m_device.emplace(std::move(*device));
    m_known = m_device->place();
    // The address may be a guess (esclAddress): only one that answered is asked later.
    m_answers = m_device->address().isValid() && lookAtEscl(m_device->address(), ReportPatience).answers;
    return {};
}

bool Service::scan(const QJsonObject &body)
{
    const auto request = devices::scan::scanRequestFromJson(body);
    if (!request)
        return false;
    if (!m_name)
        return fail(devices::codes::ScannerAbsent);
    if (!m_device) // let go of after the last stack
        if (const auto opened = open(); !opened)
            return fail(opened.error());
    m_device->prepare(*request, m_options);
    const auto counter = m_device->counter();
    m_pages = 0;
    auto failure = feedPages(*request);
    const bool fedOut = hasFedOut(failure);
    auto report = reportOf(counter, failure);
    if (failure)
        failure = m_device->seenBySensors(*failure);
    m_device->cancel(); // in every ending: the feeder lets go of the sheet, the lamp goes out
    // A driver that fetches ahead goes on with a stack that was stopped between two sheets, and its pages fill this
    // process until it is out of memory. Closing ends that.
    const bool full = m_device->usesFeeder() && !failure; // as many pages as were asked for
    const auto address = m_device->address();
    if (full && m_device->fetchesAhead())
        m_device.reset();
    if (full)
        lookBehind(report, address);
    if (m_clientGone)
        return false;
    if (failure && !fedOut && *failure != yc::codes::Cancelled)
        return fail(*failure);
    return say(Say::Finished, toJson(report));
}

// How every stack ends; some with sheets that the scanner left in its feeder.
bool Service::hasFedOut(std::optional<Code> failure) const
{
    return m_pages > 0 && (failure == devices::codes::ScannerNoPaper || failure == devices::codes::FeederNotEmpty);
}

std::optional<Code> Service::feedPages(const devices::ScanRequest &request)
{
    std::optional<EsclWatch> watch;
    if (m_device->usesFeeder() && m_device->address().isValid())
        watch.emplace(m_device->address(), [this] { m_device->cancel(); });
    m_watch = watch ? &*watch : nullptr;
    std::optional<Code> failure;
    while (m_pages < request.mostPages && !failure) {
        say(Say::Beat, toJson(Phase::Starting)); // the driver may now be silent for as long as a lamp warms up
        if (m_watch)
            m_watch->waiting(m_pages > 0);
        auto page = m_device->readPage([this](int done, int all) { return pump(done, all); });
        if (m_watch)
            m_watch->arriving();
        if (!page)
            failure = page.error();
        else if (!sendPage(std::move(*page)))
            failure = yc::codes::Cancelled; // nobody is there to take it
        if (!m_device->usesFeeder())
            break;
    }
    m_watch = nullptr;
    // Why its driver was told to give up.
    return failure && watch && watch->trouble() ? watch->trouble() : failure;
}

// What the scanner itself says of a stack that ended well.
devices::scan::StackReport Service::reportOf(std::optional<qint64> counterBefore, std::optional<Code> failure)
{
    devices::scan::StackReport report{.pages = m_pages};
    const bool fedOut = hasFedOut(failure);
    if (!failure && m_device->usesFeeder()) { // as many pages as were asked for
        const auto left = m_device->hasSheets();
        report.sheetsLeft = left.value_or(false);
        report.stopped = !left;
    }
    if (const auto counter = m_device->counter()) {
        report.counter = *counter;
        if (fedOut && counterBefore && *counter >= *counterBefore)
            report.made = static_cast<int>(std::min<qint64>(*counter - *counterBefore, MostCounted));
    }
    if (!fedOut || !m_device->address().isValid())
        return report;
    if (const auto status = askEscl(m_device->address(), ReportPatience)) {
        report.sheetsLeft = status->feeder == devices::scan::EsclStatus::Feeder::Loaded;
        report.made = status->made.value_or(report.made);
    }
    return report;
}

// Of a stack that was stopped at its number. Its driver may have taken sheets behind the last one that was delivered:
// asked when it was let go of, and nothing goes through any more, the scanner's count tells of them.
void Service::lookBehind(devices::scan::StackReport &report, const QUrl &address)
{
    using Feeder = devices::scan::EsclStatus::Feeder;
    const auto status = address.isValid() ? askEscl(address, ReportPatience) : std::nullopt;
    if (!status)
        return;
    report.made = status->made.value_or(report.made);
    report.sheetsLeft = status->feeder == Feeder::Loaded;
    report.stopped = !report.sheetsLeft && status->feeder != Feeder::Empty;
}

bool Service::sendPage(Image page)
{
    const auto head = toJson(devices::scan::PageHead{page.size(), page.format(), page.dpi(), m_device->lastWasBlank()});
    const int fd = page.fd();
    if (!m_channel.send(static_cast<quint16>(Say::Page), ipc::toBody(head), {&fd, 1}))
        return false;
    page.handOver();
    ++m_pages;
    return true;
}

bool Service::pump(int linesDone, int linesAll)
{
    if (m_watch && linesDone > 0) // airscan's sane_start() comes back before the first page does
        m_watch->arriving();
    const auto now = std::chrono::steady_clock::now();
    if (now - m_lastSign >= ReadingBeat) {
        say(Say::Progress,
            {{QStringLiteral("page"), m_pages},
             {QStringLiteral("lines"), linesDone},
             {QStringLiteral("of"), linesAll}});
    }
    const auto message = m_channel.receive();
    if (!message)
        m_clientGone = true;
    const bool cancelled = message && *message && static_cast<Say>((*message)->kind) == Say::Cancel;
    return !m_clientGone && !cancelled;
}

bool Service::say(Say what, const QJsonObject &body)
{
    m_lastSign = std::chrono::steady_clock::now();
    if (!m_channel.send(static_cast<quint16>(what), ipc::toBody(body)))
        m_clientGone = true;
    return !m_clientGone;
}

bool Service::fail(Code code)
{
    return say(Say::Failed, devices::scan::toJson(devices::DeviceError{code, {}}));
}

} // namespace yc::helpers::scand
