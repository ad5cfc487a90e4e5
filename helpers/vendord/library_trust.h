#pragma once

#include <QString>

namespace yc::helpers::vendord
{

// Whether a library may be loaded: it is a plain file, and it and every folder above it belong to root (or `owner`) and
// can be written by nobody else, along the path as it is named and, where links lead elsewhere, along that too. A
// folder that others may write to but not rearrange (the sticky bit, /tmp) is good enough. Rights by ACL show in the
// group's bits, so they are seen. Empty: it may; else which part is not as it
// should be and how it is, for the engineer: "/opt/maker uid=0 mode=0775".
[[nodiscard]] QString whyNotTrusted(const QString &library, quint32 owner);

} // namespace yc::helpers::vendord
