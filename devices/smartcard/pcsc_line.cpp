#include "devices/smartcard/pcsc_line.h"

#include "base/secret.h"
#include "devices/smartcard/pcsc_library.h"
#include "devices/smartcard/protocol/apdu.h"
#include "devices/smartcard/reader_name.h"
#include "devices/transport/wire_file.h"
#include "devices/transport/wire_record.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <pthread.h>
#include <thread>
#include <utility>

namespace yc::devices::smartcard
{

namespace
{

using namespace std::chrono_literals;

// A cancel that comes just before the wait begins is lost: no wait is longer than this. Everything else is told by the
// service at once.
constexpr DWORD Slice = 1000; // ms
constexpr auto EndPatience = 200ms;
constexpr DWORD MostNames = DWORD{16} * 1024; // of all readers together
constexpr int MostIdleWakes = 20; // running: a service that says "changed" again and again is looked at once a slice
const char *const PnpReader = "\\\\?PnP?\\Notification";

Trouble troubleOf(LONG said)
{
    switch (static_cast<DWORD>(said)) {
    case static_cast<DWORD>(SCARD_S_SUCCESS): return Trouble::None;
    case static_cast<DWORD>(SCARD_E_CANCELLED): return Trouble::Cancelled;
    case static_cast<DWORD>(SCARD_E_SHARING_VIOLATION): return Trouble::Held;
    case static_cast<DWORD>(SCARD_W_UNRESPONSIVE_CARD):
    case static_cast<DWORD>(SCARD_W_UNPOWERED_CARD):
    case static_cast<DWORD>(SCARD_W_UNSUPPORTED_CARD):
    case static_cast<DWORD>(SCARD_E_PROTO_MISMATCH): return Trouble::Mute;
    case static_cast<DWORD>(SCARD_E_INSUFFICIENT_BUFFER): return Trouble::Garbled;
    case static_cast<DWORD>(SCARD_W_SECURITY_VIOLATION):
    case static_cast<DWORD>(SCARD_E_NO_ACCESS): return Trouble::NoRights;
    case static_cast<DWORD>(SCARD_E_NO_SERVICE):
    case static_cast<DWORD>(SCARD_E_SERVICE_STOPPED):
    case static_cast<DWORD>(SCARD_E_INVALID_HANDLE): // of a service that ended meanwhile
    case static_cast<DWORD>(SCARD_F_COMM_ERROR):
    case static_cast<DWORD>(SCARD_F_INTERNAL_ERROR):
    case static_cast<DWORD>(SCARD_E_NO_MEMORY): return Trouble::ServiceAway;
    default: return Trouble::BrokenOff;
    }
}

const char *wordOf(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None: return "none";
    case Trouble::Cancelled: return "cancelled";
    case Trouble::ServiceAway: return "service-away";
    case Trouble::NoRights: return "no-rights";
    case Trouble::BrokenOff: return "broken-off";
    case Trouble::Held: return "held";
    case Trouble::Mute: return "mute";
    case Trouble::Garbled: return "garbled";
    }
    return "";
}

} // namespace

struct PcscLine::Native {
    const PcscLibrary *lib = nullptr;
    Shared *shared = nullptr;
    SCARDCONTEXT context = 0;
    bool hasContext = false;
    SCARDHANDLE card = 0;
    bool hasCard = false;
    DWORD protocol = 0;

    void releaseCard()
    {
        if (hasCard)
            lib->SCardDisconnect(card, SCARD_LEAVE_CARD);
        hasCard = false;
    }
    void releaseAll();
};

struct PcscLine::Shared {
    std::mutex mutex;
    std::condition_variable wake;
    std::condition_variable over;
    std::deque<Job> jobs;
    QObject *owner = nullptr; // null: it is gone
    bool running = false;
    bool ending = false;
    bool cancelled = false; // the watch that runs or waits
    bool waiting = false; // for the service: what a cancel is about
    int cancels = 0; // under way
    bool hasContext = false;
    SCARDCONTEXT context = 0;

    // False: not to be waited, it was cancelled.
    [[nodiscard]] bool beginWait()
    {
        const std::lock_guard lock(mutex);
        waiting = !cancelled && !ending;
        return waiting;
    }
    void endWait()
    {
        const std::lock_guard lock(mutex);
        waiting = false;
    }
    void rest()
    {
        std::unique_lock lock(mutex);
        wake.wait_for(lock, std::chrono::milliseconds(Slice), [this] { return cancelled || ending; });
    }
    void setContext(bool has, SCARDCONTEXT which)
    {
        const std::lock_guard lock(mutex);
        hasContext = has;
        context = which;
    }
};

void PcscLine::Native::releaseAll()
{
    releaseCard();
    if (!hasContext)
        return;
    shared->setContext(false, 0);
    lib->SCardReleaseContext(context);
    hasContext = false;
}

PcscLine::PcscLine(QObject *parent) : QObject(parent), m_shared(std::make_shared<Shared>())
{
    m_shared->owner = this;
}

PcscLine::~PcscLine()
{
    cancelWatch();
    std::unique_lock lock(m_shared->mutex);
    m_shared->owner = nullptr;
    m_shared->ending = true;
    m_shared->jobs.clear();
    m_shared->wake.notify_all();
    // As a rule it is over in no time. One that hangs is not waited for: see the head.
    m_shared->over.wait_for(lock, EndPatience, [this] { return !m_shared->running && m_shared->cancels == 0; });
}

void PcscLine::recordTo(const QString &place, const transport::WireRecord &record)
{
    m_record = record.folder.isEmpty() ? nullptr : std::make_unique<transport::WireFile>(place, record);
}

void PcscLine::note(const QByteArray &what)
{
    if (m_record)
        m_record->note(what);
}

void PcscLine::note(Trouble trouble, const char *without)
{
    if (trouble != Trouble::None)
        note(QByteArray("trouble ") + wordOf(trouble));
    else if (without)
        note(QByteArray(without));
}

// The service tells the same again and again; what is new is written down.
void PcscLine::noteSight(const Sight &sight)
{
    if (m_noted == sight)
        return;
    const auto before = std::exchange(m_noted, sight);
    if (!before || before->reader != sight.reader) {
        auto name = sight.reader.toUtf8();
        std::ranges::replace_if(
            name, [](char one) { return static_cast<quint8>(one) < 0x20; }, '?');
        note(name.isEmpty() ? QByteArray("gone") : "reader " + name);
    }
    if (sight.reader.isEmpty())
        return;
    if (sight.card && !sight.mute && !sight.atr.isEmpty())
        note("card " + maskedAtr(sight.atr).toHex());
    else
        note(QByteArray(sight.card ? "mute" : "empty"));
}

void PcscLine::post(Job job)
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->jobs.push_back(std::move(job));
    m_shared->wake.notify_all();
    if (std::exchange(m_shared->running, true))
        return;
    std::thread([shared = m_shared] {
        pthread_setname_np(pthread_self(), "yc-pcsc");
        work(shared);
    }).detach();
}

void PcscLine::work(const std::shared_ptr<Shared> &shared)
{
    Native native;
    native.shared = shared.get();
    for (;;) {
        Job job;
        {
            std::unique_lock lock(shared->mutex);
            shared->wake.wait(lock, [&] { return shared->ending || !shared->jobs.empty(); });
            if (shared->ending)
                break;
            job = std::move(shared->jobs.front());
            shared->jobs.pop_front();
        }
        auto answer = job(native);
        const std::lock_guard lock(shared->mutex);
        // Under the lock: the owner cannot go between the look and the post. Afterwards Qt drops what was posted.
        if (answer && shared->owner)
            QMetaObject::invokeMethod(shared->owner, std::move(answer), Qt::QueuedConnection);
    }
    native.releaseAll();
    const std::lock_guard lock(shared->mutex);
    shared->running = false;
    shared->over.notify_all();
}

void PcscLine::open(Answered done)
{
    ++m_calls;
    m_noted.reset();
    note("opening");
    post([this, done = std::move(done)](Native &native) -> std::function<void()> {
        native.lib = pcscLibrary();
        native.releaseAll();
        auto trouble = Trouble::ServiceAway;
        if (native.lib) {
            trouble
                = troubleOf(native.lib->SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &native.context));
            if (trouble == Trouble::BrokenOff)
                trouble = Trouble::ServiceAway;
            native.hasContext = trouble == Trouble::None;
            native.shared->setContext(native.hasContext, native.context);
        }
        return [this, done, trouble] {
            --m_calls;
            note(trouble, "opened");
            done(trouble);
        };
    });
}

Trouble PcscLine::look(Native &native, const QString &wanted, Sight &sight, quint32 &state)
{
    if (!native.hasContext)
        return Trouble::ServiceAway;
    QByteArray names(MostNames, '\0');
    DWORD size = MostNames;
    const auto said = native.lib->SCardListReaders(native.context, nullptr, names.data(), &size);
    QStringList readers;
    if (said == SCARD_S_SUCCESS) {
        const auto all = names.first(std::min<qsizetype>(static_cast<qsizetype>(size), names.size())).split('\0');
        for (const auto &name : all)
            if (!name.isEmpty())
                readers << QString::fromUtf8(name);
    } else if (static_cast<DWORD>(said) != static_cast<DWORD>(SCARD_E_NO_READERS_AVAILABLE)) {
        return troubleOf(said);
    }
    sight = {};
    state = SCARD_STATE_UNAWARE;
    const auto chosen = readerAmong(readers, wanted);
    if (!chosen)
        return Trouble::None;
    const auto name = chosen->toUtf8();
    SCARD_READERSTATE now{};
    now.szReader = name.constData();
    const auto trouble = troubleOf(native.lib->SCardGetStatusChange(native.context, 0, &now, 1));
    if (trouble == Trouble::BrokenOff) // gone since it was listed
        return Trouble::None;
    if (trouble != Trouble::None)
        return trouble;
    if ((now.dwEventState & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE)) != 0)
        return Trouble::None;
    state = static_cast<quint32>(now.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED));
    sight.reader = *chosen;
    sight.card = (state & SCARD_STATE_PRESENT) != 0;
    sight.mute = (state & SCARD_STATE_MUTE) != 0;
    sight.count = state >> 16;
    sight.atr = QByteArray(reinterpret_cast<const char *>(now.rgbAtr),
                           std::min<qsizetype>(static_cast<qsizetype>(now.cbAtr), MAX_ATR_SIZE));
    return Trouble::None;
}

Trouble PcscLine::wait(Native &native, const Sight &sight, quint32 state, int &wakes)
{
    const auto name = sight.reader.toUtf8();
    std::array<SCARD_READERSTATE, 2> both{};
    both[0].szReader = PnpReader;
    both[1].szReader = name.constData();
    both[1].dwCurrentState = state;
    const auto said
        = native.lib->SCardGetStatusChange(native.context, Slice, both.data(), name.isEmpty() ? DWORD{1} : DWORD{2});
    if (static_cast<DWORD>(said) == static_cast<DWORD>(SCARD_E_TIMEOUT)) {
        wakes = 0;
        return Trouble::None;
    }
    const auto trouble = troubleOf(said);
    // Cancelled by whom, the flag tells; a reader that went away shows at the next look.
    return trouble == Trouble::Cancelled || trouble == Trouble::BrokenOff ? Trouble::None : trouble;
}

void PcscLine::watch(const QString &wanted, const Sight *last, Seen done)
{
    ++m_calls;
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->cancelled = false;
    }
    auto before = last ? std::optional(*last) : std::nullopt;
    post([this, wanted, before = std::move(before), done = std::move(done)](Native &native) -> std::function<void()> {
        Sight sight;
        quint32 state = 0;
        auto trouble = Trouble::None;
        for (int wakes = 0; trouble == Trouble::None; ++wakes) {
            trouble = look(native, wanted, sight, state);
            if (trouble != Trouble::None || !before || sight != *before)
                break;
            if (wakes >= MostIdleWakes)
                native.shared->rest();
            if (native.shared->beginWait())
                trouble = wait(native, sight, state, wakes);
            else
                trouble = Trouble::Cancelled;
            native.shared->endWait();
        }
        return [this, done, trouble, sight] {
            --m_calls;
            if (trouble == Trouble::None)
                noteSight(sight);
            else if (trouble != Trouble::Cancelled)
                note(trouble);
            done(trouble, sight);
        };
    });
}

void PcscLine::cancelWatch()
{
    const auto *lib = pcscLibraryIfLoaded();
    SCARDCONTEXT context = 0;
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->cancelled = true;
        m_shared->wake.notify_all();
        if (!lib || !m_shared->hasContext || !m_shared->waiting)
            return;
        context = m_shared->context;
        ++m_shared->cancels;
    }
    // Speaks to the service, which may hang: not in this thread.
    std::thread([lib, context, shared = m_shared] {
        lib->SCardCancel(context);
        const std::lock_guard lock(shared->mutex);
        --shared->cancels;
        shared->over.notify_all();
    }).detach();
}

void PcscLine::connectCard(const QString &reader, Answered done)
{
    ++m_calls;
    post([this, reader, done = std::move(done)](Native &native) -> std::function<void()> {
        native.releaseCard();
        auto trouble = Trouble::ServiceAway;
        if (native.hasContext) {
            trouble = troubleOf(native.lib->SCardConnect(native.context, reader.toUtf8().constData(),
                                                         SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1,
                                                         &native.card, &native.protocol));
            native.hasCard = trouble == Trouble::None;
        }
        return [this, done, trouble] {
            --m_calls;
            note(trouble, "connected");
            done(trouble);
        };
    });
}

void PcscLine::transmit(const QByteArray &command, Heard done)
{
    ++m_calls;
    if (m_record)
        m_record->bytes('>', m_mask.sent(command));
    post([this, command, done = std::move(done)](Native &native) -> std::function<void()> {
        const SCARD_IO_REQUEST pci{native.protocol, sizeof(SCARD_IO_REQUEST)}; // the library's own are no functions
        std::array<unsigned char, LongestAnswer> room{};
        DWORD size = room.size();
        auto trouble = Trouble::BrokenOff;
        if (native.hasCard)
            trouble = troubleOf(native.lib->SCardTransmit(
                native.card, &pci, reinterpret_cast<const unsigned char *>(command.constData()),
                static_cast<DWORD>(command.size()), nullptr, room.data(), &size));
        QByteArray heard;
        if (trouble == Trouble::None)
            heard = QByteArray(reinterpret_cast<const char *>(room.data()),
                               static_cast<qsizetype>(std::min<DWORD>(size, room.size())));
        yc::wipe(room.data(), room.size());
        // A reader that lost its card in the middle says so in many ways, with success and no bytes among them.
        if (trouble == Trouble::None && heard.isEmpty())
            trouble = Trouble::BrokenOff;
        return [this, done, trouble, heard = std::move(heard)]() mutable {
            --m_calls;
            if (m_record)
                m_record->bytes('<', m_mask.heard(heard));
            note(trouble);
            done(trouble, std::move(heard)); // the one owner, who overwrites it
        };
    });
}

void PcscLine::release()
{
    note("released");
    post([](Native &native) -> std::function<void()> {
        native.releaseCard();
        return {};
    });
}

void PcscLine::close()
{
    note("closed");
    cancelWatch();
    {
        const std::lock_guard lock(m_shared->mutex);
        if (!m_shared->running)
            return;
    }
    post([](Native &native) -> std::function<void()> {
        native.releaseAll();
        return {};
    });
}

} // namespace yc::devices::smartcard
