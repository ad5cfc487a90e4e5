#include "devices/virtual/escpos_paper.h"

#include <QFont>
#include <QPainter>
#include <QStringDecoder>

#include <algorithm>
#include <cstring>
#include <memory>
#include <qrencode.h>

namespace yc::devices::virtual_bench
{

namespace
{

constexpr int LineDots = 30; // 24 of the character, 6 between
constexpr int ColumnDots = 12;
constexpr int MarginDots = 24;

struct FreeCode {
    void operator()(QRcode *code) const { QRcode_free(code); }
};

int byteAt(const QByteArray &data, qsizetype at)
{
    return at < data.size() ? static_cast<quint8>(data[at]) : 0;
}

QFont printerFont(bool bold)
{
    QFont font(QStringLiteral("Noto Sans Mono CJK SC"));
    font.setPixelSize(24);
    font.setBold(bold);
    font.setStyleStrategy(QFont::NoAntialias);
    return font;
}

} // namespace

std::optional<CutSlip> EscPosPaper::obey(const print::escpos::Token &token)
{
    const int first = byteAt(token.data, 0);
    switch (token.command) {
    case 0: m_text += token.data; break;
    case 0x0A: endLine(); break;
    case 0x1B40: reset(); break;
    case 0x1B61: m_align = first >= 0x30 ? first - 0x30 : first; break;
    case 0x1B45: m_bold = first & 1; break;
    case 0x1B21:
        m_bold = first & 0x08;
        m_timesHigh = first & 0x10 ? 2 : 1;
        m_timesWide = first & 0x20 ? 2 : 1;
        break;
    case 0x1D21:
        m_timesWide = ((first >> 4) & 7) + 1;
        m_timesHigh = (first & 7) + 1;
        break;
    case 0x1C57: m_chineseDouble = first & 1; break;
    case 0x1B64:
        endLine();
        feedDots(LineDots * first);
        break;
    case 0x1B4A: feedDots(first); break;
    case 0x1D7630: drawRaster(token.data); break;
    case 0x1D286B: qrCommand(token.data); break;
    case 0x1D56: {
        if (!m_text.isEmpty())
            endLine();
        grow(m_height + MarginDots);
        m_slip.image = m_slip.image.copy(0, 0, m_width, m_height + MarginDots);
        auto slip = std::exchange(m_slip, {});
        m_height = 0;
        return slip;
    }
    default: break; // spacing, code pages, drawers: nothing to see
    }
    return std::nullopt;
}

void EscPosPaper::clear()
{
    m_slip = {};
    m_height = 0;
    m_text.clear();
}

void EscPosPaper::reset()
{
    m_text.clear();
    m_align = 0;
    m_bold = m_chineseDouble = false;
    m_timesWide = m_timesHigh = 1;
}

void EscPosPaper::grow(int height)
{
    if (m_slip.image.height() >= height)
        return;
    QImage larger(m_width, std::max(height, m_slip.image.height() * 2), QImage::Format_Grayscale8);
    larger.fill(Qt::white);
    if (!m_slip.image.isNull()) {
        QPainter painter(&larger);
        painter.drawImage(0, 0, m_slip.image);
    }
    m_slip.image = larger;
}

int EscPosPaper::leftOf(int width) const
{
    const int room = std::max(m_width - width, 0);
    return m_align == 1 ? room / 2 : m_align == 2 ? room : 0;
}

void EscPosPaper::endLine()
{
    QStringDecoder decoder("GB18030", QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(m_text);
    m_text.clear();
    m_slip.lines << text;
    const int high = m_timesHigh;
    const int wide = m_timesWide;
    grow(m_height + LineDots * high);

    // Every character has its cell, as on the real thing: what does not fit falls off the edge.
    QImage line(m_width, 24, QImage::Format_Grayscale8);
    line.fill(Qt::white);
    QPainter painter(&line);
    painter.setFont(printerFont(m_bold));
    int x = 0;
    for (const char32_t unit : text.toUcs4()) {
        const int cell = unit < 0x80 ? ColumnDots : 2 * ColumnDots;
        painter.drawText(QRect(x, -4, cell, 32), Qt::AlignCenter | Qt::TextDontClip, QString::fromUcs4(&unit, 1));
        x += cell;
    }
    painter.end();
    const auto used = line.copy(0, 0, std::clamp(x, 1, m_width), 24);
    const auto sized = used.scaled(used.width() * wide, 24 * high, Qt::IgnoreAspectRatio, Qt::FastTransformation);
    QPainter paper(&m_slip.image);
    paper.drawImage(leftOf(sized.width()), m_height, sized);
    m_height += LineDots * high;
}

void EscPosPaper::drawImage(const QImage &picture)
{
    grow(m_height + picture.height());
    QPainter paper(&m_slip.image);
    paper.drawImage(leftOf(picture.width()), m_height, picture);
    m_height += picture.height();
}

void EscPosPaper::drawRaster(const QByteArray &data)
{
    const int rowBytes = byteAt(data, 1) + 256 * byteAt(data, 2);
    const int rows = byteAt(data, 3) + 256 * byteAt(data, 4);
    if (rowBytes == 0 || rows == 0)
        return;
    QImage picture(rowBytes * 8, rows, QImage::Format_Mono);
    picture.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    for (int y = 0; y < rows; ++y)
        std::memcpy(picture.scanLine(y), data.constData() + 5 + static_cast<qsizetype>(y) * rowBytes,
                    static_cast<std::size_t>(rowBytes));
    m_slip.rasterRows += rows;
    drawImage(picture);
}

void EscPosPaper::qrCommand(const QByteArray &data)
{
    // pL pH 31h function parameters: 43h size, 50h store, 51h print. The rest keeps the printer's own choice.
    switch (byteAt(data, 3)) {
    case 0x43: m_qrModule = std::clamp(byteAt(data, 4), 1, 16); return;
    case 0x50: m_qrData = data.mid(5); return;
    case 0x51: break;
    default: return;
    }
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeData(static_cast<int>(m_qrData.size()),
                          reinterpret_cast<const unsigned char *>(m_qrData.constData()), 0, QR_ECLEVEL_M));
    if (!code)
        return;
    QImage picture(code->width, code->width, QImage::Format_Grayscale8);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x)
            picture.setPixelColor(x, y, code->data[y * code->width + x] & 1 ? Qt::black : Qt::white);
    }
    m_slip.qr << m_qrData;
    drawImage(picture.scaled(picture.size() * m_qrModule, Qt::IgnoreAspectRatio, Qt::FastTransformation));
}

} // namespace yc::devices::virtual_bench
