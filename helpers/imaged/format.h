#pragma once

#include "base/code.h"

#include <QByteArrayView>

namespace yc::helpers::imaged
{

enum class FileFormat { Pdf, Jpeg, Png, Tiff };
[[nodiscard]] const char *nameOf(FileFormat format);

// What the bytes say they are; a file's name is not asked. UnknownFormat (a program, a film, a text), HeicNotTaken.
[[nodiscard]] Result<FileFormat> formatOf(QByteArrayView bytes);

} // namespace yc::helpers::imaged
