#pragma once

#include "core/store/disk.h"
#include "core/vault/vault.h"

// A clerk's vault after years of work: cases that were taken here and ended long ago, some still open, of invented
// people.
namespace yc::bench
{

// Nothing here has to outlive a power cut; what is written is the same.
class QuickDisk : public core::store::Disk
{
public:
    [[nodiscard]] int sync(int) const override { return 0; }
};

enum class Rest { WithInk, RowsOnly }; // an ink blob, a receipt and a record for each case, or its row and draft alone
// Ends the program where the vault refuses.
void fill(core::vault::Vault &vault, int count, Rest rest);
[[noreturn]] void giveUp(const char *what, Code code);

} // namespace yc::bench
