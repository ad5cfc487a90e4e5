#pragma once

// The kinds and keys live in core/pack, where the hall may include them too; here they go by papers' own names.
#include "core/pack/paper_values.h"

namespace yc::core::papers
{

namespace paper = pack::paper;
namespace value = pack::value;
using pack::missingValues;
using pack::paperKinds;

} // namespace yc::core::papers
