#include "helpers/scand/page_builder.h"

#include "devices/api/device.h"

#include <algorithm>
#include <cstring>

namespace yc::helpers::scand
{

namespace
{

using Kind = FrameShape::Kind;

// The begun line is held until it ends: the widest picture that we hold, 16 bits a sample, and as much again behind it.
constexpr int LongestLine = Image::LargestSide * 3 * 2 * 2;

bool isPlane(Kind kind)
{
    return kind == Kind::Red || kind == Kind::Green || kind == Kind::Blue;
}

int samplesOf(Kind kind)
{
    return kind == Kind::Rgb ? 3 : 1;
}

// ITU-R BT.601, the weights that scanners' own gray modes come closest to.
unsigned char grayOf(int red, int green, int blue)
{
    return static_cast<unsigned char>((299 * red + 587 * green + 114 * blue + 500) / 1000);
}

} // namespace

Done PageBuilder::beginFrame(const FrameShape &shape)
{
    const auto tooLarge = std::unexpected(devices::codes::PageTooLarge);
    if (shape.width <= 0 || shape.lines == 0 || shape.lines < -1)
        return std::unexpected(devices::codes::PageEmpty);
    if (shape.width > Image::LargestSide || shape.lines > Image::LargestSide)
        return tooLarge;
    const bool colour = shape.kind != Kind::Gray;
    const auto format = colour && (!m_toGray || isPlane(shape.kind)) ? Image::Format::Rgb24 : Image::Format::Gray8;
    const qint64 rowBytes = static_cast<qint64>(shape.width) * (format == Image::Format::Rgb24 ? 3 : 1);
    if (shape.lines > 0 && rowBytes * shape.lines > Image::LargestBytes)
        return tooLarge;

    const bool depthKnown = shape.depth == 1 || shape.depth == 8 || shape.depth == 16;
    const qint64 bits = static_cast<qint64>(shape.width) * samplesOf(shape.kind) * shape.depth;
    const bool further = m_width > 0; // the second or third colour of the same page
    if (!depthKnown || shape.bytesPerLine < (bits + 7) / 8 || shape.bytesPerLine > LongestLine
        || (further
            && (!isPlane(shape.kind) || !isPlane(m_shape.kind) || shape.width != m_width
                || shape.lines != m_shape.lines)))
        return std::unexpected(devices::codes::ScannerIo);

    m_shape = shape;
    m_format = format;
    m_width = shape.width;
    m_line = 0;
    m_rest.clear();
    if (further || shape.lines < 0)
        return {};
    auto image = Image::create({shape.width, shape.lines}, m_format, m_dpi);
    if (!image)
        return tooLarge;
    m_image = std::move(*image);
    return {};
}

Done PageBuilder::add(std::span<const unsigned char> bytes)
{
    const auto lineSize = static_cast<std::size_t>(m_shape.bytesPerLine);
    while (!bytes.empty()) {
        if (m_rest.empty() && bytes.size() >= lineSize) {
            if (const auto done = takeLine(bytes.data()); !done)
                return done;
            bytes = bytes.subspan(lineSize);
            continue;
        }
        const auto more = std::min(lineSize - m_rest.size(), bytes.size());
        m_rest.insert(m_rest.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(more));
        bytes = bytes.subspan(more);
        if (m_rest.size() == lineSize) {
            if (const auto done = takeLine(m_rest.data()); !done)
                return done;
            m_rest.clear();
        }
    }
    return {};
}

Result<std::byte *> PageBuilder::rowFor(int line)
{
    if (m_image)
        return m_image->row(line);
    const auto rowBytes = static_cast<std::size_t>(m_width) * (m_format == Image::Format::Rgb24 ? 3 : 1);
    const auto needed = rowBytes * (static_cast<std::size_t>(line) + 1);
    if (line >= Image::LargestSide || needed > static_cast<std::size_t>(Image::LargestBytes))
        return std::unexpected(devices::codes::PageTooLarge);
    if (m_rows.size() < needed)
        m_rows.resize(needed);
    return m_rows.data() + rowBytes * static_cast<std::size_t>(line);
}

unsigned char PageBuilder::sample(const unsigned char *line, int index) const
{
    switch (m_shape.depth) {
    case 1: return (line[index / 8] >> (7 - index % 8)) & 1 ? 0x00 : 0xFF;
    case 16: {
        quint16 value = 0;
        std::memcpy(&value, line + 2LL * index, sizeof value);
        return static_cast<unsigned char>(value >> 8);
    }
    default: return line[index];
    }
}

Done PageBuilder::takeLine(const unsigned char *line)
{
    if (m_shape.lines > 0 && m_line >= m_shape.lines)
        return {};
    const auto row = rowFor(m_line);
    if (!row)
        return std::unexpected(row.error());
    auto *pixels = reinterpret_cast<unsigned char *>(*row);
    const bool whole = m_shape.kind == Kind::Gray || (m_shape.kind == Kind::Rgb && !m_toGray);
    if (whole && m_shape.depth == 8) {
        std::memcpy(pixels, line,
                    static_cast<std::size_t>(m_width) * static_cast<std::size_t>(samplesOf(m_shape.kind)));
    } else if (whole) {
        for (int i = 0; i < m_width * samplesOf(m_shape.kind); ++i)
            pixels[i] = sample(line, i);
    } else if (m_shape.kind == Kind::Rgb) {
        for (int x = 0; x < m_width; ++x)
            pixels[x] = grayOf(sample(line, 3 * x), sample(line, 3 * x + 1), sample(line, 3 * x + 2));
    } else {
        const int offset = m_shape.kind == Kind::Red ? 0 : m_shape.kind == Kind::Green ? 1 : 2;
        for (int x = 0; x < m_width; ++x)
            pixels[3 * x + offset] = sample(line, x);
    }
    if (!isPlane(m_shape.kind))
        judge(pixels);
    ++m_line;
    m_lines = std::max(m_lines, m_line);
    return {};
}

void PageBuilder::judge(const unsigned char *row)
{
    const int channels = m_format == Image::Format::Rgb24 ? 3 : 1;
    m_blank.row({row, static_cast<std::size_t>(m_width) * static_cast<std::size_t>(channels)}, channels);
}

Result<Image> PageBuilder::finish()
{
    if (m_lines == 0)
        return std::unexpected(devices::codes::PageEmpty);
    if (isPlane(m_shape.kind)) { // its rows were whole only with the third colour
        for (int y = 0; y < m_lines; ++y) {
            if (const auto row = rowFor(y))
                judge(reinterpret_cast<const unsigned char *>(*row));
        }
    }
    if (m_image && m_image->size().height() == m_lines)
        return std::move(*m_image);
    auto shorter = Image::create({m_width, m_lines}, m_format, m_dpi);
    if (!shorter)
        return std::unexpected(devices::codes::PageTooLarge);
    const auto *from = m_image ? m_image->bytes().data() : m_rows.data();
    std::memcpy(shorter->bytes().data(), from, shorter->bytes().size());
    if (!m_rows.empty())
        std::fill(m_rows.begin(), m_rows.end(), std::byte{0});
    return shorter;
}

} // namespace yc::helpers::scand
