#pragma once

#include "core/domain/signing.h"

#include <QString>

// Words for how somebody signs. UI thread; follows the client's language.
namespace yc::ui
{

[[nodiscard]] QString wayWords(core::domain::SigningWay way); // 本人签字, 按捺指纹 …
[[nodiscard]] QString fingerWords(int finger); // 右手食指
[[nodiscard]] QString writerWords(core::domain::Relation relation); // the writer is the signer's …
[[nodiscard]] QString writingReasonWords(core::domain::WritingReason reason);
// Whose signature it is and before whom, in one line; numbers masked.
[[nodiscard]] QString signatureWords(const core::domain::Signature &signature);

} // namespace yc::ui
