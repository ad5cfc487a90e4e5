#pragma once

#include <QStringList>

// What this process may do after it has looked at the first bytes of a file and before it unpacks them. Everything here
// works without root on Debian 12; what a kernel lacks is left out and said (FileInfo::walls). Landlock holds the
// calling thread and those that it makes: raise the walls before there is another.
namespace yc::helpers::imaged
{

// For JPEG, PNG, TIFF and raw pixels: memory, the socket it has, and nothing else. No file can be opened, no program
// started, no socket made, no other process seen.
[[nodiscard]] QStringList raiseForPictures();
// For PDF: the two tools of poppler may be started and may read the system's libraries and fonts. Nothing can be
// written, no socket made, no other process seen.
[[nodiscard]] QStringList raiseForPdf();
// In the tool's process, after fork: what raiseForPdf() prepared. System calls only. false: not possible, do not go on.
[[nodiscard]] bool enterToolWall();

} // namespace yc::helpers::imaged
