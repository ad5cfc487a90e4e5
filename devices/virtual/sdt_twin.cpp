#include "devices/virtual/sdt_twin.h"

#include "devices/card/protocol/sdt_reply.h"

#include <chrono>

namespace yc::devices::virtual_bench
{

using card::sdt::Command;
using card::sdt::Status;

namespace
{

constexpr qsizetype LengthAt = 5;
const auto SamNumber = QByteArray::fromHex("0500"
                                           "0300"
                                           "F5B43201"
                                           "7B000000"
                                           "C8010000"); // 05.03-20100341-…

} // namespace

SdtTwin::SdtTwin(QObject *parent) : QObject(parent)
{
    listenTo(m_port);
    listenTo(m_pty);
    m_drip.setInterval(0);
    connect(&m_drip, &QTimer::timeout, this, &SdtTwin::drip);
}

void SdtTwin::listenTo(TwinWire &wire)
{
    connect(&wire, &TwinWire::peerCame, this, [this] {
        m_heard.clear();
        m_toSay.clear();
    });
    connect(&wire, &TwinWire::arrived, this, [this, &wire](const QByteArray &bytes) {
        m_wire = &wire;
        take(bytes);
    });
}

bool SdtTwin::plug()
{
    return m_port.plug() && m_pty.plug();
}

void SdtTwin::unplug()
{
    m_port.unplug();
    m_pty.unplug();
    m_found = m_selected = false;
}

void SdtTwin::putCard(TwinCard card)
{
    liftCard();
    m_cards.push_back(std::move(card));
}

void SdtTwin::putSecondCard()
{
    if (!m_cards.empty())
        m_cards.push_back(m_cards.front());
    m_selected = false;
}

void SdtTwin::liftCard()
{
    m_cards.clear();
    m_found = m_selected = m_halted = false;
}

void SdtTwin::damageCard()
{
    for (auto &card : m_cards)
        card.damaged = true;
}

void SdtTwin::take(const QByteArray &bytes)
{
    m_heard += bytes;
    for (;;) {
        const auto request = card::sdt::takeRequest(m_heard);
        if (!request) {
            const bool length = request.error() == codes::BadLength;
            say(card::sdt::encode(length ? Status::BadHostLength : Status::BadHostCheck), false);
            continue;
        }
        if (!*request)
            return;
        answer(**request);
    }
}

void SdtTwin::answer(const card::sdt::Request &request)
{
    ++m_requests;
    Q_EMIT asked(request.command);
    if (m_faults.statusTimes > 0) {
        --m_faults.statusTimes;
        return say(card::sdt::encode(static_cast<Status>(m_faults.status)), false);
    }
    const bool reading
        = request.command == Command::ReadTextAndPhoto || request.command == Command::ReadWithFingerprint;
    m_saysCard = reading || request.command == Command::ReadLatestAddress;
    say(replyTo(request), reading);
}

QByteArray SdtTwin::replyTo(const card::sdt::Request &request)
{
    using card::sdt::encode;
    const bool one = m_cards.size() == 1;
    switch (request.command) {
    case Command::ResetSam:
    case Command::SamStatus: return encode(Status::Done);
    case Command::SamNumber: return encode(Status::Done, SamNumber);
    case Command::FindCard:
        m_selected = false;
        m_found = !m_cards.empty() && !m_halted;
        m_emptyLooks += m_cards.empty() ? 1 : 0;
        return m_found ? encode(Status::CardFound, QByteArray(4, '\0')) : encode(Status::NoCard);
    case Command::SelectCard:
        if (!m_found || !one)
            return encode(Status::SelectFailed); // two answers collide
        if (!m_cards.front().identityCard)
            return encode(Status::UnknownCardType);
        m_selected = true;
        return encode(Status::Done, m_cards.front().serial.leftJustified(8, '\0'));
    case Command::ReadTextAndPhoto:
    case Command::ReadWithFingerprint: return read(request.command);
    case Command::ReadLatestAddress:
        if (!m_selected || !one)
            return encode(Status::ReadFailed);
        if (m_cards.front().latestAddress.isEmpty())
            return encode(Status::NoSuchItem);
        if (const auto address = card::sdt::replyFromLatestAddress(m_cards.front().latestAddress))
            return encode(Status::Done, *address);
        return encode(Status::ReadFailed);
    }
    return encode(Status::UnknownCommand);
}

QByteArray SdtTwin::read(Command command)
{
    if (!m_selected || m_cards.size() != 1 || m_cards.front().damaged)
        return card::sdt::encode(Status::ReadFailed);
    const auto &card = m_cards.front();
    const auto kind = command == Command::ReadWithFingerprint ? card::sdt::ReadKind::WithFingerprint
                                                              : card::sdt::ReadKind::TextAndPhoto;
    ++m_readings;
    m_halted = m_faults.halts;
    return card::sdt::encode(
        Status::Done,
        card::sdt::replyFromBlocks({.text = card.text, .photo = card.photo, .fingerprint = card.fingerprint}, kind));
}

void SdtTwin::say(QByteArray frame, bool reading)
{
    if (m_faults.silent)
        return;
    if (reading && m_faults.withdrawAfter) {
        const int bytes = *m_faults.withdrawAfter;
        m_faults.withdrawAfter.reset();
        liftCard();
        frame
            = bytes > 0 ? frame.first(std::min<qsizetype>(bytes, frame.size())) : card::sdt::encode(Status::ReadFailed);
    }
    if (m_faults.wrongCheck > 0) {
        --m_faults.wrongCheck;
        frame.back() = static_cast<char>(frame.back() ^ 0x5A);
    }
    if (m_faults.lyingLength > 0) {
        --m_faults.lyingLength;
        frame.replace(LengthAt, 2, QByteArray::fromHex("0FFF"));
    }
    if (m_faults.cut > 0) {
        --m_faults.cut;
        frame.truncate(frame.size() / 2);
    }
    m_toSay += m_faults.noise + frame;
    if (m_faults.doubled)
        m_toSay += frame;
    if (m_faults.piece > 0)
        m_drip.start();
    else
        drip();
}

void SdtTwin::drip()
{
    const auto size = m_faults.piece > 0 ? std::min<qsizetype>(m_faults.piece, m_toSay.size()) : m_toSay.size();
    if (m_saysCard && size == m_toSay.size())
        m_answeredUs
            = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
                  .count();
    if (m_wire)
        m_wire->write(m_toSay.first(size));
    m_toSay.remove(0, size);
    if (m_toSay.isEmpty())
        m_drip.stop();
}

} // namespace yc::devices::virtual_bench
