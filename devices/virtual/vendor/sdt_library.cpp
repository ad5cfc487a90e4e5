// A library of the SDT_ shape (devices/card/protocol/vendor_abi.h), as a maker would sell it. YC_OLD_LIBRARY: it has
// only what the earliest had.
#include "devices/card/protocol/vendor_abi.h"
#include "devices/virtual/vendor/shelf.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace
{

using namespace yc::devices::virtual_bench::vendor;

constexpr int Done = 0x90;
constexpr int Found = 0x9F;
constexpr int NoSuchItem = 0x91;
constexpr int NoCard = 0x80;
constexpr int NotSelected = 0x81;
constexpr int ReadFailed = 0x41;
constexpr int NotOpen = 0x01;
constexpr int NothingReceived = 0x02;

// Global state, as they all have it.
int openPort = 0;
bool found = false;
bool selected = false;

// What is wrong with a call before it does anything: 0 if nothing is.
int wrong(int port)
{
    if (openPort == 0 || port != openPort)
        return NotOpen;
    return isThere("away") ? NothingReceived : 0;
}

void put(const Bytes &bytes, unsigned char *to, unsigned *size)
{
    std::copy(bytes.begin(), bytes.end(), to);
    *size = static_cast<unsigned>(bytes.size());
}

int readAll(int port, unsigned char *text, unsigned *textSize, unsigned char *photo, unsigned *photoSize)
{
    if (const int status = wrong(port))
        return status;
    if (!selected || !isThere("text") || hasFault("unreadable"))
        return ReadFailed;
    selected = false;
    if (hasFault("overrun"))
        overrun(text);
    put(fileOf("text"), text, textSize);
    put(fileOf("photo"), photo, photoSize);
    if (hasFault("garbage"))
        std::fill_n(text, 256, static_cast<unsigned char>(0xA5));
    if (hasFault("lying length"))
        *textSize = 0x7FFF'FFFF;
    if (hasFault("lying photo"))
        *photoSize = 0xFFFF'FFFF;
    return Done;
}

} // namespace

namespace abi = yc::devices::card::vendor::sdt_abi;

extern "C" {
#pragma GCC visibility push(default)
// Declared by the shape first: a definition that differs does not compile.
abi::OpenPort SDT_OpenPort;
abi::ClosePort SDT_ClosePort;
abi::StartFindIdCard SDT_StartFindIDCard;
abi::SelectIdCard SDT_SelectIDCard;
abi::ReadBaseMsg SDT_ReadBaseMsg;

int SDT_OpenPort(int port)
{
    beginCall("SDT_OpenPort");
    if (isThere("away"))
        return NotOpen;
    openPort = port;
    return Done;
}

int SDT_ClosePort(int port)
{
    openPort = openPort == port ? 0 : openPort;
    return Done;
}

int SDT_StartFindIDCard(int port, unsigned char *four, int /*open*/)
{
    beginCall("SDT_StartFindIDCard");
    if (const int status = wrong(port))
        return status;
    selected = false;
    found = isThere("text") && !hasFault("never a card");
    std::memset(four, 0, 4);
    return found ? Found : NoCard;
}

int SDT_SelectIDCard(int port, unsigned char *eight, int /*open*/)
{
    beginCall("SDT_SelectIDCard");
    if (const int status = wrong(port))
        return status;
    selected = found && isThere("text");
    const auto serial = fileOf("serial");
    std::copy_n(serial.begin(), std::min<std::size_t>(serial.size(), 8), eight);
    return selected ? Done : NotSelected;
}

int SDT_ReadBaseMsg(int port, unsigned char *text, unsigned *textSize, unsigned char *photo, unsigned *photoSize,
                    int /*open*/)
{
    beginCall("SDT_ReadBaseMsg");
    return readAll(port, text, textSize, photo, photoSize);
}

#if !defined(YC_OLD_LIBRARY)
abi::GetSamStatus SDT_GetSAMStatus;
abi::ResetSam SDT_ResetSAM;
abi::GetSamIdToStr SDT_GetSAMIDToStr;
abi::ReadBaseFpMsg SDT_ReadBaseFPMsg;
abi::ReadNewAppMsg SDT_ReadNewAppMsg;

int SDT_GetSAMStatus(int port, int /*open*/)
{
    beginCall("SDT_GetSAMStatus");
    const int status = wrong(port);
    return status ? status : Done;
}

int SDT_ResetSAM(int port, int /*open*/)
{
    const int status = wrong(port);
    return status ? status : Done;
}

int SDT_GetSAMIDToStr(int port, char *number, int /*open*/)
{
    const std::string_view sam = hasFault("garbage") ? "\xff\xfe%s%n" : "05.03-20100341-0000000123-0000000456";
    std::memcpy(number, sam.data(), sam.size() + 1); // how large its room is nobody told
    const int status = wrong(port);
    return status ? status : Done;
}

int SDT_ReadBaseFPMsg(int port, unsigned char *text, unsigned *textSize, unsigned char *photo, unsigned *photoSize,
                      unsigned char *fingerprint, unsigned *fingerprintSize, int /*open*/)
{
    put(fileOf("fingerprint"), fingerprint, fingerprintSize);
    return readAll(port, text, textSize, photo, photoSize);
}

int SDT_ReadNewAppMsg(int port, unsigned char *address, unsigned *size, int /*open*/)
{
    beginCall("SDT_ReadNewAppMsg");
    if (const int status = wrong(port))
        return status;
    put(fileOf("address"), address, size);
    if (hasFault("lying address"))
        *size = 4'000'000;
    return *size > 0 ? Done : NoSuchItem;
}
#endif
#pragma GCC visibility pop
}
