#pragma once

#include <QByteArray>
#include <QSize>

// Files as people bring them, made here byte by byte or by the libraries that others use.
namespace yc::tests
{

// The upper left quarter is dark, the rest light: which way up shows in one look.
[[nodiscard]] QByteArray jpegFile(QSize size, int exifOrientation = 0, int dpi = 0);
[[nodiscard]] QByteArray pngFile(QSize size, bool alpha = false);
[[nodiscard]] QByteArray tiffFile(QSize size, int pages, int orientation = 1);
// Each page says its number in large digits. extra goes into the catalogue.
[[nodiscard]] QByteArray pdfFile(int pages, QSizeF points = {595, 842}, const QByteArray &contents = {});
// By qpdf; empty if that is not installed.
[[nodiscard]] QByteArray lockedPdf(const QByteArray &pdf);
// A PNG head that claims so many pixels, with nothing behind it.
[[nodiscard]] QByteArray pngClaiming(quint32 width, quint32 height);

} // namespace yc::tests
