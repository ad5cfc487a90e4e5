#pragma once

#include <string>
#include <vector>

// What the libraries of this room know: files in the folder that they lie in, read anew at every call.
//
//   text photo fingerprint address serial   of the card that lies there; no "text": none does
//   fields                                  for GetPeople…: a line a field, "name=…", in the encoding of the library
//   fault                                   one word, see Fault
//   away                                    it is pulled out
namespace yc::devices::virtual_bench::vendor
{

using Bytes = std::vector<unsigned char>;

[[nodiscard]] Bytes fileOf(const char *name); // empty: not there, or empty
[[nodiscard]] bool isThere(const char *name);
[[nodiscard]] bool hasFault(const std::string &word);

// Faults that any call may have: "hang in CALL", "crash in CALL" (and "exit in CALL": it ends the program it is in).
// Returns if there is none.
void beginCall(const char *call);
// Makes a mess that a tidy program would not expect: words on both streams, another working folder, a file at home and
// in /tmp, a thread that stays, a process that would stay, memory never given back, a signal handler.
void makeAMess();

// Writes as many bytes as the caller surely has no room for.
void overrun(unsigned char *room);

} // namespace yc::devices::virtual_bench::vendor
