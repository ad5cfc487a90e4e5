#pragma once

// The functions that makers' libraries for identity-card readers export, as C sees them. Their code is closed and their
// papers are not public: what follows was put together from what programs that use such libraries declare, and each
// line says how sure it is. [H] seen alike in several; [M] in one good one, or with differences; [L] seen once. No
// library of any maker was tried. yichuang-vendord (helpers/vendord) calls them, the plug-ins of devices/virtual/vendor
// are them; a library that declares them otherwise needs another shape, not another line here.
//
// Both shapes: one caller, one reader, global state; text in buffers of the caller's whose sizes are never told.
namespace yc::devices::card::vendor
{

// Ports of both: 1 to 16 are serial lines, 1001 to 1016 readers on USB. [H]
[[nodiscard]] constexpr bool isPort(int port)
{
    return (port >= 1 && port <= 16) || (port >= 1001 && port <= 1016);
}

// ---- "sdt": libsdtapi.so, sdtapi.dll. The commands of the wire (reference.md A.3), one function each. Every one gives
// back the wire's status byte (A.4) or one of the library's own: 01 port not open, 02 nothing received, 03 sending
// failed, 05 no module number, 09 a file cannot be opened. [H]
// The last `open` is 0 when the port is open already, which it is here: 1 opens and closes it around each call. [H]
namespace sdt_abi
{
using OpenPort = int(int port); // [H] 90
using ClosePort = int(int port); // [H] 90
using GetSamStatus = int(int port, int open); // [H] 90, 60 self-test failed
using ResetSam = int(int port, int open); // [H] 90
// [H] 90; text with its end, "05.03-20100101-0000000123-0123456789" (A.6) [M]
using GetSamIdToStr = int(int port, char *number, int open);
using StartFindIdCard = int(int port, unsigned char *four, int open); // [H] 9F found, 80 none
using SelectIdCard = int(int port, unsigned char *eight, int open); // [H] 90, 81
// [H] 90, 41. text 256 bytes (A.8), photo 1024 bytes WLT
using ReadBaseMsg
    = int(int port, unsigned char *text, unsigned *textSize, unsigned char *photo, unsigned *photoSize, int open);
// [H] fingerprint 0, 512 or 1024 bytes
using ReadBaseFpMsg = int(int port, unsigned char *text, unsigned *textSize, unsigned char *photo, unsigned *photoSize,
                          unsigned char *fingerprint, unsigned *fingerprintSize, int open);
// [H] 90 and 70 bytes, 91 the card has none; one program holds 320 bytes ready [L]
using ReadNewAppMsg = int(int port, unsigned char *address, unsigned *size, int open);
} // namespace sdt_abi

// ---- "cvr": libtermb.so, termb.dll. What is on the card comes as files in a folder of the library's choosing (its
// own, the working one, "chinaidcard" in the temporary one: all seen) and by one function for each field.
namespace cvr_abi
{
using InitComm = int(int port); // [H] 1; 2 port not opened [M]. One build for Linux takes a path and a number [L]
using CloseComm = int(); // [H] 1
// Finds and selects. [H] 1; 2 no card, 3 not selected, 4 no reader [M]; 0 anything else [M]
using Authenticate = int();
// [H] 1. what: 1 WZ.TXT, XP.WLT, ZP.BMP; 2 WZ.TXT, XP.WLT; 3 NEWADD.TXT; 4 WZ.TXT in words, ZP.BMP; 5 IINSNDN.BIN [M].
// With 1, 2 and 3 the text is as on the chip (A.8), UTF-16LE [M]; in words it is GBK, a line a field [M].
using ReadContent = int(int what);
using ReadFpContent = int(); // [M] 1; as ReadContent(1) and FP.DAT where the card has a fingerprint
using GetSamId = int(char *number); // [M] 1
// GetPeopleName, GetPeopleSex (男), GetPeopleNation (汉), GetPeopleBirthday, GetPeopleAddress, GetPeopleIDCode,
// GetDepartment, GetStartDate, GetEndDate (长期). [H] 1; text in GBK, on Linux seen in UTF-8 [L]; dates as 19900101,
// 1990-01-01 or 1990.01.01 [M]; size: what there is room for, then what was written [M]
using GetText = int(char *text, int *size);
// GetCertType: " " resident, "J" residence permit, "I" and "Y" foreigners [M]. GetPassCheckID, GetNewAppMsg: text [L]
using GetBytes = int(unsigned char *bytes, int *size);
} // namespace cvr_abi

} // namespace yc::devices::card::vendor
