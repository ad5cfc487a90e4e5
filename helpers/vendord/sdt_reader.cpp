#include "base/secret.h"
#include "devices/card/protocol/card_text.h"
#include "devices/card/protocol/sdt_reply.h"
#include "devices/card/protocol/vendor_abi.h"
#include "helpers/vendord/guarded_bytes.h"
#include "helpers/vendord/makers_reader.h"

#include <algorithm>

// "sdt": one function for each command of the wire, which gives back the wire's status.
namespace yc::helpers::vendord
{

namespace
{

namespace abi = devices::card::vendor::sdt_abi;
namespace sdt = devices::card::sdt;
using devices::DeviceError;
using devices::codes::OpenRefused;
using devices::codes::Unplugged;
using sdt::Command;
using sdt::Status;

// What libraries say that no reader does (reference.md A.4).
constexpr int NotOpen = 0x01;
constexpr int NothingReceived = 0x02;
constexpr int SendingFailed = 0x03;
constexpr int FirstOfTheWire = 0x10;
constexpr int LastOfTheWire = 0xFF;

constexpr std::size_t AddressSize = 70;
constexpr std::size_t LongestAddress = 320; // several after each other: the first counts
constexpr std::size_t LongestPicture = 1024; // photo and fingerprint

struct Functions {
    abi::OpenPort *openPort;
    abi::GetSamStatus *getSamStatus;
    abi::ResetSam *resetSam;
    abi::GetSamIdToStr *getSamIdToStr;
    abi::StartFindIdCard *startFindIdCard;
    abi::SelectIdCard *selectIdCard;
    abi::ReadBaseMsg *readBaseMsg;
    abi::ReadBaseFpMsg *readBaseFpMsg;
    abi::ReadNewAppMsg *readNewAppMsg;
};

// One message that got lost is none; two are a reader that is gone. As the driver does on the wire.
template <typename Call> int twice(const Call &call)
{
    const int status = call();
    return status == NothingReceived || status == SendingFailed ? call() : status;
}

// What a function gave back and the wire has no word for. A reading that fails may be a card taken away.
Answer failed(Command command, int status)
{
    if (status >= FirstOfTheWire && status <= LastOfTheWire)
        return sdt::encode(static_cast<Status>(status));
    const bool reading = command == Command::ReadTextAndPhoto || command == Command::ReadWithFingerprint
        || command == Command::ReadLatestAddress;
    if (reading && status != NotOpen)
        return sdt::encode(Status::ReadFailed);
    return std::unexpected(DeviceError{
        Unplugged, QStringLiteral("%1: %2").arg(static_cast<int>(command), 4, 16, QLatin1Char('0')).arg(status)});
}

bool isDone(int status)
{
    return status == static_cast<int>(Status::Done);
}

class SdtReader final : public MakersReader
{
public:
    SdtReader(const Functions &functions, int port) : m_call(functions), m_port(port) { }
    Answer answer(Command command) override;

private:
    Answer number();
    Answer find();
    Answer select();
    Answer read(Command command);
    Answer latestAddress();

    Functions m_call;
    int m_port;
};

Answer SdtReader::answer(Command command)
{
    switch (command) {
    case Command::SamStatus: {
        const int status = m_call.getSamStatus ? twice([this] { return m_call.getSamStatus(m_port, 0); })
                                               : static_cast<int>(Status::Done);
        return failed(command, status);
    }
    case Command::ResetSam:
        return failed(command, m_call.resetSam ? m_call.resetSam(m_port, 0) : static_cast<int>(Status::UnknownCommand));
    case Command::SamNumber: return number();
    case Command::FindCard: return find();
    case Command::SelectCard: return select();
    case Command::ReadTextAndPhoto:
    case Command::ReadWithFingerprint: return read(command);
    case Command::ReadLatestAddress: return latestAddress();
    }
    return sdt::encode(Status::UnknownCommand);
}

// A reader whose number cannot be had works all the same.
Answer SdtReader::number()
{
    GuardedBytes text;
    if (!m_call.getSamIdToStr || !isDone(m_call.getSamIdToStr(m_port, text.text(), 0)))
        return sdt::encode(Status::NoSuchItem);
    const auto number = sdt::replyFromSamNumber(QString::fromLatin1(text.textOfIt()).trimmed());
    return number ? sdt::encode(Status::Done, *number) : sdt::encode(Status::NoSuchItem);
}

Answer SdtReader::find()
{
    GuardedBytes four;
    const int status = twice([&] { return m_call.startFindIdCard(m_port, four.bytes(), 0); });
    if (status == static_cast<int>(Status::CardFound))
        return sdt::encode(Status::CardFound, four.first(4));
    return failed(Command::FindCard, status);
}

Answer SdtReader::select()
{
    GuardedBytes eight;
    const int status = twice([&] { return m_call.selectIdCard(m_port, eight.bytes(), 0); });
    if (!isDone(status))
        return failed(Command::SelectCard, status);
    const auto serial = eight.first(8);
    // Eight zeros are no number: some libraries leave them so for every card.
    const bool none = std::ranges::all_of(serial, [](char byte) { return byte == '\0'; });
    return sdt::encode(Status::Done, none ? QByteArray() : serial);
}

Answer SdtReader::read(Command command)
{
    const bool withFingerprint = command == Command::ReadWithFingerprint;
    if (withFingerprint && !m_call.readBaseFpMsg)
        return sdt::encode(Status::FingerprintInvalid); // asked again without
    GuardedBytes text;
    GuardedBytes photo;
    GuardedBytes fingerprint;
    unsigned textSize = 0;
    unsigned photoSize = 0;
    unsigned fingerprintSize = 0;
    const int status = withFingerprint
        ? m_call.readBaseFpMsg(m_port, text.bytes(), &textSize, photo.bytes(), &photoSize, fingerprint.bytes(),
                               &fingerprintSize, 0)
        : m_call.readBaseMsg(m_port, text.bytes(), &textSize, photo.bytes(), &photoSize, 0);
    if (!isDone(status))
        return failed(command, status);
    if (textSize != static_cast<unsigned>(devices::card::CardTextSize) || photoSize > LongestPicture
        || fingerprintSize > LongestPicture)
        return sdt::encode(Status::InfoLength);
    sdt::CardBlocks blocks{.text = text.first(textSize),
                           .photo = photo.first(photoSize),
                           .fingerprint = fingerprint.first(fingerprintSize)};
    auto data
        = sdt::replyFromBlocks(blocks, withFingerprint ? sdt::ReadKind::WithFingerprint : sdt::ReadKind::TextAndPhoto);
    auto frame = sdt::encode(Status::Done, data);
    for (auto *bytes : {&blocks.text, &blocks.photo, &blocks.fingerprint, &data})
        wipe(*bytes);
    return frame;
}

Answer SdtReader::latestAddress()
{
    if (!m_call.readNewAppMsg)
        return sdt::encode(Status::NoSuchItem);
    GuardedBytes address;
    unsigned size = 0;
    const int status = m_call.readNewAppMsg(m_port, address.bytes(), &size, 0);
    if (!isDone(status))
        return failed(Command::ReadLatestAddress, status);
    if (size < AddressSize || size > LongestAddress)
        return sdt::encode(Status::NoSuchItem);
    auto bytes = address.first(AddressSize);
    auto frame = sdt::encode(Status::Done, bytes);
    wipe(bytes);
    return frame;
}

} // namespace

Opened openSdt(MakerLibrary &library, int port)
{
    const Functions functions{
        .openPort = library.needed<abi::OpenPort>("SDT_OpenPort"),
        .getSamStatus = library.wanted<abi::GetSamStatus>("SDT_GetSAMStatus"),
        .resetSam = library.wanted<abi::ResetSam>("SDT_ResetSAM"),
        .getSamIdToStr = library.wanted<abi::GetSamIdToStr>("SDT_GetSAMIDToStr"),
        .startFindIdCard = library.needed<abi::StartFindIdCard>("SDT_StartFindIDCard"),
        .selectIdCard = library.needed<abi::SelectIdCard>("SDT_SelectIDCard"),
        .readBaseMsg = library.needed<abi::ReadBaseMsg>("SDT_ReadBaseMsg"),
        .readBaseFpMsg = library.wanted<abi::ReadBaseFpMsg>("SDT_ReadBaseFPMsg"),
        .readNewAppMsg = library.wanted<abi::ReadNewAppMsg>("SDT_ReadNewAppMsg"),
    };
    if (const auto all = library.hasAllNeeded(); !all)
        return std::unexpected(all.error());
    if (const int status = functions.openPort(port); !isDone(status))
        return std::unexpected(DeviceError{OpenRefused, QStringLiteral("SDT_OpenPort(%1): %2").arg(port).arg(status)});
    return std::make_unique<SdtReader>(functions, port);
}

} // namespace yc::helpers::vendord
