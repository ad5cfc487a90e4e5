#pragma once

#include "hall/admin/admin.h"

namespace yc::hall::admin
{

// What was written by hand under a case, for whoever has to judge a hand: each signature as a file of ISO/IEC 19794-7
// (full format) in `folder`, readable by its owner alone. Prints of fingers and seals are pictures and not among them.
// The answer names the files and whose they are, by place ("applicant"), never by name. Unknown: no such case, or none
// signed by hand; BadFile: the folder is not there, a file stands in the way, or what was filed is no ink.
[[nodiscard]] Result<QJsonObject> exportSignatures(Bench &bench, const QString &caseNumber, const QString &folder);

} // namespace yc::hall::admin
