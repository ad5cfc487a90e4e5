#pragma once

#include "devices/print/protocol/escpos_stream.h"

#include <QImage>
#include <QStringList>

#include <optional>

namespace yc::devices::virtual_bench
{

// A slip after the knife: what it looks like and what it says.
struct CutSlip {
    QImage image; // Grayscale8, as wide as the paper prints
    QStringList lines; // text lines in order; raster and codes are not text
    QList<QByteArray> qr; // contents of the QR codes
    int rasterRows = 0;
};

// Obeys commands the way a printer does, on an image: GB18030 text with sizes, weight and alignment, raster, QR, cut.
// Needs a QGuiApplication for its font.
class EscPosPaper
{
public:
    explicit EscPosPaper(int widthDots) : m_width(widthDots) { reset(); }

    // A slip whenever the command was a cut.
    std::optional<CutSlip> obey(const print::escpos::Token &token);
    void clear(); // half a slip torn off

    [[nodiscard]] int printedLines() const { return static_cast<int>(m_slip.lines.size()); }

private:
    void reset();
    void endLine();
    void drawImage(const QImage &picture);
    void drawRaster(const QByteArray &data);
    void qrCommand(const QByteArray &data);
    void feedDots(int dots) { m_height += dots; }
    void grow(int height);
    [[nodiscard]] int leftOf(int width) const;

    int m_width;
    int m_height = 0; // used rows of m_slip.image
    CutSlip m_slip;
    QByteArray m_text; // of the line in hand
    int m_align = 0;
    bool m_bold = false;
    int m_timesWide = 1;
    int m_timesHigh = 1;
    bool m_chineseDouble = false;
    QByteArray m_qrData;
    int m_qrModule = 3;
};

} // namespace yc::devices::virtual_bench
