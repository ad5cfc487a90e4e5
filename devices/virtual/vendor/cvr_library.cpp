// A library of the CVR_ shape (devices/card/protocol/vendor_abi.h). It writes into the working folder, or below the
// temporary one. YC_WORDS_ONLY: its text file holds words, whatever is asked for.
#include "devices/card/protocol/vendor_abi.h"
#include "devices/virtual/vendor/shelf.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <sys/stat.h>

namespace
{

using namespace yc::devices::virtual_bench::vendor;

bool isOpen = false;
bool authenticated = false;

bool write(const std::string &path, const Bytes &bytes)
{
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return file.good();
}

bool writeWords()
{
    const auto *temporary = std::getenv("TMPDIR"); // NOLINT(concurrency-mt-unsafe)
    const auto folder = std::string(temporary ? temporary : "/tmp") + "/chinaidcard";
    ::mkdir(folder.c_str(), 0700);
    return write(folder + "/wz.txt", fileOf("fields")) && write(folder + "/xp.wlt", fileOf("photo"));
}

int readCard()
{
    if (!isOpen || !authenticated || !isThere("text") || hasFault("unreadable"))
        return 0;
    authenticated = false;
    auto text = fileOf("text");
    if (hasFault("garbage"))
        std::fill(text.begin(), text.end(), static_cast<unsigned char>(0xA5));
    if (hasFault("lying length"))
        text.resize(100'000, ' ');
#if defined(YC_WORDS_ONLY)
    return writeWords() ? 1 : 0;
#else
    (void)&writeWords;
    return write("WZ.TXT", text) && write("XP.WLT", fileOf("photo")) && write("ZP.BMP", Bytes(38'862, 'B')) ? 1 : 0;
#endif
}

// "name=张样例" → 张样例, with its end. The size is what a caller has room for, which this one believes as little as
// real ones do.
int give(const char *field, char *to, int *size)
{
    const auto bytes = fileOf("fields");
    const std::string all(bytes.begin(), bytes.end());
    const auto key = std::string(field) + '=';
    const auto at = all.starts_with(key) ? 0 : all.find('\n' + key);
    if (at == std::string::npos)
        return 0;
    const auto begin = all.find('=', at) + 1;
    const auto value = all.substr(begin, all.find('\n', begin) - begin);
    std::memcpy(to, value.c_str(), value.size() + 1);
    *size = hasFault("lying length") ? -1 : static_cast<int>(value.size());
    return 1;
}

} // namespace

namespace abi = yc::devices::card::vendor::cvr_abi;

extern "C" {
#pragma GCC visibility push(default)
abi::InitComm CVR_InitComm;
abi::CloseComm CVR_CloseComm;
abi::Authenticate CVR_Authenticate;
abi::ReadContent CVR_Read_Content;
abi::ReadFpContent CVR_Read_FPContent;
abi::GetSamId CVR_GetSAMID;
abi::GetBytes GetCertType;
abi::GetText GetPeopleName;
abi::GetText GetPeopleSex;
abi::GetText GetPeopleNation;
abi::GetText GetPeopleBirthday;
abi::GetText GetPeopleAddress;
abi::GetText GetPeopleIDCode;
abi::GetText GetDepartment;
abi::GetText GetStartDate;
abi::GetText GetEndDate;
abi::GetText GetPassCheckID;

int CVR_InitComm(int /*port*/)
{
    beginCall("CVR_InitComm");
    isOpen = !isThere("away");
    return isOpen ? 1 : 2;
}

int CVR_CloseComm()
{
    isOpen = false;
    return 1;
}

int CVR_Authenticate()
{
    beginCall("CVR_Authenticate");
    if (isThere("away"))
        return 4;
    authenticated = isOpen && isThere("text") && !hasFault("never a card");
    return authenticated ? 1 : 2;
}

int CVR_Read_Content(int what)
{
    beginCall("CVR_Read_Content");
    if (what == 3)
        return !fileOf("address").empty() && write("NEWADD.TXT", fileOf("address")) ? 1 : 0;
    return readCard();
}

int CVR_Read_FPContent()
{
    beginCall("CVR_Read_FPContent");
    return readCard() == 1 && write("FP.DAT", fileOf("fingerprint")) ? 1 : 0;
}

int CVR_GetSAMID(char *number)
{
    constexpr char Sam[] = "05.03-20100341-0000000123-0000000456";
    std::memcpy(number, Sam, sizeof Sam); // how large its room is nobody told
    return 1;
}

int GetCertType(unsigned char *type, int *size)
{
    return give("type", reinterpret_cast<char *>(type), size);
}

int GetPeopleName(char *text, int *size)
{
    return give("name", text, size);
}

int GetPeopleSex(char *text, int *size)
{
    return give("sex", text, size);
}

int GetPeopleNation(char *text, int *size)
{
    return give("nation", text, size);
}

int GetPeopleBirthday(char *text, int *size)
{
    return give("birth", text, size);
}

int GetPeopleAddress(char *text, int *size)
{
    return give("address", text, size);
}

int GetPeopleIDCode(char *text, int *size)
{
    return give("number", text, size);
}

int GetDepartment(char *text, int *size)
{
    return give("issuer", text, size);
}

int GetStartDate(char *text, int *size)
{
    return give("from", text, size);
}

int GetEndDate(char *text, int *size)
{
    return give("to", text, size);
}

int GetPassCheckID(char *text, int *size)
{
    return give("permit", text, size);
}
#pragma GCC visibility pop
}
