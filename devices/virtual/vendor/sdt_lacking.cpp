// What calls itself a library of the SDT_ shape and is not: it can open a port and nothing else.
#include "devices/card/protocol/vendor_abi.h"

extern "C" {
#pragma GCC visibility push(default)
yc::devices::card::vendor::sdt_abi::OpenPort SDT_OpenPort;

int SDT_OpenPort(int /*port*/)
{
    return 0x90;
}
#pragma GCC visibility pop
}
