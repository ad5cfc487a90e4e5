#include "devices/lobby/cabinet_session.h"

#include "base/log.h"

#include <algorithm>
#include <utility>

namespace yc::devices::lobby
{

using What = CabinetProtocol::Said::What;

namespace
{
constexpr std::size_t MostWaiting = 8;
} // namespace

CabinetSession::CabinetSession(const CabinetSettings &settings, std::unique_ptr<CabinetProtocol> protocol,
                               const Clock &clock)
    : LobbySession(settings.line, codes::CabinetSilent, clock), m_settings(settings), m_protocol(std::move(protocol)),
      m_openSince(settings.doors)
{
    for (int number = 1; number <= m_settings.doors; ++number)
        m_doors.append(Door{.number = number});
}

void CabinetSession::open(const QString &id, int door)
{
    if (door < 1 || door > m_settings.doors)
        return fail(id, {codes::NoSuchDoor, {}});
    const auto same = [&](const Job &job) { return job.id == id; };
    if ((m_opening && same(*m_opening)) || std::ranges::any_of(m_jobs, same))
        return; // its answer is still to come, and will be the answer to both
    if (m_jobs.size() >= MostWaiting)
        return fail(id, {codes::CabinetRefused, QStringLiteral("too many wait")});
    m_jobs.push_back({id, door});
    want();
}

void CabinetSession::begin()
{
    m_round = 1;
    m_asked = Asked::Nothing;
    m_witness = m_suspect = 0;
    m_missing.clear();
}

void CabinetSession::tick()
{
    if (m_opening)
        m_look = true;
    else
        m_round = 1;
}

std::chrono::milliseconds CabinetSession::rest() const
{
    return m_opening ? m_settings.openAsk : LobbySession::rest();
}

std::optional<LobbySession::Question> CabinetSession::next()
{
    const auto askDoor = [this](int door) {
        m_asked = Asked::Door;
        m_askedDoor = door;
        return Question{.bytes = m_protocol->ask(door)};
    };
    if (m_suspect > 0)
        return askDoor(m_witness);
    const auto isNone = [this] { return m_opening && m_missing.contains(m_opening->door); };
    if (isNone())
        settle(DeviceError{codes::NoSuchDoor, QString::number(m_opening->door)});
    if (m_opening && m_told && clock().sinceStart() >= m_openBy) {
        setState(m_opening->door, DoorState::Stuck);
        settle(DeviceError{codes::DoorStuck, QString::number(m_opening->door)});
    }
    while (!m_opening && !m_jobs.empty()) {
        m_opening = std::exchange(m_jobs.front(), {});
        m_jobs.pop_front();
        m_told = false;
        if (isNone())
            settle(DeviceError{codes::NoSuchDoor, QString::number(m_opening->door)});
    }
    while (m_missing.contains(m_round))
        ++m_round;
    if (m_opening) {
        if (!std::exchange(m_told, true)) {
            m_look = true;
            m_openBy = clock().sinceStart() + m_settings.opensWithin;
            m_asked = Asked::Open;
            m_askedDoor = m_opening->door;
            return Question{.bytes = m_protocol->open(m_opening->door), .again = false};
        }
        if (std::exchange(m_look, false))
            return askDoor(m_opening->door);
    } else if (m_round <= m_settings.doors) {
        return askDoor(m_round++);
    }
    m_asked = Asked::Nothing;
    lookAtDoors();
    return std::nullopt;
}

bool CabinetSession::take(QByteArray &bytes)
{
    bool answered = false;
    while (const auto said = m_protocol->take(bytes))
        answered = heard(*said) || answered;
    return answered;
}

bool CabinetSession::heard(const CabinetProtocol::Said &said)
{
    if (said.door < 1 || said.door > m_settings.doors)
        return false;
    const bool saysState = said.what == What::Shut || said.what == What::Open;
    const bool answers = said.door == m_askedDoor
        && (m_asked == Asked::Open ? !saysState : m_asked == Asked::Door && said.what != What::Taken);
    if (answers && said.what == What::Refused) {
        m_health.lastFault = DeviceError{codes::CabinetRefused, QString::number(said.door)};
        if (m_opening && m_opening->door == said.door)
            settle(m_health.lastFault);
        else
            setState(said.door, DoorState::Unknown);
    }
    if (answers) {
        m_asked = Asked::Nothing;
        m_witness = said.door;
        if (const int suspect = std::exchange(m_suspect, 0); suspect > 0)
            isMissing(suspect);
    }
    if (saysState)
        seen(said.door, said.what == What::Open); // also when it was told without being asked
    return answers;
}

void CabinetSession::seen(int number, bool open)
{
    const auto was = m_doors[number - 1].state;
    const bool ours = m_opening && m_told && m_opening->door == number;
    if (!open) {
        if (was != DoorState::Stuck)
            setState(number, DoorState::Shut);
        return;
    }
    if (was != DoorState::Open && was != DoorState::Forced)
        m_openSince[number - 1] = clock().sinceStart();
    if (ours) {
        setState(number, DoorState::Open);
        return settle(std::nullopt);
    }
    if (was == DoorState::Shut) {
        m_health.lastFault = DeviceError{codes::DoorForced, QString::number(number)};
        ++m_health.failed;
        setState(number, DoorState::Forced);
    } else if (was != DoorState::Forced) {
        setState(number, DoorState::Open); // how it came to be so nobody saw
    }
}

void CabinetSession::setState(int number, DoorState state)
{
    auto &door = m_doors[number - 1];
    if (door.state == state)
        return;
    door.state = state;
    Q_EMIT doorsAre(m_doors);
}

// The board did not say that it heard. It may have opened the door all the same, so it is not told again but asked.
void CabinetSession::over()
{
    m_asked = Asked::Nothing;
}

bool CabinetSession::isLostBySilence()
{
    if (m_witness == 0 && m_opening) // wanted before the first round
        m_witness = m_askedDoor == 1 ? 2 : 1;
    if (m_suspect > 0 || m_witness == 0 || m_witness == m_askedDoor || m_witness > m_settings.doors)
        return true;
    m_suspect = m_askedDoor;
    return false;
}

// Until the line is opened anew: a board may be given another one.
void CabinetSession::isMissing(int number)
{
    m_missing.insert(number);
    setState(number, DoorState::Unknown);
    log::write(log::Level::Warning, "lobby", "no-such-door", {{QStringLiteral("door"), number}});
}

void CabinetSession::gone(const DeviceError &why)
{
    m_asked = Asked::Nothing;
    if (m_opening)
        settle(why);
    for (const auto &job : std::exchange(m_jobs, {}))
        fail(job.id, why);
    for (auto &door : m_doors)
        door.state = DoorState::Unknown; // what happens to them now nobody sees
    Q_EMIT doorsAre(m_doors);
}

void CabinetSession::settle(const std::optional<DeviceError> &error)
{
    if (!m_opening)
        return;
    const auto job = *std::exchange(m_opening, std::nullopt);
    if (error)
        return fail(job.id, *error);
    ++m_health.done;
    Q_EMIT opened(job.id);
}

void CabinetSession::fail(const QString &id, const DeviceError &error)
{
    ++m_health.failed;
    m_health.lastFault = error;
    Q_EMIT notOpened(id, error);
}

void CabinetSession::lookAtDoors()
{
    const auto now = clock().sinceStart();
    const bool asks = std::ranges::any_of(m_doors, [&](const Door &door) {
        return door.state == DoorState::Forced
            || (door.state == DoorState::Open && now - m_openSince[door.number - 1] >= m_settings.leftOpen);
    });
    setGuidance(asks ? Guidance::ShutDoor : Guidance::None);
}

} // namespace yc::devices::lobby
