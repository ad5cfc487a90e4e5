#pragma once

#include "base/image.h"

#include <QByteArray>

#include <optional>

// Pictures on their way to the pad's screen. Source: reference.md D.1; how pixels lie: the public sources of Wacom's
// STU SDK.
namespace yc::devices::pad::stu
{

enum class Encoding : quint8 {
    Mono = 0x00, // 1 bit a pixel, the highest is the leftmost, 1 is white; rows are whole bytes
    Colour16 = 0x02, // 5-6-5 bits red, green, blue; big-endian
    Colour24 = 0x04, // 3 bytes a pixel: blue, green, red
};

inline constexpr int SmallBlock = 253; // bytes of a picture in one report
inline constexpr int LargeBlock = 2557; // of models that take more (540)

[[nodiscard]] qsizetype pictureSize(QSize screen, Encoding encoding); // bytes
// Every pixel at or under half grey becomes ink where there is no colour.
[[nodiscard]] QByteArray pictureBytes(const Image &picture, Encoding encoding);

[[nodiscard]] QByteArray startImage(Encoding encoding);
// The report that carries the block from `at`; always as long as the device wants it, what is left over is zeros. The
// length is little-endian.
[[nodiscard]] QByteArray imageBlock(const QByteArray &picture, qsizetype at, int blockSize);
[[nodiscard]] QByteArray blockIn(const QByteArray &report); // its bytes; empty: it lies about its length
[[nodiscard]] QByteArray endImage(bool show); // false: abandoned

} // namespace yc::devices::pad::stu
